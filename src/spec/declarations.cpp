// The early errors about names (ECMAScript 14.2.1, 14.7, 14.12.1, 14.15.1, 15.2.1, 16.2.1.1).
#include "spec/declarations.hpp"

#include <algorithm>
#include <map>

#include "fmt/format.h"
#include "spec/diagnostic.hpp"
#include "spec/scopes.hpp"

namespace ctxcheck::spec {
namespace {

using namespace ast;

class DeclarationCheck : public ScopeWalker {
 public:
  explicit DeclarationCheck(const SourceFile& source) : source_(source) {}

 private:
  void entered() override {
    const Scope& scope = scopes().back();
    std::map<std::string, Range> seen;
    if (scope.kind == ScopeKind::Catch) {
      for (const DeclaredName& name : scope.parameters) {
        const auto [first, fresh] = seen.emplace(name.name, name.range);
        if (!fresh) refuse(name, first->second);
      }
      return;
    }
    for (const DeclaredName& name : scope.lexical) {
      const auto [first, fresh] = seen.emplace(name.name, name.range);
      if (!fresh) refuse(name, first->second);
    }
    // The functions at the top of a function count as variables; `var` is seen where it stands.
    for (const auto* list : {&scope.variables, &scope.parameters}) {
      for (const DeclaredName& name : *list) {
        if (const auto other = seen.find(name.name); other != seen.end())
          refuse(name, other->second);
      }
    }
    if (scope.kind == ScopeKind::Block && scopes().size() >= 2) {
      // The body of a catch clause must not declare the parameter again.
      const Scope& around = scopes()[scopes().size() - 2];
      if (around.kind == ScopeKind::Catch) {
        for (const DeclaredName& name : scope.lexical) refuse_if_in(around.parameters, name);
      }
    }
  }

  void at_statement(const Statement& node) override {
    if (const auto* variables = std::get_if<VariableDeclaration>(&node.node)) {
      if (variables->kind != DeclarationKind::Var) return;
      for (const Declarator& each : variables->declarators) check_variables(*each.target, false);
    } else if (const auto* of = std::get_if<ForOfStatement>(&node.node)) {
      if (of->left.declaration == DeclarationKind::Var) check_variables(*of->left.target, true);
    } else if (const auto* in = std::get_if<ForInStatement>(&node.node)) {
      if (in->left.declaration == DeclarationKind::Var) check_variables(*in->left.target, false);
    }
  }

  // A `var` reaches out of its blocks; none of them may declare its name otherwise. `var` may
  // repeat the plain parameter of a catch clause, but not in the head of a for-of loop (B.3.4).
  void check_variables(const Pattern& pattern, bool of_head) {
    for (const DeclaredName& name : declared_by(pattern)) {
      for (auto scope = scopes().rbegin(); scope != scopes().rend(); ++scope) {
        if (scope->kind == ScopeKind::Function || scope->kind == ScopeKind::Module) break;
        if (!scope->declares(name.name)) continue;
        refuse_if_in(scope->lexical, name);
        if (scope->kind == ScopeKind::Catch && (of_head || !scope->simple_parameter)) {
          refuse_if_in(scope->parameters, name);
        }
      }
    }
  }

  void refuse_if_in(const std::vector<DeclaredName>& list, const DeclaredName& name) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const auto& each) { return each.name == name.name; });
    if (found != list.end()) refuse(name, found->range);
  }

  [[noreturn]] void refuse(const DeclaredName& one, const Range& other) const {
    const bool swapped = before(one.range.begin, other.begin);
    const Range& second = swapped ? other : one.range;
    const Range& first = swapped ? one.range : other;
    throw DiagnosticError({"duplicate-declaration", source_.path, second,
                           fmt::format("`{}` is declared already", one.name),
                           fmt::format("it is declared in line {}, column {}; give one of them "
                                       "another name",
                                       first.begin.line, first.begin.column)});
  }

  const SourceFile& source_;
};

}  // namespace

void check_declarations(const Module& module, const SourceFile& source) {
  DeclarationCheck(source).walk(module);
}

}  // namespace ctxcheck::spec
