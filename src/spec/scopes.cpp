// Which scopes there are and what they declare (ECMAScript 8.2: VarDeclaredNames,
// LexicallyDeclaredNames and their top-level forms).
#include "spec/scopes.hpp"

#include <algorithm>
#include <utility>

namespace ctxcheck::spec {
namespace {

using namespace ast;

void append(std::vector<DeclaredName>& list, std::vector<DeclaredName> more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

void add_names(const Pattern& pattern, std::vector<DeclaredName>& names) {
  if (const auto* name = std::get_if<BindingName>(&pattern.node)) {
    names.push_back({name->name, pattern.range});
  } else if (const auto* array = std::get_if<ArrayPattern>(&pattern.node)) {
    for (const PatternElement& element : array->elements) {
      if (element.target) add_names(*element.target, names);
    }
    if (array->rest) add_names(*array->rest, names);
  } else if (const auto* object = std::get_if<ObjectPattern>(&pattern.node)) {
    for (const PatternProperty& property : object->properties) {
      add_names(*property.value.target, names);
    }
    if (object->rest) add_names(*object->rest, names);
  }
}

const Function* function_declared_by(const Statement& item) {
  const auto* declaration = std::get_if<FunctionDeclaration>(&item.node);
  return declaration == nullptr ? nullptr : declaration->function.get();
}

// let, const, class and import; functions too unless they count as variables.
void add_lexical(const Statement& item, bool functions, std::vector<DeclaredName>& names) {
  if (const auto* variables = std::get_if<VariableDeclaration>(&item.node)) {
    if (variables->kind == DeclarationKind::Var) return;
    for (const Declarator& declarator : variables->declarators) {
      append(names, declared_by(*declarator.target));
    }
  } else if (const auto* definition = std::get_if<ClassDeclaration>(&item.node)) {
    names.push_back({definition->definition->name, definition->definition->name_range});
  } else if (const Function* function = function_declared_by(item); function && functions) {
    names.push_back({function->name, function->name_range});
  } else if (const auto* import = std::get_if<ImportDeclaration>(&item.node)) {
    for (const ImportSpecifier& specifier : import->specifiers) {
      names.push_back({specifier.local, specifier.range});
    }
  } else if (const auto* exported = std::get_if<ExportDeclaration>(&item.node)) {
    add_lexical(*exported->declaration, functions, names);
  }
}

std::vector<DeclaredName> lexical_in(const std::vector<StatementPtr>& body, bool functions) {
  std::vector<DeclaredName> names;
  for (const StatementPtr& item : body) add_lexical(*item, functions, names);
  return names;
}

// `var` in a body, nested blocks included, nested functions not.
std::vector<DeclaredName> variables_in(const std::vector<StatementPtr>& body) {
  std::vector<DeclaredName> names;
  Walker walker;
  walker.expression = [](const Expression&) {};
  walker.function = [](const Function&) {};
  walker.definition = [](const Class&) {};
  walker.pattern = [](const Pattern&) {};
  walker.statement = [&](const Statement& node) {
    if (const auto* declaration = std::get_if<VariableDeclaration>(&node.node)) {
      if (declaration->kind == DeclarationKind::Var) {
        for (const Declarator& each : declaration->declarators) {
          append(names, declared_by(*each.target));
        }
      }
    }
    const ForBinding* left = nullptr;
    if (const auto* of = std::get_if<ForOfStatement>(&node.node)) left = &of->left;
    if (const auto* in = std::get_if<ForInStatement>(&node.node)) left = &in->left;
    if (left != nullptr && left->declaration == DeclarationKind::Var) {
      append(names, declared_by(*left->target));
    }
    walker.below(node);
  };
  for (const StatementPtr& statement : body) walker.statement(*statement);
  return names;
}

Scope block_scope(std::vector<DeclaredName> lexical) {
  Scope scope;
  scope.lexical = std::move(lexical);
  return scope;
}

std::vector<DeclaredName> declared_by_head(const ForBinding& left) {
  const bool lexical = left.declaration && *left.declaration != DeclarationKind::Var;
  return lexical ? declared_by(*left.target) : std::vector<DeclaredName>{};
}

}  // namespace

std::vector<DeclaredName> declared_by(const Pattern& pattern) {
  std::vector<DeclaredName> names;
  add_names(pattern, names);
  return names;
}

bool Scope::declares(const std::string& name) const {
  return names_.contains(name) || (has_arguments && name == "arguments");
}

void Scope::close() {
  for (const auto* list : {&parameters, &variables, &lexical}) {
    for (const DeclaredName& each : *list) names_.insert(each.name);
  }
}

ScopeWalker::ScopeWalker() {
  walker_.expression = [this](const Expression& node) { expression(node); };
  walker_.statement = [this](const Statement& node) { statement(node); };
  walker_.pattern = [this](const Pattern& node) {
    at_pattern(node);
    walker_.below(node);
  };
  walker_.function = [this](const Function& node) { function(node); };
  walker_.definition = [this](const Class& node) { definition(node); };
}

bool ScopeWalker::is_declared(const std::string& name) const {
  return std::any_of(scopes_.begin(), scopes_.end(),
                     [&](const Scope& scope) { return scope.declares(name); });
}

void ScopeWalker::enter(Scope scope) {
  scope.close();
  scopes_.push_back(std::move(scope));
  entered();
}

void ScopeWalker::walk(const Module& module) {
  Scope scope;
  scope.kind = ScopeKind::Module;
  scope.variables = variables_in(module.body);
  scope.lexical = lexical_in(module.body, true);
  enter(std::move(scope));
  for (const StatementPtr& item : module.body) statement(*item);
  leave();
}

void ScopeWalker::expression(const Expression& node) {
  at_expression(node);
  const auto* named = std::get_if<FunctionExpression>(&node.node);
  if (named == nullptr || named->function->name.empty()) {
    walker_.below(node);
    return;
  }
  Scope own = block_scope({{named->function->name, named->function->name_range}});
  own.kind = ScopeKind::Own;
  enter(std::move(own));
  walker_.below(node);
  leave();
}

void ScopeWalker::function(const Function& node) {
  Scope scope;
  scope.kind = ScopeKind::Function;
  scope.has_arguments = node.kind != FunctionKind::Arrow;
  for (const Parameter& parameter : node.parameters) {
    append(scope.parameters, declared_by(*parameter.element.target));
  }
  scope.variables = variables_in(node.body);
  for (const StatementPtr& item : node.body) {
    if (const Function* inner = function_declared_by(*item)) {
      scope.variables.push_back({inner->name, inner->name_range});
    }
  }
  scope.lexical = lexical_in(node.body, false);
  enter(std::move(scope));
  walker_.below(node);
  leave();
}

void ScopeWalker::definition(const Class& node) {
  Scope own;
  own.kind = ScopeKind::Own;
  if (!node.name.empty()) own.lexical.push_back({node.name, node.name_range});
  enter(std::move(own));
  walker_.below(node);
  leave();
}

void ScopeWalker::statement(const Statement& node) {
  at_statement(node);
  if (const auto* block = std::get_if<BlockStatement>(&node.node)) {
    enter(block_scope(lexical_in(block->body, true)));
  } else if (const auto* loop = std::get_if<ForStatement>(&node.node)) {
    std::vector<DeclaredName> names;
    if (loop->init) add_lexical(*loop->init, false, names);
    enter(block_scope(std::move(names)));
  } else if (const auto* of = std::get_if<ForOfStatement>(&node.node)) {
    enter(block_scope(declared_by_head(of->left)));
  } else if (const auto* in = std::get_if<ForInStatement>(&node.node)) {
    enter(block_scope(declared_by_head(in->left)));
  } else if (const auto* choice = std::get_if<SwitchStatement>(&node.node)) {
    expression(*choice->discriminant);
    std::vector<DeclaredName> names;
    for (const SwitchCase& branch : choice->cases) append(names, lexical_in(branch.body, true));
    enter(block_scope(std::move(names)));
    for (const SwitchCase& branch : choice->cases) {
      if (branch.test) expression(*branch.test);
      for (const StatementPtr& item : branch.body) statement(*item);
    }
    leave();
    return;
  } else if (const auto* attempt = std::get_if<TryStatement>(&node.node)) {
    try_statement(*attempt);
    return;
  } else {
    walker_.below(node);
    return;
  }
  walker_.below(node);
  leave();
}

void ScopeWalker::try_statement(const TryStatement& node) {
  statement(*node.block);
  if (node.handler) {
    Scope scope;
    scope.kind = ScopeKind::Catch;
    if (node.parameter) {
      scope.parameters = declared_by(*node.parameter);
      scope.simple_parameter = std::holds_alternative<BindingName>(node.parameter->node);
    }
    enter(std::move(scope));
    if (node.parameter) walker_.pattern(*node.parameter);
    statement(*node.handler);
    leave();
  }
  if (node.finalizer) statement(*node.finalizer);
}

}  // namespace ctxcheck::spec
