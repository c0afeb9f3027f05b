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

// ECMAScript 13.15.5.6: the object and key of a target come before the value.
void Compiler::bind_element(const PatternElement& element, PatternUse use,
                            const std::function<void()>& value) {
  if (std::holds_alternative<MemberTarget>(element.target->node)) {
    const Target target = prepare_target(*element.target);
    value();
    default_value(element);
    store_target(target, false);
  } else {
    value();
    default_value(element);
    bind(*element.target, use);
  }
}

void Compiler::bind_rest(const Pattern& pattern, PatternUse use,
                         const std::function<void()>& value) {
  if (std::holds_alternative<MemberTarget>(pattern.node)) {
    const Target target = prepare_target(pattern);
    value();
    store_target(target, false);
  } else {
    value();
    bind(pattern, use);
  }
}

// An exception while a target is bound closes the iterator; one of the iterator itself does not,
// which IteratorStep notes by setting `done` first.
void Compiler::bind_array(const ArrayPattern& pattern, PatternUse use) {
  const std::uint32_t first = function_->next_local;
  const std::uint32_t iterator = open_iterator(false);
  const std::uint32_t saved = new_local(2);
  emit(Op::SaveScope, saved);
  const std::uint32_t begin = here();
  Control closing;  // for a generator that is told to return meanwhile
  closing.kind = ControlKind::Iterator;
  closing.local = iterator;
  function_->controls.push_back(std::move(closing));
  for (const PatternElement& element : pattern.elements) {
    if (element.target) {
      bind_element(element, use, [&] { emit(Op::IteratorStep, iterator); });
    } else {
      emit(Op::IteratorStep, iterator);
      emit(Op::Pop);
    }
  }
  if (pattern.rest) bind_rest(*pattern.rest, use, [&] { emit(Op::IteratorRest, iterator); });
  function_->controls.pop_back();
  const std::uint32_t end = here();
  const std::uint32_t normal = emit_jump(Op::Jump);
  if (end > begin) function_->code.handlers.push_back({begin, end, here(), saved});
  emit(Op::IteratorCloseQuietly, iterator);
  emit(Op::Throw, 1);
  patch(normal);
  emit(Op::IteratorClose, iterator);
  release_locals(first);
}

void Compiler::bind_object(const ObjectPattern& pattern, PatternUse use) {
  const std::uint32_t first = function_->next_local;
  const std::uint32_t source = new_local();
  // Destructuring nothing out of undefined or null is an error all the same.
  const auto* first_key =
      pattern.properties.empty() ? nullptr : std::get_if<std::string>(&pattern.properties[0].key);
  emit(Op::RequireObject, first_key == nullptr ? 0 : name_constant(*first_key) + 1);
  emit(Op::StoreLocal, source);
  const std::uint32_t keys = new_local(static_cast<std::uint32_t>(pattern.properties.size()) + 1);
  std::uint32_t next_key = keys;
  for (const PatternProperty& property : pattern.properties) {
    // The key is evaluated before the target.
    const bool computed = std::holds_alternative<ExpressionPtr>(property.key);
    const std::uint32_t key = next_key;
    if (pattern.rest || computed) {
      emit_member_key(property.key);
      emit(Op::StoreLocal, key);
      if (pattern.rest) ++next_key;
    }
    bind_element(property.value, use, [&] {
      emit(Op::LoadLocal, source);
      if (computed) {
        emit(Op::LoadLocal, key);
        emit(Op::GetElement);
      } else {
        emit(Op::GetProperty, name_constant(std::get<std::string>(property.key)));
      }
    });
  }
  if (pattern.rest) {
    bind_rest(*pattern.rest, use, [&] {
      emit(Op::LoadLocal, source);
      for (std::uint32_t key = keys; key < next_key; ++key) emit(Op::LoadLocal, key);
      emit(Op::CopyRest, next_key - keys);
    });
  }
  release_locals(first);
}

}  // namespace ctxcheck::vm
