// Layout of text: widths, wrapping, tables, what a terminal may be sent.
#include "report/text.hpp"

#include <gtest/gtest.h>

#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

using Lines = std::vector<std::string>;

TEST(Text, WidthCountsCodePoints) {
  EXPECT_EQ(width_of("z\xC3\xA4hl"), 4U);
  EXPECT_EQ(shortened("z\xC3\xA4hlung", 6), "z\xC3\xA4h...");
  EXPECT_EQ(shortened("short", 5), "short");
  EXPECT_EQ(padded("\xC3\xA4", 3), "\xC3\xA4  ");
}

TEST(Text, WrapsAtBlanks) {
  EXPECT_EQ(wrapped("one two three four", 9), (Lines{"one two", "three", "four"}));
  EXPECT_EQ(wrapped("one two three four", 12, 2), (Lines{"one two", "  three four"}));
  EXPECT_EQ(wrapped("0123456789abcdef", 10), (Lines{"0123456789", "abcdef"}));
  EXPECT_EQ(wrapped("", 10), (Lines{""}));
}

TEST(Text, WrappedLinesFit) {
  const std::string text = "a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh iiiiiiiiiiiiiiiiiiiiiii j";
  for (std::size_t width = 8; width < 40; ++width) {
    for (const std::string& line : wrapped(text, width, 3)) EXPECT_LE(width_of(line), width);
  }
}

TEST(Text, ControlCharactersAreEscaped) {
  EXPECT_EQ(printable("a\nb\tc\x1b[31m\x7f"), "a\\nb\\tc\\x1b[31m\\x7f");
}

TEST(Text, ColoursOnlyIfWanted) {
  EXPECT_EQ(paint({false, 80}, Look::Bad, "x"), "x");
  EXPECT_EQ(paint({true, 80}, Look::Bad, "x"), "\x1b[1;31mx\x1b[0m");
  EXPECT_EQ(paint({true, 80}, Look::Plain, "x"), "x");
}

TEST(Text, NumbersAndLists) {
  EXPECT_EQ(counted(1, "state", "states"), "1 state");
  EXPECT_EQ(counted(1234567, "state", "states"), "1,234,567 states");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

TEST(Text, TablesWrapTheWideColumn) {
  EXPECT_EQ(table({false, 30}, {"a", "wide", "b"}, {{"1", "some words that need room", "2"}}, 1, 1),
            " a  wide                     b\n"
            " 1  some words that need     2\n"
            "    room\n");
}

TEST(Words, Lines) {
  EXPECT_EQ(lines_text({4, 6, 7, 8, 10, 11}), "4, 6-8, 10-11");
  EXPECT_EQ(lines_text({}), "");
}

TEST(Words, LongLinesShowTheirPlace) {
  const spec::SourceFile source{"x.js", "\n  let a = 1;\n" + std::string(40, 'x') +
                                            " await io(\"db\"); " + std::string(40, 'y') + "\n"};
  EXPECT_EQ(line_text(source, {2, 3}, 40), "let a = 1;");
  const std::string piece = line_text(source, {3, 48}, 30);
  EXPECT_LE(width_of(piece), 30U);
  EXPECT_NE(piece.find("await io(\"db\")"), std::string::npos) << piece;
  EXPECT_EQ(line_text(source, {9, 1}, 40), "");
  EXPECT_EQ(line_text(source, {0, 0}, 40), "");
  for (std::uint32_t column = 1; column < 110; ++column) {
    EXPECT_LE(width_of(line_text(source, {3, column}, 30)), 30U);
  }
}

TEST(Words, EveryPropertyIsExplained) {
  for (const system::PropertyInfo& info : system::properties()) {
    EXPECT_TRUE(why_bad(info.property).ends_with('.')) << info.name;
  }
}

}  // namespace
}  // namespace ctxcheck::report
