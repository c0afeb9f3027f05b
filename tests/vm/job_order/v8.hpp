// V8 as the other opinion on the order of jobs: the machine's Node.js runs the same programs. Its
// own file because it is the only place of these tests that starts a process.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace ctxcheck::test_support {

using Lines = std::vector<std::string>;

// What each program logs; none if there is no Node.js on this machine.
[[nodiscard]] std::optional<std::vector<Lines>> run_in_v8(const std::vector<std::string>& programs);

}  // namespace ctxcheck::test_support
