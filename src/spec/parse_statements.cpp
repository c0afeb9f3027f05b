// Statements and module items (ECMAScript 14, 16.2).
#include <algorithm>

#include "fmt/format.h"

#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

using namespace ast;

template <class Node>
StatementPtr make_statement(Range range, Node node) {
  auto statement = std::make_unique<Statement>();
  statement->range = range;
  statement->node = std::move(node);
  return statement;
}

}  // namespace

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
    if (token_.kind == TokenKind::Name && !is_reserved(token_)) {
      const Range range = token_.range;
      declaration.specifiers.push_back({range, ImportKind::Default, "default", binding_identifier()});
      if (!at_word("from")) expect(",", "the default import");
    }
    if (take("*")) {
      expect_word("as");
      const Range range = token_.range;
      declaration.specifiers.push_back({range, ImportKind::Namespace, "", binding_identifier()});
    } else if (take("{")) {
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
            fail(imported.range, "syntax", fmt::format("`{}` needs a local name: `as name`", imported.text));
          }
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
  for (const char16_t c : token_.string) append_utf8(declaration.module, c);
  advance();
  semicolon();
  return make_statement(range_from(begin), std::move(declaration));
}

StatementPtr Parser::export_declaration() {
  const Position begin = token_.range.begin;
  advance();
  if (take_word("default")) {
    ExportDefault exported;
    const Position start = token_.range.begin;
    const bool async_function = at_word("async") && peek().is_word("function") && !peek().line_before;
    if (at_word("function") || async_function) {
      exported.expression = make(start, FunctionExpression{function_declaration_or_expression(false)});
      exported.expression->range = range_from(start);
    } else if (at_word("class")) {
      exported.expression = make(start, ClassExpression{class_definition(false)});
      exported.expression->range = range_from(start);
    } else {
      exported.expression = assignment();
      semicolon();
    }
    return make_statement(range_from(begin), std::move(exported));
  }
  if (take("*")) {
    fail(range_from(begin), "unsupported-export", "`export *` is not supported", "export names one by one");
  }
  if (take("{")) {
    ExportNamed named;
    while (!at("}")) {
      ExportSpecifier specifier;
      specifier.range = token_.range;
      if (token_.kind != TokenKind::Name) unexpected("a name to export");
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
  if (!std::holds_alternative<VariableDeclaration>(node) && !std::holds_alternative<FunctionDeclaration>(node) &&
      !std::holds_alternative<ClassDeclaration>(node)) {
    fail(declaration->range, "syntax", "expected a declaration, `default` or `{` after `export`");
  }
  return make_statement(range_from(begin), ExportDeclaration{std::move(declaration)});
}

bool Parser::at_let_declaration() const {
  if (!at_word("let")) return false;
  const Token next = peek();
  return next.is("[") || next.is("{") || next.kind == TokenKind::Name;
}

std::optional<DeclarationKind> Parser::declaration_kind() const {
  if (at_word("var")) return DeclarationKind::Var;
  if (at_word("const")) return DeclarationKind::Const;
  if (at_let_declaration()) return DeclarationKind::Let;
  return std::nullopt;
}

StatementPtr Parser::statement_list_item() {
  const Nesting nesting(*this);
  const Position begin = token_.range.begin;
  if (const auto kind = declaration_kind(); kind && *kind != DeclarationKind::Var) {
    advance();
    VariableDeclaration declaration = variable_declaration(*kind, false);
    semicolon();
    return make_statement(range_from(begin), std::move(declaration));
  }
  if (at_word("function") || (at_word("async") && peek().is_word("function") && !peek().line_before)) {
    FunctionDeclaration declaration{function_declaration_or_expression(true)};
    return make_statement(range_from(begin), std::move(declaration));
  }
  if (at_word("class")) {
    ClassDeclaration declaration{class_definition(true)};
    return make_statement(range_from(begin), std::move(declaration));
  }
  if (at_word("import") || at_word("export")) {
    if (at_word("import") && (peek().is("(") || peek().is("."))) {
      fail(token_.range, "unsupported-import", "import() and import.meta are not supported",
           "import at the top of the module");
    }
    fail(token_.range, "syntax", fmt::format("`{}` is allowed at the top of the module only", token_.text));
  }
  return statement();
}

std::vector<StatementPtr> Parser::statements_until_brace() {
  std::vector<StatementPtr> body;
  while (!at("}")) {
    if (token_.kind == TokenKind::End) unexpected("`}`");
    body.push_back(statement_list_item());
  }
  return body;
}

StatementPtr Parser::block() {
  const Position begin = token_.range.begin;
  expect("{", "this");
  BlockStatement node{statements_until_brace()};
  advance();
  return make_statement(range_from(begin), std::move(node));
}

// The body of an `if` or a loop: a statement, no declaration.
StatementPtr Parser::body_of(std::string_view what, bool loop) {
  if (at_word("class") || at_word("const") || at_word("function") || (at_let_declaration() && peek().kind != TokenKind::Name) ||
      (at_word("async") && peek().is_word("function") && !peek().line_before)) {
    fail(token_.range, "syntax", fmt::format("a declaration cannot be the body of {}", what),
         "put it into braces");
  }
  if (!loop) return statement();
  ++context_.loops;
  ++context_.breakables;
  StatementPtr body = statement();
  --context_.loops;
  --context_.breakables;
  return body;
}

StatementPtr Parser::statement() {
  const Nesting nesting(*this);
  const Position begin = token_.range.begin;
  if (at("{")) return block();
  if (take(";")) return make_statement(range_from(begin), EmptyStatement{});
  if (at_word("var")) {
    advance();
    VariableDeclaration declaration = variable_declaration(DeclarationKind::Var, false);
    semicolon();
    return make_statement(range_from(begin), std::move(declaration));
  }
  if (take_word("if")) {
    IfStatement node;
    expect("(", "`if`");
    node.test = expression();
    expect(")", "the condition");
    node.consequent = body_of("`if`", false);
    if (take_word("else")) node.alternate = body_of("`else`", false);
    return make_statement(range_from(begin), std::move(node));
  }
  if (at_word("for")) return for_statement();
  if (take_word("while")) {
    WhileStatement node;
    expect("(", "`while`");
    node.test = expression();
    expect(")", "the condition");
    node.body = body_of("a loop", true);
    return make_statement(range_from(begin), std::move(node));
  }
  if (take_word("do")) {
    DoWhileStatement node;
    node.body = body_of("a loop", true);
    expect_word("while");
    expect("(", "`while`");
    node.test = expression();
    expect(")", "the condition");
    take(";");
    return make_statement(range_from(begin), std::move(node));
  }
  if (at_word("switch")) return switch_statement();
  if (at_word("try")) return try_statement();
  if (at_word("break") || at_word("continue")) return jump_statement(at_word("break"));
  if (at_word("return")) {
    if (!context_.returns) fail(token_.range, "syntax", "`return` is allowed in functions only");
    advance();
    ReturnStatement node;
    if (!at(";") && !at("}") && token_.kind != TokenKind::End && !token_.line_before) node.argument = expression();
    semicolon();
    return make_statement(range_from(begin), std::move(node));
  }
  if (take_word("throw")) {
    if (token_.line_before) unexpected("the exception on the same line");
    ThrowStatement node{expression()};
    semicolon();
    return make_statement(range_from(begin), std::move(node));
  }
  if (at_word("with")) fail(token_.range, "syntax", "`with` is not allowed in modules");
  if (take_word("debugger")) {
    semicolon();
    return make_statement(range_from(begin), EmptyStatement{});
  }
  return labeled_or_expression_statement();
}

StatementPtr Parser::labeled_or_expression_statement() {
  const Position begin = token_.range.begin;
  if (token_.kind == TokenKind::Name && !is_reserved(token_) && peek().is(":")) {
    LabeledStatement node;
    node.label = token_.text;
    auto& labels = context_.labels;
    if (std::find(labels.begin(), labels.end(), node.label) != labels.end()) {
      fail(token_.range, "syntax", fmt::format("the label `{}` exists already", node.label));
    }
    advance();
    advance();
    labels.push_back(node.label);
    // `a: b: for (...)`: every label that stands directly before a loop is one of that loop.
    Lexer ahead = lexer_;
    Token next = token_;
    while (next.kind == TokenKind::Name && !is_reserved(next)) {
      if (!ahead.next().is(":")) break;
      next = ahead.next();
    }
    const bool loop = next.is_word("for") || next.is_word("while") || next.is_word("do");
    if (loop) context_.loop_labels.push_back(node.label);
    node.body = body_of("a label", false);
    if (loop) context_.loop_labels.pop_back();
    context_.labels.pop_back();
    return make_statement(range_from(begin), std::move(node));
  }
  ExpressionStatement node{expression()};
  semicolon();
  return make_statement(range_from(begin), std::move(node));
}

StatementPtr Parser::jump_statement(bool is_break) {
  const Token keyword = token_;
  advance();
  std::string label;
  if (token_.kind == TokenKind::Name && !token_.line_before && !is_reserved(token_)) {
    label = token_.text;
    const auto& labels = is_break ? context_.labels : context_.loop_labels;
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
      fail(token_.range, "syntax",
           fmt::format("there is no {} `{}` around this", is_break ? "label" : "loop with the label", label));
    }
    advance();
  } else if (is_break ? context_.breakables == 0 : context_.loops == 0) {
    fail(keyword.range, "syntax",
         is_break ? "`break` is allowed in loops and switch statements only" : "`continue` is allowed in loops only");
  }
  semicolon();
  const Range range = range_from(keyword.range.begin);
  return is_break ? make_statement(range, BreakStatement{label}) : make_statement(range, ContinueStatement{label});
}

VariableDeclaration Parser::variable_declaration(DeclarationKind kind, bool in_for) {
  VariableDeclaration declaration;
  declaration.kind = kind;
  do {
    Declarator declarator;
    const Position begin = token_.range.begin;
    if (kind != DeclarationKind::Var && at_word("let")) fail(token_.range, "syntax", "`let` cannot be a name here");
    declarator.target = binding_pattern();
    if (take("=")) declarator.init = assignment(!in_for);
    declarator.range = range_from(begin);
    const bool head_of_iteration = in_for && (at_word("of") || at_word("in"));
    if (!declarator.init && !head_of_iteration) {
      if (kind == DeclarationKind::Const) fail(declarator.range, "syntax", "a constant needs a value");
      if (!std::holds_alternative<BindingName>(declarator.target->node)) {
        fail(declarator.range, "syntax", "a destructuring declaration needs a value");
      }
    }
    declaration.declarators.push_back(std::move(declarator));
  } while (take(","));
  return declaration;
}

StatementPtr Parser::for_statement() {
  const Position begin = token_.range.begin;
  advance();
  bool is_await = false;
  if (at_word("await")) {
    if (!context_.is_async) fail(token_.range, "syntax", "`for await` is allowed in async functions only");
    if (context_.top_level) has_top_level_await_ = true;
    advance();
    is_await = true;
  }
  expect("(", "`for`");
  ForStatement classic;
  ForBinding left;
  const Position head = token_.range.begin;
  if (const auto kind = declaration_kind()) {
    advance();
    VariableDeclaration declaration = variable_declaration(*kind, true);
    if ((at_word("of") || at_word("in")) && declaration.declarators.size() == 1 && !declaration.declarators[0].init) {
      left.declaration = *kind;
      left.target = std::move(declaration.declarators[0].target);
    } else {
      classic.init = make_statement(range_from(head), std::move(declaration));
    }
  } else if (!at(";")) {
    if (at_word("async") && peek().is_word("of") && !is_await) {
      fail(token_.range, "syntax", "`for (async of` is not allowed");
    }
    ExpressionPtr init = assignment_or_cover(false);
    if (at_word("of") || at_word("in")) {
      left.target = to_pattern(std::move(init));
      cover_.reset();
    } else {
      refuse_cover();
      if (at(",")) {
        SequenceExpression sequence;
        sequence.expressions.push_back(std::move(init));
        while (take(",")) sequence.expressions.push_back(assignment(false));
        init = make(head, std::move(sequence));
      }
      classic.init = make_statement(range_from(head), ExpressionStatement{std::move(init)});
    }
  }
  if (left.target) {
    const bool of = at_word("of");
    if (is_await && !of) unexpected("`of`");
    advance();
    ExpressionPtr right = of ? assignment() : expression();
    expect(")", "the head of the loop");
    StatementPtr body = body_of("a loop", true);
    const Range range = range_from(begin);
    if (of) return make_statement(range, ForOfStatement{std::move(left), std::move(right), std::move(body), is_await});
    return make_statement(range, ForInStatement{std::move(left), std::move(right), std::move(body)});
  }
  if (is_await) unexpected("`of`");
  expect(";", "the first part of the loop's head");
  if (!at(";")) classic.test = expression();
  expect(";", "the loop's condition");
  if (!at(")")) classic.update = expression();
  expect(")", "the head of the loop");
  classic.body = body_of("a loop", true);
  return make_statement(range_from(begin), std::move(classic));
}

StatementPtr Parser::switch_statement() {
  const Position begin = token_.range.begin;
  advance();
  SwitchStatement node;
  expect("(", "`switch`");
  node.discriminant = expression();
  expect(")", "the value");
  expect("{", "the head of `switch`");
  ++context_.breakables;
  bool has_default = false;
  while (!at("}")) {
    SwitchCase branch;
    const Position start = token_.range.begin;
    if (at_word("default")) {
      if (has_default) fail(token_.range, "syntax", "a switch has one `default` at most");
      has_default = true;
      advance();
    } else {
      expect_word("case");
      branch.test = expression();
    }
    expect(":", "the case");
    while (!at("}") && !at_word("case") && !at_word("default")) {
      if (token_.kind == TokenKind::End) unexpected("`}`");
      branch.body.push_back(statement_list_item());
    }
    branch.range = range_from(start);
    node.cases.push_back(std::move(branch));
  }
  --context_.breakables;
  advance();
  return make_statement(range_from(begin), std::move(node));
}

StatementPtr Parser::try_statement() {
  const Position begin = token_.range.begin;
  advance();
  TryStatement node;
  node.block = block();
  if (take_word("catch")) {
    node.has_catch = true;
    if (take("(")) {
      node.parameter = binding_pattern();
      expect(")", "the exception's name");
    }
    node.handler = block();
  }
  if (take_word("finally")) node.finalizer = block();
  if (!node.handler && !node.finalizer) unexpected("`catch` or `finally`");
  return make_statement(range_from(begin), std::move(node));
}

}  // namespace ctxcheck::spec
