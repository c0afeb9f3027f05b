// Programs on a host without contexts.
#include "vm/job_order/programs.hpp"

#include "vm/job_order/generator.hpp"
#include "vm/plain_host.hpp"

namespace ctxcheck::test_support {

std::vector<std::string> generate_programs() {
  constexpr std::uint64_t kPrograms = 400;
  std::vector<std::string> programs;
  for (std::uint64_t seed = 1; seed <= kPrograms; ++seed)
    programs.push_back(generate_program(seed));
  return programs;
}

std::vector<std::string> run_here(const std::string& program) {
  vm::PlainHost host;
  return host.run(program);
}

}  // namespace ctxcheck::test_support
