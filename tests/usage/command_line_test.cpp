// A small command line: what is read from its definitions, and what completion would offer. The
// scripts themselves are run by real shells in tests/cli.
#include <gtest/gtest.h>

#include "usage/completion.hpp"
#include "usage/manual.hpp"

namespace {

using namespace ctxcheck::usage;

// One command with an option of each kind.
class UsageTest : public ::testing::Test {
 protected:
  UsageTest() : app_("Bakes.", "oven") {
    CLI::App* const bake = app_.add_subcommand("bake", "Bake something");
    bake->add_option("FILE", files_, "What to bake")->expected(1, 9)->required()->type_name("");
    add(*bake, "--mode", "top|bottom|DEGREES", "Heat");
    add(*bake, "--on", "gas|grid[=PHASE]", "Power");
    add(*bake, "--spice", "SPICE,...", "Spices");
    add(*bake, "--out", "DIR", "Where to");
    add(*bake, "--minutes", "N", "How long");
    bake->add_flag("-q,--quiet", quiet_, "Say nothing")->group("Output");
    add(*bake, "--secret", "X", "Not for everybody")->group("");
    app_.add_subcommand("hidden", "")->group("");
  }

  CLI::Option* add(CLI::App& command, const std::string& name, const std::string& value,
                   const std::string& about) {
    return command.add_option(name, text_, about)->type_name(value);
  }

  [[nodiscard]] Offer offer(const std::string& name) const {
    const CommandLine line = describe(app_);
    for (const Option& option : line.commands.front().options) {
      if (option.names.back() == name) return offer_for(option, {{"SPICE,...", {"salt", "mace"}}});
    }
    ADD_FAILURE() << name;
    return {};
  }

  CLI::App app_;
  std::vector<std::string> files_;
  std::string text_;
  bool quiet_ = false;
};

using Words = std::vector<std::string>;

TEST_F(UsageTest, WhatIsHiddenStaysHidden) {
  const CommandLine line = describe(app_);
  ASSERT_EQ(line.commands.size(), 1U);
  EXPECT_EQ(line.commands.front().name, "bake");
  for (const Option& option : line.commands.front().options) {
    EXPECT_NE(option.names.front(), "--secret");
  }
}

TEST_F(UsageTest, OptionsAreDescribedAsTheyWereDefined) {
  const CommandLine line = describe(app_);
  const std::vector<Option>& options = line.commands.front().options;
  ASSERT_FALSE(options.empty());
  const Option& file = options.front();
  EXPECT_TRUE(file.is_positional());
  EXPECT_TRUE(file.required);
  EXPECT_TRUE(file.repeatable);
  const Option& quiet = options.back();
  EXPECT_EQ(quiet.names, (Words{"-q", "--quiet"}));
  EXPECT_TRUE(quiet.is_flag());
  EXPECT_FALSE(quiet.repeatable);
  EXPECT_EQ(quiet.group, "Output");
}

TEST_F(UsageTest, TheNameOfAValueDecidesWhatIsOffered) {
  EXPECT_EQ(offer("FILE").kind, Offer::Kind::Files);
  EXPECT_EQ(offer("--out").kind, Offer::Kind::Folders);
  EXPECT_EQ(offer("--minutes").kind, Offer::Kind::Nothing);
  EXPECT_EQ(offer("--mode").words, (Words{"top", "bottom"}));
  EXPECT_FALSE(offer("--mode").list);
  EXPECT_EQ(offer("--on").words, (Words{"gas", "grid"}));
  EXPECT_EQ(offer("--spice").words, (Words{"salt", "mace"}));
  EXPECT_TRUE(offer("--spice").list);
}

TEST_F(UsageTest, ThePageEscapesWhatRoffWouldTake) {
  const std::string page =
      manual_page(describe(app_), "1.0", "bakes",
                  {{"Notes", ".dots and \\slashes and 'quotes' and `code`", {{"-x", "A-B"}}}});
  EXPECT_NE(page.find(".SH \"NOTES\"\n\\&.dots and \\eslashes and \\(aqquotes\\(aq and "
                      "\\fBcode\\fR\n.TP\n\\fB\\-x\\fR\nA\\-B\n"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find(".TH OVEN 1"), std::string::npos);
}

}  // namespace
