// Which entries of `expect` change, and whether the changed text says what it should. How a value
// is written is expectation_text.cpp.
#include "spec/expectation.hpp"

#include <algorithm>
#include <map>

#include "fmt/format.h"
#include "spec/expectation_text.hpp"
#include "spec/front_matter.hpp"
#include "spec/lexer.hpp"
#include "spec/yaml_document.hpp"

namespace ctxcheck::spec {
namespace {

using List = std::vector<std::string>;

constexpr const char* kDefault = "default";

bool same(List a, List b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

const List* expected_for(const Expectation& expectation, const std::string& profile) {
  auto found = expectation.find(profile);
  if (found == expectation.end()) found = expectation.find(kDefault);
  return found == expectation.end() ? nullptr : &found->second;
}

// What most of the results are, the first of equals.
const List& most_common(const std::vector<ProfileResult>& results) {
  const auto count = [&results](const List& list) {
    return std::count_if(results.begin(), results.end(), [&list](const ProfileResult& result) {
      return same(result.violated, list);
    });
  };
  return std::max_element(results.begin(), results.end(),
                          [&count](const ProfileResult& a, const ProfileResult& b) {
                            return count(a.violated) < count(b.violated);
                          })
      ->violated;
}

// A `default`, which is `kept` if some result is that, and an entry for each result that is not.
ExpectationEntries entries_for(const std::vector<ProfileResult>& results, const List* kept) {
  const bool keeps = kept != nullptr && std::any_of(results.begin(), results.end(),
                                                    [kept](const ProfileResult& result) {
                                                      return same(result.violated, *kept);
                                                    });
  const List& common = keeps ? *kept : most_common(results);
  ExpectationEntries entries{{kDefault, common}};
  for (const ProfileResult& result : results) {
    if (!same(result.violated, common)) entries.emplace_back(result.profile, result.violated);
  }
  return entries;
}

// The entries of an expectation by profile that are to change or to be added.
ExpectationEntries changes_of(const Expectation& before,
                              const std::vector<ProfileResult>& results) {
  ExpectationEntries changes;
  std::vector<ProfileResult> by_default;
  for (const ProfileResult& result : results) {
    const auto own = before.find(result.profile);
    if (own == before.end()) {
      by_default.push_back(result);
    } else if (!same(own->second, result.violated)) {
      changes.emplace_back(result.profile, result.violated);
    }
  }
  if (by_default.empty()) return changes;
  const auto found = before.find(kDefault);
  ExpectationEntries entries =
      entries_for(by_default, found == before.end() ? nullptr : &found->second);
  if (found == before.end()) {
    // A `default` would give one to profiles that have none.
    entries.clear();
    for (ProfileResult& result : by_default) {
      entries.emplace_back(std::move(result.profile), std::move(result.violated));
    }
  } else if (same(entries.front().second, found->second)) {
    entries.erase(entries.begin());
  }
  changes.insert(changes.end(), entries.begin(), entries.end());
  return changes;
}

// Whether the new text says what it should and nothing else has changed.
bool is_right(const SourceFile& before, const SourceFile& after,
              const std::vector<ProfileResult>& results, const Vocabulary& vocabulary) {
  const Expectation old =
      read_front_matter(before, vocabulary).content.expect.value_or(Expectation{});
  const auto expect = read_front_matter(after, vocabulary).content.expect;
  if (!expect) return false;
  std::map<std::string, List> wanted;
  for (const ProfileResult& result : results) wanted[result.profile] = result.violated;
  for (const auto& [profile, list] : old) {
    if (profile != kDefault && !wanted.contains(profile)) wanted[profile] = list;
  }
  for (const auto& [profile, list] : wanted) {
    const List* const expected = expected_for(*expect, profile);
    if (expected == nullptr || !same(*expected, list)) return false;
  }
  const auto rest = [](const SourceFile& source) {
    const FrontMatterBlock block = find_front_matter(source);
    YAML::Node document =
        load_yaml_document(source.text.substr(block.begin, block.end - block.begin));
    document.remove("expect");
    return YAML::Dump(document) + source.text.substr(block.end);
  };
  return rest(before) == rest(after);
}

}  // namespace

std::optional<Range> expect_place(const SourceFile& source) {
  try {
    const FrontMatterBlock block = find_front_matter(source);
    const auto bytes = expect_key_bytes(source, block);
    if (!bytes) return std::nullopt;
    Lexer lexer(source);
    const Position begin = lexer.position_at(bytes->first);
    return Range{begin, lexer.position_at(bytes->second)};
  } catch (const DiagnosticError&) {
    return std::nullopt;
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

Result<std::string> with_expectation(const SourceFile& source,
                                     const std::vector<ProfileResult>& results,
                                     const Vocabulary& vocabulary) {
  const auto refused = [&source] {
    return Diagnostic{"expect-not-editable", source.path, expect_place(source),
                      "`expect` is written in a way that is not changed automatically",
                      "write it in a line of its own, without anchors and tags"};
  };
  if (results.empty()) return source.text;
  try {
    const FrontMatterBlock block = find_front_matter(source);
    const auto before = read_front_matter(source, vocabulary).content.expect;
    ExpectationText text(source, block);
    if (!before) {
      text.add(entries_for(results, nullptr));
    } else if (text.by_profile()) {
      text.change(changes_of(*before, results));
    } else {
      text.replace(entries_for(results, &before->at(kDefault)));
    }
    SourceFile after{source.path, text.apply()};
    if (!is_right(source, after, results, vocabulary)) return refused();
    return std::move(after.text);
  } catch (const DiagnosticError&) {
    return refused();
  } catch (const YAML::Exception&) {
    return refused();
  }
}

}  // namespace ctxcheck::spec
