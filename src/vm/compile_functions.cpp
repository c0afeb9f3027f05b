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

}  // namespace

std::uint32_t Compiler::compile_function(const Function& node, const std::string& name, bool derived) {
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
                         node.kind == FunctionKind::Setter || node.kind == FunctionKind::StaticBlock;
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

// One scope holds parameters, variables and the body's own declarations; only a default value that is
// a closure could tell the difference.
void Compiler::function_prologue(const Function& node) {
  const std::set<std::string> used = spec::names_used(node);
  std::vector<std::pair<std::string, BindingKind>> names;
  bool has_arguments_parameter = false;
  for (const Parameter& parameter : node.parameters) {
    for (const std::string& name : spec::bound_names(*parameter.element.target)) {
      names.emplace_back(name, BindingKind::Variable);
      has_arguments_parameter = has_arguments_parameter || name == kArguments;
    }
  }
  for (const std::string& name : spec::var_names(node.body)) names.emplace_back(name, BindingKind::Variable);
  for (auto& name : lexical_names(node.body)) names.push_back(std::move(name));
  std::vector<std::pair<const char*, Op>> own;
  if (!function_->is_arrow) {
    if (function_->code.is_derived || used.contains(spec::kThisName)) own.emplace_back(spec::kThisName, Op::LoadThis);
    if (used.contains(spec::kNewTargetName)) own.emplace_back(spec::kNewTargetName, Op::LoadNewTarget);
    if (used.contains(spec::kFunctionName)) own.emplace_back(spec::kFunctionName, Op::LoadFunction);
    const bool declared = std::any_of(names.begin(), names.end(),
                                      [](const auto& name) { return name.first == kArguments; });
    if (used.contains(kArguments) && !has_arguments_parameter && !declared) {
      own.emplace_back(kArguments, Op::MakeArguments);
    }
  }
  for (const auto& [name, op] : own) names.emplace_back(name, BindingKind::Variable);
  open_scope(names);
  for (const auto& [name, op] : own) {
    emit(op);
    initialize(name);
  }
  bind_parameters(node);
  if (function_->code.is_generator) emit(Op::InitialYield);
  hoist_functions(node.body);
}

void Compiler::bind_parameters(const Function& node) {
  for (std::uint32_t i = 0; i < node.parameters.size(); ++i) {
    const Parameter& parameter = node.parameters[i];
    at(parameter.element.target->range);
    emit(parameter.rest ? Op::MakeRest : Op::Argument, i);
    bind_element(parameter.element, PatternUse::Initialize);
  }
}

// result -> ; a derived constructor returns an object or its `this` (ECMAScript 10.2.2).
void Compiler::emit_return_instruction() {
  if (function_->code.is_derived) {
    load_reference(*resolve(spec::kThisName), spec::kThisName);
    emit(Op::Swap);
    emit(Op::CheckConstructed);
  }
  emit(Op::Return);
}

// -> function
void Compiler::emit_closure(const Function& node, const std::string& name) {
  emit(Op::MakeFunction, compile_function(node, name, false));
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
