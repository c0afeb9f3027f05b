// Trying all permutations.
#include "litmus/relabelling.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace ctxcheck::test_support {
namespace {

using Labels = std::vector<std::string>;
using Renaming = std::map<std::string, std::string>;

// The longest label that `text` starts with; the end if there is none.
Renaming::const_iterator label_at(std::string_view text, const Renaming& renaming) {
  auto found = renaming.end();
  for (auto entry = renaming.begin(); entry != renaming.end(); ++entry) {
    if (!text.starts_with(entry->first)) continue;
    if (found == renaming.end() || found->first.size() < entry->first.size()) found = entry;
  }
  return found;
}

std::string renamed(std::string_view text, const Renaming& renaming) {
  std::string result;
  while (!text.empty()) {
    const auto label = label_at(text, renaming);
    if (label == renaming.end()) {
      result += text.front();
      text.remove_prefix(1);
    } else {
      result += label->second;
      text.remove_prefix(label->first.size());
    }
  }
  return result;
}

std::string key_with(const system::Outcome& outcome, const Renaming& renaming) {
  std::map<std::string, std::string> results;
  for (const auto& [label, result] : outcome.requests) {
    results[renaming.at(label)] = renamed(result, renaming);
  }
  system::Outcome other;
  other.warnings = outcome.warnings;
  for (const auto& [label, result] : outcome.requests) {
    other.requests.emplace_back(label, results.at(label));
  }
  for (const std::string& line : outcome.console) other.console.push_back(renamed(line, renaming));
  return other.key();
}

// The least key over the permutations of the handlers from `handler` on.
std::string least_key(const system::Outcome& outcome, const std::vector<Labels>& handlers,
                      std::size_t handler, Renaming& renaming) {
  if (handler == handlers.size()) return key_with(outcome, renaming);
  Labels labels = handlers[handler];
  std::sort(labels.begin(), labels.end());
  std::string least;
  do {
    for (std::size_t i = 0; i < labels.size(); ++i) renaming[handlers[handler][i]] = labels[i];
    std::string key = least_key(outcome, handlers, handler + 1, renaming);
    if (least.empty() || key < least) least = std::move(key);
  } while (std::next_permutation(labels.begin(), labels.end()));
  return least;
}

}  // namespace

std::string key_up_to_labels(const system::Outcome& outcome,
                             const std::vector<system::RequestStatus>& requests) {
  std::map<std::string, Labels> by_handler;
  for (const system::RequestStatus& request : requests) {
    by_handler[request.handler].push_back(request.label);
  }
  std::vector<Labels> handlers;
  for (const auto& [name, labels] : by_handler) handlers.push_back(labels);
  Renaming renaming;
  return least_key(outcome, handlers, 0, renaming);
}

}  // namespace ctxcheck::test_support
