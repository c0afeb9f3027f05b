// Every fix on every spec of the repository: what it makes can be loaded, it changes nothing but
// what it says, and it has nothing to do a second time.
#include "fixes/catalogue.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "fixes/spec_files.hpp"
#include "model/model.hpp"

namespace ctxcheck {
namespace {

spec::Spec parsed(const std::string& path, const std::string& text) {
  auto spec = spec::parse_spec({path, text}, model::vocabulary());
  EXPECT_TRUE(spec) << path << ": " << (spec ? "" : spec::render(spec.error(), nullptr)) << text;
  return std::move(*spec);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The lines of `text` with the hunks carried out as `patch` would.
std::vector<std::string> patched_lines(const std::string& text,
                                       const std::vector<fixes::Hunk>& hunks) {
  const std::vector<std::string> old = lines_of(text);
  std::vector<std::string> result;
  std::size_t at = 0;
  for (const fixes::Hunk& hunk : hunks) {
    while (at + 1 < hunk.old_line) result.push_back(old.at(at++));
    EXPECT_EQ(result.size() + 1, hunk.new_line);
    for (const std::string& line : hunk.removed) EXPECT_EQ(old.at(at++), line);
    result.insert(result.end(), hunk.added.begin(), hunk.added.end());
  }
  result.insert(result.end(), old.begin() + static_cast<std::ptrdiff_t>(at), old.end());
  return result;
}

// The load of a spec under its first profile.
void load(const spec::Spec& spec) {
  model::Setup setup{*model::profile_named(spec.front_matter.runtimes.front()),
                     spec.front_matter.requests,
                     0,
                     {},
                     {},
                     spec.front_matter.params,
                     true};
  const auto system = model::make_model(spec, setup);
  system->reset();
  ASSERT_EQ(system->enabled().size(), 1U);
  static_cast<void>(system->step(system->enabled().front(), {}, system::Detail::Findings));
}

class Catalogue : public ::testing::TestWithParam<std::string> {};

TEST_P(Catalogue, MakesSpecsThatLoadAndHaveNothingMoreToFix) {
  const spec::Vocabulary vocabulary = model::vocabulary();
  for (const auto& file : test_support::spec_files(GetParam())) {
    auto original = spec::load_spec(file.string(), vocabulary);
    ASSERT_TRUE(original) << file;
    for (const fixes::Fix& fix : fixes::catalogue()) {
      SCOPED_TRACE(std::string(fix.name) + " on " + file.string());
      const auto result = fixes::apply(fix, *original, vocabulary);
      if (const auto* reason = std::get_if<fixes::NotApplicable>(&result)) {
        EXPECT_NE(reason->reason, "");
        EXPECT_FALSE(reason->reason.ends_with('.'));
        continue;
      }
      const auto& patched = std::get<fixes::Patched>(result);
      EXPECT_NE(patched.text, original->source.text);
      EXPECT_EQ(lines_of(patched.text), patched_lines(original->source.text, patched.hunks));
      const spec::Spec again = parsed(file.string(), patched.text);
      ASSERT_NO_THROW(load(again)) << patched.text;
      const auto second = fixes::apply(fix, again, vocabulary);
      EXPECT_TRUE(std::holds_alternative<fixes::NotApplicable>(second))
          << patched.text << "\nbecomes\n"
          << std::get<fixes::Patched>(second).text;
      // What is not code of the program is not for a fix of the program to change.
      if (fix.profile != nullptr) continue;
      EXPECT_EQ(again.front_matter.runtimes, original->front_matter.runtimes);
      EXPECT_EQ(again.exports, original->exports);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(AllSpecs, Catalogue,
                         ::testing::Values("investigation", "patterns", "litmus"),
                         [](const auto& folder) { return folder.param; });

TEST(Catalogue, EveryFixAppliesSomewhere) {
  const spec::Vocabulary vocabulary = model::vocabulary();
  std::set<std::string_view> applied;
  for (const char* folder : {"investigation", "patterns"}) {
    for (const auto& file : test_support::spec_files(folder)) {
      const auto spec = spec::load_spec(file.string(), vocabulary);
      ASSERT_TRUE(spec) << file;
      for (const fixes::Fix& fix : fixes::catalogue()) {
        if (std::holds_alternative<fixes::Patched>(fixes::apply(fix, *spec, vocabulary))) {
          applied.insert(fix.name);
        }
      }
    }
  }
  EXPECT_EQ(applied.size(), fixes::catalogue().size());
}

}  // namespace
}  // namespace ctxcheck
