// Functions: parameters, the bindings of their scope, closures.
#include <algorithm>

#include "spec/names.hpp"
#include "vm/compiler.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

namespace {

// ECMAScript 15.1.5, ExpectedArgumentCount: parameters before the first default or rest.
std::uint32_t expected_arguments(const Function& node) {
  std::uint32_t count = 0;
  for (const Parameter& parameter : node.parameters) {
    if (parameter.rest || parameter.element.default_value) break;
    ++count;
  }
  return count;
}

constexpr const char* kArguments = "arguments";

bool has_expressions(const Pattern& pattern);

bool has_expressions(const PatternElement& element) {
  return element.default_value || (element.target && has_expressions(*element.target));
}

bool has_expressions(const Pattern& pattern) {
  if (const auto* array = std::get_if<ArrayPattern>(&pattern.node)) {
    return std::any_of(array->elements.begin(), array->elements.end(),
                       [](const PatternElement& element) { return has_expressions(element); }) ||
           (array->rest && has_expressions(*array->rest));
  }
  if (const auto* object = std::get_if<ObjectPattern>(&pattern.node)) {
    return std::any_of(object->properties.begin(), object->properties.end(),
                       [](const PatternProperty& property) {
                         return std::holds_alternative<ExpressionPtr>(property.key) ||
                                has_expressions(property.value);
                       });
  }
  return false;
}

bool has_parameter_expressions(const Function& node) {
  return std::any_of(node.parameters.begin(), node.parameters.end(),
                     [](const Parameter& parameter) { return has_expressions(parameter.element); });
}

}  // namespace

std::uint32_t Compiler::compile_function(const Function& node, const std::string& name,
                                         bool derived) {
  const spec::Position outer = position_;
  FunctionState state;
  state.captured = spec::names_used_by_closures(node);
  state.is_arrow = node.kind == FunctionKind::Arrow;
  state.code.name = name;
  state.code.length = expected_arguments(node);
  state.code.is_async = node.is_async;
  state.code.is_generator = node.is_generator;
  state.code.is_arrow = state.is_arrow;
  state.code.is_method = node.kind == FunctionKind::Method || node.kind == FunctionKind::Getter ||
                         node.kind == FunctionKind::Setter ||
                         node.kind == FunctionKind::StaticBlock;
  state.code.is_class = node.kind == FunctionKind::Constructor;
  state.code.is_derived = derived;
  state.code.source_text = node.source_text;
  const std::uint32_t number = begin_function(state);
  at(node.range);
  function_prologue(node);
  if (node.expression_body) {
    expression(*node.expression_body);
    at(node.expression_body->range);
    emit(Op::Return);
  } else {
    statements(node.body);
    position_ = {};  // the way out at the end is no line of the program
    emit(Op::Undefined);
    emit_return_instruction();
  }
  function_->scopes.pop_back();
  end_function(number);
  position_ = outer;
  return number;
}

// One scope holds parameters, variables and the body's own declarations. Only expressions among the
// parameters can tell the difference; then the body has a scope of its own (ECMAScript 10.2.11,
// step 28), and parameters cannot be used before they are bound.
void Compiler::function_prologue(const Function& node) {
  const std::set<std::string> used = spec::names_used(node);
  const bool separate = has_parameter_expressions(node);
  std::vector<std::pair<std::string, BindingKind>> names;
  for (const Parameter& parameter : node.parameters) {
    for (const std::string& name : spec::bound_names(*parameter.element.target)) {
      names.emplace_back(name, separate ? BindingKind::Lexical : BindingKind::Variable);
    }
  }
  if (!separate) {
    for (auto& name : body_names(node)) names.push_back(std::move(name));
  }
  std::vector<std::pair<const char*, Op>> own;
  if (!function_->is_arrow) {
    if (function_->code.is_derived || used.contains(spec::kThisName))
      own.emplace_back(spec::kThisName, Op::LoadThis);
    if (used.contains(spec::kNewTargetName))
      own.emplace_back(spec::kNewTargetName, Op::LoadNewTarget);
    if (used.contains(spec::kFunctionName)) own.emplace_back(spec::kFunctionName, Op::LoadFunction);
    // Strict code declares nothing of this name itself.
    if (used.contains(kArguments)) own.emplace_back(kArguments, Op::MakeArguments);
  }
  for (const auto& [name, op] : own) names.emplace_back(name, BindingKind::Variable);
  open_scope(names);
  for (const auto& [name, op] : own) {
    emit(op);
    initialize(name);
  }
  bind_parameters(node);
  if (function_->code.is_generator) emit(Op::InitialYield);
  if (separate) open_body_scope(node);
  hoist_functions(node.body);
}

std::vector<std::pair<std::string, Compiler::BindingKind>> Compiler::body_names(
    const Function& node) const {
  std::vector<std::pair<std::string, BindingKind>> names;
  for (const std::string& name : spec::var_names(node.body))
    names.emplace_back(name, BindingKind::Variable);
  for (auto& name : lexical_names(node.body)) names.push_back(std::move(name));
  return names;
}

// Variables with the name of a parameter begin with its value.
void Compiler::open_body_scope(const Function& node) {
  std::set<std::string> parameters;
  for (const Parameter& parameter : node.parameters) {
    for (std::string& name : spec::bound_names(*parameter.element.target))
      parameters.insert(std::move(name));
  }
  std::vector<std::string> carried;
  for (const std::string& name : spec::var_names(node.body)) {
    if (parameters.erase(name) > 0) carried.push_back(name);
  }
  for (const std::string& name : carried) load(name);
  open_scope(body_names(node));
  for (auto name = carried.rbegin(); name != carried.rend(); ++name) initialize(*name);
}

void Compiler::bind_parameters(const Function& node) {
  for (std::uint32_t i = 0; i < node.parameters.size(); ++i) {
    const Parameter& parameter = node.parameters[i];
    at(parameter.element.target->range);
    bind_element(parameter.element, PatternUse::Initialize,
                 [&] { emit(parameter.rest ? Op::MakeRest : Op::Argument, i); });
  }
}

// result -> ; construct() decides between it and `this` (ECMAScript 10.2.2).
void Compiler::emit_return_instruction() {
  if (function_->code.is_derived) {
    load_reference(*resolve(spec::kThisName), spec::kThisName);
    emit(Op::Swap);
    emit(Op::LeaveThis);
  }
  emit(Op::Return);
}

// -> function
void Compiler::emit_closure(const Function& node, const std::string& name) {
  emit_function(compile_function(node, name, false), name);
}

// -> function
void Compiler::emit_function(std::uint32_t number, const std::string& name) {
  emit(Op::MakeFunction, number, name_constant(name));
}

// -> function. The name of a function expression is bound inside it only.
void Compiler::function_expression(const Function& node, const std::string& name) {
  const bool binds_itself = !node.name.empty() && node.kind != FunctionKind::Arrow &&
                            spec::names_used(node).contains(node.name);
  if (!binds_itself) {
    emit_closure(node, name);
    return;
  }
  function_->captured.insert(node.name);
  open_scope({{node.name, BindingKind::SilentConstant}});
  emit_closure(node, name);
  emit(Op::Duplicate);
  initialize(node.name);
  close_scope();
}

}  // namespace ctxcheck::vm
