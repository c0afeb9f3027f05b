// The fix `batcher-per-request`: a Batcher of the module gets a batch per request. Its own file, as
// every fix.
#include "fixes/batchers.hpp"
#include "fixes/catalogue.hpp"
#include "fmt/format.h"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

constexpr const char* kRequest = "\"request\"";

// As the options before it are laid out: in one line, or one a line.
std::string separator(const Program& program, const ObjectLiteral& options) {
  const ObjectProperty& first = options.properties.front();
  const ObjectProperty& last = options.properties.back();
  if (options.properties.size() < 2 || first.range.begin.line == last.range.begin.line) return ", ";
  return fmt::format(",\n{}", program.text().indentation(program.text().offset(last.range.begin)));
}

}  // namespace

Attempt batcher_per_request(const Program& program) {
  const SharedBatchers batchers = shared_batchers(program);
  if (batchers.found.empty()) return NotApplicable{batchers.reason};
  std::vector<Edit> edits;
  for (const MadeBatcher& each : batchers.found) {
    if (each.scope != nullptr) {
      const spec::Range& value = each.scope->value->range;
      edits.push_back(
          {program.text().offset(value.begin), program.text().offset(value.end), kRequest});
      continue;
    }
    const std::size_t at = program.text().offset(each.options->properties.back().range.end);
    edits.push_back(
        {at, at, fmt::format("{}scope: {}", separator(program, *each.options), kRequest)});
  }
  return edits;
}

}  // namespace ctxcheck::fixes
