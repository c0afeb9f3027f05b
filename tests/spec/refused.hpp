// Expecting a text to be refused at a place. Its own file because the tests of the parser's
// refusals are several.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "fmt/format.h"
#include "spec/declarations.hpp"
#include "spec/parser.hpp"

namespace ctxcheck::spec {

// The place is "line:column", or "line:column-column" with the end (exclusive, in the same line);
// `about` is a piece of the message or hint.
struct Refused {
  const char* text;
  const char* place;
  const char* about;
  const char* code = "syntax";
};

inline std::string place_of(const Range& range, std::string_view wanted) {
  const std::string begin = fmt::format("{}:{}", range.begin.line, range.begin.column);
  const bool with_end = wanted.find('-') != std::string_view::npos;
  return with_end ? fmt::format("{}-{}", begin, range.end.column) : begin;
}

inline void expect_refused(const Refused& wanted) {
  SCOPED_TRACE(wanted.text);
  const SourceFile source{"test.js", wanted.text};
  try {
    check_declarations(parse_module(source), source);
    ADD_FAILURE() << "is accepted";
  } catch (const DiagnosticError& error) {
    const Diagnostic& diagnostic = error.diagnostic();
    EXPECT_EQ(diagnostic.code, wanted.code) << diagnostic.message;
    ASSERT_TRUE(diagnostic.range.has_value());
    EXPECT_EQ(place_of(*diagnostic.range, wanted.place), wanted.place) << diagnostic.message;
    const std::string said = diagnostic.message + " / " + diagnostic.hint;
    EXPECT_NE(said.find(wanted.about), std::string::npos) << said;
  }
}

template <std::size_t size>
void expect_all(const Refused (&list)[size]) {
  for (const Refused& each : list) expect_refused(each);
}

}  // namespace ctxcheck::spec
