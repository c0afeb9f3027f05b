// Statements without loops (ECMAScript 14).
#include <algorithm>

#include "fmt/format.h"
#include "spec/parser.hpp"

namespace ctxcheck::spec {

using namespace ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

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
  if (at_word("function") ||
      (at_word("async") && peek().is_word("function") && !peek().line_before)) {
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
    fail(token_.range, "syntax",
         fmt::format("`{}` is allowed at the top of the module only", token_.text));
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
  if (at_word("class") || at_word("const") || at_word("function") || at_let_declaration() ||
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
    if (!at(";") && !at("}") && token_.kind != TokenKind::End && !token_.line_before)
      node.argument = expression();
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
           fmt::format("there is no {} `{}` around this",
                       is_break ? "label" : "loop with the label", label));
    }
    advance();
  } else if (is_break ? context_.breakables == 0 : context_.loops == 0) {
    fail(keyword.range, "syntax",
         is_break ? "`break` is allowed in loops and switch statements only"
                  : "`continue` is allowed in loops only");
  }
  semicolon();
  const Range range = range_from(keyword.range.begin);
  return is_break ? make_statement(range, BreakStatement{label})
                  : make_statement(range, ContinueStatement{label});
}

VariableDeclaration Parser::variable_declaration(DeclarationKind kind, bool in_for) {
  VariableDeclaration declaration;
  declaration.kind = kind;
  do {
    Declarator declarator;
    const Position begin = token_.range.begin;
    if (kind != DeclarationKind::Var && at_word("let"))
      fail(token_.range, "syntax", "`let` cannot be a name here");
    declarator.target = binding_pattern();
    if (take("=")) declarator.init = assignment(!in_for);
    declarator.range = range_from(begin);
    const bool head_of_iteration = in_for && (at_word("of") || at_word("in"));
    if (!declarator.init && !head_of_iteration) {
      if (at(":")) unexpected("`=`");
      if (kind == DeclarationKind::Const)
        fail(declarator.range, "syntax", "a constant needs a value");
      if (!std::holds_alternative<BindingName>(declarator.target->node)) {
        fail(declarator.range, "syntax", "a destructuring declaration needs a value");
      }
    }
    declaration.declarators.push_back(std::move(declarator));
  } while (take(","));
  return declaration;
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
