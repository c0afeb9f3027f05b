// What a spec uses and the model does not have. Its own file because it is refused at load time, in
// the words of a table, rather than when some schedule happens to reach it.
#pragma once

#include "spec/ast.hpp"
#include "spec/source.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::spec {

// Throws DiagnosticError at the first (in source order) import, global name or static member of a
// global that the vocabulary does not have. Codes: `unknown-module`, `unknown-import`,
// `unknown-global` (nobody knows the name), `unsupported-global` and `unsupported-member` (not
// modelled), `unsupported-call`. What is tested with `typeof`, and members the module assigns
// itself, may be missing.
void check_names(const ast::Module& module, const SourceFile& source, const Vocabulary& vocabulary);

}  // namespace ctxcheck::spec
