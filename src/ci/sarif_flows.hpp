// A trace as SARIF's code flows. Its own file because it follows the story of the run, while the
// rest of the document does not know it.
#pragma once

#include <string>

#include "trace/trace_json.hpp"

namespace ctxcheck::ci {

// `path` as a URI reference: relative as it is, absolute with `file:`.
[[nodiscard]] std::string uri_of(const std::string& path);
// A `location` of the document; without a known place that of the whole file.
[[nodiscard]] trace::Json location_of(const std::string& path, const system::SourceLocation& at);

// The value of `codeFlows`: first one thread flow with every turn in the order in which it happens,
// then one code flow with a thread flow for each request.
[[nodiscard]] trace::Json code_flows_of(const trace::Trace& trace);

}  // namespace ctxcheck::ci
