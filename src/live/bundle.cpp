// Deciding what to bundle, and reading what came of it.
#include "live/bundle.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "fmt/format.h"
#include "live/esbuild.hpp"
#include "nlohmann/json.hpp"
#include "spec/diagnostic.hpp"

namespace ctxcheck::live {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

[[noreturn]] void fail(const std::string& file, std::string message) {
  throw spec::DiagnosticError({"bundle-failed", file, std::nullopt, std::move(message), ""});
}

// While it exists, no signal that would end the process is taken, so that nothing is left behind.
// What it guards takes a second.
class SignalsHeldBack {
 public:
  SignalsHeldBack() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) sigaddset(&set, signal);
    ::pthread_sigmask(SIG_BLOCK, &set, &before_);
  }
  SignalsHeldBack(const SignalsHeldBack&) = delete;
  SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;
  ~SignalsHeldBack() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& file) {
    std::string pattern = (fs::temp_directory_path() / "ctxcheck-bundle-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) fail(file, "no temporary folder can be made for it");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  SignalsHeldBack held_back_;  // first: signals come when the folder has gone
  fs::path path_;
};

std::string read_file(const std::string& bundled, const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) fail(bundled, "what esbuild has written cannot be read");
  return text;
}

bool is_word_part(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

// Whether a string that the runtime has no module for follows behind one of the words `import` and
// `from` at `at`.
bool imports_package(std::string_view text, std::size_t at) {
  const std::size_t quote = text.find_first_not_of(" \t\r\n(", at);
  if (quote == std::string_view::npos || (text[quote] != '"' && text[quote] != '\'')) return false;
  const std::string_view name = text.substr(quote + 1);
  return !name.starts_with("node:") && !name.starts_with("cloudflare:");
}

}  // namespace

bool needs_bundle(const spec::SourceFile& source) {
  const std::string extension = fs::path(source.path).extension().string();
  if (extension != ".js" && extension != ".mjs") return true;
  const std::string_view text = source.text;
  for (const std::string_view word : {std::string_view("import"), std::string_view("from")}) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at)) {
      const bool is_whole = at == 0 || !(is_word_part(text[at - 1]) || text[at - 1] == '.');
      at += word.size();
      if (is_whole && imports_package(text, at)) return true;
    }
  }
  return false;
}

Bundle make_bundle(const spec::SourceFile& source, const std::string& folder,
                   const std::vector<std::string>& packages) {
  using spec::LiveModuleKind;
  if (!needs_bundle(source)) {
    const std::string name = folder + "/spec";
    return {{{name, LiveModuleKind::EsModule, source.text}}, name, {source.path}};
  }
  const std::string esbuild = find_esbuild(source.path);
  const TemporaryFolder temporary(source.path);
  run_esbuild(esbuild, source.path, temporary.path().string(), packages);

  Bundle bundle;
  bundle.entry = folder + "/bundle";
  bundle.modules.push_back({bundle.entry, LiveModuleKind::EsModule,
                            read_file(source.path, temporary.path() / "bundle.js")});
  const Json meta =
      Json::parse(read_file(source.path, temporary.path() / "meta.json"), nullptr, false);
  if (!meta.is_object()) fail(source.path, "esbuild does not say what it has written");
  for (const auto& [input, about] : meta.at("inputs").items()) {
    // What is no file has a name of esbuild's.
    std::error_code ignored;
    if (fs::is_regular_file(input, ignored)) bundle.files.push_back(input);
  }
  // Assets are imported as they are named in the source, also with a query behind the file's name.
  for (const auto& [output, about] : meta.at("outputs").items()) {
    for (const Json& import : about.at("imports")) {
      if (import.value("external", false)) continue;
      const std::string name = fs::path(import.at("path").get<std::string>()).filename().string();
      const std::string file = name.substr(0, name.find('?'));
      const std::string module = folder + "/" + name;
      const bool known = std::any_of(bundle.modules.begin(), bundle.modules.end(),
                                     [&](const auto& one) { return one.name == module; });
      if (known) continue;
      bundle.modules.push_back(
          {module,
           fs::path(file).extension() == ".wasm" ? LiveModuleKind::Wasm : LiveModuleKind::Data,
           read_file(source.path, temporary.path() / file)});
    }
  }
  return bundle;
}

}  // namespace ctxcheck::live
