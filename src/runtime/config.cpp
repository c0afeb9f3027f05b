// Writing the configuration, in the text form of Cap'n Proto.
#include "runtime/config.hpp"

#include <string_view>

#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "runtime/config_text.hpp"
#include "runtime/live_config.hpp"
#include "runtime/worker_modules.hpp"

namespace ctxcheck::runtime {
namespace {

std::string params_json(const WorkerdOptions& options) {
  nlohmann::ordered_json params = nlohmann::ordered_json::object();
  for (const auto& [name, value] : options.params) {
    std::visit([&params, &key = name](const auto& plain) { params[key] = plain; }, value);
  }
  return params.dump();
}

// What specs see as module "ctxcheck": a name without a folder is looked for beside who names it.
std::string copy_module(std::size_t copy) {
  return fmt::format(R"(import {{ beginCopy, copyOfParams }} from "../ctxcheck-driver";
beginCopy({});
export * from "../ctxcheck-specs";
export const params = copyOfParams();
)",
                     copy);
}

// Loads the copies one after the other.
std::string copies_module(std::size_t copies) {
  std::string imports;
  std::string names;
  for (std::size_t i = 0; i < copies; ++i) {
    imports += fmt::format("import \"{0}/ctxcheck\";\nimport * as spec{0} from \"{0}/spec\";\n", i);
    names += fmt::format("spec{}, ", i);
  }
  std::string text = imports;
  if (copies > 1) text += "import { beginCopy } from \"ctxcheck-driver\";\nbeginCopy(\"none\");\n";
  return text + fmt::format("export const specs = [{}];\n", names);
}

std::string spec_modules(const spec::Spec& spec, std::size_t copies) {
  std::string text = module_text("main", main_module());
  text += module_text("ctxcheck-driver", driver_module());
  text += module_text("ctxcheck-globals", globals_module());
  text += module_text("ctxcheck-specs", ctxcheck_module());
  text += module_text("ctxcheck-copies", copies_module(copies));
  for (std::size_t i = 0; i < copies; ++i) {
    text += module_text(fmt::format("{}/ctxcheck", i), copy_module(i));
    text += module_text(fmt::format("{}/spec", i), spec.source.text);
  }
  return text;
}

std::string flags_of(const WorkerdOptions& options) {
  std::string flags = text_of("nodejs_compat");
  if (options.flag_off) flags += ", " + text_of("no_handle_cross_request_promise_resolution");
  return flags;
}

}  // namespace

std::string config_text(const spec::Spec& spec, const WorkerdOptions& options, const Layout& layout,
                        std::uint16_t calls_port) {
  const spec::LiveWorker* const live = spec.live.get();
  const std::string date =
      live != nullptr ? live->compatibility_date.value_or(options.date) : options.date;
  std::string text = "using Workerd = import \"/workerd/workerd.capnp\";\n";
  text += "const modules :List(Workerd.Worker.Module) = [\n";
  text += live != nullptr ? live_modules(*live) : spec_modules(spec, layout.copies);
  text += "];\n";

  const std::string flags =
      live != nullptr ? live_flags(*live, date, options.flag_off) : flags_of(options);
  const std::string bindings = live != nullptr ? live_bindings(*live) : "";
  const std::string params = text_of(params_json(options));
  std::string services;
  std::string sockets;
  for (std::size_t i = 0; i < layout.isolates; ++i) {
    text += fmt::format(
        "const w{0} :Workerd.Worker = (modules = .modules, compatibilityDate = {1},\n"
        "  compatibilityFlags = [{2}], bindings = [{4}(name = \"service\", text = \"w{0}\"),\n"
        "  (name = \"params\", json = {3}), (name = \"calls\", service = \"calls\")],\n"
        "  globalOutbound = \"calls\");\n",
        i, text_of(date), flags, params, bindings);
    services += fmt::format("  (name = \"w{0}\", worker = .w{0}),\n", i);
    sockets += fmt::format(
        "  (name = \"s{0}\", address = \"127.0.0.1:0\", http = (), service = \"w{0}\"),\n", i);
  }
  text += fmt::format(
      "const config :Workerd.Config = (services = [\n{}"
      "  (name = \"calls\", external = (address = \"127.0.0.1:{}\", http = ()))],\n"
      "  sockets = [\n{}]);\n",
      services, calls_port, sockets);
  return text;
}

}  // namespace ctxcheck::runtime
