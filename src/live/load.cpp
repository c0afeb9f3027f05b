// Finding the files and putting them together.
#include "live/load.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "fmt/format.h"
#include "live/bundle.hpp"
#include "live/settings.hpp"

namespace ctxcheck::live {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSettings = ".live.yaml";
constexpr std::array<const char*, 6> kWorkers{".js", ".ts", ".mjs", ".mts", ".jsx", ".tsx"};

[[noreturn]] void fail(std::string code, const std::string& file, std::string message,
                       std::string hint, std::optional<spec::Range> range = std::nullopt) {
  throw spec::DiagnosticError({std::move(code), file, range, std::move(message), std::move(hint)});
}

bool exists(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

bool is_settings(const std::string& path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

// A file that something at `place` of `named_in` asks for.
spec::SourceFile read(const std::string& path, const std::string& named_in = "",
                      std::optional<spec::Range> place = std::nullopt) {
  std::error_code error;
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  spec::SourceFile source{path, {}};
  if (in && !fs::is_directory(path, error)) {
    source.text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    return source;
  }
  const std::string reason = errno != 0 ? std::strerror(errno) : "it is a folder";
  if (named_in.empty()) {
    fail("cannot-read", path, fmt::format("the file cannot be read: {}", reason), "");
  }
  fail("cannot-read", named_in, fmt::format("`{}` cannot be read: {}", path, reason),
       "paths are relative to the file that names them", place);
}

// `path` as a file in the folder of `settings` names it.
std::string beside(const std::string& settings, const std::string& path) {
  return (fs::path(settings).parent_path() / path).lexically_normal().string();
}

// Where the settings of a worker are, if they are beside it.
std::string settings_beside(const std::string& worker) {
  return fs::path(worker).replace_extension().string() + std::string(kSettings);
}

std::optional<std::string> settings_of(const Place& place) {
  if (is_settings(place.path)) return place.path;
  if (place.settings) return place.settings;
  std::string own = settings_beside(place.path);
  if (exists(own)) return own;
  return std::nullopt;
}

// The worker that settings without `worker` are beside: worker.js of worker.live.yaml.
std::string worker_beside(const std::string& settings) {
  std::string stem = settings;
  if (stem.ends_with(kSettings)) {
    stem.resize(stem.size() - kSettings.size());
    for (const char* const extension : kWorkers) {
      if (exists(stem + extension)) return stem + extension;
    }
  }
  fail("live-worker", settings, "the file does not name its worker, and none is beside it",
       "write `worker: worker.js`, or call it worker.live.yaml beside worker.js");
}

void add(spec::LiveWorker& worker, Bundle bundle, std::vector<std::string>& files) {
  for (spec::LiveModule& module : bundle.modules) worker.modules.push_back(std::move(module));
  files.insert(files.end(), bundle.files.begin(), bundle.files.end());
}

spec::Spec load(const Place& place, const spec::Vocabulary& vocabulary,
                std::vector<std::string>& files) {
  const std::optional<std::string> settings_path = settings_of(place);
  files.insert(files.end(), {place.path, settings_path.value_or(place.path)});
  const spec::SourceFile file =
      settings_path ? read(*settings_path) : spec::SourceFile{place.path, {}};
  Settings settings =
      settings_path ? read_settings(file, vocabulary) : default_settings(vocabulary);

  spec::SourceFile source;
  if (!is_settings(place.path)) {
    source = read(place.path);
  } else if (settings.worker.empty()) {
    files.push_back(worker_beside(file.path));
    source = read(files.back());
  } else {
    files.push_back(beside(file.path, settings.worker));
    source = read(files.back(), file.path, settings.worker_place);
  }
  std::vector<std::string> packages;
  for (const std::string& one : settings.packages) packages.push_back(beside(file.path, one));

  auto worker = std::make_shared<spec::LiveWorker>();
  Bundle main = make_bundle(source, "worker", packages);
  worker->entry = main.entry;
  add(*worker, std::move(main), files);
  for (const Binding& binding : settings.bindings) {
    switch (binding.kind) {
      case Binding::Kind::D1:
        worker->binding_modules.emplace_back(binding.name, "ctxcheck-d1");
        break;
      case Binding::Kind::Kv:
        worker->binding_modules.emplace_back(binding.name, "ctxcheck-kv");
        break;
      case Binding::Kind::Module: {
        files.push_back(beside(file.path, binding.module));
        const spec::SourceFile made = read(files.back(), file.path, binding.place);
        Bundle bundle =
            make_bundle(made, fmt::format("binding{}", worker->binding_modules.size()), packages);
        worker->binding_modules.emplace_back(binding.name, bundle.entry);
        add(*worker, std::move(bundle), files);
        break;
      }
    }
  }
  worker->environment = std::move(settings.environment);
  worker->requests = std::move(settings.requests);
  worker->compatibility_date = std::move(settings.compatibility_date);
  worker->compatibility_flags = std::move(settings.compatibility_flags);
  if (settings_path) worker->other_file = is_settings(place.path) ? source : file;

  spec::Spec spec;
  spec.source = is_settings(place.path) ? file : source;
  spec.front_matter = std::move(settings.front_matter);
  if (spec.front_matter.requests.empty() && !place.has_requests) {
    fail("live-requests", settings_path.value_or(place.path),
         "it says of no request that it arrives",
         "write `requests: { /: 2 }`, or give --requests /=2");
  }
  spec.live = std::move(worker);
  return spec;
}

}  // namespace

bool is_live(const Place& place) {
  if (settings_of(place)) return true;
  const std::string extension = fs::path(place.path).extension().string();
  if (extension != ".js" && extension != ".mjs") {
    return std::any_of(kWorkers.begin(), kWorkers.end(),
                       [&extension](const char* known) { return extension == known; });
  }
  if (!place.has_requests || !exists(place.path)) return false;
  return read(place.path).text.find("/*---") == std::string::npos;
}

std::vector<std::string> files_of(const Place& place) {
  if (is_settings(place.path)) return {place.path};
  return {place.path, place.settings.value_or(settings_beside(place.path))};
}

spec::Result<spec::Spec> load_live(const Place& place, const spec::Vocabulary& vocabulary,
                                   std::vector<std::string>* files) {
  std::vector<std::string> found;
  if (files == nullptr) files = &found;
  try {
    return load(place, vocabulary, *files);
  } catch (const spec::DiagnosticError& error) {
    files->push_back(error.diagnostic().file);
    return error.diagnostic();
  }
}

}  // namespace ctxcheck::live
