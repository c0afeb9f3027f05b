// Emitting instructions, and names: which binding a name means and where it is kept.
#include "vm/compiler.hpp"

#include <algorithm>

#include "spec/names.hpp"
#include "system/contract.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

std::uint32_t compile_module(Program& program, const Module& module, const CompilerInput& input,
                             bool internal) {
  const auto number = static_cast<std::uint32_t>(program.modules.size());
  program.modules.emplace_back();
  CompiledModule compiled = Compiler(program, input, number, internal).module(module);
  compiled.internal = internal;
  program.modules[number] = std::move(compiled);
  return number;
}

// ---- emitting

std::uint32_t Compiler::emit(Op op, std::uint32_t a, std::uint32_t b) {
  function_->code.instructions.push_back({op, a, b});
  function_->code.positions.push_back(position_);
  return here() - 1;
}

void Compiler::patch_all(const std::vector<std::uint32_t>& jumps) {
  for (const std::uint32_t jump : jumps) patch(jump);
}

std::uint32_t Compiler::constant(Value value) {
  std::vector<Value>& constants = function_->code.constants;
  const auto found = std::find(constants.begin(), constants.end(), value);
  if (found != constants.end()) return static_cast<std::uint32_t>(found - constants.begin());
  constants.push_back(value);
  return static_cast<std::uint32_t>(constants.size() - 1);
}

std::uint32_t Compiler::name_constant(std::string_view name) {
  return constant(Value::string(input_.strings.intern(name)));
}

void Compiler::emit_string(std::string_view text) {
  emit_constant(Value::string(input_.strings.intern(text)));
}

std::uint32_t Compiler::new_local(std::uint32_t count) {
  const std::uint32_t first = function_->next_local;
  function_->next_local += count;
  function_->code.locals = std::max(function_->code.locals, function_->next_local);
  return first;
}

std::uint32_t Compiler::begin_function(FunctionState& state) {
  const auto number = static_cast<std::uint32_t>(program_.functions.size());
  program_.functions.emplace_back();  // its place; nested functions come behind it
  state.outer = function_;
  state.code.module = module_;
  state.code.internal = internal_;
  function_ = &state;
  return number;
}

void Compiler::end_function(std::uint32_t number) {
  function_->code.reached.resize(function_->code.instructions.size());
  // Handlers were added when their regions closed, so inner ones come first.
  program_.functions[number] = std::move(function_->code);
  function_ = function_->outer;
}

// ---- scopes

void Compiler::declare(Scope& scope, const std::string& name, BindingKind kind) {
  if (scope.bindings.contains(name)) return;
  Binding binding;
  binding.kind = kind;
  binding.in_environment = function_->captures_all || function_->captured.contains(name);
  binding.place = binding.in_environment ? scope.slots++ : new_local();
  scope.has_environment = scope.has_environment || binding.in_environment;
  scope.bindings.emplace(name, binding);
}

// Lexical bindings start uninitialized, variables undefined.
void Compiler::open_scope(const std::vector<std::pair<std::string, BindingKind>>& names) {
  Scope scope;
  scope.first_local = function_->next_local;
  for (const auto& [name, kind] : names) declare(scope, name, kind);
  if (scope.has_environment) emit(Op::PushScope, scope.slots);
  function_->scopes.push_back(std::move(scope));
  if (function_->scopes.back().has_environment) {
    Control control;
    control.kind = ControlKind::Scope;
    function_->controls.push_back(std::move(control));
  }
  for (const auto& [name, binding] : function_->scopes.back().bindings) {
    const bool lexical =
        binding.kind == BindingKind::Lexical || binding.kind == BindingKind::Constant;
    if (binding.in_environment && lexical) continue;  // new environments are uninitialized
    emit(lexical ? Op::Empty : Op::Undefined);
    if (binding.in_environment) {
      emit(Op::StoreSlot, 0, binding.place);
    } else {
      emit(Op::StoreLocal, binding.place);
    }
  }
}

void Compiler::close_scope() {
  const Scope& scope = function_->scopes.back();
  if (scope.has_environment) {
    emit(Op::PopScope);
    function_->controls.pop_back();
  }
  release_locals(scope.first_local);
  function_->scopes.pop_back();
}

std::optional<Compiler::Reference> Compiler::resolve(const std::string& name) const {
  std::uint32_t hops = 0;
  for (const FunctionState* state = function_; state != nullptr; state = state->outer) {
    for (auto scope = state->scopes.rbegin(); scope != state->scopes.rend(); ++scope) {
      const auto found = scope->bindings.find(name);
      if (found != scope->bindings.end()) {
        CTX_CHECK(state == function_ || found->second.in_environment ||
                      found->second.kind == BindingKind::Import,
                  "a closure uses a variable that is not kept in an environment");
        return Reference{found->second, hops};
      }
      if (scope->has_environment) ++hops;
    }
  }
  return std::nullopt;
}

void Compiler::load_reference(const Reference& reference, const std::string& name) {
  const Binding& binding = reference.binding;
  if (binding.kind == BindingKind::Import) {
    // Imports are constants of the module's own function; a closure has constants of its own.
    const FunctionState* outermost = function_;
    while (outermost->outer != nullptr) outermost = outermost->outer;
    emit_constant(outermost->code.constants[binding.place]);
    return;
  }
  if (binding.in_environment) {
    emit(Op::LoadSlot, reference.hops, binding.place);
  } else {
    emit(Op::LoadLocal, binding.place);
  }
  if (binding.kind == BindingKind::Lexical || binding.kind == BindingKind::Constant) {
    emit(Op::CheckInitialized, name_constant(name));
  }
}

void Compiler::store_reference(const Reference& reference) {
  if (reference.binding.in_environment) {
    emit(Op::StoreSlot, reference.hops, reference.binding.place);
  } else {
    emit(Op::StoreLocal, reference.binding.place);
  }
}

void Compiler::load(const std::string& name) {
  if (name == "undefined" && !resolve(name)) {
    emit(Op::Undefined);
    return;
  }
  if (const auto reference = resolve(name)) {
    load_reference(*reference, name);
  } else {
    emit(Op::LoadGlobal, name_constant(name));
  }
}

void Compiler::load_for_typeof(const std::string& name) {
  if (resolve(name)) {
    load(name);
  } else {
    emit(Op::TypeOfGlobal, name_constant(name));
  }
}

void Compiler::store(const std::string& name) {
  const auto reference = resolve(name);
  if (!reference) {
    emit(Op::StoreGlobal, name_constant(name));
    return;
  }
  switch (reference->binding.kind) {
    case BindingKind::Lexical:
      load_reference(*reference, name);  // throws before initialization
      emit(Op::Pop);
      store_reference(*reference);
      return;
    case BindingKind::Constant:
      load_reference(*reference, name);
      emit(Op::ThrowConstant, name_constant(name));
      return;
    case BindingKind::Import:
      emit(Op::ThrowConstant, name_constant(name));
      return;
    case BindingKind::SilentConstant:  // the name of a function expression, in strict code
      emit(Op::ThrowConstant, name_constant(name));
      return;
    case BindingKind::Variable:
      store_reference(*reference);
      return;
  }
}

void Compiler::initialize(const std::string& name) {
  const auto reference = resolve(name);
  CTX_CHECK(reference.has_value(), "a declared name has no binding");
  store_reference(*reference);
}

const Compiler::FunctionState& Compiler::owner_of_this() const {
  const FunctionState* state = function_;
  while (state->is_arrow && state->outer != nullptr) state = state->outer;
  return *state;
}

void Compiler::load_this() {
  const FunctionState& owner = owner_of_this();
  if (const auto reference = resolve(spec::kThisName)) {
    load_reference(*reference, spec::kThisName);
    if (owner.code.is_derived) emit(Op::CheckThis);
  } else {
    emit(Op::LoadThis);
  }
}

void Compiler::load_of_function(const char* binding, Op own) {
  if (const auto reference = resolve(binding)) {
    load_reference(*reference, binding);
  } else {
    emit(own);
  }
}

// ---- modules

namespace {

// `export default function name` declares the name, as a declaration of its own would.
const Function* declared_function(const ExportDefault& node) {
  const auto* function = std::get_if<FunctionExpression>(&node.expression->node);
  const bool declared = function != nullptr && !node.expression->parenthesized &&
                        function->function->kind != FunctionKind::Arrow &&
                        !function->function->name.empty();
  return declared ? function->function.get() : nullptr;
}

// The binding that holds the default export.
std::string default_name(const ExportDefault& node) {
  if (const Function* declared = declared_function(node)) return declared->name;
  const auto* definition = std::get_if<ClassExpression>(&node.expression->node);
  const bool declared = definition != nullptr && !node.expression->parenthesized &&
                        !definition->definition->name.empty();
  return declared ? definition->definition->name : "%default";
}

}  // namespace

CompiledModule Compiler::module(const Module& node) {
  CompiledModule compiled;
  compiled.has_await = node.has_top_level_await;
  FunctionState state;
  state.captures_all = true;  // everything at the top lives in the module's environment
  state.code.name = "module";
  state.code.is_async = node.has_top_level_await;
  compiled.body = begin_function(state);

  std::vector<std::pair<std::string, BindingKind>> names;
  std::vector<const Statement*> inner;
  for (const StatementPtr& item : node.body) {
    if (const auto* exported = std::get_if<ExportDeclaration>(&item->node))
      inner.push_back(exported->declaration.get());
    inner.push_back(item.get());
  }
  for (const std::string& name : spec::var_names(node.body))
    names.emplace_back(name, BindingKind::Variable);
  for (const Statement* item : inner) {
    if (const auto* declaration = std::get_if<VariableDeclaration>(&item->node)) {
      if (declaration->kind == DeclarationKind::Var) continue;
      for (const Declarator& declarator : declaration->declarators) {
        for (const std::string& name : spec::bound_names(*declarator.target)) {
          names.emplace_back(name, declaration->kind == DeclarationKind::Const
                                       ? BindingKind::Constant
                                       : BindingKind::Lexical);
        }
      }
    } else if (const auto* definition = std::get_if<ClassDeclaration>(&item->node)) {
      names.emplace_back(definition->definition->name, BindingKind::Lexical);
    } else if (const auto* function = std::get_if<FunctionDeclaration>(&item->node)) {
      names.emplace_back(function->function->name, BindingKind::Variable);
    } else if (const auto* value = std::get_if<ExportDefault>(&item->node)) {
      const Function* declared = declared_function(*value);
      names.emplace_back(default_name(*value),
                         declared ? BindingKind::Variable : BindingKind::Lexical);
    }
  }
  // The environment itself is made by evaluate(); here only the names are laid out.
  Scope scope;
  for (const auto& [name, kind] : names) declare(scope, name, kind);
  scope.has_environment = true;
  for (const StatementPtr& item : node.body) {
    const auto* import = std::get_if<ImportDeclaration>(&item->node);
    if (import == nullptr) continue;
    for (const ImportSpecifier& specifier : import->specifiers) {
      const std::string imported =
          specifier.kind == ImportKind::Namespace ? "*" : specifier.imported;
      scope.bindings[specifier.local] = {BindingKind::Import, false,
                                         constant(input_.import(import->module, imported))};
    }
  }
  compiled.slots = scope.slots;
  function_->scopes.push_back(std::move(scope));
  for (const auto& [name, binding] : function_->scopes.back().bindings) {
    if (binding.kind != BindingKind::Variable) continue;
    emit(Op::Undefined);
    emit(Op::StoreSlot, 0, binding.place);
  }
  const auto hoist = [&](const Function& function) {
    emit_closure(function, function.name);
    initialize(function.name);
  };
  for (const Statement* item : inner) {
    if (const auto* function = std::get_if<FunctionDeclaration>(&item->node)) {
      hoist(*function->function);
    } else if (const auto* value = std::get_if<ExportDefault>(&item->node)) {
      if (const Function* declared = declared_function(*value)) hoist(*declared);
    }
  }
  for (const StatementPtr& item : node.body) {
    if (const auto* exported = std::get_if<ExportDeclaration>(&item->node)) {
      statement(*exported->declaration);
    } else if (const auto* value = std::get_if<ExportDefault>(&item->node)) {
      if (declared_function(*value) != nullptr) continue;
      at(item->range);
      named_expression(*value->expression, "default");
      initialize(default_name(*value));
    } else {
      statement(*item);
    }
  }
  emit(Op::Undefined);
  emit(Op::Return);

  const auto add_export = [&](const std::string& exported, const std::string& local) {
    const auto found = function_->scopes.back().bindings.find(local);
    if (found != function_->scopes.back().bindings.end())
      compiled.exports[exported] = found->second.place;
  };
  for (const StatementPtr& item : node.body) {
    if (const auto* named = std::get_if<ExportNamed>(&item->node)) {
      for (const ExportSpecifier& specifier : named->specifiers)
        add_export(specifier.exported, specifier.local);
    } else if (const auto* value = std::get_if<ExportDefault>(&item->node)) {
      add_export("default", default_name(*value));
    } else if (const auto* exported = std::get_if<ExportDeclaration>(&item->node)) {
      const auto& declaration = exported->declaration->node;
      if (const auto* function = std::get_if<FunctionDeclaration>(&declaration)) {
        add_export(function->function->name, function->function->name);
      } else if (const auto* definition = std::get_if<ClassDeclaration>(&declaration)) {
        add_export(definition->definition->name, definition->definition->name);
      } else if (const auto* variables = std::get_if<VariableDeclaration>(&declaration)) {
        for (const Declarator& declarator : variables->declarators) {
          for (const std::string& name : spec::bound_names(*declarator.target))
            add_export(name, name);
        }
      }
    }
  }
  end_function(compiled.body);
  return compiled;
}

}  // namespace ctxcheck::vm
