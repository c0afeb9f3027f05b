// Verdicts by brute force: the tree of all paths, each run from the start, and the definitions of
// properties.md by recursion on it. Its own file because it is the independent reference for
// searches that keep states: nothing is merged, nothing is shared with them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "system/schedule.hpp"
#include "system/system.hpp"

namespace ctxcheck::test_support {

class PathTree {
 public:
  // Runs every path of the system; stops growing at `most` nodes.
  PathTree(system::System& system, std::size_t most);

  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] std::size_t nodes() const { return nodes_; }

  // The fewest external events of a path that violates the property; none if it holds. For
  // findings in steps, stuck, and poisoned.
  [[nodiscard]] std::optional<std::uint32_t> shortest(system::Property property) const;

 private:
  struct Node;
  struct Branch {
    system::Event event;
    system::Step step;
    std::unique_ptr<Node> target;
  };
  struct Node {
    std::vector<system::RequestStatus> requests;
    bool idle = true;
    std::uint32_t events = 0;
    std::vector<Branch> branches;
  };
  using Length = std::optional<std::uint32_t>;
  enum End : std::uint8_t { kAnswered, kFailed, kHung, kStuck };

  void grow(system::System& system, system::Schedule& path, Node& node);
  void replay(system::System& system, const system::Schedule& path) const;

  [[nodiscard]] Length finding(const Node& node, system::Property property) const;
  [[nodiscard]] Length stuck(const Node& node) const;
  [[nodiscard]] Length poisoned(const Node& node) const;
  [[nodiscard]] static bool leads_to_answer(const Node& node, const std::string& label, bool alone);
  // How `label` ends if it goes on alone after `branch`, and where that shows first.
  static void note_ends(const Branch& branch, const std::string& label, Length (&ends)[4]);
  [[nodiscard]] std::set<int> fresh_ends(const std::string& handler) const;

  Node root_;
  std::size_t most_;
  std::size_t nodes_ = 1;
  bool complete_ = true;
};

}  // namespace ctxcheck::test_support
