// The entry of the program. Its own file because everything else is a library.
#include "cli/program.hpp"

int main(int argc, char** argv) { return ctxcheck::cli::run_program(argc, argv); }
