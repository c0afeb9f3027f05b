// Names that are declared twice. Its own file because the rules (ECMAScript's early errors) need
// whole scopes, which the parser has not while it reads.
#pragma once

#include "spec/ast.hpp"
#include "spec/source.hpp"

namespace ctxcheck::spec {

// Throws DiagnosticError, code `duplicate-declaration`, at the second declaration.
void check_declarations(const ast::Module& module, const SourceFile& source);

}  // namespace ctxcheck::spec
