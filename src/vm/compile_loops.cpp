// Loops, and the iterators they close.
#include "spec/names.hpp"
#include "vm/compiler.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

namespace {

constexpr std::uint32_t kIteratorLocals = 3;  // iterator, next, done

}  // namespace

void Compiler::loop_statement(const Statement& node, std::vector<std::string> labels) {
  at(node.range);
  if (const auto* n = std::get_if<ForStatement>(&node.node)) {
    for_statement(*n, std::move(labels));
  } else if (const auto* of = std::get_if<ForOfStatement>(&node.node)) {
    for_of(*of, std::move(labels));
  } else if (const auto* in = std::get_if<ForInStatement>(&node.node)) {
    for_in(*in, std::move(labels));
  } else if (const auto* loop = std::get_if<WhileStatement>(&node.node)) {
    while_loop(*loop, std::move(labels));
  } else if (const auto* until = std::get_if<DoWhileStatement>(&node.node)) {
    do_while_loop(*until, std::move(labels));
  }
}

void Compiler::while_loop(const WhileStatement& node, std::vector<std::string> labels) {
  Control control;
  control.kind = ControlKind::Loop;
  control.labels = std::move(labels);
  function_->controls.push_back(std::move(control));
  const std::uint32_t start = here();
  expression(*node.test);
  const std::uint32_t end = emit_jump(Op::JumpIfFalse);
  statement(*node.body);
  patch_all(function_->controls.back().continues);
  emit(Op::Jump, start);
  patch(end);
  patch_all(function_->controls.back().breaks);
  function_->controls.pop_back();
}

void Compiler::do_while_loop(const DoWhileStatement& node, std::vector<std::string> labels) {
  Control control;
  control.kind = ControlKind::Loop;
  control.labels = std::move(labels);
  function_->controls.push_back(std::move(control));
  const std::uint32_t start = here();
  statement(*node.body);
  patch_all(function_->controls.back().continues);
  expression(*node.test);
  emit(Op::JumpIfTrue, start);
  patch_all(function_->controls.back().breaks);
  function_->controls.pop_back();
}

// Each iteration has bindings of its own, if closures capture them (ECMAScript 14.7.4.4).
void Compiler::for_statement(const ForStatement& node, std::vector<std::string> labels) {
  const auto* declaration =
      node.init ? std::get_if<VariableDeclaration>(&node.init->node) : nullptr;
  std::vector<std::pair<std::string, BindingKind>> names;
  if (declaration != nullptr && declaration->kind != DeclarationKind::Var) {
    for (const Declarator& declarator : declaration->declarators) {
      for (const std::string& name : spec::bound_names(*declarator.target)) {
        names.emplace_back(name, declaration->kind == DeclarationKind::Const
                                     ? BindingKind::Constant
                                     : BindingKind::Lexical);
      }
    }
  }
  open_scope(names);
  const bool copies = function_->scopes.back().has_environment;
  if (node.init) statement(*node.init);
  Control control;
  control.kind = ControlKind::Loop;
  control.labels = std::move(labels);
  function_->controls.push_back(std::move(control));
  if (copies) emit(Op::CopyScope);
  const std::uint32_t start = here();
  std::uint32_t end = 0;
  if (node.test) {
    expression(*node.test);
    end = emit_jump(Op::JumpIfFalse);
  }
  statement(*node.body);
  patch_all(function_->controls.back().continues);
  if (copies) emit(Op::CopyScope);
  if (node.update) {
    expression(*node.update);
    emit(Op::Pop);
  }
  emit(Op::Jump, start);
  if (node.test) patch(end);
  patch_all(function_->controls.back().breaks);
  function_->controls.pop_back();
  close_scope();
}

void Compiler::bind_loop_variable(const ForBinding& left) {
  const bool lexical = left.declaration && *left.declaration != DeclarationKind::Var;
  bind(*left.target, lexical ? PatternUse::Initialize : PatternUse::Assign);
}

namespace {

std::vector<std::string> loop_names(const ForBinding& left) {
  if (!left.declaration || *left.declaration == DeclarationKind::Var) return {};
  return spec::bound_names(*left.target);
}

}  // namespace

// The expression a loop goes over sees the loop's own names, uninitialized (ECMAScript 14.7.5.6).
void Compiler::head_expression(const Expression& node,
                               const std::vector<std::pair<std::string, BindingKind>>& names) {
  open_scope(names);
  expression(node);
  close_scope();
}

// iterable -> ; the locals of its iterator
std::uint32_t Compiler::open_iterator(bool is_async) {
  const std::uint32_t iterator = new_local(kIteratorLocals);
  emit(is_async ? Op::GetAsyncIterator : Op::GetIterator);
  emit(Op::StoreLocal, iterator + 1);
  emit(Op::StoreLocal, iterator);
  emit(Op::False);
  emit(Op::StoreLocal, iterator + 2);
  return iterator;
}

void Compiler::for_of(const ForOfStatement& node, std::vector<std::string> labels) {
  const std::uint32_t first = function_->next_local;
  const auto kind = node.left.declaration == DeclarationKind::Const ? BindingKind::Constant
                                                                    : BindingKind::Lexical;
  std::vector<std::pair<std::string, BindingKind>> names;
  for (const std::string& name : loop_names(node.left)) names.emplace_back(name, kind);

  head_expression(*node.right, names);
  const std::uint32_t iterator = open_iterator(node.is_await);
  const std::uint32_t saved = new_local(2);

  Control loop;
  loop.kind = ControlKind::Loop;
  loop.labels = std::move(labels);
  function_->controls.push_back(std::move(loop));
  const std::size_t loop_index = function_->controls.size() - 1;
  const std::uint32_t start = here();
  if (node.is_await) {
    emit(Op::IteratorCall, iterator);
    emit(Op::Await);
    emit(Op::IteratorResult);
    emit(Op::Duplicate);
    emit(Op::IteratorDone);
  } else {
    emit(Op::IteratorStep, iterator);
    emit(Op::LoadLocal, iterator + 2);
  }
  const std::uint32_t done = emit_jump(Op::JumpIfTrue);
  if (node.is_await) emit(Op::IteratorValue);

  // From here to the end of the body, every way out but `continue` closes the iterator. The value
  // waits in a local while the scope is opened.
  const std::uint32_t value = new_local();
  emit(Op::StoreLocal, value);
  Control closing;
  closing.kind = ControlKind::Iterator;
  closing.local = iterator;
  closing.is_async = node.is_await;
  emit(Op::SaveScope, saved);
  const std::uint32_t begin = here();
  // `continue` must not pass the closing control, so the body has a loop control of its own inside
  // it.
  function_->controls.push_back(std::move(closing));
  Control body;
  body.kind = ControlKind::Loop;
  body.labels = function_->controls[loop_index].labels;
  function_->controls.push_back(std::move(body));
  open_scope(names);
  emit(Op::LoadLocal, value);
  bind_loop_variable(node.left);
  statement(*node.body);
  close_scope();
  patch_all(function_->controls.back().continues);
  const std::vector<std::uint32_t> breaks = function_->controls.back().breaks;
  function_->controls.pop_back();
  function_->controls.pop_back();
  const std::uint32_t end = here();
  emit(Op::Jump, start);
  function_->code.handlers.push_back({begin, end, here(), saved});
  if (node.is_await) {
    // The exception wins over whatever `return` does, but its result is awaited.
    const std::uint32_t exception = new_local();
    emit(Op::StoreLocal, exception);
    const std::uint32_t inner_saved = new_local(2);
    emit(Op::SaveScope, inner_saved);
    const std::uint32_t close_begin = here();
    emit(Op::IteratorReturn, iterator);
    const std::uint32_t absent = emit_jump(Op::JumpIfEmpty);
    emit(Op::Await);
    emit(Op::Pop);
    patch(absent);
    const std::uint32_t close_end = here();
    const std::uint32_t skip = emit_jump(Op::Jump);
    function_->code.handlers.push_back({close_begin, close_end, here(), inner_saved});
    emit(Op::Pop);
    patch(skip);
    emit(Op::LoadLocal, exception);
  } else {
    emit(Op::IteratorCloseQuietly, iterator);
  }
  emit(Op::Throw, 1);
  if (!breaks.empty()) {
    patch_all(breaks);
    emit_iterator_close(iterator, node.is_await);
    const std::uint32_t out = emit_jump(Op::Jump);
    function_->controls[loop_index].breaks.push_back(out);
  }
  const std::uint32_t skip_pop = emit_jump(Op::Jump);
  patch(done);
  emit(Op::Pop);  // the last result or value
  patch(skip_pop);
  patch_all(function_->controls.back().breaks);
  function_->controls.pop_back();
  release_locals(first);
}

void Compiler::emit_iterator_close(std::uint32_t local, bool is_async) {
  if (!is_async) {
    emit(Op::IteratorClose, local);
    return;
  }
  // AsyncIteratorClose: no `return` method, no await.
  emit(Op::IteratorReturn, local);
  const std::uint32_t absent = emit_jump(Op::JumpIfEmpty);
  emit(Op::Await);
  emit(Op::IteratorResult);
  emit(Op::Pop);
  patch(absent);
}

void Compiler::for_in(const ForInStatement& node, std::vector<std::string> labels) {
  const std::uint32_t first = function_->next_local;
  const std::uint32_t iterator = new_local();
  const std::uint32_t value = new_local();
  std::vector<std::pair<std::string, BindingKind>> names;
  const auto kind = node.left.declaration == DeclarationKind::Const ? BindingKind::Constant
                                                                    : BindingKind::Lexical;
  for (const std::string& name : loop_names(node.left)) names.emplace_back(name, kind);
  head_expression(*node.right, names);
  emit(Op::ForInKeys);
  emit(Op::StoreLocal, iterator);
  Control loop;
  loop.kind = ControlKind::Loop;
  loop.labels = std::move(labels);
  function_->controls.push_back(std::move(loop));
  const std::uint32_t start = here();
  emit(Op::LoadLocal, iterator);
  emit(Op::ForInNext);
  const std::uint32_t end = emit_jump(Op::JumpIfEmpty);
  emit(Op::StoreLocal, value);
  open_scope(names);
  emit(Op::LoadLocal, value);
  bind_loop_variable(node.left);
  statement(*node.body);
  close_scope();
  patch_all(function_->controls.back().continues);
  emit(Op::Jump, start);
  patch(end);
  patch_all(function_->controls.back().breaks);
  function_->controls.pop_back();
  release_locals(first);
}

}  // namespace ctxcheck::vm
