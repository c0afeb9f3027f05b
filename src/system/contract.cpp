// What happens when a contract is broken.
#include "system/contract.hpp"

#include <cstdio>
#include <cstdlib>

namespace ctxcheck::system {

void contract_failed(const char* sentence, const char* condition, const char* file, int line) {
  std::fflush(stdout);
  std::fprintf(stderr,
               "ctxcheck: internal error: %s.\n"
               "  The condition `%s` does not hold (%s:%d).\n"
               "  This is a defect of ctxcheck, not of your spec, and no verdict was reached. "
               "Please report it\n"
               "  with the spec, the command line and this text.\n",
               sentence, condition, file, line);
  std::_Exit(70);
}

}  // namespace ctxcheck::system
