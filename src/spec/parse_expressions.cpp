// Expressions with operators (ECMAScript 13.5 to 13.16).
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
    {"|", 4, BinaryOperator::BitOr},
    {"^", 5, BinaryOperator::BitXor},
    {"&", 6, BinaryOperator::BitAnd},
    {"==", 7, BinaryOperator::Equal},
    {"!=", 7, BinaryOperator::NotEqual},
    {"===", 7, BinaryOperator::StrictEqual},
    {"!==", 7, BinaryOperator::StrictNotEqual},
    {"<", 8, BinaryOperator::Less},
    {"<=", 8, BinaryOperator::LessEqual},
    {">", 8, BinaryOperator::Greater},
    {">=", 8, BinaryOperator::GreaterEqual},
    {"<<", 9, BinaryOperator::ShiftLeft},
    {">>", 9, BinaryOperator::ShiftRight},
    {">>>", 9, BinaryOperator::ShiftRightUnsigned},
    {"+", 10, BinaryOperator::Add},
    {"-", 10, BinaryOperator::Subtract},
    {"*", 11, BinaryOperator::Multiply},
    {"/", 11, BinaryOperator::Divide},
    {"%", 11, BinaryOperator::Remainder},
    {"in", 8, BinaryOperator::In},
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

  const std::optional<Range> outer = std::exchange(cover_, std::nullopt);
  ExpressionPtr left = conditional(allow_in);
  const bool literal = !left->parenthesized && (std::holds_alternative<ArrayLiteral>(left->node) ||
                                                std::holds_alternative<ObjectLiteral>(left->node));
  if (!literal) refuse_cover();
  if (at("=")) {
    AssignmentExpression node;
    if (literal) {
      node.target = to_pattern(std::move(left));
    } else {
      node.target = to_simple_target(std::move(left));
    }
    cover_ = outer;
    advance();
    node.value = assignment(allow_in);
    return make(begin, std::move(node));
  }
  if (outer) cover_ = outer;
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
  if (context_.parameters) fail(token_.range, "syntax", "`yield` is not allowed in parameters");
  advance();
  YieldExpression node;
  const bool ends = token_.line_before || at(")") || at("]") || at("}") || at(",") || at(";") ||
                    at(":") || token_.kind == TokenKind::End || at_word("in");
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
    if (private_uses_.empty())
      fail(token_.range, "syntax", "a private name is allowed in its class only");
    private_uses_.back().push_back(node.name);
    advance();
    if (!at_word("in")) unexpected("`in` after a private name");
    if (least > 8)
      fail(node.name.range, "syntax", "`in` with a private name needs parentheses here");
    advance();
    node.object = binary(9, allow_in);
    left = make(begin, std::move(node));
  } else {
    left = exponentiation();
  }
  while (true) {
    if (const LogicalEntry* logical = logical_entry(token_);
        logical != nullptr && logical->precedence >= least) {
      const Range mark = token_.range;
      advance();
      LogicalExpression node;
      node.op = logical->op;
      node.right = binary(logical->precedence + 1, allow_in);
      node.left = std::move(left);
      for (const ExpressionPtr* side : {&node.left, &node.right}) {
        const LogicalExpression* inner = unparenthesized_logical(*side);
        if (inner != nullptr &&
            (inner->op == LogicalOperator::Coalesce) != (node.op == LogicalOperator::Coalesce)) {
          fail(mark, "syntax", "`??` and `||` or `&&` cannot be mixed without parentheses");
        }
      }
      left = make(begin, std::move(node));
    } else if (const BinaryEntry* entry = binary_entry(token_);
               entry != nullptr && entry->precedence >= least &&
               (allow_in || entry->op != BinaryOperator::In)) {
      advance();
      BinaryExpression node;
      node.op = entry->op;
      node.left = std::move(left);
      node.right = binary(entry->precedence + 1, allow_in);
      left = make(begin, std::move(node));
    } else {
      return left;
    }
    link();
  }
}

// `a ** b`, which binds to the right and takes no unary operator on its left (ECMAScript 13.6).
ExpressionPtr Parser::exponentiation() {
  const Position begin = token_.range.begin;
  ExpressionPtr left = unary();
  if (!at("**")) return left;
  const bool refused = std::holds_alternative<UnaryExpression>(left->node) ||
                       std::holds_alternative<AwaitExpression>(left->node);
  if (refused && !left->parenthesized) {
    fail(left->range, "syntax", "a unary operator before `**` needs parentheses");
  }
  advance();
  link();
  const Nesting nesting(*this);
  BinaryExpression node{BinaryOperator::Exponent, std::move(left), exponentiation()};
  return make(begin, std::move(node));
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
    if (op == UnaryOperator::Delete) check_delete(*node.argument);
    return make(begin, std::move(node));
  }
  if (at_word("await") && context_.is_async) {
    if (context_.parameters) fail(token_.range, "syntax", "`await` is not allowed in parameters");
    if (context_.top_level) has_top_level_await_ = true;
    advance();
    AwaitExpression node{unary()};
    return make(begin, std::move(node));
  }
  if (at("++") || at("--")) {
    UpdateExpression node;
    node.op = at("++") ? UpdateOperator::Increment : UpdateOperator::Decrement;
    node.prefix = true;
    advance();
    node.argument = unary();
    check_update(*node.argument);
    return make(begin, std::move(node));
  }
  return postfix();
}

ExpressionPtr Parser::postfix() {
  const Position begin = token_.range.begin;
  ExpressionPtr argument = left_hand_side();
  if ((!at("++") && !at("--")) || token_.line_before) return argument;
  check_update(*argument);
  UpdateExpression node;
  node.op = at("++") ? UpdateOperator::Increment : UpdateOperator::Decrement;
  node.argument = std::move(argument);
  advance();
  return make(begin, std::move(node));
}

void Parser::check_update(const Expression& target) const {
  if (const auto* name = std::get_if<Identifier>(&target.node)) {
    check_binding_name(name->name, target.range);
  } else if (!std::holds_alternative<MemberExpression>(target.node) &&
             !std::holds_alternative<SuperMember>(target.node)) {
    fail(target.range, "syntax", "only a variable or a property can be changed");
  }
}

// ECMAScript 13.5.1.1.
void Parser::check_delete(const Expression& target) const {
  if (std::holds_alternative<Identifier>(target.node)) {
    fail(target.range, "syntax", "a variable cannot be deleted");
  }
  const auto* chain = std::get_if<OptionalChain>(&target.node);
  const Expression& last = chain == nullptr ? target : *chain->expression;
  const auto* member = std::get_if<MemberExpression>(&last.node);
  if (member != nullptr && std::holds_alternative<PrivateName>(member->key)) {
    fail(target.range, "syntax", "a private member cannot be deleted");
  }
}

}  // namespace ctxcheck::spec
