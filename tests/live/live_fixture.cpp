// Writing, loading and exploring.
#include "live/live_fixture.hpp"

#include <cstdlib>
#include <fstream>

#include "runtime/runtime_fixture.hpp"
#include "search/stateless_search.hpp"

namespace ctxcheck::test_support {
namespace {

namespace fs = std::filesystem;

std::string line_of(const system::Outcome& outcome) {
  std::string line;
  for (const auto& [label, result] : outcome.requests) {
    line += (line.empty() ? "" : ", ") + label + " " + result;
  }
  if (outcome.warnings > 0) line += "; W";
  for (const std::string& printed : outcome.console) line += "; " + printed;
  return line;
}

}  // namespace

std::string repository_file(const std::string& path) {
  return std::string(CTXCHECK_ROOT) + "/" + path;
}

std::optional<std::string> no_runtime(std::string_view name) {
  const auto profile = model::profile_named(name);
  if (workerd_binary(*profile)) return std::nullopt;
  return no_workerd(*profile);
}

std::optional<std::string> no_esbuild() {
  if (std::getenv("CTXCHECK_ESBUILD") != nullptr) return std::nullopt;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(repository_file(".cache/esbuild"), error)) {
    const fs::path path = entry.path() / "esbuild";
    if (!fs::exists(path)) continue;
    ::setenv("CTXCHECK_ESBUILD", path.c_str(), 0);
    return std::nullopt;
  }
  return "no esbuild: run scripts/get-esbuild, or set CTXCHECK_ESBUILD";
}

std::optional<std::string> no_packages(const std::string& name) {
  if (fs::exists(repository_file(".cache/live/" + name + "/installed"))) return std::nullopt;
  return "no packages for " + name + ": run scripts/get-live-packages";
}

LiveTest::LiveTest() {
  std::string pattern = (fs::temp_directory_path() / "ctxcheck-live-test-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
}

LiveTest::~LiveTest() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string LiveTest::write(const std::string& name, std::string_view text) const {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

spec::Spec LiveTest::load(const std::string& path, bool has_requests) {
  auto worker = live::load_live({path, std::nullopt, has_requests}, model::vocabulary());
  if (!worker) {
    ADD_FAILURE() << spec::render(worker.error(), nullptr);
    return {};
  }
  return std::move(*worker);
}

std::string LiveTest::refusal(const std::string& path) {
  const auto worker = live::load_live({path, std::nullopt, false}, model::vocabulary());
  if (worker) return "accepted";
  const spec::Diagnostic& diagnostic = worker.error();
  std::string text;
  if (diagnostic.range) {
    text = std::to_string(diagnostic.range->begin.line) + ":" +
           std::to_string(diagnostic.range->begin.column) + " ";
  }
  text += diagnostic.code + ": " + diagnostic.message;
  return diagnostic.hint.empty() ? text : text + " | " + diagnostic.hint;
}

Outcomes LiveTest::outcomes(const spec::Spec& worker, std::string_view name) {
  const auto profile = model::profile_named(name);
  const auto binary = workerd_binary(*profile);
  if (!binary || !worker.live) return {};
  const auto system = runtime::make_workerd(worker, options_of(worker, *profile, *binary));
  const search::OutcomesResult result = search::outcomes_stateless({*system}, {});
  EXPECT_FALSE(result.stop);
  Outcomes found;
  for (const search::FoundOutcome& outcome : result.outcomes) {
    found[line_of(outcome.outcome)] = outcome.schedules.value_or(0);
  }
  return found;
}

Outcomes LiveTest::outcomes_of(std::string_view code, std::string_view settings) const {
  write("worker.js", code);
  return outcomes(load(write("worker.live.yaml", settings)), model::profiles().front().name);
}

}  // namespace ctxcheck::test_support
