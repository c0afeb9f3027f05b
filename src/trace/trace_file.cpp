// Writing trace files, and files as such. Reading their contents is trace_reader.cpp.
#include "trace/trace_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "trace/trace_json.hpp"

namespace ctxcheck::trace {
namespace {

namespace fs = std::filesystem;

Json json_of(const system::Effect& effect) {
  Json json;
  json["kind"] = name_of(effect.kind);
  json["subject"] = effect.subject;
  if (!effect.detail.empty()) json["detail"] = effect.detail;
  add_place(json, effect.at);
  return json;
}

Json json_of(const system::Finding& finding) {
  Json json;
  json["property"] = info(finding.property).name;
  json["context"] = finding.context;
  json["message"] = finding.message;
  add_place(json, finding.at);
  return json;
}

Json json_of(const system::Turn& turn) {
  Json json;
  json["token"] = turn.token;
  json["context"] = turn.context;
  json["effects"] = Json::array();
  for (const system::Effect& effect : turn.effects) json["effects"].push_back(json_of(effect));
  if (turn.findings.empty()) return json;
  json["findings"] = Json::array();
  for (const system::Finding& finding : turn.findings) json["findings"].push_back(json_of(finding));
  return json;
}

Json json_of(const Claim& claim) {
  Json json;
  json["property"] = info(claim.property).name;
  json["context"] = claim.context;
  json["message"] = claim.message;
  add_place(json, claim.at);
  json["shortest"] = claim.shortest;
  return json;
}

spec::Diagnostic cannot_write(const std::string& path, const std::string& why) {
  return {"trace-unwritable", path, std::nullopt,
          fmt::format("the trace cannot be written: {}", why),
          "free some space, or name another folder with --trace-dir"};
}

// `path` as it is named from the folder `from`.
std::string seen_from(const fs::path& from, const std::string& path) {
  const fs::path target = fs::absolute(path).lexically_normal();
  const fs::path base = fs::absolute(from.empty() ? fs::path(".") : from).lexically_normal();
  return target.lexically_proximate(base).generic_string();
}

// `path` as it is named from the current directory if it lies below that, else as it is.
std::string seen_from_here(const fs::path& path) {
  const fs::path normal = path.lexically_normal();
  if (normal.is_relative()) return normal.generic_string();
  const fs::path near = normal.lexically_proximate(fs::current_path());
  return (near.empty() || *near.begin() == ".." ? normal : near).generic_string();
}

}  // namespace

std::string to_json(const Trace& trace) {
  Json json;
  json["schema"] = kTraceSchema;
  json["version"] = kTraceVersion;
  json["spec"] = Json{{"path", trace.spec_path}, {"sha256", trace.spec_sha256}};
  if (trace.worker) {
    json["worker"] = Json::object();
    if (!trace.worker->path.empty()) {
      json["worker"] = Json{{"path", trace.worker->path}, {"sha256", trace.worker->sha256}};
    }
  }
  json["runtime"] = trace.profile;
  json["flags"] = trace.flags;
  json["bounds"] = json_of(trace.scope);
  json["claim"] = trace.claim ? json_of(*trace.claim) : Json(nullptr);
  json["schedule"] = json_of(trace.schedule(), true);
  json["events"] = Json::array();
  for (const TracedEvent& event : trace.events) {
    Json turns = Json::array();
    for (const system::Turn& turn : event.turns) turns.push_back(json_of(turn));
    json["events"].push_back(
        Json{{"event", system::spell(event.scheduled)}, {"turns", std::move(turns)}});
  }
  json["outcome"] = json_of(trace.outcome);
  return layout(json);
}

std::string file_text(const Trace& trace, const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  Trace written = trace;
  written.spec_path = seen_from(folder, trace.spec_path);
  if (written.worker && !written.worker->path.empty()) {
    written.worker->path = seen_from(folder, written.worker->path);
  }
  return to_json(written);
}

spec::Result<Trace> load_trace(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::error_code ignored;
  std::string text;
  if (in && !fs::is_directory(path, ignored)) {
    text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  } else {
    in.setstate(std::ios::failbit);
  }
  if (in.fail() || in.bad()) {
    return spec::Diagnostic{"trace-unreadable", path, std::nullopt, "the trace cannot be read",
                            "check that the file exists and that you may read it"};
  }
  spec::Result<Trace> trace = from_json(text, path);
  if (!trace) return trace;
  const fs::path folder = fs::path(path).parent_path();
  trace->spec_path = seen_from_here(folder / trace->spec_path);
  if (trace->worker && !trace->worker->path.empty()) {
    trace->worker->path = seen_from_here(folder / trace->worker->path);
  }
  return trace;
}

std::optional<spec::Diagnostic> save_trace(const Trace& trace, const std::string& path) {
  std::error_code error;
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) return cannot_write(path, error.message());

  const std::string temporary = fmt::format("{}.{}.tmp", path, ::getpid());
  std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
  out << file_text(trace, path);
  out.close();
  if (out) fs::rename(temporary, path, error);
  if (out && !error) return std::nullopt;
  const std::string why = error ? error.message() : "the disk is full or the folder is read-only";
  fs::remove(temporary, error);
  return cannot_write(path, why);
}

}  // namespace ctxcheck::trace
