// A run as something to look at: lanes, turns, how long contexts live, where promises go. Its own
// file because the page, diagrams and the walk in a terminal draw the same picture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/narrative.hpp"
#include "report/promises.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::report {

// Of a context, as its bar shows it.
enum class Life : std::uint8_t { NotYet, Live, Draining, Dead };
// "none", "live", "draining", "dead".
[[nodiscard]] std::string_view name_of(Life life);

// What a beat of the narrative is in the picture.
struct Scene {
  std::vector<Life> lives;          // by context, after the turn
  std::vector<std::string> shared;  // what it does to things that requests share
  std::size_t shared_open = 0;      // shared batches that wait to be dispatched, after the turn
  bool matters = false;             // to what the trace shows; others may be folded away
};

// A promise that the picture has an arrow for. Beats are indices into the narrative.
struct Arrow {
  PromiseLife life;
  std::optional<std::size_t> from;  // the beat that makes it; none: the load
  std::optional<std::size_t> to;    // the beat that settles it; none: nothing does
  std::vector<std::size_t> uses;    // beats in which other contexts start to wait for it
  std::string sentence;             // what it shows
};

struct Picture {
  Narrative narrative;
  std::vector<Scene> scenes;  // one a beat
  std::vector<Arrow> arrows;  // within one turn there is nothing to draw
};

[[nodiscard]] Picture picture_of(const trace::Trace& trace);

// What happened, in one sentence: what the trace claims, or else how the run ends.
[[nodiscard]] std::string headline_of(const trace::Trace& trace);

}  // namespace ctxcheck::report
