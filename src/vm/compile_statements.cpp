// Statements without loops: declarations, blocks, switch, exceptions, jumps.
#include <algorithm>

#include "spec/names.hpp"
#include "system/contract.hpp"
#include "vm/compiler.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

std::vector<std::pair<std::string, Compiler::BindingKind>> Compiler::lexical_names(
    const std::vector<StatementPtr>& body) const {
  std::vector<std::pair<std::string, BindingKind>> names;
  for (const StatementPtr& item : body) {
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
    }
  }
  return names;
}

void Compiler::hoist_functions(const std::vector<StatementPtr>& body) {
  for (const StatementPtr& item : body) {
    if (const auto* declaration = std::get_if<FunctionDeclaration>(&item->node)) {
      at(item->range);
      emit_closure(*declaration->function, declaration->function->name);
      initialize(declaration->function->name);
    }
  }
}

void Compiler::statements(const std::vector<StatementPtr>& body) {
  for (const StatementPtr& item : body) statement(*item);
}

void Compiler::block(const std::vector<StatementPtr>& body) {
  open_scope(lexical_names(body));
  hoist_functions(body);
  statements(body);
  close_scope();
}

void Compiler::statement(const Statement& node) {
  at(node.range);
  if (const auto* n = std::get_if<ExpressionStatement>(&node.node)) {
    expression(*n->expression);
    emit(Op::Pop);
  } else if (const auto* variables = std::get_if<VariableDeclaration>(&node.node)) {
    variable_declaration(*variables);
  } else if (const auto* definition = std::get_if<ClassDeclaration>(&node.node)) {
    compile_class(*definition->definition, definition->definition->name);
    initialize(definition->definition->name);
  } else if (const auto* body = std::get_if<BlockStatement>(&node.node)) {
    block(body->body);
  } else if (const auto* branch = std::get_if<IfStatement>(&node.node)) {
    expression(*branch->test);
    const std::uint32_t otherwise = emit_jump(Op::JumpIfFalse);
    statement(*branch->consequent);
    if (branch->alternate) {
      const std::uint32_t end = emit_jump(Op::Jump);
      patch(otherwise);
      statement(*branch->alternate);
      patch(end);
    } else {
      patch(otherwise);
    }
  } else if (const auto* result = std::get_if<ReturnStatement>(&node.node)) {
    if (result->argument) {
      expression(*result->argument);
    } else {
      emit(Op::Undefined);
    }
    at(node.range);
    if (function_->code.is_async && function_->code.is_generator) emit(Op::Await);
    emit_return();
  } else if (const auto* exception = std::get_if<ThrowStatement>(&node.node)) {
    expression(*exception->argument);
    at(node.range);
    emit(Op::Throw);
  } else if (const auto* attempt = std::get_if<TryStatement>(&node.node)) {
    try_statement(*attempt);
  } else if (const auto* choice = std::get_if<SwitchStatement>(&node.node)) {
    switch_statement(*choice);
  } else if (const auto* label = std::get_if<LabeledStatement>(&node.node)) {
    labeled(*label);
  } else if (const auto* stop = std::get_if<BreakStatement>(&node.node)) {
    jump_out(stop->label, true);
  } else if (const auto* next = std::get_if<ContinueStatement>(&node.node)) {
    jump_out(next->label, false);
  } else {
    loop_statement(node, {});
  }
}

void Compiler::variable_declaration(const VariableDeclaration& node) {
  for (const Declarator& declarator : node.declarators) {
    at(declarator.range);
    const auto* name = std::get_if<BindingName>(&declarator.target->node);
    if (declarator.init) {
      if (name != nullptr) {
        named_expression(*declarator.init, name->name);
      } else {
        expression(*declarator.init);
      }
    } else if (node.kind == DeclarationKind::Var) {
      continue;
    } else {
      emit(Op::Undefined);
    }
    at(declarator.range);
    bind(*declarator.target,
         node.kind == DeclarationKind::Var ? PatternUse::Assign : PatternUse::Initialize);
  }
}

// ---- leaving

void Compiler::labeled(const LabeledStatement& node) {
  std::vector<std::string> labels{node.label};
  const Statement* body = node.body.get();
  while (const auto* inner = std::get_if<LabeledStatement>(&body->node)) {
    labels.push_back(inner->label);
    body = inner->body.get();
  }
  const bool loop = std::holds_alternative<ForStatement>(body->node) ||
                    std::holds_alternative<ForOfStatement>(body->node) ||
                    std::holds_alternative<ForInStatement>(body->node) ||
                    std::holds_alternative<WhileStatement>(body->node) ||
                    std::holds_alternative<DoWhileStatement>(body->node);
  if (loop) {
    loop_statement(*body, std::move(labels));
    return;
  }
  Control control;
  control.kind = ControlKind::Label;
  control.labels = std::move(labels);
  function_->controls.push_back(std::move(control));
  statement(*body);
  patch_all(function_->controls.back().breaks);
  function_->controls.pop_back();
}

void Compiler::jump_out(const std::string& label, bool is_break) {
  std::vector<Control>& controls = function_->controls;
  for (std::size_t i = controls.size(); i-- > 0;) {
    const Control& control = controls[i];
    const bool loop = control.kind == ControlKind::Loop;
    const bool breakable = loop || control.kind == ControlKind::Switch;
    const bool labelled =
        std::find(control.labels.begin(), control.labels.end(), label) != control.labels.end();
    const bool fits =
        label.empty() ? (is_break ? breakable : loop) : labelled && (is_break || loop);
    if (!fits) continue;
    leave(controls.size(), {is_break ? Exit::Kind::Break : Exit::Kind::Continue, i});
    return;
  }
  CTX_CHECK(false, "a jump has no target");
}

// Leaves every control below index `below` and above the exit's target, innermost first. A
// `finally` on the way takes over: its end goes on from there. For Return the value is on the
// stack, and scopes need to be left only for the sake of a `finally`. What comes after a `try`
// block has been left is none of its handler's business.
void Compiler::leave(std::size_t below, const Exit& exit) {
  std::vector<Control>& controls = function_->controls;
  const std::size_t last = exit.kind == Exit::Kind::Return ? 0 : exit.target + 1;
  std::size_t scopes_down_to = last;
  if (exit.kind == Exit::Kind::Return) {
    scopes_down_to = below;
    for (std::size_t i = below; i-- > 0 && scopes_down_to == below;) {
      if (controls[i].kind == ControlKind::Finally) scopes_down_to = i;
    }
  }
  std::vector<std::pair<std::size_t, std::uint32_t>> left;  // `try` blocks, and since when
  const auto end_gaps = [&] {
    for (const auto& [index, since] : left) controls[index].gaps.emplace_back(since, here());
  };
  for (std::size_t i = below; i-- > last;) {
    Control& control = controls[i];
    if (control.kind == ControlKind::Scope) {
      if (i >= scopes_down_to) emit(Op::PopScope);
    } else if (control.kind == ControlKind::Catch) {
      left.emplace_back(i, here());
    } else if (control.kind == ControlKind::Iterator) {
      emit_iterator_close(control.local, control.is_async);
    } else if (control.kind == ControlKind::Finally) {
      if (exit.kind == Exit::Kind::Return) emit(Op::StoreLocal, control.local + 1);
      control.exits.push_back(exit);
      emit_number(static_cast<double>(control.exits.size() + 1));  // 0 is normal, 1 an exception
      emit(Op::StoreLocal, control.local);
      controls[i].entries.push_back(emit_jump(Op::Jump));
      end_gaps();
      return;
    }
  }
  if (exit.kind == Exit::Kind::Return) {
    emit_return_instruction();
  } else if (exit.kind == Exit::Kind::Break) {
    controls[exit.target].breaks.push_back(emit_jump(Op::Jump));
  } else {
    controls[exit.target].continues.push_back(emit_jump(Op::Jump));
  }
  end_gaps();
}

void Compiler::emit_return() { leave(function_->controls.size(), {Exit::Kind::Return, 0}); }

// ---- switch

void Compiler::switch_statement(const SwitchStatement& node) {
  const std::uint32_t first = function_->next_local;
  expression(*node.discriminant);
  const std::uint32_t value = new_local();
  emit(Op::StoreLocal, value);
  std::vector<std::pair<std::string, BindingKind>> names;
  for (const SwitchCase& branch : node.cases) {
    for (auto& name : lexical_names(branch.body)) names.push_back(std::move(name));
  }
  open_scope(names);
  for (const SwitchCase& branch : node.cases) hoist_functions(branch.body);
  Control control;
  control.kind = ControlKind::Switch;
  function_->controls.push_back(std::move(control));
  std::vector<std::uint32_t> jumps;
  for (const SwitchCase& branch : node.cases) {
    if (!branch.test) continue;
    at(branch.range);
    emit(Op::LoadLocal, value);
    expression(*branch.test);
    emit(Op::StrictEqual);
    jumps.push_back(emit_jump(Op::JumpIfTrue));
  }
  const std::uint32_t no_case = emit_jump(Op::Jump);
  bool has_default = false;
  std::size_t next_jump = 0;
  for (const SwitchCase& branch : node.cases) {
    if (branch.test) {
      patch(jumps[next_jump++]);
    } else {
      patch(no_case);
      has_default = true;
    }
    statements(branch.body);
  }
  if (!has_default) patch(no_case);
  patch_all(function_->controls.back().breaks);
  function_->controls.pop_back();
  close_scope();
  release_locals(first);
}

// ---- exceptions

// `finally` is compiled once. Whoever passes through leaves in a local what comes afterwards:
// nothing, an exception to be thrown again, or one of the exits noted in its control.
void Compiler::try_statement(const TryStatement& node) {
  const std::uint32_t first = function_->next_local;
  const std::uint32_t saved = new_local(2);
  const std::uint32_t completion = node.finalizer ? new_local(2) : 0;
  if (node.finalizer) {
    Control control;
    control.kind = ControlKind::Finally;
    control.local = completion;
    function_->controls.push_back(std::move(control));
  }
  if (node.has_catch) {
    Control control;
    control.kind = ControlKind::Catch;
    function_->controls.push_back(std::move(control));
  }
  emit(Op::SaveScope, saved);
  const std::uint32_t begin = here();
  statement(*node.block);
  const std::uint32_t end = here();
  std::vector<std::uint32_t> normal{emit_jump(Op::Jump)};
  std::uint32_t protected_end = end;
  if (node.has_catch) {
    std::uint32_t from = begin;
    for (const auto& [gap_begin, gap_end] : function_->controls.back().gaps) {
      if (gap_begin > from) function_->code.handlers.push_back({from, gap_begin, here(), saved});
      from = gap_end;
    }
    if (end > from) function_->code.handlers.push_back({from, end, here(), saved});
    function_->controls.pop_back();
    const auto names = [&] {
      std::vector<std::pair<std::string, BindingKind>> list;
      if (node.parameter) {
        for (const std::string& name : spec::bound_names(*node.parameter))
          list.emplace_back(name, BindingKind::Lexical);
      }
      return list;
    }();
    // The exception waits in a local while the scope is opened.
    const std::uint32_t exception = new_local();
    emit(Op::StoreLocal, exception);
    open_scope(names);
    if (node.parameter) {
      emit(Op::LoadLocal, exception);
      bind(*node.parameter, PatternUse::Initialize);
    }
    statement(*node.handler);
    close_scope();
    protected_end = here();
    normal.push_back(emit_jump(Op::Jump));
  }
  if (node.finalizer) {
    const std::uint32_t thrown = here();
    function_->code.handlers.push_back({begin, protected_end, thrown, saved});
    emit(Op::StoreLocal, completion + 1);
    emit_number(1);
    emit(Op::StoreLocal, completion);
    const std::uint32_t to_finally = emit_jump(Op::Jump);
    patch_all(normal);
    emit_number(0);
    emit(Op::StoreLocal, completion);
    patch(to_finally);
    const Control control = std::move(function_->controls.back());
    function_->controls.pop_back();
    patch_all(control.entries);
    statement(*node.finalizer);
    emit(Op::LoadLocal, completion);
    const std::uint32_t not_thrown = emit(Op::JumpIfNotEqualNumber, 0, 1);
    emit(Op::LoadLocal, completion + 1);
    emit(Op::Throw, 1);
    patch(not_thrown);
    for (std::size_t i = 0; i < control.exits.size(); ++i) {
      emit(Op::LoadLocal, completion);
      const std::uint32_t other =
          emit(Op::JumpIfNotEqualNumber, 0, static_cast<std::uint32_t>(i + 2));
      if (control.exits[i].kind == Exit::Kind::Return) emit(Op::LoadLocal, completion + 1);
      leave(function_->controls.size(), control.exits[i]);
      patch(other);
    }
  } else {
    patch_all(normal);
  }
  release_locals(first);
}

}  // namespace ctxcheck::vm
