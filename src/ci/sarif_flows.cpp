// Beats and steps of the story become locations.
#include "ci/sarif_flows.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

#include "fmt/format.h"
#include "report/narrative.hpp"
#include "report/sentences.hpp"

namespace ctxcheck::ci {
namespace {

using report::Beat;
using report::Mark;
using trace::Json;

constexpr const char* kModule = "module scope";

std::string_view importance_of(Mark mark, bool external) {
  if (mark != Mark::None) return "essential";
  return external ? "important" : "unimportant";
}

// One location of a thread flow, and whose it is.
struct Stop {
  std::string context;
  Json json;
};

class Flows {
 public:
  explicit Flows(const trace::Trace& trace) : trace_(trace), story_(report::tell(trace)) {
    for (const Beat& beat : story_.beats) add(beat);
  }

  [[nodiscard]] Json all() const {
    Json flows = Json::array();
    for (const Stop& stop : stops_) flows.push_back(stop.json);
    return Json::array({flow("run", "every turn in the order in which it happens", flows)});
  }

  [[nodiscard]] Json by_request() const {
    Json threads = Json::array();
    std::vector<std::string> contexts = story_.contexts;
    contexts.insert(contexts.begin(), kModule);
    for (const std::string& context : contexts) {
      Json mine = Json::array();
      for (const Stop& stop : stops_) {
        if (stop.context == context) mine.push_back(stop.json);
      }
      if (!mine.empty()) threads.push_back(flow(context, "turns of " + context, mine));
    }
    return threads;
  }

 private:
  static Json flow(const std::string& id, const std::string& message, const Json& locations) {
    return Json{{"id", id}, {"message", {{"text", message}}}, {"locations", locations}};
  }

  void add(const Beat& beat) {
    const std::string context = beat.context.empty() ? kModule : beat.context;
    system::SourceLocation at = last_[context];
    for (auto step = beat.steps.rbegin(); step != beat.steps.rend(); ++step) {
      if (step->at.known()) at = step->at;
    }
    add(context, report::opening_of(beat), at, importance_of(beat.mark, beat.number > 0), 0);
    for (const report::Step& step : beat.steps) {
      if (step.at.known()) at = step.at;
      add(context, report::sentence_of(step, beat.context), at, importance_of(step.mark, false), 1);
    }
    last_[context] = at;
  }

  void add(const std::string& context, const std::string& sentence,
           const system::SourceLocation& at, std::string_view importance, int nesting) {
    Json location = location_of(trace_.spec_path, at);
    location["message"] = {{"text", sentence}};
    stops_.push_back({context, Json{{"location", std::move(location)},
                                    {"nestingLevel", nesting},
                                    {"executionOrder", stops_.size() + 1},
                                    {"importance", importance}}});
  }

  const trace::Trace& trace_;
  report::Narrative story_;
  std::map<std::string, system::SourceLocation> last_;  // where each context was last seen
  std::vector<Stop> stops_;
};

}  // namespace

std::string uri_of(const std::string& path) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  const std::string normal = std::filesystem::path(path).lexically_normal().generic_string();
  std::string uri = normal.starts_with('/') ? "file://" : "";
  for (const char c : normal) {
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

Json location_of(const std::string& path, const system::SourceLocation& at) {
  Json physical{{"artifactLocation", {{"uri", uri_of(path)}}}};
  if (at.known()) physical["region"] = {{"startLine", at.line}, {"startColumn", at.column}};
  return Json{{"physicalLocation", std::move(physical)}};
}

Json code_flows_of(const trace::Trace& trace) {
  const Flows flows(trace);
  return Json::array({Json{{"message", {{"text", "the whole run"}}}, {"threadFlows", flows.all()}},
                      Json{{"message", {{"text", "the same run, request by request"}}},
                           {"threadFlows", flows.by_request()}}});
}

}  // namespace ctxcheck::ci
