// How a diagnostic is printed.
#include "spec/diagnostic.hpp"

#include <gtest/gtest.h>

namespace ctxcheck::spec {
namespace {

std::string printed(std::string text, Range range, std::string hint = "") {
  const SourceFile source{"a.js", std::move(text)};
  return render({"code", "a.js", range, "what is wrong", std::move(hint)}, &source);
}

TEST(Render, LineCaretsAndHint) {
  EXPECT_EQ(printed("let a\nlet b = c;\n", {{2, 9}, {2, 10}}, "declare it"),
            "a.js:2:9: error[code]: what is wrong\n"
            "  2 | let b = c;\n"
            "    |         ^\n"
            "  hint: declare it\n");
}

TEST(Render, WithoutPlaceSourceOrFile) {
  EXPECT_EQ(render({"cannot-read", "a.js", std::nullopt, "no such file", ""}, nullptr),
            "a.js: error[cannot-read]: no such file\n");
  EXPECT_EQ(render({"usage", "", std::nullopt, "what", "how"}, nullptr),
            "error[usage]: what\n  hint: how\n");
  EXPECT_EQ(render({"code", "a.js", Range{{3, 4}, {3, 5}}, "what", ""}, nullptr),
            "a.js:3:4: error[code]: what\n");
}

TEST(Render, TabsKeepTheirPlace) {
  EXPECT_EQ(printed("\ta\tbc", {{1, 4}, {1, 6}}),
            "a.js:1:4: error[code]: what is wrong\n"
            "  1 | \ta\tbc\n"
            "    | \t \t^^\n");
}

TEST(Render, ColumnsAreCharacters) {
  EXPECT_EQ(printed("\xC3\xA4\xF0\x9F\x98\x80 x", {{1, 4}, {1, 5}}),
            "a.js:1:4: error[code]: what is wrong\n"
            "  1 | \xC3\xA4\xF0\x9F\x98\x80 x\n"
            "    |    ^\n");
}

TEST(Render, RangesOfSeveralLinesAndAtTheEnd) {
  EXPECT_EQ(printed("ab(\n)", {{1, 3}, {2, 2}}),
            "a.js:1:3: error[code]: what is wrong\n"
            "  1 | ab(\n"
            "    |   ^\n");
  EXPECT_EQ(printed("ab", {{1, 3}, {1, 3}}),
            "a.js:1:3: error[code]: what is wrong\n"
            "  1 | ab\n"
            "    |   ^\n");
  EXPECT_EQ(printed("ab\n", {{2, 1}, {2, 1}}),
            "a.js:2:1: error[code]: what is wrong\n"
            "  2 | \n"
            "    | ^\n");
}

TEST(Render, LongLinesAreCutAroundTheCaret) {
  const std::string line = std::string(200, 'a') + "b" + std::string(200, 'c');
  EXPECT_EQ(printed(line, {{1, 201}, {1, 202}}),
            "a.js:1:201: error[code]: what is wrong\n"
            "  1 | ..." +
                std::string(40, 'a') + "b" + std::string(59, 'c') +
                "...\n"
                "    |    " +
                std::string(40, ' ') + "^\n");
  EXPECT_EQ(printed(line, {{1, 1}, {1, 402}}),
            "a.js:1:1: error[code]: what is wrong\n"
            "  1 | " +
                std::string(100, 'a') +
                "...\n"
                "    | " +
                std::string(100, '^') + "\n");
  EXPECT_EQ(printed(line, {{1, 402}, {1, 402}}),
            "a.js:1:402: error[code]: what is wrong\n"
            "  1 | ..." +
                std::string(40, 'c') +
                "\n"
                "    |    " +
                std::string(40, ' ') + "^\n");
}

TEST(Render, NothingOfTheUsersTextReachesTheTerminalAsACommand) {
  EXPECT_EQ(printed("a\x1B[31mb", {{1, 1}, {1, 2}}),
            "a.js:1:1: error[code]: what is wrong\n"
            "  1 | a\xEF\xBF\xBD[31mb\n"
            "    | ^\n");
  EXPECT_EQ(render({"code", "a\nb.js", std::nullopt, "no `x\x1B\n`", "a\tb"}, nullptr),
            "a\\nb.js: error[code]: no `x\\u{1b}\\n`\n  hint: a\\u{9}b\n");
}

TEST(Render, TextThatIsNotUtf8) {
  EXPECT_EQ(printed("a\xFF"
                    "b",
                    {{1, 2}, {1, 3}}),
            "a.js:1:2: error[code]: what is wrong\n"
            "  1 | a\xEF\xBF\xBD"
            "b\n"
            "    |  ^\n");
}

TEST(Render, LinesAreCountedAsTheLexerDoes) {
  EXPECT_EQ(printed("\xEF\xBB\xBF"
                    "a\r\nb\rc\xE2\x80\xA8"
                    "d",
                    {{4, 1}, {4, 2}}),
            "a.js:4:1: error[code]: what is wrong\n"
            "  4 | d\n"
            "    | ^\n");
  EXPECT_EQ(printed("a\r\nb", {{1, 1}, {1, 2}}),
            "a.js:1:1: error[code]: what is wrong\n"
            "  1 | a\n"
            "    | ^\n");
}

}  // namespace
}  // namespace ctxcheck::spec
