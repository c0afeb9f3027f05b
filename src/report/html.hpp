// Runs as one self-contained HTML page. Its own file because the page is a program of its own, with
// files of its own in html/, and this only hands it what it draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/source.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::report {

// A run that a page shows.
struct PageRun {
  trace::Trace trace;
  std::string command;                     // repeats it
  std::optional<std::uint64_t> schedules;  // how many orders lead to its outcome, if that is known
};

// Beyond so many runs a page shows the first ones and says so.
inline constexpr std::size_t kMostPageRuns = 500;

// One run, or several to choose from; never none. The page loads nothing from anywhere.
// `found` is the number of runs that there are, of which `runs` may be only the first; `partial`
// says why there may be more, or is empty.
[[nodiscard]] std::string html_page(const std::vector<PageRun>& runs,
                                    const spec::SourceFile& source, std::size_t found,
                                    std::string_view partial);

// JSON text that may stand inside a script element: no `<`, `>`, `&`, U+2028 or U+2029.
[[nodiscard]] std::string json_for_script(std::string json);
// Text that may stand inside an element or a quoted attribute.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace ctxcheck::report
