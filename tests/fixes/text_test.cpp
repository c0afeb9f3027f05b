// Edits of text: what they give, and that the difference that is shown is the one that was made.
#include "fixes/text.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ctxcheck::fixes {
namespace {

TEST(FixText, PlacesCountCodePointsAndLines) {
  const std::string text = "a = \"\u00e4\u00f6\u4e2d\" + b;\r\nnext();\nlast";
  const SourceText source(text);
  EXPECT_EQ(source.slice({{1, 1}, {1, 2}}), "a");
  EXPECT_EQ(source.slice({{1, 13}, {1, 14}}), "b");
  EXPECT_EQ(source.slice({{2, 1}, {2, 5}}), "next");
  EXPECT_EQ(source.slice({{3, 1}, {3, 5}}), "last");
}

TEST(FixText, IndentationAndLineEnd) {
  const SourceText source("if (x) {\n    y();\n}\n");
  const std::size_t at = source.offset({2, 6});
  EXPECT_EQ(source.indentation(at), "    ");
  EXPECT_EQ(source.line_end(at), 17U);
}

TEST(FixText, InsertionsAtOnePlaceKeepTheirOrder) {
  EXPECT_EQ(edited("abc", {{1, 1, "x"}, {0, 1, "-"}, {1, 1, "y"}, {3, 3, "!"}}), "-xybc!");
}

TEST(FixText, OverlappingEditsAreADefect) {
  EXPECT_DEATH(static_cast<void>(edited("abcdef", {{0, 3, ""}, {2, 4, ""}})), "overlap");
}

TEST(FixText, ADifferenceNamesChangedLinesOnly) {
  const std::string text = "one\ntwo\nthree\nfour\n";
  const std::vector<Edit> edits{{4, 7, "2"}, {13, 13, "\nmore"}};
  EXPECT_EQ(edited(text, edits), "one\n2\nthree\nmore\nfour\n");
  EXPECT_EQ(diff_text(hunks(text, edits)), "@@ -2,1 +2,1 @@\n-two\n+2\n@@ -3,0 +4,1 @@\n+more\n");
}

TEST(FixText, LinesMayGoAway) {
  const std::string text = "one\ntwo\nthree\n";
  EXPECT_EQ(diff_text(hunks(text, {{4, 8, ""}})), "@@ -2,1 +1,0 @@\n-two\n");
}

}  // namespace
}  // namespace ctxcheck::fixes
