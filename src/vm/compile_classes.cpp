// Classes: constructor, methods, fields, private names (ECMAScript 15.7.14). Instance fields and
// private methods are one synthetic function that construct() runs, static ones another that runs
// once.
#include <algorithm>

#include "spec/names.hpp"
#include "vm/compiler.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

namespace {

std::string computed_key(std::size_t index) { return "%key" + std::to_string(index); }
std::string private_method(std::size_t index) { return "%pm" + std::to_string(index); }

bool is_accessor(const ClassMember& member) {
  return member.kind == MemberKind::Getter || member.kind == MemberKind::Setter;
}
bool has_function(const ClassMember& member) {
  return member.kind == MemberKind::Method || is_accessor(member);
}
bool is_private(const ClassMember& member) {
  return member.kind != MemberKind::StaticBlock && std::holds_alternative<PrivateName>(member.key);
}
bool is_computed_field(const ClassMember& member) {
  return member.kind == MemberKind::Field && std::holds_alternative<ExpressionPtr>(member.key);
}
// Whether the member is set up by the synthetic function.
bool is_initialized(const ClassMember& member) {
  return !has_function(member) || is_private(member);
}

std::uint32_t accessor_side(const ClassMember& member) {
  return member.kind == MemberKind::Setter ? 1 : 0;
}

}  // namespace

// -> constructor
void Compiler::compile_class(const Class& node, const std::string& name) {
  const spec::Position outer = position_;
  const std::uint32_t first = function_->next_local;
  std::vector<std::pair<std::string, BindingKind>> names;
  if (!node.name.empty()) names.emplace_back(node.name, BindingKind::Constant);
  const auto capture = [&](const std::string& binding) {
    function_->captured.insert(binding);
    names.emplace_back(binding, BindingKind::SilentConstant);
  };
  std::vector<std::string> private_names;
  bool has_instance_part = false;
  bool has_static_part = false;
  for (std::size_t i = 0; i < node.members.size(); ++i) {
    const ClassMember& member = node.members[i];
    if (is_private(member)) {
      const std::string& own = std::get<PrivateName>(member.key).name;
      // A getter and its setter share one name.
      const bool seen =
          std::find(private_names.begin(), private_names.end(), own) != private_names.end();
      if (!seen) {
        private_names.push_back(own);
        capture("#" + own);
      }
      if (has_function(member)) capture(private_method(i));
    }
    if (is_computed_field(member)) capture(computed_key(i));
    if (is_initialized(member)) (member.is_static ? has_static_part : has_instance_part) = true;
  }
  open_scope(names);
  for (const std::string& own : private_names) {
    emit(Op::NewPrivateName, name_constant("#" + own));
    initialize("#" + own);
  }
  if (node.superclass) expression(*node.superclass);
  const std::uint32_t constructor_code =
      node.constructor ? compile_function(*node.constructor, name, node.superclass != nullptr)
                       : compile_default_constructor(node, name);
  program_.functions[constructor_code].source_text = node.source_text;
  emit(Op::MakeClass, constructor_code, node.superclass ? 1 : 0);
  class_methods(node);
  const std::uint32_t constructor = new_local(2);
  const std::uint32_t prototype = constructor + 1;
  emit(Op::StoreLocal, prototype);
  emit(Op::StoreLocal, constructor);
  if (has_instance_part) {
    emit(Op::LoadLocal, constructor);
    emit(Op::LoadLocal, prototype);
    emit_function(compile_fields(node, true), "");
    emit(Op::SetHome);
    emit(Op::SetFields);
  }
  if (!node.name.empty()) {
    emit(Op::LoadLocal, constructor);
    initialize(node.name);
  }
  if (has_static_part) {
    emit(Op::LoadLocal, constructor);
    emit_function(compile_fields(node, false), "");
    emit(Op::SetHome);
    emit(Op::LoadLocal, constructor);
    emit(Op::Call, 0);
    emit(Op::Pop);
  }
  emit(Op::LoadLocal, constructor);
  close_scope();
  release_locals(first);
  position_ = outer;
}

// constructor prototype -> constructor prototype. Methods, and the keys of fields, in source order.
void Compiler::class_methods(const Class& node) {
  for (std::size_t i = 0; i < node.members.size(); ++i) {
    const ClassMember& member = node.members[i];
    at(member.range);
    if (is_computed_field(member)) {
      emit_member_key(member.key);
      initialize(computed_key(i));
    }
    if (!has_function(member)) continue;
    if (member.is_static) emit(Op::Swap);
    if (is_private(member)) {
      emit(Op::Duplicate);
      emit_closure(*member.function, "#" + std::get<PrivateName>(member.key).name);
      emit(Op::SetHome);
      initialize(private_method(i));
    } else {
      emit_member_key(member.key);
      emit_closure(*member.function, "");
      if (is_accessor(member)) {
        emit(Op::DefineAccessor, accessor_side(member), kConfigurable);
      } else {
        emit(Op::DefineMethod, kHiddenFlags);
      }
    }
    if (member.is_static) emit(Op::Swap);
  }
}

// The constructor of a class that has none (ECMAScript 15.7.14, step 14).
std::uint32_t Compiler::compile_default_constructor(const Class& node, const std::string& name) {
  FunctionState state;
  state.code.name = name;
  state.code.is_class = true;
  state.code.is_derived = node.superclass != nullptr;
  const std::uint32_t number = begin_function(state);
  at(node.range);
  if (state.code.is_derived) {
    open_scope({{spec::kThisName, BindingKind::Variable}});
    emit(Op::LoadThis);
    initialize(spec::kThisName);
    emit(Op::LoadFunction);
    emit(Op::LoadNewTarget);
    emit(Op::MakeRest, 0);
    emit(Op::SuperCallSpread);
    emit(Op::Duplicate);
    initialize(spec::kThisName);
    emit(Op::LoadFunction);
    emit(Op::RunFieldInitializer);
    emit(Op::Undefined);
    emit_return_instruction();
    function_->scopes.pop_back();
  } else {
    emit(Op::Undefined);
    emit(Op::Return);
  }
  end_function(number);
  return number;
}

// The function that sets up private methods and fields on `this`: an instance, or the constructor
// for the static ones.
std::uint32_t Compiler::compile_fields(const Class& node, bool of_instances) {
  FunctionState state;
  state.captures_all = true;
  state.code.name = of_instances ? "<instance_members_initializer>" : "<static_initializer>";
  state.code.is_method = true;
  const std::uint32_t number = begin_function(state);
  at(node.range);
  std::vector<std::pair<std::string, BindingKind>> names{{spec::kThisName, BindingKind::Variable}};
  const bool uses_new_target = spec::names_used(node).contains(spec::kNewTargetName);
  if (uses_new_target)
    names.emplace_back(spec::kNewTargetName, BindingKind::Variable);  // undefined
  open_scope(names);
  emit(Op::LoadThis);
  initialize(spec::kThisName);
  const auto each = [&](bool methods) {
    for (std::size_t i = 0; i < node.members.size(); ++i) {
      const ClassMember& member = node.members[i];
      if (member.is_static == of_instances || !is_initialized(member) ||
          has_function(member) != methods)
        continue;
      at(member.range);
      if (methods) {
        emit_private_method(member, i);
      } else {
        emit_field(member, i);
      }
    }
  };
  each(true);
  each(false);
  emit(Op::Undefined);
  emit(Op::Return);
  function_->scopes.pop_back();
  end_function(number);
  return number;
}

void Compiler::emit_private_method(const ClassMember& member, std::size_t index) {
  load_this();
  emit_key(member.key);
  load(private_method(index));
  if (is_accessor(member)) {
    emit(Op::DefineAccessor, accessor_side(member), 0);
  } else {
    emit(Op::DefineMethod, 0);
  }
  emit(Op::Pop);
}

void Compiler::emit_field(const ClassMember& member, std::size_t index) {
  load_this();
  if (member.kind == MemberKind::StaticBlock) {
    emit_closure(*member.function, "");
    emit(Op::SetHome);
    load_this();
    emit(Op::Call, 0);
    emit(Op::Pop);
    return;
  }
  if (is_computed_field(member)) {
    load(computed_key(index));
  } else {
    emit_key(member.key);
  }
  bool named_by_key = false;
  if (!member.value) {
    emit(Op::Undefined);
  } else if (const auto* name = std::get_if<std::string>(&member.key)) {
    named_expression(*member.value, *name);
  } else if (const auto* own = std::get_if<PrivateName>(&member.key)) {
    named_expression(*member.value, "#" + own->name);
  } else {
    expression(*member.value);
    named_by_key = is_anonymous(*member.value);
  }
  emit(Op::DefineField, named_by_key ? 1 : 0);
  emit(Op::Pop);
}

}  // namespace ctxcheck::vm
