// The nearest known name to one that is not known. Its own file because the front matter, imports,
// globals, members and handlers all give this hint, in the same words.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ctxcheck::spec {

// The candidate with the smallest edit distance, if it is near enough to be a slip of the hand (the
// first of equals); empty if none is.
[[nodiscard]] std::string nearest(std::string_view name, std::span<const std::string> candidates);

// "did you mean `name`?", or `otherwise` if nothing is near.
[[nodiscard]] std::string suggestion(std::string_view name, std::span<const std::string> candidates,
                                     std::string otherwise);

// "`a`, `b` and `c`"; "nothing" if the list is empty.
[[nodiscard]] std::string enumerate(std::span<const std::string> names);

}  // namespace ctxcheck::spec
