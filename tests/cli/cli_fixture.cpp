// Folders and files of the tests.
#include "cli/cli_fixture.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace ctxcheck::test_support {

namespace fs = std::filesystem;

CliTest::CliTest() {
  std::string pattern = (fs::temp_directory_path() / "ctxcheck-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) != nullptr) folder_ = pattern;
}

CliTest::~CliTest() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::string CliTest::write(const std::string& name, std::string_view text) const {
  fs::create_directories((folder_ / name).parent_path());
  std::ofstream(folder_ / name, std::ios::binary) << text;
  return name;
}

std::string CliTest::read(const std::string& name) const {
  std::ifstream in(folder_ / name, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool CliTest::exists(const std::string& name) const { return fs::exists(folder_ / name); }

void CliTest::replace(const std::string& name, std::string_view from, std::string_view to) const {
  std::string text = read(name);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << name << " has no " << from;
  text.replace(at, from.size(), to);
  write(name, text);
}

Invocation CliTest::invocation(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), CTXCHECK_BINARY);
  Invocation invocation;
  invocation.command = std::move(arguments);
  invocation.folder = folder_.string();
  return invocation;
}

Finished CliTest::ctxcheck(std::vector<std::string> arguments) const {
  return run(invocation(std::move(arguments)));
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

nlohmann::json json_of(const Finished& finished) {
  nlohmann::json document = nlohmann::json::parse(finished.out, nullptr, false);
  EXPECT_FALSE(document.is_discarded()) << finished.out << finished.err;
  return document;
}

}  // namespace ctxcheck::test_support
