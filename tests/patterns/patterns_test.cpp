// The specs in specs/patterns: every pattern shows what it is there for, by the schedule that the
// table says; every fix and every control holds, and goes on holding within larger bounds. Its own
// file because it tests the specs, with the model and the search as its means.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "model/model_fixture.hpp"
#include "patterns/pattern_table.hpp"
#include "search/plain_search.hpp"

namespace ctxcheck {
namespace {

namespace fs = std::filesystem;

using test_support::pattern_rows;
using test_support::PatternRow;

const fs::path kPatterns = fs::path(CTXCHECK_ROOT) / "specs" / "patterns";
constexpr std::string_view kFixMark = "-fix-";

// What a file is, by its name.
enum class Kind { Pattern, Fix, Control };

Kind kind_of(const std::string& file) {
  if (file.find(kFixMark) != std::string::npos) return Kind::Fix;
  if (file.rfind("p0-", 0) == 0) return Kind::Control;
  return Kind::Pattern;
}

// "p1-timer-batcher-fix-client-per-request" -> "p1-timer-batcher"
std::string pattern_of_fix(const std::string& file) { return file.substr(0, file.find(kFixMark)); }

// "p1-timer-batcher" -> "p1"
std::string number_of(const std::string& file) { return file.substr(0, file.find('-')); }

std::vector<std::string> files_of(const std::set<Kind>& kinds) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(kPatterns)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".js" && kinds.count(kind_of(name)) > 0) files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::unique_ptr<spec::Spec> load(const std::string& file) {
  return test_support::load((kPatterns / (file + ".js")).string());
}

search::CheckResult check(const spec::Spec& spec, const model::Setup& setup) {
  const std::unique_ptr<system::System> system = model::make_model(spec, setup);
  search::CheckResult result = search::check_plain(*system, {});
  EXPECT_FALSE(result.stop) << "the search is not complete";
  EXPECT_TRUE(result.undecided.empty());
  return result;
}

std::set<std::string> violated(const search::CheckResult& result, system::Severity severity) {
  std::set<std::string> names;
  for (const search::Violation& violation : result.violations) {
    const system::PropertyInfo& info = system::info(violation.finding.property);
    if (info.severity == severity) names.emplace(info.name);
  }
  return names;
}

// What `expect` says about the profile.
std::optional<std::set<std::string>> expected(const spec::Spec& spec, const std::string& profile) {
  if (!spec.front_matter.expect) return std::nullopt;
  const spec::Expectation& expectation = *spec.front_matter.expect;
  auto entry = expectation.find(profile);
  if (entry == expectation.end()) entry = expectation.find("default");
  if (entry == expectation.end()) return std::nullopt;
  return std::set<std::string>(entry->second.begin(), entry->second.end());
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// ---- patterns

class Pattern : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { spec_ = load(GetParam()); }

  // Calls `test` with the result under each profile of the spec.
  template <class Test>
  void for_each_profile(const Test& test) const {
    for (const std::string& profile : spec_->front_matter.runtimes) {
      SCOPED_TRACE(profile);
      const auto entry = model::profile_named(profile);
      ASSERT_TRUE(entry);
      test(profile, check(*spec_, test_support::setup_of(*spec_, *entry)));
    }
  }

  std::unique_ptr<spec::Spec> spec_;
};

TEST_P(Pattern, ViolatesWhatItExpects) {
  for_each_profile([this](const std::string& profile, const search::CheckResult& result) {
    const auto listed = expected(*spec_, profile);
    ASSERT_TRUE(listed);
    EXPECT_FALSE(listed->empty()) << "a pattern is not safe";
    std::set<std::string> found = violated(result, system::Severity::Error);
    for (const std::string& warning : violated(result, system::Severity::Warning)) {
      if (listed->count(warning) > 0) found.insert(warning);
    }
    EXPECT_EQ(found, *listed);
  });
}

TEST_P(Pattern, IsShownByTheScheduleOfTheTable) {
  for_each_profile([](const std::string& profile, const search::CheckResult& result) {
    std::size_t rows = 0;
    for (const PatternRow& row : pattern_rows()) {
      if (row.file != GetParam()) continue;
      if (std::count(row.profiles.begin(), row.profiles.end(), profile) == 0) continue;
      SCOPED_TRACE(system::info(row.property).name);
      ++rows;
      const search::Violation* violation = result.find(row.property);
      ASSERT_NE(violation, nullptr);
      EXPECT_EQ(system::spell(violation->schedule), row.schedule);
      EXPECT_TRUE(violation->shortest);
    }
    EXPECT_GT(rows, 0U) << "the table says nothing about this profile";
  });
}

TEST_P(Pattern, NamesItsPublicReports) {
  const auto& without = test_support::patterns_without_report();
  if (std::count(without.begin(), without.end(), number_of(GetParam())) > 0) return;
  EXPECT_FALSE(spec_->front_matter.see.empty());
}

INSTANTIATE_TEST_SUITE_P(Specs, Pattern, ::testing::ValuesIn(files_of({Kind::Pattern})), test_name);

// ---- fixes and controls

class Holds : public Pattern {
 protected:
  // The bounds of the spec; with one request more of each handler in turn; each of these with one
  // disconnect more.
  [[nodiscard]] std::vector<model::Setup> setups(const model::Profile& profile) const {
    const model::Setup own = test_support::setup_of(*spec_, profile);
    std::vector<model::Setup> setups = {own};
    for (std::size_t handler = 0; handler < own.requests.size(); ++handler) {
      setups.push_back(own);
      ++setups.back().requests[handler].count;
    }
    const std::vector<model::Setup> with_own_disconnects = setups;
    for (model::Setup setup : with_own_disconnects) {
      ++setup.disconnects;
      setups.push_back(setup);
    }
    return setups;
  }
};

std::string bounds_of(const model::Setup& setup) {
  std::string text(setup.profile.name);
  for (const spec::HandlerRequests& requests : setup.requests) {
    text += " " + requests.handler + " x" + std::to_string(requests.count);
  }
  return text + ", disconnects " + std::to_string(setup.disconnects);
}

TEST_P(Holds, WithinItsBoundsAndBeyond) {
  for (const std::string& profile : spec_->front_matter.runtimes) {
    const auto entry = model::profile_named(profile);
    ASSERT_TRUE(entry);
    EXPECT_EQ(expected(*spec_, profile), std::set<std::string>{});
    for (const model::Setup& setup : setups(*entry)) {
      SCOPED_TRACE(bounds_of(setup));
      const search::CheckResult result = check(*spec_, setup);
      EXPECT_EQ(violated(result, system::Severity::Error), std::set<std::string>{});
      // What never runs is not shown to hold.
      EXPECT_EQ(result.statistics.unreached_lines, std::vector<std::uint32_t>{});
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Specs, Holds, ::testing::ValuesIn(files_of({Kind::Fix, Kind::Control})),
                         test_name);

// ---- the folder as a whole

TEST(Patterns, EveryRowNamesAPatternAndAProfileOfIt) {
  for (const PatternRow& row : pattern_rows()) {
    SCOPED_TRACE(row.file);
    const std::string file(row.file);
    ASSERT_EQ(kind_of(file), Kind::Pattern);
    const std::vector<std::string> runtimes = load(file)->front_matter.runtimes;
    EXPECT_FALSE(row.profiles.empty());
    for (const std::string_view profile : row.profiles) {
      EXPECT_EQ(std::count(runtimes.begin(), runtimes.end(), profile), 1) << profile;
    }
  }
}

std::uint32_t count_of(const spec::Spec& spec, const std::string& handler) {
  for (const spec::HandlerRequests& requests : spec.front_matter.requests) {
    if (requests.handler == handler) return requests.count;
  }
  return 0;
}

// Otherwise it could be safe by looking away.
TEST(Patterns, EveryFixIsCheckedWithinTheBoundsOfItsPattern) {
  for (const std::string& file : files_of({Kind::Fix})) {
    SCOPED_TRACE(file);
    ASSERT_TRUE(fs::exists(kPatterns / (pattern_of_fix(file) + ".js")));
    const auto fix = load(file);
    const auto pattern = load(pattern_of_fix(file));
    for (const spec::HandlerRequests& requests : pattern->front_matter.requests) {
      EXPECT_GE(count_of(*fix, requests.handler), requests.count) << requests.handler;
    }
    EXPECT_GE(fix->front_matter.disconnects, pattern->front_matter.disconnects);
    EXPECT_EQ(fix->front_matter.failures, pattern->front_matter.failures);
  }
}

TEST(Patterns, EveryControlHasTwoRequestsOfAHandlerAndADisconnect) {
  const std::vector<std::string> controls = files_of({Kind::Control});
  EXPECT_FALSE(controls.empty());
  for (const std::string& file : controls) {
    SCOPED_TRACE(file);
    const spec::FrontMatter front_matter = load(file)->front_matter;
    for (const spec::HandlerRequests& requests : front_matter.requests) {
      EXPECT_GE(requests.count, 2U) << requests.handler;
    }
    EXPECT_GE(front_matter.disconnects, 1U);
  }
}

}  // namespace
}  // namespace ctxcheck
