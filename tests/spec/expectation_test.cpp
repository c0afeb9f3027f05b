// Changing `expect` in the text of a spec. Its own file because what must stay is as important as
// what changes.
#include "spec/expectation.hpp"

#include <gtest/gtest.h>

#include "spec/front_matter.hpp"
#include "spec/imports.hpp"
#include "support.hpp"

namespace ctxcheck::spec {
namespace {

constexpr const char* kNew = "workerd-2026-11-17";
constexpr const char* kOld = "workerd-2025-09-24";

SourceFile file_with(const std::string& yaml) {
  return {"spec.js",
          "/*---\nrequests: { page: 2 }\n" + yaml + "---*/\nexport function page() {}\n"};
}

// The front matter behind `requests`, or the code of the refusal.
std::string edited(const std::string& yaml, const std::vector<ProfileResult>& results) {
  const SourceFile source = file_with(yaml);
  const auto text = with_expectation(source, results, test_vocabulary());
  if (!text) return text.error().code;
  const std::string before = "/*---\nrequests: { page: 2 }\n";
  const std::size_t end = text->find("---*/");
  EXPECT_TRUE(text->starts_with(before)) << *text;
  EXPECT_EQ(text->substr(end), source.text.substr(source.text.find("---*/")));
  return text->substr(before.size(), end - before.size());
}

TEST(WithExpectation, OneList) {
  EXPECT_EQ(edited("expect: safe  # so far\n", {{kNew, {"hung"}}}), "expect: [hung]  # so far\n");
  EXPECT_EQ(edited("expect: [hung]\n", {{kNew, {}}}), "expect: safe\n");
  EXPECT_EQ(edited("expect: [\"hung\"]\n", {{kNew, {"stuck"}}}), "expect: [stuck]\n");
  EXPECT_EQ(edited("expect: []\nsummary: x\n", {{kNew, {"stuck"}}}),
            "expect: [stuck]\nsummary: x\n");
}

TEST(WithExpectation, NothingToChange) {
  const std::string yaml = "expect: [hung,   dead-settle] # order is free\n";
  EXPECT_EQ(edited(yaml, {{kNew, {"dead-settle", "hung"}}}), yaml);
  EXPECT_EQ(edited(yaml, {}), yaml);
}

TEST(WithExpectation, ItemsOfAListStayAsTheyAre) {
  EXPECT_EQ(edited("expect: [stuck,  hung, threw]\n", {{kNew, {"hung"}}}), "expect: [hung]\n");
  EXPECT_EQ(edited("expect: [hung,  stuck, threw]\n", {{kNew, {"hung", "threw", "assert"}}}),
            "expect: [hung,  threw, assert]\n");
  EXPECT_EQ(edited("expect: [\n  hung,  # the second\n  stuck # both\n  ]\n",
                   {{kNew, {"hung", "threw"}}}),
            "expect: [\n  hung, threw # both\n  ]\n");
}

TEST(WithExpectation, BlockLists) {
  const std::string yaml = "expect:\n  - hung  # the second\n  # for ever:\n  - stuck\nsee: [a]\n";
  EXPECT_EQ(edited(yaml, {{kNew, {"hung", "threw"}}}),
            "expect:\n  - hung  # the second\n  - threw\n  # for ever:\nsee: [a]\n");
  EXPECT_EQ(edited(yaml, {{kNew, {"stuck"}}}), "expect:\n  # for ever:\n  - stuck\nsee: [a]\n");
  EXPECT_EQ(edited(yaml, {{kNew, {"threw"}}}), "expect:\n  - threw\n  # for ever:\nsee: [a]\n");
  EXPECT_EQ(edited(yaml, {{kNew, {}}}), "expect: safe\n  # for ever:\nsee: [a]\n");
}

TEST(WithExpectation, ProfilesThatDiffer) {
  EXPECT_EQ(edited("expect: safe  # here\nsee: [a]\n", {{kNew, {}}, {kOld, {"hung"}}}),
            "expect:\n  default: safe\n  workerd-2025-09-24: [hung]  # here\nsee: [a]\n");
  EXPECT_EQ(edited("expect:\n- hung\n- stuck\n", {{kNew, {"stuck"}}, {kOld, {"hung", "stuck"}}}),
            "expect:\n  default: [hung, stuck]\n  workerd-2026-11-17: [stuck]\n");
}

TEST(WithExpectation, Maps) {
  const std::string block =
      "expect:\n  default: [hung]  # most\n  workerd-2025-09-24: safe # the old one\n";
  EXPECT_EQ(edited(block, {{kNew, {"stuck"}}, {kOld, {}}}),
            "expect:\n  default: [stuck]  # most\n  workerd-2025-09-24: safe # the old one\n");
  EXPECT_EQ(edited(block, {{kNew, {"hung"}}, {kOld, {"threw"}}}),
            "expect:\n  default: [hung]  # most\n  workerd-2025-09-24: [threw] # the old one\n");
  EXPECT_EQ(edited(block, {{kNew, {"hung"}}, {"workerd-2026-11-17-off", {}}, {kOld, {}}}),
            block + "  workerd-2026-11-17-off: safe\n");
  EXPECT_EQ(edited("expect: { default: safe, workerd-2025-09-24: [hung] } # map\n",
                   {{kNew, {}}, {"workerd-2026-11-17-off", {"hung"}}, {kOld, {"hung", "stuck"}}}),
            "expect: { default: safe, workerd-2025-09-24: [hung, stuck], workerd-2026-11-17-off: "
            "[hung] } # map\n");
}

TEST(WithExpectation, NoneBefore) {
  EXPECT_EQ(edited("summary: x\n", {{kNew, {"hung"}}}), "summary: x\nexpect: [hung]\n");
  EXPECT_EQ(edited("", {{kNew, {}}, {kOld, {"hung"}}}),
            "expect:\n  default: safe\n  workerd-2025-09-24: [hung]\n");
}

TEST(WithExpectation, KeepsTheLineFeedsOfTheFile) {
  const auto text = with_expectation(
      {"a.js", "/*---\r\nrequests: { page: 1 }\r\n---*/\r\nexport function page() {}\r\n"},
      {{kNew, {}}}, test_vocabulary());
  ASSERT_TRUE(text);
  EXPECT_NE(text->find("}\r\nexpect: safe\r\n---*/"), std::string::npos) << *text;
}

TEST(WithExpectation, WhatCannotBeChangedSafelyIsRefused) {
  // The anchor's list is that of `check`.
  EXPECT_EQ(edited("check: &all [hung, stuck]\nexpect: *all\n", {{kNew, {"hung"}}}),
            "expect-not-editable");
  const SourceFile one_line{"a.js",
                            "/*--- {requests: {page: 1}} ---*/\nexport function page() {}\n"};
  const auto text = with_expectation(one_line, {{kNew, {"hung"}}}, test_vocabulary());
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, "expect-not-editable");
}

// Whatever the way of writing and the results: what is read back is what was wanted.
TEST(WithExpectation, EveryWayOfWritingEveryResult) {
  const std::vector<std::string> ways{
      "",
      "expect: safe\n",
      "expect: [hung, stuck]\n",
      "expect: # why\n  - hung\n  - stuck # so\n",
      "expect: { default: [hung], workerd-2025-09-24: safe }\n",
      "expect:\n  workerd-2025-09-24:\n    - hung\n    - stuck\n  default: safe\n",
      "expect: { workerd-2025-09-24: [stuck] }\n"};
  const std::vector<std::vector<std::string>> lists{
      {}, {"hung"}, {"stuck"}, {"hung", "stuck"}, {"dead-settle", "stuck"}, {"threw"}};
  for (const std::string& way : ways) {
    for (const auto& first : lists) {
      for (const auto& second : lists) {
        const SourceFile source = file_with(way + "see: [a]\n");
        const auto text =
            with_expectation(source, {{kNew, first}, {kOld, second}}, test_vocabulary());
        ASSERT_TRUE(text) << way;
        const auto content = read_front_matter({"b.js", *text}, test_vocabulary()).content;
        for (const auto& [profile, list] : {std::pair{kNew, first}, {kOld, second}}) {
          const auto own = content.expect->find(profile);
          auto found = own == content.expect->end() ? content.expect->at("default") : own->second;
          std::sort(found.begin(), found.end());
          EXPECT_EQ(found, list) << *text;
        }
        EXPECT_EQ(content.see, std::vector<std::string>{"a"});
      }
    }
  }
}

TEST(ExpectPlace, IsThatOfTheKey) {
  const auto place = expect_place(file_with("summary: x\nexpect: safe\n"));
  ASSERT_TRUE(place);
  EXPECT_EQ(place->begin, (Position{4, 1}));
  EXPECT_EQ(place->end, (Position{4, 7}));
  EXPECT_FALSE(expect_place(file_with("summary: x\n")));
  EXPECT_FALSE(expect_place({"a.js", "export function page() {}"}));
}

TEST(ImportedFiles, AreThoseNamedByPaths) {
  const auto files = imported_files(
      {"specs/deep/a.js",
       "import { io } from \"ctxcheck\";\nimport x from \"../lib/x.js\";\nimport \"./y.js\";\n"});
  ASSERT_TRUE(files);
  EXPECT_EQ(*files, (std::vector<std::string>{"specs/lib/x.js", "specs/deep/y.js"}));
  EXPECT_FALSE(imported_files({"a.js", "import {"}));
}

}  // namespace
}  // namespace ctxcheck::spec
