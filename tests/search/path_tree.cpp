// Growing the tree, and recursion on it.
#include "search/path_tree.hpp"

#include <algorithm>

namespace ctxcheck::test_support {
namespace {

using system::EventKind;

bool is_alone(const system::Event& event) {
  return event.parts.size() == 1 && !event.has(EventKind::Arrive) &&
         !event.has(EventKind::Disconnect) && !event.has(EventKind::Fail);
}

bool from_outside(const system::Event& event) {
  return event.has(EventKind::Arrive) || event.has(EventKind::Disconnect);
}

const system::Answer* answer_to(const system::Step& step, const std::string& label) {
  for (const system::Answer& answer : step.answers) {
    if (answer.label == label) return &answer;
  }
  return nullptr;
}

bool waits(const std::vector<system::RequestStatus>& requests, const std::string& label) {
  return std::any_of(requests.begin(), requests.end(), [&](const auto& request) {
    return request.label == label && request.phase == system::RequestPhase::Waiting;
  });
}

void shorten(std::optional<std::uint32_t>& best, std::optional<std::uint32_t> length) {
  if (length && (!best || *length < *best)) best = length;
}

}  // namespace

// ---- growing

PathTree::PathTree(system::System& system, std::size_t most) : most_(most) {
  system::Schedule path;
  grow(system, path, root_);
}

void PathTree::replay(system::System& system, const system::Schedule& path) const {
  system.reset();
  for (const system::ScheduledEvent& wanted : path) {
    for (const system::Event& event : system.enabled()) {
      if (event.token() != wanted.token) continue;
      system.step(event, wanted.choices, system::Detail::Findings);
      break;
    }
  }
}

void PathTree::grow(system::System& system, system::Schedule& path, Node& node) {
  replay(system, path);
  node.requests = system.requests();
  node.idle = system.idle();
  for (const system::Event& event : system.enabled()) {
    // Every vector of choices: those that were met, with one of them raised and the rest cut off.
    std::vector<std::vector<std::uint32_t>> wanted{{}};
    while (!wanted.empty()) {
      if (++nodes_ > most_) {
        complete_ = false;
        return;
      }
      const std::vector<std::uint32_t> values = wanted.back();
      wanted.pop_back();
      replay(system, path);
      Branch branch{event, system.step(event, values, system::Detail::Findings),
                    std::make_unique<Node>()};
      std::vector<std::uint32_t> met;
      for (const system::Choice& choice : branch.step.choices) {
        if (met.size() >= values.size()) {
          for (std::uint32_t other = 1; other < choice.arity; ++other) {
            wanted.push_back(met);
            wanted.back().push_back(other);
          }
        }
        met.push_back(choice.value);
      }
      branch.target->events = node.events + event.external_events();
      path.push_back({event.token(), met});
      grow(system, path, *branch.target);
      path.pop_back();
      node.branches.push_back(std::move(branch));
    }
  }
}

// ---- verdicts

std::optional<std::uint32_t> PathTree::shortest(system::Property property) const {
  if (property == system::Property::Stuck) return stuck(root_);
  if (property == system::Property::Poisoned) return poisoned(root_);
  return finding(root_, property);
}

PathTree::Length PathTree::finding(const Node& node, system::Property property) const {
  Length best;
  for (const Branch& branch : node.branches) {
    for (const system::Turn& turn : branch.step.turns) {
      for (const system::Finding& seen : turn.findings) {
        if (seen.property == property) shorten(best, branch.target->events);
      }
    }
    shorten(best, finding(*branch.target, property));
  }
  return best;
}

bool PathTree::leads_to_answer(const Node& node, const std::string& label, bool alone) {
  return std::any_of(node.branches.begin(), node.branches.end(), [&](const Branch& branch) {
    if (alone ? !is_alone(branch.event) : from_outside(branch.event)) return false;
    return answer_to(branch.step, label) != nullptr ||
           leads_to_answer(*branch.target, label, alone);
  });
}

PathTree::Length PathTree::stuck(const Node& node) const {
  Length best;
  for (const system::RequestStatus& request : node.requests) {
    if (waits(node.requests, request.label) && !leads_to_answer(node, request.label, false)) {
      shorten(best, node.events);
    }
  }
  for (const Branch& branch : node.branches) shorten(best, stuck(*branch.target));
  return best;
}

void PathTree::note_ends(const Branch& branch, const std::string& label, Length (&ends)[4]) {
  const Node& node = *branch.target;
  if (const system::Answer* answer = answer_to(branch.step, label)) {
    const End end = answer->kind == system::ResultKind::Answered ? kAnswered
                    : answer->kind == system::ResultKind::Failed ? kFailed
                                                                 : kHung;
    shorten(ends[end], node.events);
    return;
  }
  if (waits(node.requests, label) && !leads_to_answer(node, label, true)) {
    shorten(ends[kStuck], node.events);
  }
  for (const Branch& next : node.branches) {
    if (is_alone(next.event)) note_ends(next, label, ends);
  }
}

std::set<int> PathTree::fresh_ends(const std::string& handler) const {
  std::set<int> possible;
  for (const Branch& load : root_.branches) {
    for (const Branch& arrival : load.target->branches) {
      const std::string& label = arrival.event.parts.front().label;
      const bool wanted =
          std::any_of(root_.requests.begin(), root_.requests.end(), [&](const auto& request) {
            return request.label == label && request.handler == handler;
          });
      if (!wanted || arrival.event.parts.size() != 1 || !arrival.event.has(EventKind::Arrive)) {
        continue;
      }
      Length ends[4];
      note_ends(arrival, label, ends);
      for (int end = 0; end < 4; ++end) {
        if (ends[end]) possible.insert(end);
      }
    }
  }
  return possible;
}

PathTree::Length PathTree::poisoned(const Node& node) const {
  Length best;
  const bool left_alone =
      &node != &root_ && node.idle &&
      std::all_of(node.branches.begin(), node.branches.end(), [](const auto& b) {
        return std::all_of(b.event.parts.begin(), b.event.parts.end(), [](const auto& part) {
          return part.kind == EventKind::Arrive || part.kind == EventKind::Disconnect;
        });
      });
  for (const Branch& branch : node.branches) {
    if (left_alone && branch.event.parts.size() == 1 && branch.event.has(EventKind::Arrive)) {
      const std::string& label = branch.event.parts.front().label;
      const auto request = std::find_if(node.requests.begin(), node.requests.end(),
                                        [&](const auto& r) { return r.label == label; });
      const std::set<int> fresh = fresh_ends(request->handler);
      Length ends[4];
      note_ends(branch, label, ends);
      for (const int bad : {kFailed, kHung, kStuck}) {
        if (!fresh.contains(bad)) shorten(best, ends[bad]);
      }
    }
    shorten(best, poisoned(*branch.target));
  }
  return best;
}

}  // namespace ctxcheck::test_support
