// From files to specs: what cannot be read, and that the litmus specs can.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "support.hpp"

namespace ctxcheck::spec {
namespace {

namespace fs = std::filesystem;

// A file that is gone when the test is over.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text)
      : path_(fs::path(testing::TempDir()) / "ctxcheck-load-test.js") {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { fs::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

const std::string kHead = "/*---\nrequests: { page: 1 }\n---*/\nexport function page() {}\n";

TEST(Load, ASpec) {
  const TemporaryFile file(kHead);
  const Result<Spec> spec = load_spec(file.path(), test_vocabulary());
  ASSERT_TRUE(static_cast<bool>(spec)) << render(spec.error(), nullptr);
  EXPECT_EQ(spec->source.path, file.path());
  EXPECT_EQ(spec->source.text, kHead);
  EXPECT_EQ(spec->exports, std::vector<std::string>{"page"});
  EXPECT_EQ(spec->module.body.size(), 1U);
  EXPECT_EQ(spec->front_matter.requests.size(), 1U);
}

TEST(Load, WhatCannotBeRead) {
  const Result<Spec> missing = load_spec("/nowhere/at/all.js", test_vocabulary());
  EXPECT_EQ(verdict_of(missing), "cannot-read");
  EXPECT_EQ(missing.error().file, "/nowhere/at/all.js");
  EXPECT_EQ(verdict_of(load_spec(testing::TempDir(), test_vocabulary())), "cannot-read");
  EXPECT_EQ(verdict_of(load_spec("", test_vocabulary())), "cannot-read");
  EXPECT_EQ(verdict_of(load_spec(std::string(100'000, 'x'), test_vocabulary())), "cannot-read");
  EXPECT_EQ(verdict_of(load_spec(std::string("a\0b", 3), test_vocabulary())), "cannot-read");
}

TEST(Load, TextThatIsNotUtf8) {
  const auto of = [](const std::string& text) {
    return verdict_of(parse_spec({"spec.js", kHead + text}, test_vocabulary()));
  };
  EXPECT_EQ(of("// \xC3\xA4 \xFF"), "not-utf8 5:6");
  EXPECT_EQ(of("'\xC0\x80'"), "not-utf8 5:2");          // overlong
  EXPECT_EQ(of("'\xED\xA0\x80'"), "not-utf8 5:2");      // a surrogate
  EXPECT_EQ(of("'\xF4\x90\x80\x80'"), "not-utf8 5:2");  // beyond Unicode
  EXPECT_EQ(of("'\xE2\x82"), "not-utf8 5:2");           // cut off
  EXPECT_EQ(of("'\xEF\xBF\xBD'"), "ok");                // U+FFFD itself
}

TEST(Load, Size) {
  constexpr std::size_t kLimit = 1024 * 1024;
  const auto file_of = [](std::size_t size) {
    return TemporaryFile(kHead + std::string(size - kHead.size(), ' '));
  };
  EXPECT_EQ(verdict_of(load_spec(file_of(kLimit).path(), test_vocabulary())), "ok");
  EXPECT_EQ(verdict_of(load_spec(file_of(kLimit + 1).path(), test_vocabulary())), "too-large");
  EXPECT_EQ(verdict_of(load_spec(file_of(3 * kLimit).path(), test_vocabulary())), "too-large");
}

// Nobody has to wait for the refusal of a large file either.
TEST(Load, LargeTextsAreReadInReasonableTime) {
  const auto repeat = [](std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
  };
  constexpr std::size_t kSize = 30 * 1000;
  for (const std::string_view piece :
       {"let_ = (a, b);\n", "f((((((((a))))))));\n", "nothing;", "{let a;}", "(", "[{", "`${", "/*",
        "'\\n' + ", "a => ", "export {};", "async (", "a: "}) {
    static_cast<void>(parse_spec({"spec.js", kHead + repeat(piece, kSize)}, test_vocabulary()));
  }
  for (const std::string_view piece : {"a: 1\n", "[", "{ a: ", "- ", "&a *a ", "\"", "? "}) {
    const std::string text = "/*---\n" + repeat(piece, kSize) + "\n---*/\n";
    static_cast<void>(parse_spec({"spec.js", text}, test_vocabulary()));
  }
}

TEST(Load, EveryLitmusSpec) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(CTXCHECK_ROOT) / "specs" / "litmus")) {
    if (entry.path().extension() != ".js") continue;
    ++count;
    const Result<Spec> spec = load_spec(entry.path().string(), test_vocabulary());
    EXPECT_TRUE(static_cast<bool>(spec)) << render(spec.error(), nullptr);
  }
  EXPECT_GT(count, 100);
}

}  // namespace
}  // namespace ctxcheck::spec
