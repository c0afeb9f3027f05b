// Walking the tree for names.
#include "spec/names.hpp"

#include <algorithm>
#include <type_traits>

namespace ctxcheck::spec {
namespace {

using namespace ast;

template <class... Cases>
struct Match : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;

}  // namespace

void Walker::key(const PropertyKey& key) const {
  if (const auto* computed = std::get_if<ExpressionPtr>(&key)) expression(**computed);
}

void Walker::elements(const std::vector<Element>& list) const {
  for (const Element& element : list) {
    if (const auto* spread = std::get_if<SpreadElement>(&element)) {
      expression(*spread->argument);
    } else if (const auto& value = std::get<ExpressionPtr>(element)) {
      expression(*value);
    }
  }
}

void Walker::below(const Expression& node) const {
  const auto all = [&](const auto&... parts) { (..., (parts ? expression(*parts) : void())); };
  std::visit(Match{
                 [&](const TemplateLiteral& n) {
                   for (const auto& e : n.expressions) expression(*e);
                 },
                 [&](const TaggedTemplate& n) {
                   expression(*n.tag);
                   for (const auto& e : n.expressions) expression(*e);
                 },
                 [&](const ArrayLiteral& n) { elements(n.elements); },
                 [&](const ObjectLiteral& n) {
                   for (const ObjectProperty& p : n.properties) {
                     key(p.key);
                     if (p.value) expression(*p.value);
                     if (p.function) function(*p.function);
                   }
                 },
                 [&](const FunctionExpression& n) { function(*n.function); },
                 [&](const ClassExpression& n) { definition(*n.definition); },
                 [&](const UnaryExpression& n) { all(n.argument); },
                 [&](const UpdateExpression& n) { all(n.argument); },
                 [&](const BinaryExpression& n) { all(n.left, n.right); },
                 [&](const PrivateIn& n) { all(n.object); },
                 [&](const LogicalExpression& n) { all(n.left, n.right); },
                 [&](const ConditionalExpression& n) { all(n.test, n.consequent, n.alternate); },
                 [&](const SequenceExpression& n) {
                   for (const auto& e : n.expressions) expression(*e);
                 },
                 [&](const AssignmentExpression& n) {
                   pattern(*n.target);
                   all(n.value);
                 },
                 [&](const CompoundAssignment& n) {
                   pattern(*n.target);
                   all(n.value);
                 },
                 [&](const LogicalAssignment& n) {
                   pattern(*n.target);
                   all(n.value);
                 },
                 [&](const MemberExpression& n) {
                   all(n.object);
                   key(n.key);
                 },
                 [&](const SuperMember& n) { key(n.key); },
                 [&](const SuperCall& n) { elements(n.arguments); },
                 [&](const CallExpression& n) {
                   all(n.callee);
                   elements(n.arguments);
                 },
                 [&](const OptionalChain& n) { all(n.expression); },
                 [&](const NewExpression& n) {
                   all(n.callee);
                   elements(n.arguments);
                 },
                 [&](const AwaitExpression& n) { all(n.argument); },
                 [&](const YieldExpression& n) { all(n.argument); },
                 [](const auto&) {},
             },
             node.node);
}

void Walker::below(const Pattern& node) const {
  const auto element = [&](const PatternElement& e) {
    if (e.target) pattern(*e.target);
    if (e.default_value) expression(*e.default_value);
  };
  std::visit(Match{
                 [](const BindingName&) {},
                 [&](const MemberTarget& n) { expression(*n.member); },
                 [&](const ArrayPattern& n) {
                   for (const PatternElement& e : n.elements) element(e);
                   if (n.rest) pattern(*n.rest);
                 },
                 [&](const ObjectPattern& n) {
                   for (const PatternProperty& p : n.properties) {
                     key(p.key);
                     element(p.value);
                   }
                   if (n.rest) pattern(*n.rest);
                 },
             },
             node.node);
}

void Walker::below(const Function& node) const {
  for (const Parameter& parameter : node.parameters) {
    pattern(*parameter.element.target);
    if (parameter.element.default_value) expression(*parameter.element.default_value);
  }
  for (const StatementPtr& s : node.body) statement(*s);
  if (node.expression_body) expression(*node.expression_body);
}

void Walker::below(const Class& node) const {
  if (node.superclass) expression(*node.superclass);
  if (node.constructor) function(*node.constructor);
  for (const ClassMember& member : node.members) {
    key(member.key);
    if (member.function) function(*member.function);
    if (member.value) expression(*member.value);
  }
}

void Walker::below(const Statement& node) const {
  const auto expressions = [&](const auto&... parts) {
    (..., (parts ? expression(*parts) : void()));
  };
  const auto statements = [&](const auto&... parts) {
    (..., (parts ? statement(*parts) : void()));
  };
  std::visit(Match{
                 [&](const VariableDeclaration& n) {
                   for (const Declarator& d : n.declarators) {
                     pattern(*d.target);
                     expressions(d.init);
                   }
                 },
                 [&](const FunctionDeclaration& n) { function(*n.function); },
                 [&](const ClassDeclaration& n) { definition(*n.definition); },
                 [&](const ExpressionStatement& n) { expressions(n.expression); },
                 [&](const BlockStatement& n) {
                   for (const auto& s : n.body) statement(*s);
                 },
                 [&](const IfStatement& n) {
                   expressions(n.test);
                   statements(n.consequent, n.alternate);
                 },
                 [&](const ForStatement& n) {
                   statements(n.init);
                   expressions(n.test, n.update);
                   statements(n.body);
                 },
                 [&](const ForInStatement& n) {
                   pattern(*n.left.target);
                   expressions(n.right);
                   statements(n.body);
                 },
                 [&](const ForOfStatement& n) {
                   pattern(*n.left.target);
                   expressions(n.right);
                   statements(n.body);
                 },
                 [&](const WhileStatement& n) {
                   expressions(n.test);
                   statements(n.body);
                 },
                 [&](const DoWhileStatement& n) {
                   statements(n.body);
                   expressions(n.test);
                 },
                 [&](const SwitchStatement& n) {
                   expressions(n.discriminant);
                   for (const SwitchCase& c : n.cases) {
                     expressions(c.test);
                     for (const auto& s : c.body) statement(*s);
                   }
                 },
                 [&](const ReturnStatement& n) { expressions(n.argument); },
                 [&](const ThrowStatement& n) { expressions(n.argument); },
                 [&](const TryStatement& n) {
                   if (n.parameter) pattern(*n.parameter);
                   statements(n.block, n.handler, n.finalizer);
                 },
                 [&](const LabeledStatement& n) { statements(n.body); },
                 [&](const ExportDeclaration& n) { statements(n.declaration); },
                 [&](const ExportDefault& n) { expressions(n.expression); },
                 [](const auto&) {},
             },
             node.node);
}

namespace {

// Collects names; `closures_only` leaves out what is used outside nested functions and classes.
class NameCollector {
 public:
  explicit NameCollector(bool closures_only) : depth_(closures_only ? 0 : 1) {
    walker_.expression = [this](const Expression& node) { expression(node); };
    walker_.statement = [this](const Statement& node) { statement(node); };
    walker_.pattern = [this](const Pattern& node) {
      if (const auto* name = std::get_if<BindingName>(&node.node)) use(name->name);
      walker_.below(node);
    };
    walker_.function = [this](const Function& node) {
      ++depth_;
      walker_.below(node);
      --depth_;
    };
    walker_.definition = [this](const Class& node) {
      ++depth_;
      // Fields are initialized in functions of their own.
      use(kThisName);
      walker_.below(node);
      --depth_;
    };
  }

  Walker walker_;
  std::set<std::string> names;

 private:
  void use(const std::string& name) {
    if (depth_ > 0) names.insert(name);
  }
  void expression(const Expression& node) {
    if (const auto* name = std::get_if<Identifier>(&node.node)) use(name->name);
    if (std::holds_alternative<ThisExpression>(node.node)) use(kThisName);
    if (std::holds_alternative<SuperMember>(node.node)) use(kThisName);
    if (std::holds_alternative<NewTarget>(node.node)) use(kNewTargetName);
    if (std::holds_alternative<SuperCall>(node.node)) {
      use(kThisName);
      use(kNewTargetName);
      use(kFunctionName);
    }
    walker_.below(node);
  }
  void statement(const Statement& node) {
    if (const auto* named = std::get_if<ExportNamed>(&node.node)) {
      for (const ExportSpecifier& specifier : named->specifiers) use(specifier.local);
    }
    walker_.below(node);
  }

  int depth_;
};

void collect_bound(const Pattern& pattern, std::vector<std::string>& names) {
  if (const auto* name = std::get_if<BindingName>(&pattern.node)) {
    names.push_back(name->name);
  } else if (const auto* array = std::get_if<ArrayPattern>(&pattern.node)) {
    for (const PatternElement& element : array->elements) {
      if (element.target) collect_bound(*element.target, names);
    }
    if (array->rest) collect_bound(*array->rest, names);
  } else if (const auto* object = std::get_if<ObjectPattern>(&pattern.node)) {
    for (const PatternProperty& property : object->properties)
      collect_bound(*property.value.target, names);
    if (object->rest) collect_bound(*object->rest, names);
  }
}

}  // namespace

std::set<std::string> names_used(const Function& function) {
  NameCollector collector(false);
  collector.walker_.below(function);
  return std::move(collector.names);
}

std::set<std::string> names_used(const Class& definition) {
  NameCollector collector(false);
  collector.walker_.below(definition);
  return std::move(collector.names);
}

std::set<std::string> names_used_by_closures(const Function& function) {
  NameCollector collector(true);
  collector.walker_.below(function);
  return std::move(collector.names);
}

std::set<std::string> names_used_by_closures(const std::vector<StatementPtr>& body) {
  NameCollector collector(true);
  for (const StatementPtr& statement : body) collector.walker_.statement(*statement);
  return std::move(collector.names);
}

std::vector<std::string> bound_names(const Pattern& pattern) {
  std::vector<std::string> names;
  collect_bound(pattern, names);
  return names;
}

std::vector<std::string> var_names(const std::vector<StatementPtr>& body) {
  std::vector<std::string> names;
  Walker walker;
  walker.expression = [](const Expression&) {};
  walker.function = [](const Function&) {};
  walker.definition = [](const Class&) {};
  walker.pattern = [](const Pattern&) {};
  walker.statement = [&](const Statement& node) {
    const auto add = [&](const Pattern& pattern) {
      for (std::string& name : bound_names(pattern)) names.push_back(std::move(name));
    };
    if (const auto* declaration = std::get_if<VariableDeclaration>(&node.node)) {
      if (declaration->kind == DeclarationKind::Var) {
        for (const Declarator& declarator : declaration->declarators) add(*declarator.target);
      }
    }
    if (const auto* loop = std::get_if<ForOfStatement>(&node.node)) {
      if (loop->left.declaration == DeclarationKind::Var) add(*loop->left.target);
    }
    if (const auto* loop = std::get_if<ForInStatement>(&node.node)) {
      if (loop->left.declaration == DeclarationKind::Var) add(*loop->left.target);
    }
    walker.below(node);
  };
  for (const StatementPtr& statement : body) walker.statement(*statement);
  return names;
}

}  // namespace ctxcheck::spec
