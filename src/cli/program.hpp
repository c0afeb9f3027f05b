// The program as a function: arguments in, exit code out. Its own file because main.cpp should hold
// nothing that can be tested.
#pragma once

namespace ctxcheck::cli {

// Never throws.
[[nodiscard]] int run_program(int argc, const char* const* argv);

}  // namespace ctxcheck::cli
