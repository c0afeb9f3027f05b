// Layout of text.
#include "report/text.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace ctxcheck::report {
namespace {

constexpr std::string_view kEllipsis = "...";

// The ANSI parameters (ECMA-48, SGR) of a look.
std::string_view code_of(Look look) {
  switch (look) {
    case Look::Plain:
      return "";
    case Look::Strong:
      return "1";
    case Look::Dim:
      return "2";
    case Look::Source:
      return "36";
    case Look::Good:
      return "1;32";
    case Look::Bad:
      return "1;31";
    case Look::Warn:
      return "33";
  }
  return "";
}

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The bytes that the first `columns` code points of `text` take.
std::size_t bytes_of(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (!continues_code_point(text[at]) && columns-- == 0) break;
    ++at;
  }
  return at;
}

}  // namespace

std::string paint(const Style& style, Look look, std::string_view text) {
  const std::string_view code = code_of(look);
  if (!style.colour || code.empty() || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20U || byte == 0x7FU) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues_code_point(c); }));
}

std::string_view without_first(std::string_view text, std::size_t columns) {
  return text.substr(bytes_of(text, columns));
}

std::string shortened(std::string_view text, std::size_t width) {
  if (width_of(text) <= width) return std::string(text);
  if (width <= kEllipsis.size()) return std::string(kEllipsis.substr(0, width));
  std::string out(text.substr(0, bytes_of(text, width - kEllipsis.size())));
  return out.append(kEllipsis);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  width = std::max<std::size_t>(width, 8);
  if (indent + 8 > width) indent = 0;
  std::vector<std::string> lines;
  std::size_t room = width;
  while (width_of(text) > room) {
    const std::size_t most = bytes_of(text, room);
    std::size_t end = text[most] == ' ' ? most : text.substr(0, most).rfind(' ');
    if (end == std::string_view::npos || end == 0) end = most;
    lines.emplace_back(std::string(lines.empty() ? 0 : indent, ' ').append(text.substr(0, end)));
    text.remove_prefix(end);
    while (text.starts_with(' ')) text.remove_prefix(1);
    room = width - indent;
  }
  if (!text.empty() || lines.empty()) {
    lines.emplace_back(std::string(lines.empty() ? 0 : indent, ' ').append(text));
  }
  return lines;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t taken = width_of(text);
  return std::string(text).append(taken < width ? width - taken : 0, ' ');
}

std::string field(const Style& style, std::string_view label, std::string_view text, Look look) {
  const std::size_t room = style.width > kFieldIndent ? style.width - kFieldIndent : 0;
  std::string out;
  for (const std::string& line : wrapped(text, room)) {
    const std::string head = padded(out.empty() ? fmt::format("  {}", label) : "", kFieldIndent);
    out += paint(style, Look::Dim, head) + paint(style, look, line) + '\n';
  }
  return out;
}

std::string table(const Style& style, const std::vector<std::string>& headline,
                  const std::vector<std::vector<std::string>>& rows, std::size_t wide,
                  std::size_t indent) {
  constexpr std::size_t kGap = 2;
  constexpr std::size_t kNarrowest = 16;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < headline.size(); ++i) {
    std::size_t width = width_of(headline[i]);
    for (const auto& row : rows) width = std::max(width, width_of(row[i]));
    widths.push_back(width);
  }
  const std::size_t total =
      std::accumulate(widths.begin(), widths.end(), indent) + kGap * (headline.size() - 1);
  if (total > style.width) {
    const std::size_t excess = total - style.width;
    const std::size_t least = std::min(widths[wide], kNarrowest);
    widths[wide] = std::max(least, widths[wide] - std::min(excess, widths[wide]));
  }

  std::string out;
  const auto add_line = [&](const std::vector<std::string>& cells, Look look) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < cells.size(); ++i) line += padded(cells[i], widths[i] + kGap);
    line.erase(line.find_last_not_of(' ') + 1);
    out += paint(style, look, line) + '\n';
  };
  add_line(headline, Look::Dim);
  for (const auto& row : rows) {
    const std::vector<std::string> parts = wrapped(row[wide], widths[wide]);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      std::vector<std::string> cells = k == 0 ? row : std::vector<std::string>(row.size());
      cells[wide] = parts[k];
      add_line(cells, Look::Plain);
    }
  }
  return out;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", grouped(number), number == 1 ? singular : plural);
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

}  // namespace ctxcheck::report
