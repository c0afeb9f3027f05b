// The states of a spec as a graph for Graphviz.
#include <fmt/format.h>

#include "report/dot.hpp"
#include "report/report.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

constexpr std::string_view kBad = "\"#b3201a\"";

std::string state_attributes(const search::StateGraph& graph, std::size_t index) {
  const search::StateGraph::State& state = graph.states[index];
  if (index == 0) return "shape=point";
  if (!state.end) {
    const std::string who = state.waiting.empty()
                                ? ""
                                : fmt::format("\n{} wait{}", listed(state.waiting),
                                              state.waiting.size() == 1 ? "s" : "");
    return fmt::format("label={}", dot_quoted(std::to_string(index) + who));
  }
  std::string text;
  bool pending = false;
  for (const auto& [label, result] : state.end->requests) {
    if (!text.empty()) text += '\n';
    text += printable(fmt::format("{} {}", label, result));
    pending = pending || result == "pending";
  }
  if (state.end->warnings > 0) text += "\nW";
  for (const std::string& line : state.end->console) text += "\n> " + printable(line);
  return fmt::format("label={}, peripheries=2{}", dot_quoted(text),
                     pending ? fmt::format(", color={}", kBad) : "");
}

std::string move_attributes(const search::StateGraph::Move& move) {
  std::string text = printable(move.event);
  bool bad = false;
  for (const system::Property property : move.violates) {
    text += fmt::format("\n{}", system::info(property).name);
    bad = bad || is_error(property);
  }
  return fmt::format("label={}{}", dot_quoted(text),
                     bad ? fmt::format(", color={0}, fontcolor={0}", kBad) : "");
}

}  // namespace

std::string dot_of_states(const search::StateGraph& graph, const std::string& title) {
  std::string out = fmt::format(
      "digraph states {{\n  label={};\n  labelloc=t;\n"
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n"
      "  edge [fontname=\"sans-serif\", fontsize=10];\n",
      dot_quoted(printable(title)));
  for (std::size_t i = 0; i < graph.states.size(); ++i) {
    out += fmt::format("  s{} [{}];\n", i, state_attributes(graph, i));
  }
  for (const search::StateGraph::Move& move : graph.moves) {
    out += fmt::format("  s{} -> s{} [{}];\n", move.from, move.to, move_attributes(move));
  }
  return out + "}\n";
}

}  // namespace ctxcheck::report
