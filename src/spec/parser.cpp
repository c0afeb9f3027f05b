// Tokens as the parser sees them: looking ahead, expecting, refusing.
#include "spec/parser.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "fmt/format.h"

namespace ctxcheck::spec {
namespace {

constexpr int kDeepest = 400;   // of the parser's own recursion
constexpr int kTallest = 1000;  // of a tree, chains included: later stages walk it recursively

constexpr std::array<std::string_view, 46> kReserved{
    "await",    "break",      "case",      "catch", "class",    "const",      "continue",
    "debugger", "default",    "delete",    "do",    "else",     "enum",       "export",
    "extends",  "false",      "finally",   "for",   "function", "if",         "import",
    "in",       "instanceof", "new",       "null",  "return",   "super",      "switch",
    "this",     "throw",      "true",      "try",   "typeof",   "var",        "void",
    "while",    "with",       "yield",     "let",   "static",   "implements", "interface",
    "package",  "private",    "protected", "public"};

}  // namespace

ast::Module parse_module(const SourceFile& source) { return Parser(source).module(); }

ast::Module parse_module(std::string_view text) {
  const SourceFile source{"", std::string(text)};
  return parse_module(source);
}

Parser::Parser(const SourceFile& source) : source_(source), lexer_(source) {
  context_.top_level = true;
  context_.is_async = true;
  token_ = lexer_.next();
}

Parser::Nesting::Nesting(Parser& parser)
    : parser_(parser), outer_height_(std::exchange(parser.height_, 0)) {
  if (++parser_.depth_ > kDeepest) {
    --parser_.depth_;
    parser_.fail(parser_.token_.range, "nested-too-deeply", "this is nested too deeply to be read",
                 "split the expression or the function");
  }
}

Parser::Nesting::~Nesting() {
  --parser_.depth_;
  parser_.height_ = std::max(outer_height_, parser_.height_ + 1);
}

void Parser::link() {
  if (++height_ + depth_ > kTallest) {
    fail(token_.range, "nested-too-deeply", "this expression is too long to be read", "split it");
  }
}

ast::Module Parser::module() {
  ast::Module module;
  while (token_.kind != TokenKind::End) {
    module.body.push_back(module_item());
    if (default_export_) module.body.push_back(std::move(default_export_));
  }
  module.has_top_level_await = has_top_level_await_;
  return module;
}

void Parser::advance() {
  previous_end_ = token_.range.end;
  previous_offset_ = token_.end;
  token_ = lexer_.next();
}

bool Parser::take(std::string_view punctuator) {
  if (!at(punctuator)) return false;
  advance();
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!at_word(word)) return false;
  advance();
  return true;
}

void Parser::expect(std::string_view punctuator, std::string_view after) {
  if (!take(punctuator)) unexpected(fmt::format("`{}` after {}", punctuator, after));
}

void Parser::expect_word(std::string_view word) {
  if (!take_word(word)) unexpected(fmt::format("`{}`", word));
}

Token Parser::peek() const {
  Lexer ahead = lexer_;
  return ahead.next();
}

// Automatic semicolon insertion (ECMAScript 12.10).
void Parser::semicolon() {
  if (take(";") || at("}") || token_.kind == TokenKind::End || token_.line_before) return;
  unexpected("`;` or a new line");
}

void Parser::fail(const Range& range, std::string code, std::string message,
                  std::string hint) const {
  throw DiagnosticError(
      {std::move(code), source_.path, range, std::move(message), std::move(hint)});
}

std::string Parser::describe_token() const {
  switch (token_.kind) {
    case TokenKind::End:
      return "the end of the file";
    case TokenKind::Name:
    case TokenKind::Punctuator:
      return fmt::format("`{}`", token_.text);
    case TokenKind::PrivateName:
      return fmt::format("`#{}`", token_.text);
    case TokenKind::Number:
      return "a number";
    case TokenKind::String:
      return "a string";
    case TokenKind::Template:
      return "a template";
  }
  return "";
}

void Parser::unexpected(std::string_view expected) const {
  fail(token_.range, "syntax",
       fmt::format("unexpected {}; expected {}", describe_token(), expected), typescript_hint());
}

// Types are the most common reason why a file is no JavaScript.
std::string Parser::typescript_hint() const {
  static constexpr std::array<std::string_view, 14> kWords{
      "abstract", "as",        "declare", "enum",   "implements", "interface", "is",
      "keyof",    "namespace", "private", "public", "readonly",   "satisfies", "type"};
  const auto is_word = [&](std::string_view word) {
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
  };
  std::size_t start = previous_offset_;
  while (start > 0 && (std::isalpha(static_cast<unsigned char>(source_.text[start - 1])) != 0)) {
    --start;
  }
  const bool mark = at(":") || at("?") || at("<") || at("!");
  const bool word = token_.kind == TokenKind::Name && is_word(token_.text);
  const bool before =
      token_.kind != TokenKind::End && (token_.kind != TokenKind::Punctuator || at("{")) &&
      is_word(std::string_view(source_.text).substr(start, previous_offset_ - start));
  if (!mark && !word && !before) return "";
  return "specs are JavaScript; if this is TypeScript, remove the types";
}

bool Parser::is_reserved(const Token& token) const {
  return std::find(kReserved.begin(), kReserved.end(), token.text) != kReserved.end();
}

void Parser::check_binding_name(const std::string& name, const Range& range) const {
  if (name == "eval" || name == "arguments") {
    fail(range, "syntax", fmt::format("`{}` cannot be bound in a module", name));
  }
}

std::string Parser::binding_identifier() {
  if (token_.kind != TokenKind::Name || is_reserved(token_)) unexpected("a name");
  check_binding_name(token_.text, token_.range);
  std::string name = token_.text;
  advance();
  return name;
}

std::string Parser::text_between(std::size_t begin, std::size_t end) const {
  return source_.text.substr(begin, end - begin);
}

}  // namespace ctxcheck::spec
