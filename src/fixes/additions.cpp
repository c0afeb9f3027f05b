// Helpers, imports, and where a function's parts stand.
#include "fixes/additions.hpp"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "spec/front_matter.hpp"
#include "spec/lexer.hpp"
#include "system/contract.hpp"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

// Behind the imports at the beginning, or behind the front matter: before all code that runs.
std::size_t end_of_imports(const Program& program) {
  const SourceText& text = program.text();
  std::size_t end =
      spec::find_front_matter(program.spec().source).end + std::string_view("---*/").size();
  for (const StatementPtr& item : program.spec().module.body) {
    if (!std::holds_alternative<ImportDeclaration>(item->node)) break;
    end = text.offset(item->range.end);
  }
  const std::size_t line_end = text.line_end(end);
  const std::string_view rest = text.all().substr(end, line_end - end);
  const std::size_t first = rest.find_first_not_of(" \t");
  const bool ends = first == std::string_view::npos || rest.substr(first).starts_with("//");
  return ends ? line_end : end;
}

// Tokens from an offset on; none behind a template literal, which the lexer cannot pass alone.
class Tokens {
 public:
  Tokens(const spec::SourceFile& source, std::size_t offset) : lexer_(source) {
    lexer_.position_at(offset);
  }
  [[nodiscard]] std::optional<spec::Token> next() {
    spec::Token token = lexer_.next();
    if (token.kind == spec::TokenKind::Template || token.kind == spec::TokenKind::End) {
      return std::nullopt;
    }
    return token;
  }
  // Behind the `)` that belongs to a `(` which has been read.
  [[nodiscard]] std::optional<spec::Token> closing() {
    for (int depth = 1;;) {
      auto token = next();
      if (!token) return std::nullopt;
      if (token->is("(") || token->is("[") || token->is("{")) ++depth;
      if (token->is(")") || token->is("]") || token->is("}")) --depth;
      if (depth == 0) return token;
    }
  }

 private:
  spec::Lexer lexer_;
};

}  // namespace

Edit add_code(const Program& program, std::string_view code) {
  const std::size_t at = end_of_imports(program);
  return {at, at, fmt::format("\n\n{}", code)};
}

std::string import_name(const Program& program, const std::string& name, std::vector<Edit>& edits) {
  const ImportDeclaration* declaration = nullptr;
  for (const StatementPtr& item : program.spec().module.body) {
    const auto* import = std::get_if<ImportDeclaration>(&item->node);
    if (import == nullptr || import->module != "ctxcheck") continue;
    for (const ImportSpecifier& each : import->specifiers) {
      if (each.kind == ImportKind::Named && each.imported == name) return each.local;
      if (each.kind == ImportKind::Namespace) return fmt::format("{}.{}", each.local, name);
    }
    if (!import->specifiers.empty() && import->specifiers.back().kind == ImportKind::Named) {
      declaration = import;
    }
  }
  const std::string local = program.fresh_name(name);
  const std::string specifier = local == name ? name : fmt::format("{} as {}", name, local);
  if (declaration != nullptr) {
    const std::size_t at = program.text().offset(declaration->specifiers.back().range.end);
    edits.push_back({at, at, fmt::format(", {}", specifier)});
  } else {
    const std::size_t at = end_of_imports(program);
    edits.push_back({at, at, fmt::format("\nimport {{ {} }} from \"ctxcheck\";", specifier)});
  }
  return local;
}

std::optional<FunctionShape> shape_of(const Program& program, const Function& function) {
  const SourceText& text = program.text();
  FunctionShape shape;
  shape.body_end = text.offset(function.range.end);
  const bool arrow = function.kind == FunctionKind::Arrow;
  const std::size_t begin = text.offset(function.name_range.begin.known() ? function.name_range.end
                                                                          : function.range.begin);
  Tokens tokens(program.spec().source, begin);
  auto token = tokens.next();
  // In front of the parentheses: `async`, `function`, `static`, a key, `*`; of a computed key the
  // brackets.
  while (token && !token->is("(")) {
    if (token->is("=>")) return std::nullopt;  // a parameter that is called `async`
    if (arrow && token->kind == spec::TokenKind::Name && !token->is_word("async")) {
      shape.parenthesized = false;
      shape.parameters_begin = token->begin;
      shape.parameters_end = token->end;
      break;
    }
    if (token->is("[") && !tokens.closing()) return std::nullopt;
    token = tokens.next();
  }
  if (!token) return std::nullopt;
  if (shape.parenthesized) {
    shape.parameters_begin = token->begin;
    token = tokens.closing();
    if (!token) return std::nullopt;
    shape.parameters_end = token->begin;
  }
  if (function.expression_body) {
    shape.body_begin = text.offset(function.expression_body->range.begin);
    shape.body_end = text.offset(function.expression_body->range.end);
    return shape;
  }
  do {
    token = tokens.next();
  } while (token && !token->is("{"));
  if (!token) return std::nullopt;
  shape.body_begin = token->begin;
  CTX_CHECK(text.all()[--shape.body_end] == '}', "a function's body does not end with a brace");
  return shape;
}

bool in_parameters(const Function& function, const spec::Range& range) {
  return std::any_of(
      function.parameters.begin(), function.parameters.end(), [&range](const Parameter& parameter) {
        const PatternElement& element = parameter.element;
        return contains(element.target->range, range) ||
               (element.default_value && contains(element.default_value->range, range));
      });
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

}  // namespace ctxcheck::fixes
