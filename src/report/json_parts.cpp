// The head of a document.
#include "report/json_parts.hpp"

namespace ctxcheck::report {

trace::Json document(std::string_view schema) {
  trace::Json json;
  json["schema"] = schema;
  json["version"] = 1;
  return json;
}

}  // namespace ctxcheck::report
