// What fixes do for a spec, as reports tell it. Its own file because no other report knows fixes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fixes/cost.hpp"
#include "fixes/text.hpp"
#include "report/report.hpp"

namespace ctxcheck::report {

// One fix applied to the spec and checked, or the reason why it was not.
struct FixRow {
  std::string name;
  std::string about;
  std::string reason;  // why it cannot be applied; then nothing below is set
  std::optional<CheckReport> checked;
  // With one disconnect, if the bounds have none and the fix holds within them.
  std::optional<CheckReport> with_disconnect;
  fixes::Cost cost;
  std::vector<fixes::Hunk> hunks;
  spec::SourceFile patched;  // its path is what --write would call it, or has called it
  bool written = false;
};

// A spec under one profile.
struct FixesReport {
  CheckReport original;
  fixes::Cost cost;
  std::vector<FixRow> rows;  // in the order of the catalogue
};

// Violated before and proved absent with the fix; of both severities, in report order.
[[nodiscard]] std::vector<system::Property> repaired(const CheckReport& original,
                                                     const CheckReport& fixed);
// Violated with the fix and proved absent before.
[[nodiscard]] std::vector<system::Property> broken(const CheckReport& original,
                                                   const CheckReport& fixed);

// How many calls more the most expensive order needs for an answer; none if that is not known.
[[nodiscard]] std::optional<double> extra_calls(const fixes::Cost& original,
                                                const fixes::Cost& fixed);

// A table, then the order of events that shows what is left of each violation, then why the others
// are not applicable. `details` adds what each fix changes, and the columns of the traces.
[[nodiscard]] std::string render_fixes(const FixesReport& report, bool details, const Style& style);
// Schema "ctxcheck-fixes", src/report/schemas/fixes.schema.json.
[[nodiscard]] std::string json_of_fixes(const std::vector<FixesReport>& reports);

}  // namespace ctxcheck::report
