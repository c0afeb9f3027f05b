// Expressions (ECMAScript 13).
#include <array>
#include <utility>

#include "fmt/format.h"

#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

using namespace ast;

struct BinaryEntry {
  std::string_view text;
  int precedence;
  BinaryOperator op;
};
constexpr std::array<BinaryEntry, 21> kBinary{{
    {"|", 4, BinaryOperator::BitOr},          {"^", 5, BinaryOperator::BitXor},
    {"&", 6, BinaryOperator::BitAnd},         {"==", 7, BinaryOperator::Equal},
    {"!=", 7, BinaryOperator::NotEqual},      {"===", 7, BinaryOperator::StrictEqual},
    {"!==", 7, BinaryOperator::StrictNotEqual}, {"<", 8, BinaryOperator::Less},
    {"<=", 8, BinaryOperator::LessEqual},     {">", 8, BinaryOperator::Greater},
    {">=", 8, BinaryOperator::GreaterEqual},  {"<<", 9, BinaryOperator::ShiftLeft},
    {">>", 9, BinaryOperator::ShiftRight},    {">>>", 9, BinaryOperator::ShiftRightUnsigned},
    {"+", 10, BinaryOperator::Add},           {"-", 10, BinaryOperator::Subtract},
    {"*", 11, BinaryOperator::Multiply},      {"/", 11, BinaryOperator::Divide},
    {"%", 11, BinaryOperator::Remainder},     {"in", 8, BinaryOperator::In},
    {"instanceof", 8, BinaryOperator::InstanceOf},
}};
constexpr int kCoalesce = 1;
constexpr int kOr = 2;
constexpr int kAnd = 3;

const BinaryEntry* binary_entry(const Token& token) {
  for (const BinaryEntry& entry : kBinary) {
    const bool word = entry.text == "in" || entry.text == "instanceof";
    if (word ? token.is_word(entry.text) : token.is(entry.text)) return &entry;
  }
  return nullptr;
}

struct LogicalEntry {
  std::string_view text;
  int precedence;
  LogicalOperator op;
};
constexpr std::array<LogicalEntry, 3> kLogical{{{"??", kCoalesce, LogicalOperator::Coalesce},
                                                {"||", kOr, LogicalOperator::Or},
                                                {"&&", kAnd, LogicalOperator::And}}};

const LogicalEntry* logical_entry(const Token& token) {
  for (const LogicalEntry& entry : kLogical) {
    if (token.is(entry.text)) return &entry;
  }
  return nullptr;
}

struct CompoundEntry {
  std::string_view text;
  BinaryOperator op;
};
constexpr std::array<CompoundEntry, 12> kCompound{{
    {"+=", BinaryOperator::Add},
    {"-=", BinaryOperator::Subtract},
    {"*=", BinaryOperator::Multiply},
    {"/=", BinaryOperator::Divide},
    {"%=", BinaryOperator::Remainder},
    {"**=", BinaryOperator::Exponent},
    {"<<=", BinaryOperator::ShiftLeft},
    {">>=", BinaryOperator::ShiftRight},
    {">>>=", BinaryOperator::ShiftRightUnsigned},
    {"&=", BinaryOperator::BitAnd},
    {"|=", BinaryOperator::BitOr},
    {"^=", BinaryOperator::BitXor},
}};

const LogicalExpression* unparenthesized_logical(const ExpressionPtr& expression) {
  return expression->parenthesized ? nullptr : std::get_if<LogicalExpression>(&expression->node);
}

}  // namespace

void Parser::refuse_cover() {
  if (cover_) fail(*cover_, "syntax", "`=` is allowed here in a destructuring pattern only");
}

ExpressionPtr Parser::expression(bool allow_in) {
  const Position begin = token_.range.begin;
  ExpressionPtr first = assignment(allow_in);
  if (!at(",")) return first;
  SequenceExpression sequence;
  sequence.expressions.push_back(std::move(first));
  while (take(",")) sequence.expressions.push_back(assignment(allow_in));
  return make(begin, std::move(sequence));
}

ExpressionPtr Parser::assignment(bool allow_in) {
  const std::optional<Range> outer = std::exchange(cover_, std::nullopt);
  ExpressionPtr result = assignment_or_cover(allow_in);
  refuse_cover();
  cover_ = outer;
  return result;
}

ExpressionPtr Parser::assignment_or_cover(bool allow_in) {
  const Nesting nesting(*this);
  const Position begin = token_.range.begin;
  if (at_word("yield") && context_.is_generator) return yield_expression(allow_in);
  if (at_arrow_function()) return arrow_function(allow_in);

  ExpressionPtr left = conditional(allow_in);
  if (at("=")) {
    const bool pattern = !left->parenthesized && (std::holds_alternative<ArrayLiteral>(left->node) ||
                                                  std::holds_alternative<ObjectLiteral>(left->node));
    AssignmentExpression node;
    if (pattern) {
      node.target = to_pattern(std::move(left));
      cover_.reset();
    } else {
      node.target = to_simple_target(std::move(left));
    }
    advance();
    node.value = assignment(allow_in);
    return make(begin, std::move(node));
  }
  for (const CompoundEntry& entry : kCompound) {
    if (!at(entry.text)) continue;
    CompoundAssignment node;
    node.op = entry.op;
    node.target = to_simple_target(std::move(left));
    advance();
    node.value = assignment(allow_in);
    return make(begin, std::move(node));
  }
  for (const LogicalEntry& entry : kLogical) {
    if (!at(std::string(entry.text) + "=")) continue;
    LogicalAssignment node;
    node.op = entry.op;
    node.target = to_simple_target(std::move(left));
    advance();
    node.value = assignment(allow_in);
    return make(begin, std::move(node));
  }
  return left;
}

ExpressionPtr Parser::yield_expression(bool allow_in) {
  const Position begin = token_.range.begin;
  advance();
  YieldExpression node;
  const bool ends = token_.line_before || at(")") || at("]") || at("}") || at(",") || at(";") || at(":") ||
                    token_.kind == TokenKind::End || at_word("in") || at_word("of") ||
                    (token_.kind == TokenKind::Template && token_.begin != token_.end &&
                     source_.text[token_.begin] == '}');
  if (!ends) {
    node.delegate = take("*");
    node.argument = assignment(allow_in);
  }
  return make(begin, std::move(node));
}

ExpressionPtr Parser::conditional(bool allow_in) {
  const Position begin = token_.range.begin;
  ExpressionPtr test = binary(0, allow_in);
  if (!at("?")) return test;
  advance();
  ConditionalExpression node;
  node.test = std::move(test);
  node.consequent = assignment();
  expect(":", "the first branch of `?`");
  node.alternate = assignment(allow_in);
  return make(begin, std::move(node));
}

// Precedence climbing; long chains of one operator are a loop, not a recursion.
ExpressionPtr Parser::binary(int least, bool allow_in) {
  const Position begin = token_.range.begin;
  ExpressionPtr left;
  if (token_.kind == TokenKind::PrivateName) {
    PrivateIn node;
    node.name = {token_.text, token_.range};
    if (private_uses_.empty()) fail(token_.range, "syntax", "a private name is allowed in its class only");
    private_uses_.back().push_back(node.name);
    advance();
    if (!at_word("in") || least > 8) unexpected("`in` after a private name");
    advance();
    node.object = binary(9, allow_in);
    left = make(begin, std::move(node));
  } else {
    left = unary();
  }
  int links = 0;
  while (true) {
    if (const LogicalEntry* logical = logical_entry(token_); logical != nullptr && logical->precedence >= least) {
      const Range mark = token_.range;
      advance();
      LogicalExpression node;
      node.op = logical->op;
      node.right = binary(logical->precedence + 1, allow_in);
      node.left = std::move(left);
      for (const ExpressionPtr* side : {&node.left, &node.right}) {
        const LogicalExpression* inner = unparenthesized_logical(*side);
        if (inner != nullptr && (inner->op == LogicalOperator::Coalesce) != (node.op == LogicalOperator::Coalesce)) {
          fail(mark, "syntax", "`??` and `||` or `&&` cannot be mixed without parentheses");
        }
      }
      left = make(begin, std::move(node));
    } else if (const BinaryEntry* entry = binary_entry(token_);
               entry != nullptr && entry->precedence >= least && (allow_in || entry->op != BinaryOperator::In)) {
      advance();
      BinaryExpression node;
      node.op = entry->op;
      node.left = std::move(left);
      node.right = binary(entry->precedence + 1, allow_in);
      left = make(begin, std::move(node));
    } else {
      return left;
    }
    constexpr int kLongestChain = 2000;
    if (++links > kLongestChain) {
      fail(token_.range, "nested-too-deeply", "this chain of operators is too long to be read", "split the expression");
    }
  }
}

ExpressionPtr Parser::unary() {
  const Nesting nesting(*this);
  const Position begin = token_.range.begin;
  static constexpr std::array<std::pair<std::string_view, UnaryOperator>, 7> kUnary{{
      {"-", UnaryOperator::Minus},
      {"+", UnaryOperator::Plus},
      {"!", UnaryOperator::Not},
      {"~", UnaryOperator::BitNot},
      {"typeof", UnaryOperator::TypeOf},
      {"void", UnaryOperator::Void},
      {"delete", UnaryOperator::Delete},
  }};
  for (const auto& [text, op] : kUnary) {
    if (!at(text) && !at_word(text)) continue;
    advance();
    UnaryExpression node{op, unary()};
    if (op == UnaryOperator::Delete && std::holds_alternative<Identifier>(node.argument->node)) {
      fail(range_from(begin), "syntax", "a variable cannot be deleted");
    }
    if (at("**")) {
      fail(range_from(begin), "syntax", "a unary operator before `**` needs parentheses");
    }
    return make(begin, std::move(node));
  }
  if (at_word("await") && context_.is_async && !context_.field) {
    if (context_.top_level) has_top_level_await_ = true;
    advance();
    AwaitExpression node{unary()};
    if (at("**")) fail(range_from(begin), "syntax", "`await` before `**` needs parentheses");
    return make(begin, std::move(node));
  }
  if (at("++") || at("--")) {
    UpdateExpression node;
    node.op = at("++") ? UpdateOperator::Increment : UpdateOperator::Decrement;
    node.prefix = true;
    advance();
    node.argument = unary();
    const auto& target = node.argument->node;
    if (!std::holds_alternative<Identifier>(target) && !std::holds_alternative<MemberExpression>(target) &&
        !std::holds_alternative<SuperMember>(target)) {
      fail(node.argument->range, "syntax", "only a variable or a property can be changed");
    }
    return make(begin, std::move(node));
  }
  ExpressionPtr operand = postfix();
  if (at("**")) {
    advance();
    BinaryExpression node{BinaryOperator::Exponent, std::move(operand), unary()};
    return make(begin, std::move(node));
  }
  return operand;
}

ExpressionPtr Parser::postfix() {
  const Position begin = token_.range.begin;
  ExpressionPtr argument = left_hand_side();
  if ((!at("++") && !at("--")) || token_.line_before) return argument;
  const auto& target = argument->node;
  if (!std::holds_alternative<Identifier>(target) && !std::holds_alternative<MemberExpression>(target) &&
      !std::holds_alternative<SuperMember>(target)) {
    fail(argument->range, "syntax", "only a variable or a property can be changed");
  }
  UpdateExpression node;
  node.op = at("++") ? UpdateOperator::Increment : UpdateOperator::Decrement;
  node.argument = std::move(argument);
  advance();
  return make(begin, std::move(node));
}

ExpressionPtr Parser::left_hand_side() {
  const Token start = token_;
  ExpressionPtr head = at_word("new") ? new_expression() : at_word("super") ? super_expression() : primary();
  return call_tail(std::move(head), start, true);
}

// Members, calls and templates after a head. With `calls` false, as behind `new`, only members.
ExpressionPtr Parser::call_tail(ExpressionPtr head, const Token& start, bool calls) {
  const Position begin = start.range.begin;
  bool in_chain = false;
  int links = 0;
  while (true) {
    constexpr int kLongestChain = 2000;
    if (++links > kLongestChain) {
      fail(token_.range, "nested-too-deeply", "this chain of calls is too long to be read", "split the expression");
    }
    if (at("?.")) {
      if (!calls) fail(token_.range, "syntax", "an optional chain cannot be constructed with `new`");
      advance();
      in_chain = true;
      if (at("(")) {
        CallExpression node{std::move(head), arguments(), true};
        head = make(begin, std::move(node));
        continue;
      }
      MemberExpression node;
      node.object = std::move(head);
      node.optional = true;
      if (take("[")) {
        node.key = expression();
        expect("]", "the key");
      } else if (token_.kind == TokenKind::PrivateName) {
        node.key = property_key(true, nullptr);
      } else {
        if (token_.kind == TokenKind::Template) {
          fail(token_.range, "syntax", "a template cannot follow `?.`");
        }
        if (token_.kind != TokenKind::Name) unexpected("a property's name");
        node.key = token_.text;
        advance();
      }
      head = make(begin, std::move(node));
    } else if (take(".")) {
      MemberExpression node;
      node.object = std::move(head);
      if (token_.kind == TokenKind::PrivateName) {
        node.key = property_key(true, nullptr);
      } else {
        if (token_.kind != TokenKind::Name) unexpected("a property's name");
        node.key = token_.text;
        advance();
      }
      head = make(begin, std::move(node));
    } else if (at("[")) {
      advance();
      MemberExpression node;
      node.object = std::move(head);
      node.key = expression();
      expect("]", "the key");
      head = make(begin, std::move(node));
    } else if (at("(") && calls) {
      CallExpression node{std::move(head), arguments(), false};
      head = make(begin, std::move(node));
    } else if (token_.kind == TokenKind::Template && source_.text[token_.begin] == '`') {
      if (in_chain) fail(token_.range, "syntax", "a template cannot end an optional chain");
      head = template_literal(std::move(head), begin);
    } else {
      break;
    }
  }
  if (in_chain) {
    OptionalChain chain{std::move(head)};
    head = make(begin, std::move(chain));
  }
  return head;
}

ExpressionPtr Parser::new_expression() {
  const Nesting nesting(*this);
  const Position begin = token_.range.begin;
  advance();
  if (at(".")) {
    advance();
    expect_word("target");
    if (!context_.new_target) fail(range_from(begin), "syntax", "`new.target` is allowed in functions only");
    return make(begin, NewTarget{});
  }
  const Token start = token_;
  NewExpression node;
  if (at_word("import")) unexpected("a constructor");
  node.callee = at_word("new") ? new_expression() : at_word("super") ? super_expression() : primary();
  node.callee = call_tail(std::move(node.callee), start, false);
  if (at("(")) node.arguments = arguments();
  return make(begin, std::move(node));
}

ExpressionPtr Parser::super_expression() {
  const Token keyword = token_;
  const Position begin = keyword.range.begin;
  advance();
  if (at("(")) {
    if (!context_.super_call) {
      fail(keyword.range, "syntax", "`super(...)` is allowed in the constructor of a derived class only");
    }
    SuperCall node{arguments()};
    return make(begin, std::move(node));
  }
  if (!context_.super_member) fail(keyword.range, "syntax", "`super` is allowed in methods only");
  SuperMember node;
  if (take("[")) {
    node.key = expression();
    expect("]", "the key");
  } else {
    expect(".", "`super`");
    if (token_.kind != TokenKind::Name) unexpected("a property's name");
    node.key = token_.text;
    advance();
  }
  return make(begin, std::move(node));
}

std::vector<Element> Parser::arguments() {
  std::vector<Element> list;
  expect("(", "the function");
  while (!at(")")) {
    if (take("...")) {
      list.emplace_back(SpreadElement{assignment()});
    } else {
      list.emplace_back(assignment());
    }
    if (!at(")")) expect(",", "an argument");
  }
  advance();
  return list;
}

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
    case TokenKind::Template: return template_literal(nullptr, begin);
    case TokenKind::PrivateName: unexpected("an expression");
    case TokenKind::End: unexpected("an expression");
    case TokenKind::Punctuator:
      if (at("(")) return parenthesized();
      if (at("[")) return array_literal();
      if (at("{")) return object_literal();
      if (at("/") || at("/=")) {
        fail(token_.range, "unsupported-regexp", "regular expressions are not supported yet",
             "use string methods such as includes, startsWith, split with a string");
      }
      if (at("@")) fail(token_.range, "unsupported-decorator", "decorators are not supported", "call the function yourself");
      unexpected("an expression");
    case TokenKind::Name: break;
  }
  if (at_word("function") || (at_word("async") && peek().is_word("function") && !peek().line_before)) {
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
    fail(token_.range, "syntax", "`await` is allowed in async functions and at the top of the module only",
         "make the surrounding function async");
  }
  if (is_reserved(token_)) unexpected("an expression");
  if (token_.text == "arguments" && context_.field) {
    fail(token_.range, "syntax", "`arguments` is not allowed in a class field or static block");
  }
  Identifier node{token_.text};
  advance();
  return make(begin, std::move(node));
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
    property.function = method(getter ? FunctionKind::Getter : FunctionKind::Setter, false, false, name, start.begin, begin);
    return finish();
  }
  const Token key_token = token_;
  std::string name;
  property.key = property_key(false, &name);
  if (at("(")) {
    property.kind = ObjectPropertyKind::Method;
    property.function = method(FunctionKind::Method, is_async, is_generator, name, start.begin, begin);
    return finish();
  }
  if (is_async || is_generator) unexpected("`(`");
  if (take(":")) {
    property.value = assignment_or_cover(true);
    return finish();
  }
  if (key_token.kind != TokenKind::Name || is_reserved(key_token)) unexpected("`:`");
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
