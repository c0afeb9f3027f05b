// The three kinds of `for` (ECMAScript 14.7). Its own file because their heads can only be told
// apart while they are read.
#include <utility>

#include "spec/parser.hpp"

namespace ctxcheck::spec {

using namespace ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

StatementPtr Parser::for_statement() {
  const Position begin = token_.range.begin;
  advance();
  bool is_await = false;
  if (at_word("await")) {
    if (!context_.is_async)
      fail(token_.range, "syntax", "`for await` is allowed in async functions only");
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
    if ((at_word("of") || at_word("in")) && declaration.declarators.size() == 1 &&
        !declaration.declarators[0].init) {
      left.declaration = *kind;
      left.target = std::move(declaration.declarators[0].target);
    } else {
      classic.init = make_statement(range_from(head), std::move(declaration));
    }
  } else if (!at(";")) {
    if (at_word("async") && peek().is_word("of") && !is_await && !at_arrow_function()) {
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
    if (of)
      return make_statement(
          range, ForOfStatement{std::move(left), std::move(right), std::move(body), is_await});
    return make_statement(range,
                          ForInStatement{std::move(left), std::move(right), std::move(body)});
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

}  // namespace ctxcheck::spec
