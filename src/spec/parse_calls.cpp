// Members, calls, `new` and `super` (ECMAScript 13.3). Its own file because what follows a head is
// a loop of its own, with the rules of optional chains.
#include <utility>

#include "spec/parser.hpp"

namespace ctxcheck::spec {

using namespace ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

ExpressionPtr Parser::left_hand_side() {
  const Token start = token_;
  ExpressionPtr head = at_word("new")     ? new_expression()
                       : at_word("super") ? super_expression()
                                          : primary();
  return call_tail(std::move(head), start, true);
}

// Members, calls and templates after a head. With `calls` false, as behind `new`, only members.
ExpressionPtr Parser::call_tail(ExpressionPtr head, const Token& start, bool calls) {
  const Position begin = start.range.begin;
  bool in_chain = false;
  while (true) {
    if (at("?.")) {
      if (!calls)
        fail(token_.range, "syntax", "an optional chain cannot be constructed with `new`");
      advance();
      in_chain = true;
      if (at("(")) {
        CallExpression node{std::move(head), arguments(), true};
        head = make(begin, std::move(node));
        link();
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
    link();
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
    if (!context_.new_target)
      fail(range_from(begin), "syntax", "`new.target` is allowed in functions only");
    return make(begin, NewTarget{});
  }
  const Token start = token_;
  NewExpression node;
  if (at_word("import")) unexpected("a constructor");
  node.callee = at_word("new")     ? new_expression()
                : at_word("super") ? super_expression()
                                   : primary();
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
      fail(keyword.range, "syntax",
           "`super(...)` is allowed in the constructor of a derived class only");
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

}  // namespace ctxcheck::spec
