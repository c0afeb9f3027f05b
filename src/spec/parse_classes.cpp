// Classes (ECMAScript 15.7), and the names of properties, which they share with objects.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "fmt/format.h"
#include "spec/parser.hpp"
#include "spec/utf8.hpp"

namespace ctxcheck::spec {
namespace {

// A number as a key: Number::toString (ECMAScript 6.1.6.1.20) of what is not negative.
std::string number_key(double value) {
  if (std::isinf(value)) return "Infinity";
  std::array<char, 32> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific);
  const std::string shortest(buffer.data(), written.ptr);  // 1.25e+02
  const std::size_t mark = shortest.find('e');
  std::string digits = shortest.substr(0, mark);
  if (digits.size() > 1) digits.erase(1, 1);
  const int point = std::atoi(shortest.c_str() + mark + 1) + 1;  // digits before the point
  const int count = static_cast<int>(digits.size());
  const auto zeros = [](int n) { return std::string(static_cast<std::size_t>(n), '0'); };
  if (count <= point && point <= 21) return digits + zeros(point - count);
  if (0 < point && point <= 21) {
    return digits.insert(static_cast<std::size_t>(point), 1, '.');
  }
  if (-6 < point && point <= 0) return "0." + zeros(-point) + digits;
  if (count > 1) digits.insert(1, 1, '.');
  return fmt::format("{}e{:+}", digits, point - 1);
}

}  // namespace

using namespace ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

PropertyKey Parser::property_key(bool allow_private, std::string* plain_name) {
  std::string name;
  switch (token_.kind) {
    case TokenKind::Name:
      name = token_.text;
      break;
    case TokenKind::String:
      name = to_utf8(token_.string);
      break;
    case TokenKind::Number:
      name = number_key(token_.number);
      break;
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

ClassPtr Parser::class_definition(bool name_required) {
  const Nesting nesting(*this);
  auto definition = std::make_unique<Class>();
  const Token start = token_;
  advance();
  if (token_.kind == TokenKind::Name && !at_word("extends") && !at_word("implements")) {
    definition->name_range = token_.range;
    definition->name = binding_identifier();
  } else if (name_required) {
    unexpected("the class's name");
  }
  // The superclass is evaluated outside of the class's private names.
  if (take_word("extends")) definition->superclass = left_hand_side();
  private_names_.emplace_back();
  private_uses_.emplace_back();
  expect("{", "the head of the class");
  while (!at("}")) {
    if (take(";")) continue;
    if (token_.kind == TokenKind::End) unexpected("`}`");
    ClassMember member = class_member(*definition);
    if (member.function && member.function->kind == FunctionKind::Constructor) {
      if (definition->constructor)
        fail(member.range, "syntax", "a class has one constructor at most");
      definition->constructor = std::move(member.function);
    } else {
      definition->members.push_back(std::move(member));
    }
  }
  const std::vector<DeclaredPrivate> declared = std::move(private_names_.back());
  const std::vector<PrivateName> uses = std::move(private_uses_.back());
  private_names_.pop_back();
  private_uses_.pop_back();
  for (const PrivateName& use : uses) {
    const auto same = [&](const DeclaredPrivate& each) { return each.name == use.name; };
    if (std::any_of(declared.begin(), declared.end(), same)) continue;
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

// A getter and a setter may share a private name if both are static or neither is (15.7.1).
void Parser::declare_private(const PrivateName& key, const ClassMember& member) {
  if (key.name == "constructor") {
    fail(key.range, "syntax", "a private name cannot be `#constructor`");
  }
  const auto is_half = [](MemberKind kind) {
    return kind == MemberKind::Getter || kind == MemberKind::Setter;
  };
  for (const DeclaredPrivate& other : private_names_.back()) {
    const bool halves = is_half(member.kind) && is_half(other.kind) && member.kind != other.kind &&
                        member.is_static == other.is_static;
    if (other.name == key.name && !halves) {
      fail(key.range, "syntax", fmt::format("`#{}` is declared twice", key.name));
    }
  }
  private_names_.back().push_back({key.name, member.kind, member.is_static});
}

// After `static`.
ClassMember Parser::static_block(const Position& begin) {
  const Nesting nesting(*this);
  ClassMember member;
  member.is_static = true;
  member.kind = MemberKind::StaticBlock;
  member.function = std::make_unique<Function>();
  member.function->kind = FunctionKind::StaticBlock;
  FunctionContext context;
  context.new_target = true;
  context.super_member = true;
  context.field = true;
  const FunctionContext outer = std::exchange(context_, std::move(context));
  const std::optional<Range> outer_cover = std::exchange(cover_, std::nullopt);
  advance();
  member.function->body = statements_until_brace();
  context_ = outer;
  cover_ = outer_cover;
  advance();
  member.function->range = range_from(begin);
  member.range = range_from(begin);
  return member;
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
    if (at("{")) return static_block(begin);
  }
  bool is_async = false;
  bool is_generator = false;
  if (modifier("async") && !peek().line_before) {
    advance();
    is_async = true;
  }
  if (take("*")) is_generator = true;
  if (!is_async && !is_generator && (modifier("get") || modifier("set")) &&
      !(peek().line_before && peek().is("*"))) {
    member.kind = at_word("get") ? MemberKind::Getter : MemberKind::Setter;
    advance();
  }
  const Token key_token = token_;
  std::string name;
  member.key = property_key(true, &name);
  if (const auto* key = std::get_if<PrivateName>(&member.key)) {
    private_uses_.back().pop_back();  // this is the declaration
    declare_private(*key, member);
  }
  if (member.is_static && name == "prototype" && key_token.kind != TokenKind::PrivateName) {
    fail(key_token.range, "syntax", "a static member cannot be named `prototype`");
  }
  const bool is_constructor =
      !member.is_static && name == "constructor" && key_token.kind != TokenKind::PrivateName;
  if (at("(")) {
    if (is_constructor && (is_async || is_generator || member.kind != MemberKind::Method)) {
      fail(key_token.range, "syntax",
           "a constructor cannot be async, a generator, a getter or a setter");
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
  const bool is_public = key_token.kind != TokenKind::PrivateName;
  if (is_public && name == "constructor") {
    fail(key_token.range, "syntax", "a field cannot be named `constructor`");
  }
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
