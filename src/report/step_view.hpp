// A trace as a screen of text, one step at a time. Its own file because the walk in a terminal asks
// for one screen after another and draws nothing itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/picture.hpp"
#include "report/report.hpp"

namespace ctxcheck::report {

class StepView {
 public:
  // The trace must outlive the view.
  StepView(const trace::Trace& trace, const spec::SourceFile& source);

  // The steps that can be shown, at least one; positions count from 0.
  [[nodiscard]] std::size_t steps() const { return stops_.size(); }
  // The first step of the next turn, or of the turn before; at the ends the last and the first.
  [[nodiscard]] std::size_t next_turn(std::size_t position) const;
  [[nodiscard]] std::size_t previous_turn(std::size_t position) const;
  // Where what is claimed shows; none if nothing is.
  [[nodiscard]] std::optional<std::size_t> violation() const;

  // At most `rows` lines of at most the style's width: the steps around `position`, what lives
  // then, and the source around its line. Lines are separated by "\n", without one at the end.
  [[nodiscard]] std::string screen(std::size_t position, std::size_t rows,
                                   const Style& style) const;

 private:
  struct Stop {
    std::size_t beat = 0;
    std::optional<std::size_t> step;  // none: the beat as such
  };

  [[nodiscard]] Mark mark_of(const Stop& stop) const;
  [[nodiscard]] system::SourceLocation place_of(const Stop& stop) const;
  // The nearest place at or after a position, or before it: what the source is shown around.
  [[nodiscard]] system::SourceLocation place_near(std::size_t position) const;
  [[nodiscard]] std::string stop_line(std::size_t index, bool current, const Style& style) const;
  [[nodiscard]] std::string lives_line(std::size_t beat, const Style& style) const;
  [[nodiscard]] std::vector<std::string> source_lines(std::size_t position, std::size_t rows,
                                                      const Style& style) const;

  const trace::Trace& trace_;
  Picture picture_;
  std::vector<Stop> stops_;
  std::vector<std::string> lines_;  // of the source
};

}  // namespace ctxcheck::report
