// The parser: from tokens to the syntax tree of a module. Its own file because the grammar is
// spread over several files by idea and they share this class.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/ast.hpp"
#include "spec/lexer.hpp"

namespace ctxcheck::spec {

// Parses a module; throws DiagnosticError.
[[nodiscard]] ast::Module parse_module(const SourceFile& source);
// The same for a text of our own, without a file.
[[nodiscard]] ast::Module parse_module(std::string_view text);

class Parser {
 public:
  explicit Parser(const SourceFile& source);
  [[nodiscard]] ast::Module module();

 private:
  // What the surrounding function allows.
  struct FunctionContext {
    bool is_async = false;
    bool is_generator = false;
    bool returns = false;  // `return` is allowed
    bool new_target = false;
    bool super_member = false;
    bool super_call = false;
    bool field = false;       // a field's initializer or a static block: no `arguments`
    bool parameters = false;  // a function's parameters: no `await`, no `yield`
    bool top_level = false;
    std::vector<std::string> labels;       // of enclosing statements
    std::vector<std::string> loop_labels;  // those of loops
    int loops = 0;
    int breakables = 0;
  };
  class Nesting;  // counts the depth of the recursion
  struct DeclaredPrivate {
    std::string name;
    ast::MemberKind kind = ast::MemberKind::Field;
    bool is_static = false;
  };

  // ---- tokens (parser.cpp)
  void advance();
  [[nodiscard]] bool at(std::string_view punctuator) const { return token_.is(punctuator); }
  [[nodiscard]] bool at_word(std::string_view word) const { return token_.is_word(word); }
  bool take(std::string_view punctuator);
  bool take_word(std::string_view word);
  void expect(std::string_view punctuator, std::string_view after);
  void expect_word(std::string_view word);
  [[nodiscard]] Token peek() const;
  [[nodiscard]] Range range_from(const Position& begin) const { return {begin, previous_end_}; }
  void semicolon();
  // A chain (`a + b + c`, `a.b().c()`) is read by a loop, but makes a tree as tall as it is long.
  void link();
  [[noreturn]] void fail(const Range& range, std::string code, std::string message,
                         std::string hint = "") const;
  [[noreturn]] void unexpected(std::string_view expected) const;
  [[nodiscard]] std::string describe_token() const;
  [[nodiscard]] std::string typescript_hint() const;
  std::string binding_identifier();
  void check_binding_name(const std::string& name, const Range& range) const;
  [[nodiscard]] bool is_reserved(const Token& token) const;
  [[nodiscard]] std::string text_between(std::size_t begin, std::size_t end) const;

  // ---- statements (parse_statements.cpp)
  ast::StatementPtr module_item();
  ast::StatementPtr statement();
  ast::StatementPtr statement_list_item();
  std::vector<ast::StatementPtr> statements_until_brace();
  ast::StatementPtr block();
  ast::StatementPtr body_of(std::string_view what, bool loop);
  ast::VariableDeclaration variable_declaration(ast::DeclarationKind kind, bool in_for);
  ast::StatementPtr for_statement();
  ast::StatementPtr switch_statement();
  ast::StatementPtr try_statement();
  ast::StatementPtr jump_statement(bool is_break);
  ast::StatementPtr labeled_or_expression_statement();
  ast::StatementPtr import_declaration();
  ast::StatementPtr export_declaration();
  void export_as_default(const Range& range, const std::string& name);
  [[nodiscard]] bool at_let_declaration() const;
  [[nodiscard]] std::optional<ast::DeclarationKind> declaration_kind() const;

  // ---- expressions (parse_expressions.cpp)
  ast::ExpressionPtr expression(bool allow_in = true);
  ast::ExpressionPtr assignment(bool allow_in = true);
  // Leaves an unfinished `{a = 1}` to the caller, who may turn it into a pattern.
  ast::ExpressionPtr assignment_or_cover(bool allow_in);
  ast::ExpressionPtr conditional(bool allow_in);
  ast::ExpressionPtr binary(int least_precedence, bool allow_in);
  ast::ExpressionPtr exponentiation();
  ast::ExpressionPtr unary();
  ast::ExpressionPtr postfix();
  ast::ExpressionPtr left_hand_side();
  ast::ExpressionPtr call_tail(ast::ExpressionPtr head, const Token& start, bool calls);
  ast::ExpressionPtr new_expression();
  ast::ExpressionPtr primary();
  ast::ExpressionPtr parenthesized();
  ast::ExpressionPtr array_literal();
  ast::ExpressionPtr object_literal();
  ast::ObjectProperty object_property();
  ast::ExpressionPtr template_literal(ast::ExpressionPtr tag, const Position& begin);
  ast::ExpressionPtr super_expression();
  ast::ExpressionPtr yield_expression(bool allow_in);
  std::vector<ast::Element> arguments();
  void refuse_cover();
  void refuse_arguments(const Token& name) const;
  void check_update(const ast::Expression& target) const;
  void check_delete(const ast::Expression& target) const;
  template <class Node>
  [[nodiscard]] ast::ExpressionPtr make(const Position& begin, Node node) const;

  // ---- patterns (parse_patterns.cpp)
  ast::PatternPtr binding_pattern();
  ast::PatternElement binding_element();
  ast::PatternPtr to_pattern(ast::ExpressionPtr expression);
  ast::PatternElement to_pattern_element(ast::ExpressionPtr expression);
  ast::PatternPtr to_simple_target(ast::ExpressionPtr expression);

  // ---- functions and classes (parse_functions.cpp)
  ast::PropertyKey property_key(bool allow_private, std::string* plain_name);
  ast::FunctionPtr function_declaration_or_expression(bool name_required);
  ast::FunctionPtr method(ast::FunctionKind kind, bool is_async, bool is_generator,
                          std::string name, std::size_t begin_offset, const Position& begin,
                          bool derived_constructor = false);
  std::vector<ast::Parameter> parameters();
  void function_body(ast::Function& function, FunctionContext context, bool allow_in);
  [[nodiscard]] bool at_arrow_function();
  void find_arrow_parameters(const Token& parenthesis, Lexer ahead);
  ast::ExpressionPtr arrow_function(bool allow_in);
  ast::ClassPtr class_definition(bool name_required);
  ast::ClassMember class_member(ast::Class& owner);
  ast::ClassMember static_block(const Position& begin);
  void declare_private(const ast::PrivateName& key, const ast::ClassMember& member);
  void check_parameters(const ast::Function& function) const;

  const SourceFile& source_;
  Lexer lexer_;
  Token token_;
  Position previous_end_{1, 1};
  std::size_t previous_offset_ = 0;
  FunctionContext context_;
  std::optional<Range> cover_;  // an `=` in an object literal that only a pattern may have
  int depth_ = 0;               // of the recursion
  int height_ = 0;              // of the tallest tree made since the innermost Nesting began
  bool has_top_level_await_ = false;
  // For the offset of a `(` that has been looked at: whether `=>` follows its `)`.
  std::map<std::size_t, bool> arrow_parameters_;
  ast::StatementPtr default_export_;  // a second item of the module; see export_as_default
  std::vector<std::vector<DeclaredPrivate>> private_names_;  // of the enclosing classes
  std::vector<std::vector<ast::PrivateName>> private_uses_;
};

// Deep nesting is refused before the stack of this program ends.
class Parser::Nesting {
 public:
  explicit Nesting(Parser& parser);
  ~Nesting();
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  Parser& parser_;
  int outer_height_;
};

template <class Node>
ast::StatementPtr make_statement(const Range& range, Node node) {
  auto statement = std::make_unique<ast::Statement>();
  statement->range = range;
  statement->node = std::move(node);
  return statement;
}

template <class Node>
ast::ExpressionPtr Parser::make(const Position& begin, Node node) const {
  auto expression = std::make_unique<ast::Expression>();
  expression->range = range_from(begin);
  expression->node = std::move(node);
  return expression;
}

}  // namespace ctxcheck::spec
