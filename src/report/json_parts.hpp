// What the JSON documents of all reports begin with and share. Its own file so that they agree.
#pragma once

#include <optional>
#include <string_view>

#include "report/report.hpp"
#include "trace/trace_json.hpp"

namespace ctxcheck::report {

// A document with its `schema` and `version`.
[[nodiscard]] trace::Json document(std::string_view schema);

// One spec checked under one profile, as in check.schema.json.
[[nodiscard]] trace::Json json_of_report(const CheckReport& report);

template <class Count>
[[nodiscard]] trace::Json count_or_null(const std::optional<Count>& count) {
  return count ? trace::Json(*count) : trace::Json(nullptr);
}

}  // namespace ctxcheck::report
