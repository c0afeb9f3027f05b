// Every bad spec of the front end's collection through the real program: one diagnostic, the right
// place, no crash. Its own file because the collection is data.
#include <cctype>
#include <fstream>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

const fs::path kBad = fs::path(CTXCHECK_ROOT) / "tests" / "spec" / "bad";

class BadSpec : public CliTest, public ::testing::WithParamInterface<std::string> {};

nlohmann::json expectations() {
  std::ifstream in(kBad / "expected.json");
  return nlohmann::json::parse(in, nullptr, false);
}

TEST_P(BadSpec, IsOneDiagnosticInTheRightPlace) {
  const nlohmann::json expected = expectations().at(GetParam());
  const Finished finished = ctxcheck({"check", (kBad / GetParam()).string()});
  EXPECT_EQ(finished.signal, 0);
  EXPECT_EQ(finished.code, expected.at("exit").get<int>()) << finished.out << finished.err;
  if (expected.at("exit") != 2) return;
  EXPECT_EQ(count_of(finished.err, "error["), 1U) << finished.err;
  EXPECT_NE(finished.err.find("error[" + expected.at("code").get<std::string>() + "]"),
            std::string::npos)
      << finished.err;
  if (expected.value("line", 0) == 0) return;
  const std::string place = GetParam() + ":" + std::to_string(expected.at("line").get<int>()) +
                            ":" + std::to_string(expected.at("column").get<int>()) + ":";
  EXPECT_NE(finished.err.find(place), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find('^'), std::string::npos) << finished.err;
}

std::vector<std::string> bad_specs() {
  std::vector<std::string> names;
  const nlohmann::json all = expectations();
  if (!all.is_object()) return names;
  for (const auto& [name, expected] : all.items()) names.push_back(name);
  return names;
}

TEST(BadSpecs, AreThere) { EXPECT_FALSE(bad_specs().empty()) << kBad; }

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name;
  for (const char c : info.param)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, BadSpec, ::testing::ValuesIn(bad_specs()), test_name);

}  // namespace
