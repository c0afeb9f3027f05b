// Collecting uses, names and handlers, and asking about them.
#include "fixes/program.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "fmt/format.h"
#include "spec/exports.hpp"
#include "spec/names.hpp"
#include "spec/scopes.hpp"
#include "system/contract.hpp"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

// Everything in source order, with what its names refer to.
class Collector final : public spec::ScopeWalker {
 public:
  std::vector<Use> uses;
  std::vector<Target> targets;
  std::set<const Expression*> statements;

 private:
  [[nodiscard]] Home home_of(const std::string& name) const {
    for (std::size_t i = scopes().size(); i-- > 0;) {
      if (!scopes()[i].declares(name)) continue;
      return i == 0 ? Home::Module : Home::Local;
    }
    return Home::Global;
  }

  [[nodiscard]] bool declared_here(const Pattern& node) const {
    const auto is_here = [&](const spec::DeclaredName& each) { return each.range == node.range; };
    return std::any_of(scopes().begin(), scopes().end(), [&](const spec::Scope& scope) {
      const auto& [parameters, variables, lexical] =
          std::tie(scope.parameters, scope.variables, scope.lexical);
      return std::any_of(parameters.begin(), parameters.end(), is_here) ||
             std::any_of(variables.begin(), variables.end(), is_here) ||
             std::any_of(lexical.begin(), lexical.end(), is_here);
    });
  }

  void at_expression(const Expression& node) override {
    while (!open_.empty() && !spec::before(node.range.begin, uses[open_.back()].node->range.end)) {
      open_.pop_back();
    }
    Use use;
    use.node = &node;
    if (!open_.empty()) use.parent = open_.back();
    if (const auto* name = as<Identifier>(&node)) use.home = home_of(name->name);
    open_.push_back(uses.size());
    uses.push_back(use);
  }

  void at_statement(const Statement& node) override {
    const auto* statement = std::get_if<ExpressionStatement>(&node.node);
    if (statement != nullptr) statements.insert(statement->expression.get());
  }

  void at_pattern(const Pattern& node) override {
    if (const auto* object = std::get_if<ObjectPattern>(&node.node)) note_shorthands(*object);
    const auto* name = std::get_if<BindingName>(&node.node);
    if (name == nullptr) return;
    Target target;
    target.node = &node;
    target.name = name->name;
    target.home = home_of(name->name);
    target.declares = declared_here(node);
    target.shorthand = like_keys_.contains(&node);
    targets.push_back(std::move(target));
  }

  // `{ name }`, or `{ name: name }`, which only the text tells apart.
  void note_shorthands(const ObjectPattern& object) {
    for (const PatternProperty& property : object.properties) {
      const auto* key = std::get_if<std::string>(&property.key);
      const auto* name = std::get_if<BindingName>(&property.value.target->node);
      if (key != nullptr && name != nullptr && *key == name->name) {
        like_keys_.insert(property.value.target.get());
      }
    }
  }

  std::vector<std::size_t> open_;  // the uses around the next one
  std::set<const Pattern*> like_keys_;
};

const Function* function_in(const ExpressionPtr& value) {
  const auto* expression = as<FunctionExpression>(value);
  return expression == nullptr ? nullptr : expression->function.get();
}

const Function* fetch_of(const Expression* value) {
  const auto* object = as<ObjectLiteral>(value);
  if (object == nullptr) return nullptr;
  for (const ObjectProperty& property : object->properties) {
    const auto* key = std::get_if<std::string>(&property.key);
    if (key == nullptr || *key != "fetch") continue;
    return property.function ? property.function.get() : function_in(property.value);
  }
  return nullptr;
}

}  // namespace

Program::Program(const spec::Spec& spec, const spec::Vocabulary& vocabulary)
    : spec_(spec), newest_runtime_(vocabulary.profiles.front()), text_(spec.source.text) {
  collect_containers();
  collect_bindings();
  collect();
  collect_handlers();
  find_what_runs_at_load();
}

void Program::collect() {
  Collector collector;
  collector.walk(spec_.module);
  uses_ = std::move(collector.uses);
  targets_ = std::move(collector.targets);
  statements_ = std::move(collector.statements);
  const auto resolve = [this](Home& home, const std::string& name) {
    names_.insert(name);
    if (home == Home::Module && !bindings_.at(name).imported_from.empty()) home = Home::Import;
  };
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    Use& use = uses_[i];
    use.around = around(use.node->range);
    if (const auto* name = as<Identifier>(use.node)) resolve(use.home, name->name);
    index_[use.node] = i;
  }
  for (Target& target : targets_) {
    target.around = around(target.node->range);
    resolve(target.home, target.name);
    const std::string_view before = text_.all().substr(0, text_.offset(target.node->range.begin));
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    target.shorthand = target.shorthand && last != std::string_view::npos && before[last] != ':';
  }
  for (const auto& [name, binding] : bindings_) names_.insert(name);
}

void Program::collect_containers() {
  spec::Walker walker;
  std::vector<Around> outer{{}};
  walker.expression = [&](const Expression& node) { walker.below(node); };
  walker.statement = [&](const Statement& node) { walker.below(node); };
  walker.pattern = [&](const Pattern& node) { walker.below(node); };
  walker.function = [&](const Function& node) {
    // A method's name is no name of the program.
    if (node.kind == FunctionKind::Normal) names_.insert(node.name);
    Around inside = outer.back();
    inside.function = &node;
    inside.fields_of = nullptr;
    containers_.push_back({node.range, inside});
    outer.push_back(inside);
    walker.below(node);
    outer.pop_back();
  };
  walker.definition = [&](const Class& node) {
    names_.insert(node.name);
    Around inside = outer.back();
    inside.owner = &node;
    containers_.push_back({node.range, inside});
    for (const ClassMember& member : node.members) {
      if (member.kind == MemberKind::Field && !member.is_static && member.value) {
        containers_.push_back({member.value->range, {nullptr, &node, &node}});
      }
      const auto* key = std::get_if<std::string>(&member.key);
      if (member.kind == MemberKind::Method && key != nullptr) {
        methods_[*key].push_back(member.function.get());
      }
    }
    outer.push_back(inside);
    walker.below(node);
    outer.pop_back();
  };
  for (const StatementPtr& item : spec_.module.body) walker.statement(*item);
}

Around Program::around(const spec::Range& range) const {
  // A function or class does not contain the expression that it is; a field does contain its value.
  const Container* found = nullptr;
  for (const Container& each : containers_) {
    if (!contains(each.range, range)) continue;
    if (each.range == range && each.around.fields_of == nullptr) continue;
    if (found == nullptr || contains(found->range, each.range)) found = &each;
  }
  return found == nullptr ? Around{} : found->around;
}

void Program::collect_bindings() {
  const auto declare = [this](const Statement& item, bool exported) {
    if (const auto* variables = std::get_if<VariableDeclaration>(&item.node)) {
      for (const Declarator& each : variables->declarators) {
        for (const spec::DeclaredName& name : spec::declared_by(*each.target)) {
          Binding& binding = bindings_[name.name];
          binding.kind = variables->kind;
          binding.exported = exported;
          if (!std::holds_alternative<BindingName>(each.target->node)) continue;
          binding.variable = &each;
          if (variables->kind == DeclarationKind::Const) binding.function = function_in(each.init);
        }
      }
    } else if (const auto* function = std::get_if<FunctionDeclaration>(&item.node)) {
      bindings_[function->function->name].function = function->function.get();
    } else if (const auto* definition = std::get_if<ClassDeclaration>(&item.node)) {
      bindings_[definition->definition->name].definition = definition->definition.get();
    }
  };
  for (const StatementPtr& item : spec_.module.body) {
    declare(*item, false);
    if (const auto* exported = std::get_if<ExportDeclaration>(&item->node)) {
      declare(*exported->declaration, true);
    } else if (const auto* import = std::get_if<ImportDeclaration>(&item->node)) {
      for (const ImportSpecifier& each : import->specifiers) {
        bindings_[each.local] = {import->module, each.imported,          nullptr, nullptr,
                                 nullptr,        DeclarationKind::Const, false};
      }
    }
  }
  // Variables in blocks at the top of the module, and whatever else a scope may hold.
  for (const std::string& name : spec::var_names(spec_.module.body)) bindings_[name];
  for (const StatementPtr& item : spec_.module.body) {
    if (const auto* named = std::get_if<ExportNamed>(&item->node)) {
      for (const ExportSpecifier& each : named->specifiers) bindings_[each.local].exported = true;
    }
  }
}

void Program::collect_handlers() {
  const std::vector<spec::Export> exports = spec::module_exports(spec_.module, spec_.source);
  bool has_paths = false;
  for (const spec::HandlerRequests& wanted : spec_.front_matter.requests) {
    if (wanted.handler.starts_with('/')) {
      has_paths = true;
      continue;
    }
    Handler handler{wanted.handler, nullptr};
    std::string local = wanted.handler;
    for (const StatementPtr& item : spec_.module.body) {
      const auto* named = std::get_if<ExportNamed>(&item->node);
      if (named == nullptr) continue;
      for (const ExportSpecifier& each : named->specifiers) {
        if (each.exported == wanted.handler) local = each.local;
      }
    }
    if (const Binding* found = binding(local)) handler.function = found->function;
    handlers_.push_back(std::move(handler));
  }
  if (!has_paths) return;
  for (const spec::Export& each : exports) {
    if (each.name == "default") handlers_.push_back({"default", fetch_of(each.value)});
  }
}

const Binding* Program::binding(const std::string& name) const {
  const auto found = bindings_.find(name);
  return found == bindings_.end() ? nullptr : &found->second;
}

bool Program::mark_class(const Class* definition) {
  if (definition == nullptr || !mark(definition)) return false;
  mark(definition->constructor.get());
  if (const auto* parent = as<Identifier>(definition->superclass)) {
    if (const Binding* found = binding(parent->name)) mark_class(found->definition);
  }
  return true;
}

// Whether something new is known to run.
bool Program::run_at_load(const Use& use) {
  if (!at_load(use.around)) return false;
  if (const auto* made = as<NewExpression>(use.node)) {
    const auto* name = as<Identifier>(made->callee);
    const Binding* found = name == nullptr ? nullptr : binding(name->name);
    return found != nullptr && mark_class(found->definition);
  }
  const auto* call = as<CallExpression>(use.node);
  if (call == nullptr) return false;
  if (const auto* function = as<FunctionExpression>(call->callee)) {
    return mark(function->function.get());
  }
  if (const auto* name = as<Identifier>(call->callee)) {
    const Binding* found = binding(name->name);
    return found != nullptr && mark(found->function);
  }
  const auto* member = as<MemberExpression>(call->callee);
  if (member == nullptr) return false;
  // Which object it is is not known: every method of that name may be meant.
  const auto found = methods_.find(member_name(*member));
  if (found == methods_.end()) return false;
  bool news = false;
  for (const Function* method : found->second) news = mark(method) || news;
  return news;
}

void Program::find_what_runs_at_load() {
  for (bool news = true; news;) {
    news = false;
    for (const Use& use : uses_) news = run_at_load(use) || news;
  }
}

bool Program::at_load(const Around& around) const {
  if (around.function != nullptr) {
    return around.function->kind == FunctionKind::StaticBlock || loaded_.contains(around.function);
  }
  return around.fields_of == nullptr || loaded_.contains(around.fields_of);
}

bool Program::made_at_load(const Class* definition) const { return loaded_.contains(definition); }

bool Program::is_import(const Use& use, std::string_view name) const {
  const auto* identifier = as<Identifier>(use.node);
  if (identifier == nullptr || use.home != Home::Import) return false;
  const Binding& found = bindings_.at(identifier->name);
  return found.imported_from == "ctxcheck" && found.imported_name == name;
}

const Use& Program::use_of(const Expression& node) const {
  const auto found = index_.find(&node);
  CTX_CHECK(found != index_.end(), "an expression of the module was not walked over");
  return uses_[found->second];
}

bool Program::is_shared(const Expression& node) const {
  if (const auto* member = as<MemberExpression>(&node)) return is_shared(*member->object);
  if (const auto* chain = as<OptionalChain>(&node)) return is_shared(*chain->expression);
  const Use& use = use_of(node);
  if (const auto* name = as<Identifier>(&node)) {
    return use.home == Home::Module && bindings_.at(name->name).definition == nullptr;
  }
  return std::holds_alternative<ThisExpression>(node.node) && made_at_load(use.around.owner);
}

std::vector<const Use*> Program::inside(const spec::Range& range) const {
  std::vector<const Use*> found;
  for (const Use& use : uses_) {
    if (contains(range, use.node->range)) found.push_back(&use);
  }
  return found;
}

std::string Program::fresh_name(const std::string& name) const {
  std::string fresh = name;
  for (int number = 2; names_.contains(fresh); ++number) fresh = fmt::format("{}{}", name, number);
  return fresh;
}

std::string member_name(const MemberExpression& member) {
  const auto* name = std::get_if<std::string>(&member.key);
  return name == nullptr ? "" : *name;
}

const Expression* argument(const std::vector<Element>& arguments, std::size_t index) {
  if (index >= arguments.size()) return nullptr;
  for (std::size_t i = 0; i < index; ++i) {
    if (std::holds_alternative<SpreadElement>(arguments[i])) return nullptr;
  }
  const auto* plain = std::get_if<ExpressionPtr>(&arguments[index]);
  return plain == nullptr ? nullptr : plain->get();
}

std::string lines_text(std::vector<std::uint32_t> lines) {
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::string text = lines.size() == 1 ? "line " : "lines ";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) text += i + 1 == lines.size() ? " and " : ", ";
    text += fmt::format("{}", lines[i]);
  }
  return text;
}

}  // namespace ctxcheck::fixes
