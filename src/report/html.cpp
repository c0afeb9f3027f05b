// What the page is given, and how it is put together.
#include "report/html.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "report/ending.hpp"
#include "report/html_parts.hpp"
#include "report/picture.hpp"
#include "report/report.hpp"
#include "report/sentences.hpp"
#include "report/text.hpp"
#include "report/words.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using trace::Json;

std::string_view name_of(Mark mark) {
  switch (mark) {
    case Mark::None:
      return "";
    case Mark::Cause:
      return "cause";
    case Mark::Violation:
      return "violation";
  }
  return "";
}

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::Pending:
      return "pending";
    case Fate::Settled:
      return "settled";
    case Fate::Deferred:
      return "deferred";
    case Fate::Waiting:
      return "waiting";
    case Fate::Lost:
      return "lost";
  }
  return "";
}

Json shows_json(const std::vector<system::Property>& shows) {
  Json json = Json::array();
  for (const system::Property property : shows) {
    json.push_back(Json{{"name", system::info(property).name}, {"error", is_error(property)}});
  }
  return json;
}

Json beat_json(const Beat& beat, const Scene& scene) {
  Json steps = Json::array();
  for (const Step& step : beat.steps) {
    Json json{{"text", step.phrase},
              {"sentence", sentence_of(step, beat.context)},
              {"mark", name_of(step.mark)},
              {"shows", shows_json(step.shows)}};
    trace::add_place(json, step.at);
    steps.push_back(std::move(json));
  }
  Json lives = Json::array();
  for (const Life life : scene.lives) lives.push_back(name_of(life));
  return Json{{"context", beat.context},      {"number", beat.number},
              {"samePass", beat.same_pass},   {"what", beat.what},
              {"sentence", opening_of(beat)}, {"ends", beat.ends},
              {"mark", name_of(beat.mark)},   {"shows", shows_json(beat.shows)},
              {"steps", std::move(steps)},    {"lives", std::move(lives)},
              {"shared", scene.shared},       {"sharedOpen", scene.shared_open > 0},
              {"matters", scene.matters}};
}

Json arrow_json(const Arrow& arrow) {
  const auto beat = [](const std::optional<std::size_t>& index) {
    return index ? Json(*index) : Json(nullptr);
  };
  Json json{{"owner", arrow.life.owner}, {"from", beat(arrow.from)},
            {"to", beat(arrow.to)},      {"uses", arrow.uses},
            {"by", arrow.life.settler},  {"fate", name_of(arrow.life.fate)},
            {"sentence", arrow.sentence}};
  json["violation"] = arrow.life.violation;
  json["crosses"] = arrow.life.crosses();
  trace::add_place(json, arrow.life.at);
  return json;
}

Json claim_json(const trace::Trace& trace) {
  if (!trace.claim) return nullptr;
  const trace::Claim& claim = *trace.claim;
  Json json{{"property", system::info(claim.property).name},
            {"error", is_error(claim.property)},
            {"context", claim.context},
            {"why", why_bad(claim.property)}};
  trace::add_place(json, claim.at);
  return json;
}

Json run_json(const PageRun& run) {
  const trace::Trace& trace = run.trace;
  const Picture picture = picture_of(trace);
  Json json{{"headline", headline_of(trace)},
            {"length", run_length(trace)},
            {"claim", claim_json(trace)},
            {"outcome", trace::json_of(trace.outcome)},
            {"ending", ending_of(trace.outcome)},
            {"bounds", bounds_text(trace.scope)},
            {"profile", trace.profile_name()},
            {"schedule", schedule_text(trace.schedule())},
            {"command", run.command},
            {"contexts", picture.narrative.contexts}};
  json["orders"] = run.schedules ? Json(counted(*run.schedules, "order", "orders")) : Json(nullptr);
  json["beats"] = Json::array();
  for (std::size_t i = 0; i < picture.scenes.size(); ++i) {
    json["beats"].push_back(beat_json(picture.narrative.beats[i], picture.scenes[i]));
  }
  json["arrows"] = Json::array();
  for (const Arrow& arrow : picture.arrows) json["arrows"].push_back(arrow_json(arrow));
  return json;
}

// For browsers without scripts.
std::string plain_text(const std::vector<PageRun>& runs, const spec::SourceFile& source) {
  std::string text;
  for (const PageRun& run : runs) {
    if (!text.empty()) text += "\n\n";
    text += render_story(run.trace, source, Style{}, run.command);
  }
  return text;
}

// Fills the `{{name}}` places of a template in one go, so that nothing that is filled in is taken
// for a place itself.
std::string filled(std::string_view page,
                   const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string out;
  while (true) {
    const std::size_t begin = page.find("{{");
    const std::size_t end = begin == std::string_view::npos ? begin : page.find("}}", begin);
    if (end == std::string_view::npos) return out.append(page);
    const std::string_view name = page.substr(begin + 2, end - begin - 2);
    const auto value = std::find_if(values.begin(), values.end(),
                                    [&](const auto& candidate) { return candidate.first == name; });
    out.append(page.substr(0, begin));
    if (value != values.end()) out += value->second;
    page.remove_prefix(end + 2);
  }
}

}  // namespace

std::string json_for_script(std::string json) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEscapes{{
      {"<", "\\u003c"},
      {">", "\\u003e"},
      {"&", "\\u0026"},
      {"\xE2\x80\xA8", "\\u2028"},
      {"\xE2\x80\xA9", "\\u2029"},
  }};
  for (const auto& [bytes, escape] : kEscapes) {
    for (std::size_t at = json.find(bytes); at != std::string::npos;
         at = json.find(bytes, at + escape.size())) {
      json.replace(at, bytes.size(), escape);
    }
  }
  return json;
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_page(const std::vector<PageRun>& runs, const spec::SourceFile& source,
                      std::size_t found, std::string_view partial) {
  const trace::Trace& first = runs.front().trace;
  Json data{{"spec", first.spec_path},
            {"source", source.text},
            {"found", counted(found, "outcome", "outcomes")},
            {"left", found - runs.size()},
            {"partial", partial}};
  data["sourceChanged"] = trace::sha256(source.text) != first.spec_sha256;
  data["runs"] = Json::array();
  for (const PageRun& run : runs) data["runs"].push_back(run_json(run));

  const std::string title =
      runs.size() == 1 && first.claim
          ? fmt::format("{}: {}", system::info(first.claim->property).name, first.spec_path)
          : fmt::format("{}: {}", counted(found, "outcome", "outcomes"), first.spec_path);
  return filled(
      page_template(),
      {{"title", html_escaped(printable(title))},
       {"styles", std::string(page_styles())},
       {"scripts", std::string(page_scripts())},
       {"text", html_escaped(plain_text(runs, source))},
       {"data", json_for_script(data.dump(-1, ' ', false, Json::error_handler_t::replace))}});
}

}  // namespace ctxcheck::report
