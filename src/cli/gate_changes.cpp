// Asking git, and following imports.
#include "cli/gate_changes.hpp"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/files.hpp"
#include "fmt/format.h"
#include "runtime/tool.hpp"
#include "spec/imports.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{60};

spec::Diagnostic failed(std::string code, std::string message, std::string hint) {
  return {std::move(code), "", std::nullopt, "--changed-since: " + std::move(message),
          std::move(hint)};
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

class Git {
 public:
  explicit Git(std::string program) : program_(std::move(program)) {}

  // Commands run in this folder from now on.
  void enter(std::string folder) { folder_ = std::move(folder); }

  // What the command prints; a diagnostic with `code` if it fails.
  [[nodiscard]] spec::Result<std::string> ask(const std::vector<std::string>& command,
                                              const std::string& code, const std::string& message,
                                              const std::string& hint) const {
    runtime::Tool tool;
    tool.program = program_;
    if (!folder_.empty()) tool.arguments = {"-C", folder_};
    tool.arguments.insert(tool.arguments.end(), command.begin(), command.end());
    // The index is only read, also while somebody else works with it.
    tool.environment = {{"GIT_OPTIONAL_LOCKS", "0"}, {"LC_ALL", "C"}};
    tool.limit = kPatience;
    tool.errors_apart = true;
    runtime::ToolResult result = runtime::run_tool(tool);
    if (result.started && result.in_time && result.exit_code == 0) return std::move(result.output);
    std::string why = first_line(result.started ? result.errors : result.output);
    if (result.started && !result.in_time) why = "git takes too long";
    return failed(code, why.empty() ? message : fmt::format("{} ({})", message, why), hint);
  }

 private:
  std::string program_;
  std::string folder_;
};

// Names that end with a zero byte each.
std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  while (!text.empty()) {
    const std::string_view name = text.substr(0, text.find('\0'));
    if (!name.empty()) names.emplace(name);
    text.remove_prefix(std::min(text.size(), name.size() + 1));
  }
  return names;
}

std::string without_line_feed(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// The file by the names that git may know it by: as it is reached, and as what it is.
std::vector<fs::path> names_of(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error).lexically_normal();
  std::vector<fs::path> names;
  const fs::path folder = fs::weakly_canonical(absolute.parent_path(), error);
  if (!error) names.push_back(folder / absolute.filename());
  const fs::path target = fs::weakly_canonical(absolute, error);
  if (!error) names.push_back(target);
  return names;
}

}  // namespace

spec::Result<Changes> Changes::since(const std::string& revision) {
  const auto program = runtime::find_program("git");
  if (!program) return failed("no-git", "git is not installed", "install it, or judge everything");
  Git git(*program);
  const auto root = git.ask({"rev-parse", "--show-toplevel"}, "no-repository",
                            "the current folder is in no repository of git",
                            "git says what has changed; without it, judge everything");
  if (!root) return root.error();
  git.enter(without_line_feed(*root));
  const auto unknown = fmt::format("there is no revision `{}`", revision);
  constexpr const char* kFetch = "name a commit, a branch or a tag that has been fetched";
  // git would take it for an option.
  if (revision.starts_with('-')) return failed("unknown-revision", unknown, kFetch);
  const auto tree = git.ask({"rev-parse", "--verify", "--quiet", revision + "^{tree}"},
                            "unknown-revision", unknown, kFetch);
  if (!tree) return tree.error();
  constexpr const char* kUnreadable = "git cannot say what has changed";
  const auto differing = git.ask({"diff", "--name-only", "-z", "--no-renames", "--no-ext-diff",
                                  "--ignore-submodules=none", without_line_feed(*tree), "--"},
                                 "no-changes", kUnreadable, "");
  if (!differing) return differing.error();
  const auto tracked = git.ask({"ls-files", "-z"}, "no-changes", kUnreadable, "");
  if (!tracked) return tracked.error();

  Changes changes;
  std::error_code error;
  changes.root_ = fs::weakly_canonical(without_line_feed(*root), error).string();
  changes.changed_ = names_in(*differing);
  changes.tracked_ = names_in(*tracked);
  return changes;
}

bool Changes::changed(const std::string& path) const {
  const std::vector<fs::path> names = names_of(path);
  for (const fs::path& name : names) {
    const std::string relative = name.lexically_relative(root_).generic_string();
    if (!tracked_.contains(relative) || changed_.contains(relative)) return true;
  }
  return names.empty();
}

bool Changes::affects(const GateFile& file) {
  switch (file.kind) {
    case GateFile::Kind::Spec:
      return affects_module(file.path);
    case GateFile::Kind::Counterexample:
      return affects_trace(file.path);
    case GateFile::Kind::Unreadable:
      break;
  }
  return true;
}

const Changes::Module& Changes::module_at(const std::string& path) {
  const auto [found, first] = modules_.emplace(path, Module{});
  if (!first || changed(path)) return found->second;
  if (const auto source = read_if_possible(path)) {
    if (auto imports = spec::imported_files(*source)) found->second = {false, *std::move(imports)};
  }
  return found->second;
}

bool Changes::affects_module(const std::string& path) {
  std::set<std::string> reached{path};
  std::vector<std::string> waiting{path};
  while (!waiting.empty()) {
    const Module& module = module_at(waiting.back());
    waiting.pop_back();
    if (module.changed) return true;
    for (const std::string& import : module.imports) {
      if (reached.insert(import).second) waiting.push_back(import);
    }
  }
  return false;
}

bool Changes::affects_trace(const std::string& path) {
  if (changed(path)) return true;
  const auto trace = trace::load_trace(path);
  // What a live worker is bundled from is not known without bundling it.
  if (!trace || trace->worker) return true;
  return affects_module(trace->spec_path);
}

}  // namespace ctxcheck::cli
