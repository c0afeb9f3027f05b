// Contract checks that stay on in release. Its own file because everybody may use it and it depends
// on nothing.
#pragma once

namespace ctxcheck::system {

// Prints a paragraph fit for a bug report and ends the program with exit code 70.
[[noreturn]] void contract_failed(const char* sentence, const char* condition, const char* file,
                                  int line);

}  // namespace ctxcheck::system

// If `cond` is false, a defect of ours has been met; `sentence` says which.
#define CTX_CHECK(cond, sentence) \
  ((cond) ? static_cast<void>(0)  \
          : ::ctxcheck::system::contract_failed(sentence, #cond, __FILE__, __LINE__))
