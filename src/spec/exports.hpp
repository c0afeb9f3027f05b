// What a module exports, as far as its text tells, and which exports can be handlers. Its own file
// because requests on the command line are checked like those of the front matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/ast.hpp"
#include "spec/diagnostic.hpp"
#include "spec/source.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::spec {

struct Export {
  std::string name;  // "default" included
  Range range;
  // What it is if the text tells: "a number", "a class"; empty if it may be a function.
  std::string not_callable;
  // The default export's value; null if the text does not show it. Points into the module.
  const ast::Expression* value = nullptr;
};

// In source order. Throws DiagnosticError: `duplicate-export`, `unknown-export` (a name that is not
// declared), `unsupported-export` (an imported name).
[[nodiscard]] std::vector<Export> module_exports(const ast::Module& module,
                                                 const SourceFile& source);

// Why `handler` (a name, or a path that starts with `/`) cannot take requests; nothing if it can,
// or if only running it will tell. Codes `unknown-handler`, `handler-not-a-function`. The place is
// left open.
[[nodiscard]] std::optional<Diagnostic> check_handler(const std::vector<Export>& exports,
                                                      const std::string& handler);

}  // namespace ctxcheck::spec
