// The language, program by program: each case of tests/vm/language/*.js is run on a plain host and
// its console lines compared with those written below it. They are what V8 prints, except where V8
// is known to differ from ECMAScript; such cases say so.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "vm/plain_host.hpp"

namespace ctxcheck::vm {
namespace {

constexpr std::string_view kCaseMark = "// ---- ";
constexpr std::string_view kOutputMark = "//=>";

struct LanguageCase {
  std::string name;
  std::string program;
  std::string output;
};

std::string identifier(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return text;
}

void read_cases(const std::filesystem::path& path, std::vector<LanguageCase>& cases) {
  std::ifstream file(path);
  LanguageCase* current = nullptr;  // before the first case, the file says what it is about
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(kCaseMark)) {
      const std::string name = line.substr(kCaseMark.size());
      cases.push_back({identifier(path.stem().string() + "_" + name), "", ""});
      current = &cases.back();
    } else if (current != nullptr && line.starts_with(kOutputMark)) {
      if (!current->output.empty()) current->output += '\n';
      if (line.size() > kOutputMark.size()) current->output += line.substr(kOutputMark.size() + 1);
    } else if (current != nullptr) {
      current->program += line + '\n';
    }
  }
}

std::vector<LanguageCase> all_cases() {
  std::vector<std::filesystem::path> files;
  const auto folder = std::filesystem::path(CTXCHECK_ROOT) / "tests" / "vm" / "language";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry);
  std::sort(files.begin(), files.end());
  std::vector<LanguageCase> cases;
  for (const auto& file : files) read_cases(file, cases);
  return cases;
}

class LanguageTest : public testing::TestWithParam<LanguageCase> {};

TEST_P(LanguageTest, PrintsWhatTheLanguageSays) {
  EXPECT_EQ(output_of(GetParam().program), GetParam().output) << GetParam().program;
}

INSTANTIATE_TEST_SUITE_P(Cases, LanguageTest, testing::ValuesIn(all_cases()),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace ctxcheck::vm
