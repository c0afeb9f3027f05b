// Destructuring (ECMAScript 8.6.2, 13.15.5).
#include "vm/compiler.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

// value ->
void Compiler::bind(const Pattern& pattern, PatternUse use) {
  if (const auto* name = std::get_if<BindingName>(&pattern.node)) {
    if (use == PatternUse::Initialize) {
      initialize(name->name);
    } else {
      store(name->name);
    }
  } else if (std::holds_alternative<MemberTarget>(pattern.node)) {
    // The value waits in a local while object and key are evaluated.
    const std::uint32_t value = new_local();
    emit(Op::StoreLocal, value);
    const Target target = prepare_target(pattern);
    emit(Op::LoadLocal, value);
    store_target(target, false);
    release_locals(value);
  } else if (const auto* array = std::get_if<ArrayPattern>(&pattern.node)) {
    bind_array(*array, use);
  } else {
    bind_object(std::get<ObjectPattern>(pattern.node), use);
  }
}

// value -> value, replaced by the default if it is undefined
void Compiler::default_value(const PatternElement& element) {
  if (!element.default_value) return;
  const std::uint32_t given = emit_jump(Op::JumpIfNotUndefined);
  const auto* name = std::get_if<BindingName>(&element.target->node);
  if (name != nullptr) {
    named_expression(*element.default_value, name->name);
  } else {
    expression(*element.default_value);
  }
  patch(given);
}

void Compiler::bind_element(const PatternElement& element, PatternUse use) {
  default_value(element);
  bind(*element.target, use);
}

// An exception while a target is bound closes the iterator; one of the iterator itself does not, which
// IteratorStep notes by setting `done` first.
void Compiler::bind_array(const ArrayPattern& pattern, PatternUse use) {
  const std::uint32_t first = function_->next_local;
  const std::uint32_t iterator = new_local(3);
  const std::uint32_t saved = new_local(2);
  emit(Op::GetIterator);
  emit(Op::StoreLocal, iterator + 1);
  emit(Op::StoreLocal, iterator);
  emit(Op::False);
  emit(Op::StoreLocal, iterator + 2);
  emit(Op::SaveScope, saved);
  const std::uint32_t begin = here();
  for (const PatternElement& element : pattern.elements) {
    emit(Op::IteratorStep, iterator);
    if (element.target) {
      bind_element(element, use);
    } else {
      emit(Op::Pop);
    }
  }
  if (pattern.rest) {
    emit(Op::IteratorRest, iterator);
    bind(*pattern.rest, use);
  }
  const std::uint32_t end = here();
  const std::uint32_t normal = emit_jump(Op::Jump);
  if (end > begin) function_->code.handlers.push_back({begin, end, here(), saved});
  emit(Op::IteratorCloseQuietly, iterator);
  emit(Op::Throw);
  patch(normal);
  emit(Op::IteratorClose, iterator);
  release_locals(first);
}

void Compiler::bind_object(const ObjectPattern& pattern, PatternUse use) {
  const std::uint32_t first = function_->next_local;
  const std::uint32_t source = new_local();
  // Destructuring nothing out of undefined or null is an error all the same.
  emit(Op::RequireObject);
  emit(Op::StoreLocal, source);
  const std::uint32_t keys = new_local(static_cast<std::uint32_t>(pattern.properties.size()));
  std::uint32_t next_key = keys;
  for (const PatternProperty& property : pattern.properties) {
    emit(Op::LoadLocal, source);
    emit_key(property.key);
    emit(Op::ToPropertyKey);
    if (pattern.rest) {
      emit(Op::Duplicate);
      emit(Op::StoreLocal, next_key++);
    }
    emit(Op::GetElement);
    bind_element(property.value, use);
  }
  if (pattern.rest) {
    emit(Op::LoadLocal, source);
    for (std::uint32_t key = keys; key < next_key; ++key) emit(Op::LoadLocal, key);
    emit(Op::CopyRest, next_key - keys);
    bind(*pattern.rest, use);
  }
  release_locals(first);
}

}  // namespace ctxcheck::vm
