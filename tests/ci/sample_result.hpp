// A result with everything that a format must be able to tell. Its own file because each format's
// tests tell the same one.
#pragma once

#include <string>

#include "ci/result.hpp"

namespace ctxcheck::test_support {

// A violation with its trace, found by a search on `spec`; a warning; an early end; a file that
// cannot be read; a case that passed. Texts hold what the formats must escape.
[[nodiscard]] ci::Result sample_result(const std::string& spec);

// Two requests share a batch: dead-settle and hung.
[[nodiscard]] std::string batch_spec();

}  // namespace ctxcheck::test_support
