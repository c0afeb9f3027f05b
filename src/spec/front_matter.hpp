// The YAML front matter of a spec. Its own file because the loader needs, beside the content, the
// places of the handlers in it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "spec/source.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::spec {

// The front matter's YAML in the source, as byte offsets: between `/*---` and `---*/`.
struct FrontMatterBlock {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Finds the block, which must be the first thing of the file. Throws DiagnosticError.
[[nodiscard]] FrontMatterBlock find_front_matter(const SourceFile& source);

struct ParsedFrontMatter {
  FrontMatter content;
  std::vector<Range> handler_places;  // where each of content.requests is named
};

// Reads and checks the front matter (formats of specs). Names of properties and profiles must be in
// the vocabulary. Throws DiagnosticError.
[[nodiscard]] ParsedFrontMatter read_front_matter(const SourceFile& source,
                                                  const Vocabulary& vocabulary);

}  // namespace ctxcheck::spec
