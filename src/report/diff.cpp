// The library finds the changes; here they are laid out.
#include "report/diff.hpp"

#include <cstddef>
#include <sstream>
#include <vector>

#include <dtl/dtl.hpp>
#include <fmt/format.h>

#include "report/text.hpp"

namespace ctxcheck::report {
namespace {

constexpr const char* kNoLineFeed = "\\ No newline at end of file";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      lines.back() += '\n';  // unlike every line that has one
      break;
    }
    text.remove_prefix(end + 1);
  }
  return lines;
}

Look look_of(std::string_view line) {
  if (line.starts_with("@@")) return Look::Source;
  if (line.starts_with('+')) return Look::Good;
  return line.starts_with('-') ? Look::Bad : Look::Plain;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         const Style& style) {
  if (before == after) return "";
  dtl::Diff<std::string> diff(lines_of(before), lines_of(after));
  diff.onHuge();
  diff.compose();
  diff.composeUnifiedHunks();
  std::ostringstream hunks;
  diff.printUnifiedFormat(hunks);

  std::string out = fmt::format("{}\n{}\n", paint(style, Look::Strong, fmt::format("--- {}", path)),
                                paint(style, Look::Strong, fmt::format("+++ {}", path)));
  std::istringstream in(hunks.str());
  std::string line;
  while (std::getline(in, line)) {
    // The mark of a last line without a line feed comes out as an empty line behind it.
    out += line.empty() ? std::string(kNoLineFeed) : paint(style, look_of(line), line);
    out += '\n';
  }
  return out;
}

}  // namespace ctxcheck::report
