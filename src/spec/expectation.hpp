// Changing what a spec expects, in its text. Its own file because reading front matter gives values
// and forgets how they were written, while this keeps everything else as it was written.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "spec/diagnostic.hpp"
#include "spec/source.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::spec {

// Where the key `expect` stands in the front matter; none if it is not there or nothing can be
// read.
[[nodiscard]] std::optional<Range> expect_place(const SourceFile& source);

// What is violated under a profile, in report order; empty means safe.
struct ProfileResult {
  std::string profile;
  std::vector<std::string> violated;
};

// The text with an `expect` that gives each of the profiles its result, and gives every other
// profile what it had. Comments, layout and the order of what stays are kept. A diagnostic if the
// front matter is written in a way that this cannot change safely.
[[nodiscard]] Result<std::string> with_expectation(const SourceFile& source,
                                                   const std::vector<ProfileResult>& results,
                                                   const Vocabulary& vocabulary);

}  // namespace ctxcheck::spec
