// The program as a function: arguments in, exit code out. Its own file because main.cpp should hold
// nothing that can be tested.
#pragma once

#include "usage/command_line.hpp"

namespace ctxcheck::cli {

// Never throws.
[[nodiscard]] int run_program(int argc, const char* const* argv);

// All commands and options, as help shows them.
[[nodiscard]] usage::CommandLine command_line();

}  // namespace ctxcheck::cli
