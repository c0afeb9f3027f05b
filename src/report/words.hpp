// What is said in several reports, in one place: bounds, places, schedules, why a property matters.
// Its own file so that the same thing is never told in two ways.
#pragma once

#include <string>
#include <string_view>

#include "report/report.hpp"

namespace ctxcheck::report {

// Why a violation of this property is bad, in one or two sentences.
[[nodiscard]] std::string_view why_bad(system::Property property);

// "page x2, save; disconnects 0; failures none; bursts 0": always all of them.
[[nodiscard]] std::string bounds_text(const trace::Scope& scope);
// "spec.js:14:9", or "spec.js" if the place is unknown.
[[nodiscard]] std::string place_text(std::string_view path, const system::SourceLocation& at);
// "12, 20-24".
[[nodiscard]] std::string lines_text(const std::vector<std::uint32_t>& lines);
// The tokens; "(nothing but the load)" if there is none.
[[nodiscard]] std::string schedule_text(const system::Schedule& schedule);
// "page#1 ok:a, page#2 error:hung".
[[nodiscard]] std::string results_text(const system::Outcome& outcome);
// Results, W and console lines as fields; the first is called `label`.
[[nodiscard]] std::string outcome_fields(const Style& style, std::string_view label,
                                         const system::Outcome& outcome);
[[nodiscard]] bool is_error(system::Property property);

// The trimmed text of a line of the source, empty if there is none. If it is longer than `width`
// columns, a piece of it from a little before `at.column`.
[[nodiscard]] std::string line_text(const spec::SourceFile& source,
                                    const system::SourceLocation& at, std::size_t width);

// `text` as one word of a POSIX shell.
[[nodiscard]] std::string shell_word(const std::string& text);

}  // namespace ctxcheck::report
