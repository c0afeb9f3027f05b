// Functions, arrow functions and methods (ECMAScript 15.1 to 15.6, 15.8).
#include <set>
#include <utility>

#include "fmt/format.h"
#include "spec/parser.hpp"
#include "spec/scopes.hpp"

namespace ctxcheck::spec {

using namespace ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

std::vector<Parameter> Parser::parameters() {
  std::vector<Parameter> list;
  expect("(", "the function's name");
  while (!at(")")) {
    Parameter parameter;
    if (take("...")) {
      parameter.rest = true;
      parameter.element.target = binding_pattern();
      list.push_back(std::move(parameter));
      break;
    }
    parameter.element = binding_element();
    list.push_back(std::move(parameter));
    if (!at(")")) expect(",", "a parameter");
  }
  expect(")", "the parameters");
  return list;
}

void Parser::check_parameters(const Function& function) const {
  std::set<std::string> seen;
  bool simple = true;
  for (const Parameter& parameter : function.parameters) {
    const bool plain = std::holds_alternative<BindingName>(parameter.element.target->node);
    simple = simple && plain && !parameter.rest && !parameter.element.default_value;
    for (const DeclaredName& name : declared_by(*parameter.element.target)) {
      if (seen.insert(name.name).second) continue;
      fail(name.range, "syntax", fmt::format("the parameter `{}` is named twice", name.name));
    }
  }
  // ECMAScript 15.2.1: functions with other than plain parameters have no directive.
  if (simple || function.body.empty()) return;
  const auto* first = std::get_if<ExpressionStatement>(&function.body.front()->node);
  const auto* text = first == nullptr || first->expression->parenthesized
                         ? nullptr
                         : std::get_if<StringLiteral>(&first->expression->node);
  if (text != nullptr && text->value == u"use strict") {
    fail(function.body.front()->range, "syntax",
         "\"use strict\" is allowed in functions with plain parameters only",
         "leave it out: modules are strict");
  }
}

// Parameters (unless an arrow function has them already) and body, in a context of their own.
void Parser::function_body(Function& function, FunctionContext context, bool allow_in) {
  const bool arrow = function.kind == FunctionKind::Arrow;
  const Nesting nesting(*this);
  context.is_async = function.is_async;
  context.is_generator = function.is_generator;
  context.returns = true;
  context.parameters = true;
  const FunctionContext outer = std::exchange(context_, std::move(context));
  const std::optional<Range> outer_cover = std::exchange(cover_, std::nullopt);
  if (arrow) {
    if (at("(")) {
      function.parameters = parameters();
    } else {
      Parameter parameter;
      parameter.element.target = binding_pattern();
      function.parameters.push_back(std::move(parameter));
    }
    if (token_.line_before) unexpected("`=>` on the same line");
    expect("=>", "the parameters");
  } else {
    function.parameters = parameters();
  }
  context_.parameters = false;
  if (!arrow || at("{")) {
    expect("{", "the parameters");
    function.body = statements_until_brace();
    // The brace is not consumed by advance(): what follows is read in the outer context.
  } else {
    function.expression_body = assignment(allow_in);
  }
  context_ = outer;
  cover_ = outer_cover;
  if (!function.expression_body) advance();
  check_parameters(function);
}

FunctionPtr Parser::function_declaration_or_expression(bool name_required) {
  auto function = std::make_unique<Function>();
  const Token start = token_;
  function->is_async = take_word("async");
  expect_word("function");
  function->is_generator = take("*");
  if (token_.kind == TokenKind::Name) {
    function->name_range = token_.range;
    function->name = binding_identifier();
  } else if (name_required) {
    unexpected("the function's name");
  }
  FunctionContext context;
  context.new_target = true;
  function_body(*function, std::move(context), true);
  function->range = range_from(start.range.begin);
  function->source_text = text_between(start.begin, previous_offset_);
  return function;
}

FunctionPtr Parser::method(FunctionKind kind, bool is_async, bool is_generator, std::string name,
                           std::size_t begin_offset, const Position& begin,
                           bool derived_constructor) {
  auto function = std::make_unique<Function>();
  function->kind = kind;
  function->is_async = is_async;
  function->is_generator = is_generator;
  function->name = std::move(name);
  FunctionContext context;
  context.new_target = true;
  context.super_member = true;
  context.super_call = derived_constructor;
  function_body(*function, std::move(context), true);
  function->range = range_from(begin);
  function->source_text = text_between(begin_offset, previous_offset_);
  const std::vector<Parameter>& list = function->parameters;
  if (kind == FunctionKind::Getter && !list.empty()) {
    fail(list[0].element.target->range, "syntax", "a getter has no parameters");
  }
  if (kind == FunctionKind::Setter && (list.size() != 1 || list[0].rest)) {
    fail(list.empty() ? function->range : list.back().element.target->range, "syntax",
         "a setter has exactly one parameter");
  }
  return function;
}

bool Parser::at_arrow_function() {
  Lexer ahead = lexer_;
  Token token = token_;
  if (token.is_word("async")) {
    const Token next = peek();
    if (next.line_before) return false;
    if (next.kind == TokenKind::Name && !is_reserved(next)) {
      static_cast<void>(ahead.next());
      return ahead.next().is("=>");
    }
    if (next.is("=>")) return true;
    if (!next.is("(")) return false;
    token = ahead.next();
  }
  if (token.kind == TokenKind::Name) return !is_reserved(token) && ahead.next().is("=>");
  if (!token.is("(")) return false;
  if (!arrow_parameters_.contains(token.begin)) find_arrow_parameters(token, ahead);
  return arrow_parameters_[token.begin];
}

// Looks ahead to the matching parenthesis and whether an arrow is behind it. All parentheses on the
// way are noted too, so that no text is looked at twice.
void Parser::find_arrow_parameters(const Token& parenthesis, Lexer ahead) {
  constexpr std::size_t kOther = std::string::npos;
  constexpr std::size_t kSubstitution = kOther - 1;
  std::vector<std::size_t> open{parenthesis.begin};  // offsets of `(`, or what else is open
  arrow_parameters_[parenthesis.begin] = false;
  std::size_t closed = kOther;  // the `(` whose `)` is the token before
  try {
    while (!open.empty() || closed != kOther) {
      const Token token = ahead.next();
      if (closed != kOther) arrow_parameters_[closed] = token.is("=>") && !token.line_before;
      closed = kOther;
      if (token.kind == TokenKind::End || open.empty()) return;
      if (token.kind == TokenKind::Template && !token.template_ends) {
        open.push_back(kSubstitution);
      } else if (token.is("(")) {
        open.push_back(token.begin);
        arrow_parameters_[token.begin] = false;
      } else if (token.is("[") || token.is("{")) {
        open.push_back(kOther);
      } else if (token.is("}") && open.back() == kSubstitution) {
        if (ahead.template_continuation(token).template_ends) open.pop_back();
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        if (open.back() < kSubstitution) closed = open.back();
        open.pop_back();
      }
    }
  } catch (const DiagnosticError&) {
    // The text is malformed; reading it in earnest will say where.
  }
}

ExpressionPtr Parser::arrow_function(bool allow_in) {
  auto function = std::make_unique<Function>();
  const Token start = token_;
  function->kind = FunctionKind::Arrow;
  if (at_word("async") && !peek().is("=>")) {
    function->is_async = true;
    advance();
  }
  FunctionContext context;
  context.new_target = context_.new_target;
  context.super_member = context_.super_member;
  context.super_call = context_.super_call;
  context.field = context_.field;
  function_body(*function, std::move(context), allow_in);
  function->range = range_from(start.range.begin);
  function->source_text = text_between(start.begin, previous_offset_);
  return make(start.range.begin, FunctionExpression{std::move(function)});
}

}  // namespace ctxcheck::spec
