// Ten defects in the order of jobs, each of which the generated programs must notice. Its own
// program: it brings the definition of vm::seeded that the linker takes instead of the library's.
#include "vm/defects.hpp"

#include <gtest/gtest.h>

#include "vm/job_order/programs.hpp"
#include "vm/job_order/v8.hpp"

namespace ctxcheck::vm {
namespace {
Defect current_defect = Defect::None;
}
bool seeded(Defect defect) { return defect == current_defect; }
}  // namespace ctxcheck::vm

namespace {

using namespace ctxcheck::test_support;
using ctxcheck::vm::Defect;

TEST(JobOrder, EachSeededDefectIsNoticed) {
  const std::vector<std::string> programs = generate_programs();
  const auto expected = run_in_v8(programs);
  if (!expected) GTEST_SKIP() << "no Node.js on this machine to compare with";
  for (auto defect = static_cast<std::uint8_t>(Defect::None);
       defect <= static_cast<std::uint8_t>(ctxcheck::vm::kLastDefect); ++defect) {
    ctxcheck::vm::current_defect = static_cast<Defect>(defect);
    std::size_t noticed = 0;
    for (std::size_t i = 0; i < programs.size(); ++i) {
      if (run_here(programs[i]) != (*expected)[i]) ++noticed;
    }
    std::printf("defect %d: %zu of %zu programs differ\n", defect, noticed, programs.size());
    if (ctxcheck::vm::current_defect == Defect::None) {
      EXPECT_EQ(noticed, 0U);
    } else {
      EXPECT_GT(noticed, 0U) << "defect " << int{defect};
    }
  }
}

}  // namespace
