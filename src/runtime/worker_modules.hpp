// The worker's modules of ours, as text. Its own file because the build makes the definitions from
// the files in worker/.
#pragma once

#include <string_view>

namespace ctxcheck::runtime {

[[nodiscard]] std::string_view driver_module();
[[nodiscard]] std::string_view globals_module();
[[nodiscard]] std::string_view ctxcheck_module();
[[nodiscard]] std::string_view main_module();
// For live workers.
[[nodiscard]] std::string_view live_module();
[[nodiscard]] std::string_view live_main_module();
[[nodiscard]] std::string_view d1_module();
[[nodiscard]] std::string_view kv_module();

}  // namespace ctxcheck::runtime
