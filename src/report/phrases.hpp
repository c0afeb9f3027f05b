// Effects and events in short human words. Its own file because it holds the vocabulary of traces
// and the little that must be remembered to speak it: which batch is whose, which calls share a
// name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "report/batches.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::report {

// A token taken apart: "io:db.1@page#1" is of kind "io", name "db", seq "1", label "page#1".
struct TokenParts {
  std::string kind;
  std::string name;  // of the call, percent-decoded; "5ms" for a timer
  std::string seq;
  std::string label;
};
[[nodiscard]] TokenParts parts_of(std::string_view token);

class Phrases {
 public:
  explicit Phrases(const trace::Trace& trace);

  // What a turn is, and whether that names its own subject: {"arrives", false}, {"call db
  // completes", true}.
  [[nodiscard]] std::pair<std::string, bool> of_turn(const system::Turn& turn) const;

  // What an effect in a turn of `context` is to its reader; none if it is of no interest or told by
  // the turn as such. Effects must be given in order.
  [[nodiscard]] std::optional<std::string> of_effect(const system::Effect& effect,
                                                     const std::string& context);

 private:
  [[nodiscard]] std::string call_name(const TokenParts& parts) const;
  [[nodiscard]] std::string joined(const system::Effect& effect, const std::string& context);
  [[nodiscard]] std::string dispatched(const system::Effect& effect, const std::string& context);

  std::map<std::pair<std::string, std::string>, int> calls_;  // by context and name
  OpenBatches batches_;
};

}  // namespace ctxcheck::report
