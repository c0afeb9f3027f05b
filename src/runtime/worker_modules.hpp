// The worker's modules of ours, as text. Its own file because the build makes the definitions from
// the files in worker/.
#pragma once

#include <string_view>

namespace ctxcheck::runtime {

[[nodiscard]] std::string_view driver_module();
[[nodiscard]] std::string_view globals_module();
[[nodiscard]] std::string_view ctxcheck_module();
[[nodiscard]] std::string_view main_module();

}  // namespace ctxcheck::runtime
