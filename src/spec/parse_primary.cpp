// Literals, names, parentheses, arrays, objects and templates (ECMAScript 13.2). Its own file
// because these are the heads that operators and calls are built from.
#include <utility>

#include "spec/parser.hpp"

namespace ctxcheck::spec {

using namespace ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

ExpressionPtr Parser::primary() {
  const Position begin = token_.range.begin;
  switch (token_.kind) {
    case TokenKind::Number: {
      NumberLiteral node{token_.number};
      advance();
      return make(begin, node);
    }
    case TokenKind::String: {
      StringLiteral node{std::move(token_.string)};
      advance();
      return make(begin, std::move(node));
    }
    case TokenKind::Template:
      return template_literal(nullptr, begin);
    case TokenKind::PrivateName:
      unexpected("an expression");
    case TokenKind::End:
      unexpected("an expression");
    case TokenKind::Punctuator:
      if (at("(")) return parenthesized();
      if (at("[")) return array_literal();
      if (at("{")) return object_literal();
      if (at("/") || at("/=")) {
        fail(token_.range, "unsupported-regexp", "regular expressions are not supported yet",
             "use string methods such as includes, startsWith, split with a string");
      }
      if (at("@"))
        fail(token_.range, "unsupported-decorator", "decorators are not supported",
             "call the function yourself");
      unexpected("an expression");
    case TokenKind::Name:
      break;
  }
  if (at_word("function") ||
      (at_word("async") && peek().is_word("function") && !peek().line_before)) {
    FunctionExpression node{function_declaration_or_expression(false)};
    return make(begin, std::move(node));
  }
  if (at_word("class")) {
    ClassExpression node{class_definition(false)};
    return make(begin, std::move(node));
  }
  if (take_word("this")) return make(begin, ThisExpression{});
  if (take_word("null")) return make(begin, NullLiteral{});
  if (take_word("true")) return make(begin, BooleanLiteral{true});
  if (take_word("false")) return make(begin, BooleanLiteral{false});
  if (at_word("import")) {
    fail(token_.range, "unsupported-import", "import() and import.meta are not supported",
         "import at the top of the module");
  }
  if (at_word("await")) {
    fail(token_.range, "syntax",
         "`await` is allowed in async functions and at the top of the module only",
         "make the surrounding function async");
  }
  if (is_reserved(token_)) unexpected("an expression");
  refuse_arguments(token_);
  Identifier node{token_.text};
  advance();
  return make(begin, std::move(node));
}

void Parser::refuse_arguments(const Token& name) const {
  if (name.text != "arguments" || !context_.field) return;
  fail(name.range, "syntax", "`arguments` is not allowed in a class field or static block");
}

ExpressionPtr Parser::parenthesized() {
  advance();
  ExpressionPtr inner = expression();
  expect(")", "the expression");
  inner->parenthesized = true;
  return inner;
}

ExpressionPtr Parser::array_literal() {
  const Position begin = token_.range.begin;
  advance();
  ArrayLiteral node;
  while (!at("]")) {
    if (at(",")) {
      node.elements.emplace_back(ExpressionPtr{});
    } else if (take("...")) {
      node.elements.emplace_back(SpreadElement{assignment_or_cover(true)});
    } else {
      node.elements.emplace_back(assignment_or_cover(true));
    }
    if (!at("]")) expect(",", "an element");
  }
  advance();
  return make(begin, std::move(node));
}

ExpressionPtr Parser::object_literal() {
  const Position begin = token_.range.begin;
  advance();
  ObjectLiteral node;
  bool has_proto = false;
  while (!at("}")) {
    node.properties.push_back(object_property());
    const ObjectProperty& property = node.properties.back();
    const auto* name = std::get_if<std::string>(&property.key);
    if (property.kind == ObjectPropertyKind::Value && name != nullptr && *name == "__proto__") {
      if (has_proto) fail(property.range, "syntax", "an object has one `__proto__` at most");
      has_proto = true;
    }
    if (!at("}")) expect(",", "a property");
  }
  advance();
  return make(begin, std::move(node));
}

ObjectProperty Parser::object_property() {
  ObjectProperty property;
  const Token start = token_;
  const Position begin = start.range.begin;
  const auto finish = [&]() -> ObjectProperty {
    property.range = range_from(begin);
    return std::move(property);
  };
  if (take("...")) {
    property.kind = ObjectPropertyKind::Spread;
    property.value = assignment_or_cover(true);
    return finish();
  }
  const auto modifier = [&](std::string_view word) {
    if (!at_word(word)) return false;
    const Token next = peek();
    return !next.is(",") && !next.is(":") && !next.is("(") && !next.is("}") && !next.is("=");
  };
  bool is_async = false;
  bool is_generator = false;
  if (modifier("async") && !peek().line_before) {
    advance();
    is_async = true;
  }
  if (take("*")) is_generator = true;
  if (!is_async && !is_generator && (modifier("get") || modifier("set"))) {
    const bool getter = at_word("get");
    advance();
    std::string name;
    property.kind = getter ? ObjectPropertyKind::Getter : ObjectPropertyKind::Setter;
    property.key = property_key(false, &name);
    property.function = method(getter ? FunctionKind::Getter : FunctionKind::Setter, false, false,
                               name, start.begin, begin);
    return finish();
  }
  const Token key_token = token_;
  std::string name;
  property.key = property_key(false, &name);
  if (at("(")) {
    property.kind = ObjectPropertyKind::Method;
    property.function =
        method(FunctionKind::Method, is_async, is_generator, name, start.begin, begin);
    return finish();
  }
  if (is_async || is_generator) unexpected("`(`");
  if (take(":")) {
    property.value = assignment_or_cover(true);
    return finish();
  }
  if (key_token.kind != TokenKind::Name || is_reserved(key_token)) unexpected("`:`");
  refuse_arguments(key_token);
  property.kind = ObjectPropertyKind::Shorthand;
  property.value = make(begin, Identifier{key_token.text});
  if (at("=")) {
    if (!cover_) cover_ = token_.range;
    advance();
    const std::optional<Range> mine = cover_;
    AssignmentExpression node;
    node.target = to_pattern(std::move(property.value));
    node.value = assignment();
    cover_ = mine;
    property.value = make(begin, std::move(node));
  }
  return finish();
}

ExpressionPtr Parser::template_literal(ExpressionPtr tag, const Position& begin) {
  const Nesting nesting(*this);
  TaggedTemplate tagged;
  TemplateLiteral plain;
  std::vector<ExpressionPtr> expressions;
  Token piece = token_;
  while (true) {
    tagged.cooked.push_back(piece.string);
    tagged.raw.push_back(piece.raw);
    if (piece.template_ends) break;
    previous_end_ = piece.range.end;
    token_ = lexer_.next();
    expressions.push_back(expression());
    if (!at("}")) unexpected("`}` after the substitution");
    piece = lexer_.template_continuation(token_);
    token_ = piece;
  }
  advance();
  if (tag) {
    tagged.tag = std::move(tag);
    tagged.expressions = std::move(expressions);
    return make(begin, std::move(tagged));
  }
  plain.strings = std::move(tagged.cooked);
  plain.expressions = std::move(expressions);
  return make(begin, std::move(plain));
}

}  // namespace ctxcheck::spec
