// Laying out text for a terminal: colours, wrapping, tables. Its own file because every renderer
// needs it and it knows nothing of what is said.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"

namespace ctxcheck::report {

enum class Look : std::uint8_t { Plain, Strong, Dim, Source, Good, Bad, Warn };

// `text` in colours if the style has them; unchanged otherwise.
[[nodiscard]] std::string paint(const Style& style, Look look, std::string_view text);

// What a terminal may be sent: control characters become escapes (`\n`, `\x1b`).
[[nodiscard]] std::string printable(std::string_view text);

// Columns that plain text takes, counted in code points.
[[nodiscard]] std::size_t width_of(std::string_view text);
// `text` without its first `columns` columns.
[[nodiscard]] std::string_view without_first(std::string_view text, std::size_t columns);
// At most `width` columns of `text`; what is left out is marked with "...".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);
// Lines of at most `width` columns, broken at blanks where possible; each but the first starts with
// `indent` blanks.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width,
                                               std::size_t indent = 0);
// `text` followed by blanks up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// "  LABEL    text", wrapped to the style's width behind the label; ends with a newline.
[[nodiscard]] std::string field(const Style& style, std::string_view label, std::string_view text,
                                Look look = Look::Plain);
inline constexpr std::size_t kFieldIndent = 12;  // columns before the text of a field

// A table with a headline; the column `wide` is wrapped so that everything fits into the style's
// width. Each line starts with `indent` blanks.
[[nodiscard]] std::string table(const Style& style, const std::vector<std::string>& headline,
                                const std::vector<std::vector<std::string>>& rows, std::size_t wide,
                                std::size_t indent);

// `12,345`.
[[nodiscard]] std::string grouped(std::uint64_t number);
// `1 state`, `2 states`, `12,345 states`.
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view singular,
                                  std::string_view plural);
// `a`, `a and b`, `a, b and c`.
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

}  // namespace ctxcheck::report
