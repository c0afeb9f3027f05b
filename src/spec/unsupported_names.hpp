// Names that exist on the real runtime and not in the model, each with what to do instead. Its own
// file because it is a table for people, not a rule.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ctxcheck::spec {

// The hint for a global, as "Date", or for a member of a global, as "Math.random"; nothing if the
// name is in no table.
[[nodiscard]] std::optional<std::string_view> unsupported_hint(std::string_view name);
// The hint for a module, as "node:crypto".
[[nodiscard]] std::optional<std::string_view> unsupported_module_hint(std::string_view name);

}  // namespace ctxcheck::spec
