// The model's state machines as tables and as a graph, and the runtime profiles.
#include <array>

#include <fmt/format.h>

#include "report/dot.hpp"
#include "report/report.hpp"
#include "report/text.hpp"

namespace ctxcheck::report {
namespace {

std::string dot_node(const model::MachineDescription& machine, const std::string& state) {
  return dot_quoted(fmt::format("{}.{}", machine.name, state));
}

std::string dot_cluster(const model::MachineDescription& machine) {
  std::string out = fmt::format("  subgraph {} {{\n    label={};\n",
                                dot_quoted("cluster_" + machine.name), dot_quoted(machine.name));
  const std::string start = dot_quoted(machine.name + " starts");
  out += fmt::format("    {} [shape=point];\n", start);
  for (const std::string& state : machine.states) {
    out += fmt::format("    {} [label={}];\n", dot_node(machine, state), dot_quoted(state));
  }
  out += fmt::format("    {} -> {};\n", start, dot_node(machine, machine.initial));
  for (const auto& arrow : machine.arrows) {
    out += fmt::format("    {} -> {} [label={}];\n", dot_node(machine, arrow.from),
                       dot_node(machine, arrow.to),
                       dot_quoted(fmt::format("{} ({})", arrow.on, arrow.rule)));
  }
  return out + "  }\n";
}

struct ProfileRow {
  std::string_view words;
  bool model::Profile::*difference;
};

constexpr std::array<ProfileRow, 8> kProfileRows{{
    {"a settlement from another context is handed to the promise's owner; otherwise what waits for "
     "it runs in the context that settles",
     &model::Profile::defers_foreign_settlements},
    {"such a promise counts as settled at once, before its owner's turn",
     &model::Profile::status_changes_at_once},
    {"waiting for a promise whose owner has ended fails; otherwise it never ends",
     &model::Profile::fails_follows_of_the_dead},
    {"hang detection comes before settlements and follows that are under way; otherwise after them",
     &model::Profile::checks_hang_before_signals},
    {"a call is refused in code that was captured in another request",
     &model::Profile::binds_calls_to_frames},
    {"an AbortSignal belongs to the request that made it; otherwise to nobody",
     &model::Profile::binds_abort_signals},
    {"the first use of `process` runs the microtasks that wait also at module scope; otherwise in "
     "requests only",
     &model::Profile::makes_process_at_module_scope},
    {"an unhandled rejection is reported to the promise's owner; otherwise to whoever settles",
     &model::Profile::reports_rejections_in_owner},
}};

}  // namespace

std::string render_machines(const std::vector<model::MachineDescription>& machines,
                            const Style& style) {
  std::string out;
  for (const model::MachineDescription& machine : machines) {
    if (!out.empty()) out += '\n';
    out += paint(style, Look::Strong, machine.name) + ": " + machine.summary + '\n';
    out += fmt::format("  states: {}; the first is {}\n", fmt::join(machine.states, ", "),
                       machine.initial);
    std::vector<std::vector<std::string>> rows;
    for (const auto& arrow : machine.arrows) {
      rows.push_back({arrow.from, arrow.on, arrow.to, arrow.rule});
    }
    out += table(style, {"from", "on", "to", "rule"}, rows, 1, 2);
  }
  return out;
}

std::string dot_of_machines(const std::vector<model::MachineDescription>& machines) {
  std::string out = "digraph ctxcheck {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n";
  for (const model::MachineDescription& machine : machines) out += dot_cluster(machine);
  return out + "}\n";
}

std::string render_profiles(std::span<const model::Profile> profiles, const Style& style) {
  std::vector<std::vector<std::string>> versions;
  std::vector<std::string> headline{"difference"};
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const model::Profile& profile = profiles[i];
    versions.push_back({fmt::format("{}", i + 1), std::string(profile.name),
                        std::string(profile.runtime_version), std::string(profile.npm_version),
                        std::string(profile.compatibility_date)});
    headline.push_back(fmt::format("{}", i + 1));
  }
  std::vector<std::vector<std::string>> rows;
  for (const ProfileRow& row : kProfileRows) {
    std::vector<std::string> cells{std::string(row.words)};
    for (const model::Profile& profile : profiles) {
      cells.emplace_back(profile.*row.difference ? "yes" : "no");
    }
    rows.push_back(std::move(cells));
  }
  return table(style, {"", "profile", "runtime", "npm workerd", "compatibility"}, versions, 1, 0) +
         '\n' + table(style, headline, rows, 0, 0) +
         "\n-off: with the compatibility flag no_handle_cross_request_promise_resolution\n";
}

}  // namespace ctxcheck::report
