// Functions, arrow functions, methods and classes (ECMAScript 15).
#include <algorithm>
#include <set>
#include <utility>

#include "fmt/format.h"

#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

using namespace ast;

// ECMAScript's Number::toString is needed for keys only; integers are what programs write there.
std::string number_key(double value) {
  if (value == static_cast<double>(static_cast<std::int64_t>(value))) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  return fmt::format("{}", value);
}

void collect_names(const Pattern& pattern, std::vector<std::string>& names) {
  if (const auto* name = std::get_if<BindingName>(&pattern.node)) {
    names.push_back(name->name);
  } else if (const auto* array = std::get_if<ArrayPattern>(&pattern.node)) {
    for (const PatternElement& element : array->elements) {
      if (element.target) collect_names(*element.target, names);
    }
    if (array->rest) collect_names(*array->rest, names);
  } else if (const auto* object = std::get_if<ObjectPattern>(&pattern.node)) {
    for (const PatternProperty& property : object->properties) collect_names(*property.value.target, names);
    if (object->rest) collect_names(*object->rest, names);
  }
}

}  // namespace

PropertyKey Parser::property_key(bool allow_private, std::string* plain_name) {
  std::string name;
  switch (token_.kind) {
    case TokenKind::Name: name = token_.text; break;
    case TokenKind::String:
      for (std::size_t i = 0; i < token_.string.size(); ++i) {
        char32_t c = token_.string[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < token_.string.size()) {
          c = 0x10000 + ((c - 0xD800) << 10U) + (token_.string[++i] - 0xDC00);
        }
        append_utf8(name, c);
      }
      break;
    case TokenKind::Number: name = number_key(token_.number); break;
    case TokenKind::PrivateName: {
      if (!allow_private || private_uses_.empty()) {
        fail(token_.range, "syntax", "a private name is allowed in its class only");
      }
      PrivateName key{token_.text, token_.range};
      private_uses_.back().push_back(key);
      if (plain_name != nullptr) *plain_name = "#" + token_.text;
      advance();
      return key;
    }
    default: {
      if (!take("[")) unexpected("a property's name");
      ExpressionPtr key = assignment();
      expect("]", "the computed name");
      return key;
    }
  }
  advance();
  if (plain_name != nullptr) *plain_name = name;
  return name;
}

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
  std::vector<std::string> names;
  for (const Parameter& parameter : function.parameters) collect_names(*parameter.element.target, names);
  std::set<std::string> seen;
  for (const std::string& name : names) {
    if (!seen.insert(name).second) {
      fail(function.range, "syntax", fmt::format("the parameter `{}` is named twice", name));
    }
  }
}

// Parameters (unless an arrow function has them already) and body, in a context of their own.
void Parser::function_body(Function& function, FunctionContext context, bool arrow) {
  const Nesting nesting(*this);
  context.is_async = function.is_async;
  context.is_generator = function.is_generator;
  context.returns = true;
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
  if (!arrow || at("{")) {
    expect("{", "the parameters");
    function.body = statements_until_brace();
    // The brace is not consumed by advance(): what follows is read in the outer context.
  } else {
    function.expression_body = assignment();
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
  function_body(*function, std::move(context), false);
  function->range = range_from(start.range.begin);
  function->source_text = text_between(start.begin, previous_offset_);
  return function;
}

FunctionPtr Parser::method(FunctionKind kind, bool is_async, bool is_generator, std::string name,
                           std::size_t begin_offset, const Position& begin, bool derived_constructor) {
  auto function = std::make_unique<Function>();
  function->kind = kind;
  function->is_async = is_async;
  function->is_generator = is_generator;
  function->name = std::move(name);
  FunctionContext context;
  context.new_target = true;
  context.super_member = true;
  context.super_call = derived_constructor;
  function_body(*function, std::move(context), false);
  function->range = range_from(begin);
  function->source_text = text_between(begin_offset, previous_offset_);
  const std::size_t count = function->parameters.size();
  if (kind == FunctionKind::Getter && count != 0) fail(function->range, "syntax", "a getter has no parameters");
  if (kind == FunctionKind::Setter && (count != 1 || function->parameters[0].rest)) {
    fail(function->range, "syntax", "a setter has exactly one parameter");
  }
  return function;
}

// Looks ahead to the matching parenthesis and the arrow behind it.
bool Parser::at_arrow_function() const {
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
  try {
    std::vector<bool> open;  // for each open bracket: whether it is a template's substitution
    open.push_back(false);
    while (!open.empty()) {
      token = ahead.next();
      if (token.kind == TokenKind::End) return false;
      if (token.kind == TokenKind::Template && !token.template_ends) {
        open.push_back(true);
      } else if (token.is("(") || token.is("[") || token.is("{")) {
        open.push_back(false);
      } else if (token.is("}") && open.back()) {
        if (ahead.template_continuation(token).template_ends) open.pop_back();
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        open.pop_back();
      }
    }
    const Token arrow = ahead.next();
    return arrow.is("=>") && !arrow.line_before;
  } catch (const DiagnosticError&) {
    return false;  // the text is malformed; reading it in earnest will say where
  }
}

ExpressionPtr Parser::arrow_function(bool allow_in) {
  static_cast<void>(allow_in);
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
  function_body(*function, std::move(context), true);
  function->range = range_from(start.range.begin);
  function->source_text = text_between(start.begin, previous_offset_);
  return make(start.range.begin, FunctionExpression{std::move(function)});
}

ClassPtr Parser::class_definition(bool name_required) {
  const Nesting nesting(*this);
  auto definition = std::make_unique<Class>();
  const Token start = token_;
  advance();
  if (token_.kind == TokenKind::Name && !at_word("extends")) {
    definition->name = binding_identifier();
  } else if (name_required) {
    unexpected("the class's name");
  }
  private_names_.emplace_back();
  private_uses_.emplace_back();
  if (take_word("extends")) definition->superclass = left_hand_side();
  expect("{", "the head of the class");
  while (!at("}")) {
    if (take(";")) continue;
    if (token_.kind == TokenKind::End) unexpected("`}`");
    ClassMember member = class_member(*definition);
    if (member.function && member.function->kind == FunctionKind::Constructor) {
      if (definition->constructor) fail(member.range, "syntax", "a class has one constructor at most");
      definition->constructor = std::move(member.function);
    } else {
      definition->members.push_back(std::move(member));
    }
  }
  const std::vector<std::string> declared = std::move(private_names_.back());
  const std::vector<PrivateName> uses = std::move(private_uses_.back());
  private_names_.pop_back();
  private_uses_.pop_back();
  for (const PrivateName& use : uses) {
    if (std::find(declared.begin(), declared.end(), use.name) != declared.end()) continue;
    if (private_uses_.empty()) {
      fail(use.range, "syntax", fmt::format("no class around this declares `#{}`", use.name));
    }
    private_uses_.back().push_back(use);  // perhaps an outer class does
  }
  advance();
  definition->range = range_from(start.range.begin);
  definition->source_text = text_between(start.begin, previous_offset_);
  return definition;
}

ClassMember Parser::class_member(Class& owner) {
  ClassMember member;
  const Token start = token_;
  const Position begin = start.range.begin;
  const auto modifier = [&](std::string_view word) {
    if (!at_word(word)) return false;
    const Token next = peek();
    return !next.is("(") && !next.is("=") && !next.is(";") && !next.is("}");
  };
  if (modifier("static")) {
    advance();
    member.is_static = true;
    if (at("{")) {
      member.kind = MemberKind::StaticBlock;
      auto function = std::make_unique<Function>();
      function->kind = FunctionKind::StaticBlock;
      FunctionContext context;
      context.new_target = true;
      context.super_member = true;
      context.field = true;
      const FunctionContext outer = std::exchange(context_, std::move(context));
      advance();
      function->body = statements_until_brace();
      context_ = outer;
      advance();
      function->range = range_from(begin);
      member.function = std::move(function);
      member.range = range_from(begin);
      return member;
    }
  }
  bool is_async = false;
  bool is_generator = false;
  if (modifier("async") && !peek().line_before) {
    advance();
    is_async = true;
  }
  if (take("*")) is_generator = true;
  if (!is_async && !is_generator && (modifier("get") || modifier("set")) && !(peek().line_before && peek().is("*"))) {
    member.kind = at_word("get") ? MemberKind::Getter : MemberKind::Setter;
    advance();
  }
  const Token key_token = token_;
  std::string name;
  member.key = property_key(true, &name);
  if (const auto* key = std::get_if<PrivateName>(&member.key)) {
    private_uses_.back().pop_back();  // this is the declaration
    auto& names = private_names_.back();
    const bool half = member.kind == MemberKind::Getter || member.kind == MemberKind::Setter;
    const std::string mark = half ? (member.kind == MemberKind::Getter ? "get " : "set ") + key->name : key->name;
    const bool taken = std::find(names.begin(), names.end(), mark) != names.end() ||
                       (std::find(names.begin(), names.end(), key->name) != names.end() && !half);
    if (taken) fail(key->range, "syntax", fmt::format("`#{}` is declared twice", key->name));
    if (key->name == "constructor") fail(key->range, "syntax", "a private name cannot be `#constructor`");
    names.push_back(mark);
    if (half) names.push_back(key->name);
  }
  const bool is_constructor = !member.is_static && name == "constructor" && key_token.kind != TokenKind::PrivateName;
  if (at("(")) {
    if (is_constructor && (is_async || is_generator || member.kind != MemberKind::Method)) {
      fail(key_token.range, "syntax", "a constructor cannot be async, a generator, a getter or a setter");
    }
    const FunctionKind kind = member.kind == MemberKind::Getter   ? FunctionKind::Getter
                              : member.kind == MemberKind::Setter ? FunctionKind::Setter
                              : is_constructor                    ? FunctionKind::Constructor
                                                                  : FunctionKind::Method;
    member.function = method(kind, is_async, is_generator, name, start.begin, begin,
                             is_constructor && owner.superclass != nullptr);
    member.range = range_from(begin);
    return member;
  }
  if (is_async || is_generator || member.kind != MemberKind::Method) unexpected("`(`");
  if (is_constructor) fail(key_token.range, "syntax", "a field cannot be named `constructor`");
  member.kind = MemberKind::Field;
  if (take("=")) {
    FunctionContext context;
    context.new_target = true;
    context.super_member = true;
    context.field = true;
    const FunctionContext outer = std::exchange(context_, std::move(context));
    member.value = assignment();
    context_ = outer;
  }
  semicolon();
  member.range = range_from(begin);
  return member;
}

}  // namespace ctxcheck::spec
