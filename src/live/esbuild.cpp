// Running esbuild the way Workers are bundled for deployment.
#include "live/esbuild.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

#include "fmt/format.h"
#include "runtime/tool.hpp"
#include "spec/diagnostic.hpp"

namespace ctxcheck::live {
namespace {

namespace fs = std::filesystem;

// Modules of Node.js that the runtime has under `node:`.
constexpr std::array<std::string_view, 37> kNodeModules{"assert",     "async_hooks",
                                                        "buffer",     "child_process",
                                                        "cluster",    "console",
                                                        "constants",  "crypto",
                                                        "dgram",      "diagnostics_channel",
                                                        "dns",        "domain",
                                                        "events",     "fs",
                                                        "http",       "http2",
                                                        "https",      "inspector",
                                                        "module",     "net",
                                                        "os",         "path",
                                                        "perf_hooks", "process",
                                                        "punycode",   "querystring",
                                                        "readline",   "repl",
                                                        "stream",     "string_decoder",
                                                        "timers",     "tls",
                                                        "tty",        "url",
                                                        "util",       "vm",
                                                        "zlib"};

// `relative` in `start` or a folder around it.
std::optional<std::string> upwards(fs::path folder, const fs::path& relative) {
  std::error_code error;
  while (!folder.empty()) {
    if (fs::exists(folder / relative, error)) return (folder / relative).string();
    if (folder == folder.root_path()) break;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

// The newest version that is installed below a folder `.cache/esbuild`.
std::optional<std::string> installed_around(const fs::path& start) {
  const auto folder = upwards(start, fs::path(".cache") / "esbuild");
  if (!folder) return std::nullopt;
  std::error_code error;
  std::optional<std::string> found;
  for (const fs::directory_entry& version : fs::directory_iterator(*folder, error)) {
    const std::string path = (version.path() / "esbuild").string();
    if (fs::exists(path, error) && (!found || path > *found)) found = path;
  }
  return found;
}

std::vector<std::string> arguments_for(const std::string& file, const std::string& folder) {
  std::vector<std::string> arguments{
      file, "--bundle", "--format=esm", "--target=es2022", "--conditions=workerd,worker,browser",
      "--external:node:*", "--external:cloudflare:*",
      "--define:process.env.NODE_ENV=\"production\"",
      // CommonJS packages that require a module of Node.js.
      "--banner:js=import { createRequire as ctxcheckCreateRequire } from \"node:module\";\n"
      "const require = ctxcheckCreateRequire(\"/\");",
      "--loader:.js=jsx", "--loader:.mjs=jsx", "--loader:.cjs=jsx", "--loader:.wasm=copy",
      "--loader:.bin=copy", "--loader:.txt=text", "--loader:.html=text", "--loader:.sql=text",
      "--entry-names=bundle", "--asset-names=[name]-[hash]", "--outdir=" + folder,
      "--metafile=" + folder + "/meta.json", "--log-level=error", "--color=false"};
  for (const std::string_view name : kNodeModules) {
    arguments.push_back(fmt::format("--alias:{0}=node:{0}", name));
  }
  return arguments;
}

// The first error in esbuild's output, as a diagnostic about `file` if it names no other:
//     ✘ [ERROR] Could not resolve "x"
//
//         worker.js:1:14:
spec::Diagnostic first_error(const std::string& file, std::string_view output) {
  constexpr std::string_view kError = "[ERROR] ";
  spec::Diagnostic diagnostic{"bundle-failed", file, std::nullopt, "", ""};
  const std::size_t mark = output.find(kError);
  if (mark == std::string_view::npos) {
    diagnostic.message = fmt::format("esbuild cannot bundle it: {}", output);
    return diagnostic;
  }
  output.remove_prefix(mark + kError.size());
  diagnostic.message = fmt::format("esbuild: {}", output.substr(0, output.find('\n')));
  const std::size_t next = output.find(kError);
  std::string_view rest = output.substr(0, next);
  if (next != std::string_view::npos) diagnostic.hint = "esbuild finds more errors";
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (!line.ends_with(':')) continue;
    line.remove_suffix(1);
    const std::size_t second = line.rfind(':');
    const std::size_t first = line.rfind(':', second - 1);
    if (second == std::string_view::npos || first == std::string_view::npos) continue;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::from_chars(line.data() + first + 1, line.data() + second, row);
    std::from_chars(line.data() + second + 1, line.data() + line.size(), column);
    if (row == 0) continue;
    diagnostic.file = line.substr(0, first);
    diagnostic.range = {{row, column + 1}, {row, column + 2}};
    break;
  }
  return diagnostic;
}

}  // namespace

std::string find_esbuild(const std::string& file) {
  std::error_code error;
  const fs::path folder = fs::absolute(file, error).lexically_normal().parent_path();
  if (auto own = upwards(folder, fs::path("node_modules") / ".bin" / "esbuild")) return *own;
  if (const char* const named = std::getenv("CTXCHECK_ESBUILD"); named != nullptr) return named;
  if (auto ours = installed_around(fs::current_path(error))) return *ours;
  if (auto ours = installed_around(folder)) return *ours;
  throw spec::DiagnosticError(
      {"no-esbuild", file, std::nullopt,
       "it must be bundled, and esbuild is neither in the node_modules of its project nor "
       "installed, and CTXCHECK_ESBUILD is not set",
       "run scripts/get-esbuild"});
}

void run_esbuild(const std::string& esbuild, const std::string& file, const std::string& folder,
                 const std::vector<std::string>& packages) {
  std::string node_path;
  for (const std::string& one : packages) {
    node_path += (node_path.empty() ? "" : ":") + fs::absolute(one).lexically_normal().string();
  }
  runtime::Tool tool{esbuild, arguments_for(file, folder), {}};
  if (!node_path.empty()) tool.environment.emplace_back("NODE_PATH", node_path);
  const runtime::ToolResult result = runtime::run_tool(tool);
  const auto refuse = [&](std::string message) {
    throw spec::DiagnosticError({"no-esbuild", esbuild, std::nullopt, std::move(message),
                                 "run scripts/get-esbuild, or repair the project's own"});
  };
  if (!result.started) refuse(fmt::format("esbuild cannot be started: {}", result.output));
  if (!result.in_time) refuse("esbuild takes too long");
  if (result.exit_code != 0) throw spec::DiagnosticError(first_error(file, result.output));
}

}  // namespace ctxcheck::live
