// A trace as trace events.
#include <map>

#include <fmt/format.h>

#include "report/picture.hpp"
#include "report/sentences.hpp"
#include "report/text.hpp"
#include "report/views.hpp"
#include "report/words.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {
namespace {

using trace::Json;

constexpr std::uint64_t kStep = 1000;  // microseconds
constexpr int kProcess = 1;
constexpr int kModuleThread = 0;

class Events {
 public:
  explicit Events(const trace::Trace& trace) : trace_(trace), picture_(picture_of(trace)) {
    const auto& contexts = picture_.narrative.contexts;
    for (std::size_t i = 0; i < contexts.size(); ++i) {
      threads_[contexts[i]] = static_cast<int>(i) + 1;
    }
  }

  std::string write() {
    name_threads();
    const std::vector<Beat>& beats = picture_.narrative.beats;
    std::vector<Life> lives(picture_.narrative.contexts.size(), Life::NotYet);
    for (std::size_t i = 0; i < beats.size(); ++i) {
      begin_lives(lives, picture_.scenes[i].lives);
      turn(i);
      end_lives(lives, picture_.scenes[i].lives);
      now_ += kStep;  // a gap, so that turns can be told apart
    }
    // What is still alive has to end for the viewer.
    end_lives(lives, std::vector<Life>(lives.size(), Life::Dead));
    Json document{{"traceEvents", std::move(events_)}, {"displayTimeUnit", "ms"}};
    document["otherData"] = Json{{"spec", trace_.spec_path},
                                 {"runtime", trace_.profile_name()},
                                 {"schedule", schedule_text(trace_.schedule())},
                                 {"headline", headline_of(trace_)},
                                 {"time", "an order only: each step takes one millisecond"}};
    return trace::layout(document);
  }

 private:
  [[nodiscard]] Json event(std::string_view phase, std::string name, int thread,
                           std::uint64_t at) const {
    return Json{{"name", std::move(name)}, {"ph", phase}, {"pid", kProcess},
                {"tid", thread},           {"ts", at},    {"cat", "ctxcheck"}};
  }

  [[nodiscard]] int thread_of(const std::string& context) const {
    const auto found = threads_.find(context);
    return found == threads_.end() ? kModuleThread : found->second;
  }

  void name_threads() {
    const auto name = [this](std::string_view what, int thread, const std::string& text) {
      Json json = event("M", std::string(what), thread, 0);
      json["args"] = Json{{"name", text}};
      events_.push_back(std::move(json));
    };
    name("process_name", kModuleThread, trace_.spec_path);
    name("thread_name", kModuleThread, "module scope");
    for (const auto& [context, thread] : threads_) name("thread_name", thread, context);
  }

  void turn(std::size_t index) {
    const Beat& beat = picture_.narrative.beats[index];
    const int thread = thread_of(beat.context);
    const std::uint64_t begin = now_;
    Json slice = event("X", beat.what, thread, begin);
    slice["dur"] = kStep * (beat.steps.size() + 1);
    slice["args"] = Json{{"sentence", opening_of(beat)}};
    if (beat.number > 0) slice["args"]["event"] = beat.number;
    events_.push_back(std::move(slice));
    for (const Arrow& arrow : picture_.arrows) {
      const auto id = static_cast<std::size_t>(&arrow - picture_.arrows.data()) + 1;
      if (arrow.from == index && arrow.to && *arrow.to > index) flow("s", arrow, id, thread, begin);
      if (arrow.to == index && arrow.from && *arrow.from < index)
        flow("f", arrow, id, thread, begin);
    }
    shows(beat.shows, beat.mark, thread, begin);
    now_ += kStep;
    for (const Step& step : beat.steps) {
      Json json = event("X", step.phrase, thread, now_);
      json["dur"] = kStep;
      json["args"] = Json{{"sentence", sentence_of(step, beat.context)}};
      if (step.at.known()) json["args"]["place"] = place_text(trace_.spec_path, step.at);
      events_.push_back(std::move(json));
      shows(step.shows, step.mark, thread, now_);
      now_ += kStep;
    }
  }

  void shows(const std::vector<system::Property>& properties, Mark mark, int thread,
             std::uint64_t at) {
    for (const system::Property property : properties) {
      Json json = event("i", std::string(system::info(property).name), thread, at);
      // What the trace claims is drawn across all threads.
      const bool claimed = mark == Mark::Violation && trace_.claim->property == property;
      json["s"] = claimed ? "g" : "t";
      events_.push_back(std::move(json));
    }
  }

  void flow(std::string_view phase, const Arrow& arrow, std::size_t id, int thread,
            std::uint64_t at) {
    Json json = event(phase, fmt::format("promise of {}", arrow.life.owner), thread, at);
    json["id"] = id;
    if (phase == "f") json["bp"] = "e";  // ends at the slice around it
    json["args"] = Json{{"sentence", arrow.sentence}};
    events_.push_back(std::move(json));
  }

  void life(std::string_view phase, std::size_t context) {
    const std::string& label = picture_.narrative.contexts[context];
    Json json = event(phase, fmt::format("context of {}", label), thread_of(label), now_);
    json["id"] = context + 1;
    json["cat"] = "context";
    events_.push_back(std::move(json));
  }

  void begin_lives(const std::vector<Life>& before, const std::vector<Life>& after) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] == Life::NotYet && after[i] != Life::NotYet) life("b", i);
    }
  }

  void end_lives(std::vector<Life>& lives, const std::vector<Life>& after) {
    for (std::size_t i = 0; i < lives.size(); ++i) {
      const bool began = after[i] == Life::Dead && lives[i] == Life::NotYet;
      const bool in_sight = lives[i] == Life::Live || lives[i] == Life::Draining || began;
      if (in_sight && after[i] == Life::Dead) life("e", i);
    }
    lives = after;
  }

  const trace::Trace& trace_;
  Picture picture_;
  std::map<std::string, int> threads_;
  Json events_ = Json::array();
  std::uint64_t now_ = 0;
};

}  // namespace

std::string chrome_trace_of(const trace::Trace& trace) { return Events(trace).write(); }

}  // namespace ctxcheck::report
