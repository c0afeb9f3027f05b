// Writing what a live worker needs.
#include "runtime/live_config.hpp"

#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "runtime/config_text.hpp"
#include "runtime/worker_modules.hpp"

namespace ctxcheck::runtime {
namespace {

// From this date on promises are settled in their own request unless a flag says otherwise.
constexpr std::string_view kSettledAtHomeSince = "2024-10-14";

// A name as a JavaScript string.
std::string js_string(std::string_view name) { return nlohmann::json(name).dump(); }

// Makes the bindings.
std::string environment_module(const spec::LiveWorker& worker) {
  std::string imports;
  std::string makers;
  std::size_t number = 0;
  for (const auto& [binding, module] : worker.binding_modules) {
    imports += fmt::format("import make{} from {};\n", number, js_string(module));
    makers += fmt::format("  [{}, make{}],\n", js_string(binding), number++);
  }
  return fmt::format(R"(import {{ beginCopy }} from "ctxcheck-driver";
import {{ environmentOf }} from "ctxcheck-live";
{}beginCopy(0);
export const environment = environmentOf([
{}]);
)",
                     imports, makers);
}

// The worker is evaluated when everything that it finds is in place.
std::string deployment_module(const spec::LiveWorker& worker) {
  return fmt::format(R"(export {{ environment }} from "ctxcheck-environment";
export {{ default as worker }} from {};
)",
                     js_string(worker.entry));
}

}  // namespace

std::string live_modules(const spec::LiveWorker& worker) {
  std::string text;
  text += module_text("main", live_main_module());
  text += module_text("ctxcheck-driver", driver_module());
  text += module_text("ctxcheck-globals", globals_module());
  text += module_text("ctxcheck-live", live_module());
  text += module_text("ctxcheck-d1", d1_module());
  text += module_text("ctxcheck-kv", kv_module());
  text += module_text("ctxcheck-environment", environment_module(worker));
  text += module_text("ctxcheck-deployment", deployment_module(worker));
  for (const spec::LiveModule& module : worker.modules) {
    switch (module.kind) {
      case spec::LiveModuleKind::EsModule:
        text += module_text(module.name, module.content);
        break;
      case spec::LiveModuleKind::Wasm:
        text += module_bytes(module.name, "wasm", module.content);
        break;
      case spec::LiveModuleKind::Data:
        text += module_bytes(module.name, "data", module.content);
        break;
    }
  }
  return text;
}

std::string live_bindings(const spec::LiveWorker& worker) {
  return fmt::format("(name = \"live\", json = {}), ", text_of(worker.environment));
}

std::string live_flags(const spec::LiveWorker& worker, const std::string& date, bool flag_off) {
  std::string flags = text_of("nodejs_compat");
  for (const std::string& flag : worker.compatibility_flags) flags += ", " + text_of(flag);
  if (flag_off) {
    flags += ", " + text_of("no_handle_cross_request_promise_resolution");
  } else if (date < kSettledAtHomeSince) {
    flags += ", " + text_of("handle_cross_request_promise_resolution");
  }
  return flags;
}

}  // namespace ctxcheck::runtime
