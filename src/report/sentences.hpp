// What happens in a run, in whole sentences. Its own file because prose, the page and the walk in a
// terminal say the same things, each in its own layout.
#pragma once

#include <string>

#include "report/narrative.hpp"
#include "system/outcome.hpp"

namespace ctxcheck::report {

// `text` with its first letter in upper case.
[[nodiscard]] std::string capital(std::string text);

// Whether a step names a subject of its own ("the runtime prints its warning (W)") instead of
// continuing a sentence about its context.
[[nodiscard]] bool is_sentence(const Step& step);

// "page#1 arrives.", "page#1's call db completes."
[[nodiscard]] std::string opening_of(const Beat& beat);
// "page#1 opens a batch."
[[nodiscard]] std::string sentence_of(const Step& step, const std::string& context);
// "In the end page#1 has ok:db and page#2 has error:hung, and the runtime has warned once."
[[nodiscard]] std::string ending_of(const system::Outcome& outcome);

}  // namespace ctxcheck::report
