// Writing the pieces, and the layout of all JSON that ctxcheck writes.
#include "trace/trace_json.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace ctxcheck::trace {
namespace {

std::string scalar(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool holds_containers(const Json& container) {
  return std::any_of(container.begin(), container.end(),
                     [](const Json& value) { return value.is_structured(); });
}

void write(const Json& value, std::size_t indent, std::string& out) {
  if (!value.is_structured()) {
    out += scalar(value);
    return;
  }
  const bool broken = holds_containers(value);
  out += value.is_object() ? '{' : '[';
  bool first = true;
  for (const auto& [key, item] : value.items()) {
    if (!first) out += ',';
    if (broken) {
      out += '\n';
      out.append(indent + 2, ' ');
    } else if (!first) {
      out += ' ';
    }
    first = false;
    if (value.is_object()) {
      out += scalar(key);
      out += ": ";
    }
    write(item, indent + 2, out);
  }
  if (broken) {
    out += '\n';
    out.append(indent, ' ');
  }
  out += value.is_object() ? '}' : ']';
}

// Whole numbers are written as such: `{"R": 2}`, not `{"R": 2.0}`.
Json json_of(const spec::ParamValue& value) {
  if (const double* number = std::get_if<double>(&value)) {
    constexpr double kExact = 9'007'199'254'740'991;
    if (std::trunc(*number) == *number && std::abs(*number) <= kExact) {
      return static_cast<std::int64_t>(*number);
    }
  }
  return std::visit([](const auto& plain) { return Json(plain); }, value);
}

}  // namespace

Json json_of(const Scope& scope) {
  Json requests = Json::object();
  for (const spec::HandlerRequests& handler : scope.requests) {
    requests[handler.handler] = handler.count;
  }
  Json params = Json::object();
  for (const auto& [name, value] : scope.params) params[name] = json_of(value);
  Json json;
  json["requests"] = std::move(requests);
  json["disconnects"] = scope.disconnects;
  json["failures"] = scope.failures;
  json["bursts"] = scope.bursts.any ? Json("any") : Json(scope.bursts.count);
  json["params"] = std::move(params);
  json["arrival"] = scope.ordered_arrival ? "ordered" : "any";
  return json;
}

Json json_of(const system::Outcome& outcome) {
  Json requests = Json::object();
  for (const auto& [label, result] : outcome.requests) requests[label] = result;
  Json json;
  json["requests"] = std::move(requests);
  json["warnings"] = outcome.warnings;
  json["console"] = outcome.console;
  return json;
}

Json json_of(const system::Schedule& schedule, bool with_load) {
  Json tokens = Json::array();
  for (const system::ScheduledEvent& event : schedule) {
    if (!with_load && event.token == "load" && event.choices.empty()) continue;
    tokens.push_back(system::spell(event));
  }
  return tokens;
}

void add_place(Json& object, const system::SourceLocation& at) {
  if (!at.known()) return;
  object["line"] = at.line;
  object["column"] = at.column;
}

std::string layout(const Json& document) {
  std::string out;
  write(document, 0, out);
  out += '\n';
  return out;
}

}  // namespace ctxcheck::trace
