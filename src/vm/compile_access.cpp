// Member access, calls, and assignment: everything that has an object, a key, or a target.
#include "fmt/format.h"
#include "spec/names.hpp"
#include "system/contract.hpp"
#include "vm/compiler.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

// ---- members and chains

// -> value, or with keep_object: -> object value
void Compiler::member(const MemberExpression& node, bool keep_object) {
  expression(*node.object);
  if (node.optional) chains_.back().push_back(emit_jump(Op::JumpIfNullish));
  if (const auto* name = std::get_if<std::string>(&node.key)) {
    emit(keep_object ? Op::GetMethod : Op::GetProperty, name_constant(*name));
  } else if (std::holds_alternative<ExpressionPtr>(node.key)) {
    emit_key(node.key);
    emit(keep_object ? Op::GetElementMethod : Op::GetElement);
  } else {
    emit_key(node.key);
    emit(keep_object ? Op::GetPrivateMethod : Op::GetPrivate);
  }
}

// -> value; undefined where a `?.` met nothing
void Compiler::optional_chain(const Expression& node) {
  chains_.emplace_back();
  expression(node);
  const std::uint32_t end = emit_jump(Op::Jump);
  patch_all(chains_.back());
  chains_.pop_back();
  emit(Op::Undefined);
  patch(end);
}

// -> boolean
void Compiler::remove(const Expression& node) {
  if (const auto* chain = std::get_if<OptionalChain>(&node.node)) {
    chains_.emplace_back();
    remove(*chain->expression);
    const std::uint32_t end = emit_jump(Op::Jump);
    patch_all(chains_.back());
    chains_.pop_back();
    emit(Op::True);
    patch(end);
  } else if (const auto* access = std::get_if<MemberExpression>(&node.node)) {
    expression(*access->object);
    if (access->optional) chains_.back().push_back(emit_jump(Op::JumpIfNullish));
    emit_key(access->key);
    emit(Op::DeleteElement);
  } else {
    expression(node);
    emit(Op::Pop);
    emit(Op::True);
  }
}

// ---- calls

// -> function this
void Compiler::callee_and_this(const Expression& callee) {
  if (const auto* access = std::get_if<MemberExpression>(&callee.node)) {
    const spec::Position outer = position_;
    at(callee.range);
    member(*access, true);
    emit(Op::Swap);
    position_ = outer;
  } else if (const auto* of_super = std::get_if<SuperMember>(&callee.node)) {
    load_this();
    emit(Op::Duplicate);
    emit_key(of_super->key);
    emit(Op::GetSuper);
    emit(Op::Swap);
  } else if (const auto* chain = std::get_if<OptionalChain>(&callee.node)) {
    chains_.emplace_back();
    callee_and_this(*chain->expression);
    const std::uint32_t end = emit_jump(Op::Jump);
    patch_all(chains_.back());
    chains_.pop_back();
    emit(Op::Undefined);
    emit(Op::Undefined);
    patch(end);
  } else {
    expression(callee);
    emit(Op::Undefined);
  }
}

void Compiler::call(const CallExpression& node) {
  callee_and_this(*node.callee);
  if (node.optional) {
    emit(Op::Swap);
    const std::uint32_t callable = emit_jump(Op::JumpIfNotNullishKeep);
    emit(Op::Pop);
    emit(Op::Pop);
    chains_.back().push_back(emit_jump(Op::Jump));
    patch(callable);
    emit(Op::Swap);
  }
  emit_call(node.arguments, text_constant(*node.callee));
}

namespace {

std::string text_of(const Expression& node);

std::string text_of_key(const spec::ast::PropertyKey& key) {
  if (const auto* name = std::get_if<std::string>(&key)) return "." + *name;
  if (const auto* own = std::get_if<PrivateName>(&key)) return ".#" + own->name;
  const Expression& computed = *std::get<ExpressionPtr>(key);
  if (const auto* literal = std::get_if<StringLiteral>(&computed.node)) {
    return "." + utf8_from_utf16(literal->value);
  }
  return "[" + text_of(computed) + "]";
}

// What is called as V8 writes it in its messages.
std::string text_of(const Expression& node) {
  if (const auto* name = std::get_if<Identifier>(&node.node)) return name->name;
  if (std::holds_alternative<ThisExpression>(node.node)) return "this";
  if (const auto* access = std::get_if<MemberExpression>(&node.node)) {
    std::string key = text_of_key(access->key);
    if (access->optional) key.insert(0, key[0] == '.' ? "?" : "?.");
    return text_of(*access->object) + key;
  }
  if (const auto* of_super = std::get_if<SuperMember>(&node.node)) {
    return "(intermediate value)" + text_of_key(of_super->key);
  }
  if (const auto* called = std::get_if<CallExpression>(&node.node)) {
    return text_of(*called->callee) + "(...)";
  }
  if (const auto* chain = std::get_if<OptionalChain>(&node.node))
    return text_of(*chain->expression);
  if (const auto* literal = std::get_if<StringLiteral>(&node.node)) {
    return fmt::format("\"{}\"", utf8_from_utf16(literal->value));
  }
  if (const auto* number = std::get_if<NumberLiteral>(&node.node))
    return fmt::format("{}", number->value);
  return "(intermediate value)";
}

bool has_spread(const std::vector<Element>& arguments) {
  for (const Element& argument : arguments) {
    if (std::holds_alternative<SpreadElement>(argument)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t Compiler::text_constant(const Expression& callee) {
  return name_constant(text_of(callee));
}

// function this -> value
void Compiler::emit_call(const std::vector<Element>& arguments, std::uint32_t text) {
  if (has_spread(arguments)) {
    array_literal(arguments);
    emit(Op::CallSpread, 0, text);
    return;
  }
  for (const Element& argument : arguments) expression(*std::get<ExpressionPtr>(argument));
  emit(Op::Call, static_cast<std::uint32_t>(arguments.size()), text);
}

void Compiler::new_expression(const NewExpression& node) {
  const std::uint32_t text = text_constant(*node.callee);
  expression(*node.callee);
  if (has_spread(node.arguments)) {
    array_literal(node.arguments);
    emit(Op::NewSpread, 0, text);
    return;
  }
  for (const Element& argument : node.arguments) expression(*std::get<ExpressionPtr>(argument));
  emit(Op::New, static_cast<std::uint32_t>(node.arguments.size()), text);
}

// -> this. Binds it, then initializes the fields (ECMAScript 13.3.7.1).
void Compiler::emit_super_call(const std::vector<Element>& arguments) {
  load_of_function(spec::kFunctionName, Op::LoadFunction);
  load_of_function(spec::kNewTargetName, Op::LoadNewTarget);
  array_literal(arguments);
  emit(Op::SuperCallSpread);
  const auto reference = resolve(spec::kThisName);
  CTX_CHECK(reference.has_value(), "a derived constructor has no binding for `this`");
  load_reference(*reference, spec::kThisName);
  emit(Op::CheckUnbound);
  emit(Op::Duplicate);
  store_reference(*reference);
  emit(Op::Duplicate);
  load_of_function(spec::kFunctionName, Op::LoadFunction);
  emit(Op::RunFieldInitializer);
}

// ---- targets

Compiler::Target Compiler::prepare_target(const Pattern& pattern) {
  if (const auto* name = std::get_if<BindingName>(&pattern.node))
    return {TargetKind::Name, name->name, 0};
  return prepare_target(*std::get<MemberTarget>(pattern.node).member);
}

// Leaves the object and, unless it is constant, the key on the stack.
Compiler::Target Compiler::prepare_target(const Expression& node) {
  if (const auto* name = std::get_if<Identifier>(&node.node))
    return {TargetKind::Name, name->name, 0};
  if (const auto* of_super = std::get_if<SuperMember>(&node.node)) {
    load_this();
    emit_member_key(of_super->key);
    return {TargetKind::Super, "", 0};
  }
  const auto& access = std::get<MemberExpression>(node.node);
  expression(*access.object);
  if (const auto* name = std::get_if<std::string>(&access.key)) {
    return {TargetKind::Property, "", name_constant(*name)};
  }
  emit_key(access.key);
  const bool is_private = std::holds_alternative<PrivateName>(access.key);
  return {is_private ? TargetKind::Private : TargetKind::Element, "", 0};
}

// Keeps what prepare_target left, with the value on top.
void Compiler::load_target(const Target& target) {
  switch (target.kind) {
    case TargetKind::Name:
      load(target.name);
      return;
    case TargetKind::Property:
      emit(Op::Duplicate);
      emit(Op::GetProperty, target.key);
      return;
    case TargetKind::Element:
      emit(Op::ToPropertyKey);
      emit(Op::Duplicate2);
      emit(Op::GetElement);
      return;
    case TargetKind::Private:
      emit(Op::Duplicate2);
      emit(Op::GetPrivate);
      return;
    case TargetKind::Super:
      emit(Op::Duplicate2);
      emit(Op::GetSuper);
      return;
  }
}

void Compiler::store_target(const Target& target, bool keep_value) {
  switch (target.kind) {
    case TargetKind::Name:
      if (keep_value) emit(Op::Duplicate);
      store(target.name);
      return;
    case TargetKind::Property:
      emit(Op::SetProperty, target.key);
      break;
    case TargetKind::Element:
      emit(Op::SetElement);
      break;
    case TargetKind::Private:
      emit(Op::SetPrivate);
      break;
    case TargetKind::Super:
      emit(Op::SetSuper);
      break;
  }
  if (!keep_value) emit(Op::Pop);
}

// ---- assignment

void Compiler::assignment(const AssignmentExpression& node) {
  const bool pattern = std::holds_alternative<ArrayPattern>(node.target->node) ||
                       std::holds_alternative<ObjectPattern>(node.target->node);
  if (pattern) {
    expression(*node.value);
    emit(Op::Duplicate);
    bind(*node.target, PatternUse::Assign);
    return;
  }
  const Target target = prepare_target(*node.target);
  if (target.kind == TargetKind::Name) {
    named_expression(*node.value, target.name);
  } else {
    expression(*node.value);
  }
  store_target(target, true);
}

void Compiler::compound(const CompoundAssignment& node) {
  const Target target = prepare_target(*node.target);
  load_target(target);
  expression(*node.value);
  binary_operator(node.op);
  store_target(target, true);
}

void Compiler::logical_assignment(const LogicalAssignment& node) {
  const Target target = prepare_target(*node.target);
  load_target(target);
  const std::uint32_t decided = short_circuit(node.op);
  emit(Op::Pop);
  if (target.kind == TargetKind::Name) {
    named_expression(*node.value, target.name);
  } else {
    expression(*node.value);
  }
  store_target(target, true);
  const std::uint32_t end = emit_jump(Op::Jump);
  patch(decided);
  // What prepare_target left lies below the value.
  const int below = target.kind == TargetKind::Name       ? 0
                    : target.kind == TargetKind::Property ? 1
                                                          : 2;
  for (int i = 0; i < below; ++i) {
    emit(Op::Swap);
    emit(Op::Pop);
  }
  patch(end);
}

void Compiler::update(const UpdateExpression& node) {
  const std::uint32_t old_value = new_local();
  const Target target = prepare_target(*node.argument);
  load_target(target);
  emit(Op::ToNumber);
  if (!node.prefix) {
    emit(Op::Duplicate);
    emit(Op::StoreLocal, old_value);
  }
  emit(node.op == UpdateOperator::Increment ? Op::Increment : Op::Decrement);
  store_target(target, node.prefix);
  if (!node.prefix) emit(Op::LoadLocal, old_value);
  release_locals(old_value);
}

}  // namespace ctxcheck::vm
