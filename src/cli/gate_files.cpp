// Walking through folders.
#include "cli/gate_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>

#include "cli/files.hpp"
#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck::cli {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name == "recorded" || name == "node_modules" || (name.size() > 1 && name.front() == '.');
}

GateFile unreadable(std::string path, std::string reason) {
  return {GateFile::Kind::Unreadable, std::move(path), std::move(reason)};
}

// What a file in a folder is to the gate; none if nothing. A trace that was cut off must not be
// taken for some other document, so JSON that cannot be parsed counts.
std::optional<GateFile> classify(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  if (extension != ".js" && extension != ".json") return std::nullopt;
  const auto source = read_source(path);
  if (!source) return unreadable(path, source.error().message);
  if (extension == ".js") {
    if (source->text.find("/*---") == std::string::npos) return std::nullopt;
    return GateFile{GateFile::Kind::Spec, path, ""};
  }
  if (source->text.find(trace::kTraceSchema) != std::string::npos) {
    return GateFile{GateFile::Kind::Counterexample, path, ""};
  }
  if (nlohmann::json::accept(source->text)) return std::nullopt;
  return unreadable(path, "the file is not JSON; was it cut off?");
}

void add_folder(const fs::path& folder, std::vector<GateFile>& files) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    const fs::path& path = entry->path();
    if (entry->is_directory(ignored)) {
      if (!is_left_out(path) && !entry->is_symlink(ignored)) add_folder(path, files);
    } else if (auto file = classify(path.string())) {
      files.push_back(*std::move(file));
    }
  }
  if (error) {
    files.push_back(
        unreadable(folder.string(), fmt::format("the folder cannot be read: {}", error.message())));
  }
}

enum class Sought : std::uint8_t { SpecsOnly, SpecsAndCounterexamples };

spec::Result<std::vector<GateFile>> find(const std::vector<std::string>& paths, Sought sought) {
  const bool specs_only = sought == Sought::SpecsOnly;
  const auto is_json = [](const GateFile& file) {
    return fs::path(file.path).extension() == ".json";
  };
  std::error_code ignored;
  std::vector<GateFile> files;
  for (const std::string& path : paths) {
    if (fs::is_directory(path, ignored)) {
      std::vector<GateFile> found;
      add_folder(path, found);
      if (specs_only) std::erase_if(found, is_json);
      files.insert(files.end(), found.begin(), found.end());
    } else if (!fs::exists(path, ignored)) {
      return spec::Diagnostic{"cannot-read", path, std::nullopt, "there is no such file or folder",
                              ""};
    } else {
      GateFile file{GateFile::Kind::Spec, path, ""};
      if (is_json(file) && !specs_only) file.kind = GateFile::Kind::Counterexample;
      files.push_back(std::move(file));
    }
  }
  const auto key = [](const GateFile& file) { return std::tie(file.kind, file.path); };
  std::sort(files.begin(), files.end(),
            [&key](const GateFile& a, const GateFile& b) { return key(a) < key(b); });
  files.erase(std::unique(files.begin(), files.end(),
                          [](const GateFile& a, const GateFile& b) { return a.path == b.path; }),
              files.end());
  return files;
}

}  // namespace

spec::Result<std::vector<GateFile>> find_gate_files(const std::vector<std::string>& paths) {
  std::error_code ignored;
  std::vector<std::string> wanted = paths;
  if (wanted.empty()) {
    for (const char* folder : {"specs", "counterexamples"}) {
      if (fs::is_directory(folder, ignored)) wanted.emplace_back(folder);
    }
    if (wanted.empty()) {
      return spec::Diagnostic{"nothing-to-check", "", std::nullopt,
                              "there is neither a folder `specs` nor `counterexamples` here",
                              "name files or folders: ctxcheck gate PATHS"};
    }
  }
  return find(wanted, Sought::SpecsAndCounterexamples);
}

spec::Result<std::vector<GateFile>> find_spec_files(const std::vector<std::string>& paths) {
  return find(paths, Sought::SpecsOnly);
}

}  // namespace ctxcheck::cli
