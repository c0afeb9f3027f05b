// Imports and exports (ECMAScript 16.2). Its own file because they stand at the top of a module
// only.
#include <utility>

#include "fmt/format.h"
#include "spec/parser.hpp"
#include "spec/utf8.hpp"

namespace ctxcheck::spec {

using namespace ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

StatementPtr Parser::module_item() {
  if (at_word("import")) {
    const Token next = peek();
    if (next.is("(") || next.is(".")) {
      fail(token_.range, "unsupported-import", "import() and import.meta are not supported",
           "import at the top of the module");
    }
    return import_declaration();
  }
  if (at_word("export")) return export_declaration();
  return statement_list_item();
}

StatementPtr Parser::import_declaration() {
  const Position begin = token_.range.begin;
  advance();
  ImportDeclaration declaration;
  if (token_.kind != TokenKind::String) {
    bool more = true;
    if (token_.kind == TokenKind::Name && !is_reserved(token_)) {
      const Range range = token_.range;
      declaration.specifiers.push_back(
          {range, ImportKind::Default, "default", binding_identifier()});
      more = !at_word("from");
      if (more) expect(",", "the default import");
    }
    if (!more) {
      // `import name from "module"` is complete.
    } else if (take("*")) {
      expect_word("as");
      const Range range = token_.range;
      declaration.specifiers.push_back({range, ImportKind::Namespace, "", binding_identifier()});
    } else {
      if (!take("{")) unexpected("`{` or `*`");
      while (!at("}")) {
        ImportSpecifier specifier;
        specifier.range = token_.range;
        const Token imported = token_;
        if (imported.kind != TokenKind::Name) unexpected("a name to import");
        specifier.imported = imported.text;
        advance();
        if (take_word("as")) {
          specifier.local = binding_identifier();
        } else {
          if (is_reserved(imported)) {
            fail(imported.range, "syntax",
                 fmt::format("`{}` needs a local name: `as name`", imported.text));
          }
          check_binding_name(imported.text, imported.range);
          specifier.local = imported.text;
        }
        declaration.specifiers.push_back(std::move(specifier));
        if (!at("}")) expect(",", "an imported name");
      }
      expect("}", "the imported names");
    }
    expect_word("from");
  }
  if (token_.kind != TokenKind::String) unexpected("the module's name as a string");
  declaration.module_range = token_.range;
  declaration.module = to_utf8(token_.string);
  advance();
  semicolon();
  return make_statement(range_from(begin), std::move(declaration));
}

// `export default function name() {}` declares `name` like any function of the module, and exports
// it: two items.
void Parser::export_as_default(const Range& range, const std::string& name) {
  ExportNamed named;
  named.specifiers.push_back({range, name, "default"});
  default_export_ = make_statement(range, std::move(named));
}

StatementPtr Parser::export_declaration() {
  const Position begin = token_.range.begin;
  advance();
  if (take_word("default")) {
    ExportDefault exported;
    const Position start = token_.range.begin;
    const bool async_function =
        at_word("async") && peek().is_word("function") && !peek().line_before;
    if (at_word("function") || async_function) {
      FunctionPtr function = function_declaration_or_expression(false);
      if (!function->name.empty()) {
        export_as_default(range_from(begin), function->name);
        return make_statement(range_from(start), FunctionDeclaration{std::move(function)});
      }
      exported.expression = make(start, FunctionExpression{std::move(function)});
    } else if (at_word("class")) {
      ClassPtr definition = class_definition(false);
      if (!definition->name.empty()) {
        export_as_default(range_from(begin), definition->name);
        return make_statement(range_from(start), ClassDeclaration{std::move(definition)});
      }
      exported.expression = make(start, ClassExpression{std::move(definition)});
    } else {
      exported.expression = assignment();
      semicolon();
    }
    return make_statement(range_from(begin), std::move(exported));
  }
  if (take("*")) {
    fail(range_from(begin), "unsupported-export", "`export *` is not supported",
         "export names one by one");
  }
  if (take("{")) {
    ExportNamed named;
    while (!at("}")) {
      ExportSpecifier specifier;
      specifier.range = token_.range;
      if (token_.kind != TokenKind::Name || is_reserved(token_)) unexpected("a name to export");
      specifier.local = token_.text;
      advance();
      specifier.exported = specifier.local;
      if (take_word("as")) {
        if (token_.kind != TokenKind::Name) unexpected("a name to export it as");
        specifier.exported = token_.text;
        advance();
      }
      named.specifiers.push_back(std::move(specifier));
      if (!at("}")) expect(",", "an exported name");
    }
    expect("}", "the exported names");
    if (at_word("from")) {
      fail(token_.range, "unsupported-export", "re-exporting from another module is not supported",
           "import the name, then export it");
    }
    semicolon();
    return make_statement(range_from(begin), std::move(named));
  }
  StatementPtr declaration = statement_list_item();
  const auto& node = declaration->node;
  if (!std::holds_alternative<VariableDeclaration>(node) &&
      !std::holds_alternative<FunctionDeclaration>(node) &&
      !std::holds_alternative<ClassDeclaration>(node)) {
    fail(declaration->range, "syntax", "expected a declaration, `default` or `{` after `export`");
  }
  return make_statement(range_from(begin), ExportDeclaration{std::move(declaration)});
}

}  // namespace ctxcheck::spec
