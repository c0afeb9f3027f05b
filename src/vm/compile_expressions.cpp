// Expressions: literals, operators, suspension. Member access, calls and assignment are in
// compile_access.cpp.
#include "spec/names.hpp"
#include "system/contract.hpp"
#include "vm/compiler.hpp"
#include "vm/defects.hpp"

namespace ctxcheck::vm {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

namespace {

template <class... Cases>
struct Match : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;

}  // namespace

// -> value. Instructions of the node itself carry its beginning as their place; those of its parts
// carry theirs.
void Compiler::expression(const Expression& node) {
  const spec::Position outer = position_;
  at(node.range);
  std::visit(
      Match{
          [&](const Identifier& n) { load(n.name); },
          [&](const NumberLiteral& n) { emit_number(n.value); },
          [&](const StringLiteral& n) {
            emit_constant(Value::string(input_.strings.intern(n.value)));
          },
          [&](const BooleanLiteral& n) { emit(n.value ? Op::True : Op::False); },
          [&](const NullLiteral&) { emit(Op::Null); },
          [&](const ThisExpression&) { load_this(); },
          [&](const NewTarget&) { load_of_function(spec::kNewTargetName, Op::LoadNewTarget); },
          [&](const TemplateLiteral& n) { template_literal(n); },
          [&](const TaggedTemplate& n) { tagged_template(n); },
          [&](const ArrayLiteral& n) { array_literal(n.elements); },
          [&](const ObjectLiteral& n) { object_literal(n); },
          [&](const FunctionExpression& n) { function_expression(*n.function, n.function->name); },
          [&](const ClassExpression& n) { compile_class(*n.definition, n.definition->name); },
          [&](const UnaryExpression& n) { unary(n); },
          [&](const UpdateExpression& n) { update(n); },
          [&](const BinaryExpression& n) {
            expression(*n.left);
            expression(*n.right);
            binary_operator(n.op);
          },
          [&](const PrivateIn& n) {
            expression(*n.object);
            load("#" + n.name.name);
            emit(Op::HasPrivate);
          },
          [&](const LogicalExpression& n) { logical(n); },
          [&](const ConditionalExpression& n) {
            expression(*n.test);
            const std::uint32_t otherwise = emit_jump(Op::JumpIfFalse);
            expression(*n.consequent);
            const std::uint32_t end = emit_jump(Op::Jump);
            patch(otherwise);
            expression(*n.alternate);
            patch(end);
          },
          [&](const SequenceExpression& n) {
            for (std::size_t i = 0; i < n.expressions.size(); ++i) {
              if (i > 0) emit(Op::Pop);
              expression(*n.expressions[i]);
            }
          },
          [&](const AssignmentExpression& n) { assignment(n); },
          [&](const CompoundAssignment& n) { compound(n); },
          [&](const LogicalAssignment& n) { logical_assignment(n); },
          [&](const MemberExpression& n) { member(n, false); },
          [&](const SuperMember& n) {
            load_this();
            emit_key(n.key);
            emit(Op::GetSuper);
          },
          [&](const SuperCall& n) { emit_super_call(n.arguments); },
          [&](const CallExpression& n) { call(n); },
          [&](const OptionalChain& n) { optional_chain(*n.expression); },
          [&](const NewExpression& n) { new_expression(n); },
          [&](const AwaitExpression& n) {
            expression(*n.argument);
            emit(Op::Await);
          },
          [&](const YieldExpression& n) { yield(n); },
      },
      node.node);
  position_ = outer;
}

// -> value; an anonymous function or class gets the name (ECMAScript 8.4.5, NamedEvaluation).
void Compiler::named_expression(const Expression& node, const std::string& name) {
  if (const auto* function = std::get_if<FunctionExpression>(&node.node)) {
    if (function->function->name.empty()) {
      at(node.range);
      function_expression(*function->function, name);
      return;
    }
  } else if (const auto* definition = std::get_if<ClassExpression>(&node.node)) {
    if (definition->definition->name.empty()) {
      at(node.range);
      compile_class(*definition->definition, name);
      return;
    }
  }
  expression(node);
}

// ---- operators

void Compiler::binary_operator(BinaryOperator op) {
  // In the order of the enumeration.
  static constexpr Op kOps[] = {
      Op::Add,       Op::Subtract,  Op::Multiply,    Op::Divide,
      Op::Remainder, Op::Exponent,  Op::BitAnd,      Op::BitOr,
      Op::BitXor,    Op::ShiftLeft, Op::ShiftRight,  Op::ShiftRightUnsigned,
      Op::Equal,     Op::NotEqual,  Op::StrictEqual, Op::StrictNotEqual,
      Op::Less,      Op::LessEqual, Op::Greater,     Op::GreaterEqual,
      Op::In,        Op::InstanceOf};
  emit(kOps[static_cast<std::size_t>(op)]);
}

void Compiler::unary(const UnaryExpression& node) {
  if (node.op == UnaryOperator::TypeOf) {
    if (const auto* name = std::get_if<Identifier>(&node.argument->node)) {
      load_for_typeof(name->name);
    } else {
      expression(*node.argument);
    }
    emit(Op::TypeOf);
    return;
  }
  if (node.op == UnaryOperator::Delete) {
    remove(*node.argument);
    return;
  }
  expression(*node.argument);
  switch (node.op) {
    case UnaryOperator::Minus:
      emit(Op::Negate);
      return;
    case UnaryOperator::Plus:
      emit(Op::ToNumber);
      return;
    case UnaryOperator::Not:
      emit(Op::Not);
      return;
    case UnaryOperator::BitNot:
      emit(Op::BitNot);
      return;
    case UnaryOperator::Void:
      emit(Op::Pop);
      emit(Op::Undefined);
      return;
    case UnaryOperator::TypeOf:
    case UnaryOperator::Delete:
      return;
  }
}

// The operand decides; it stays on the stack if it does.
std::uint32_t Compiler::short_circuit(LogicalOperator op) {
  switch (op) {
    case LogicalOperator::And:
      return emit_jump(Op::JumpIfFalseKeep);
    case LogicalOperator::Or:
      return emit_jump(Op::JumpIfTrueKeep);
    case LogicalOperator::Coalesce:
      return emit_jump(Op::JumpIfNotNullishKeep);
  }
  return 0;
}

void Compiler::logical(const LogicalExpression& node) {
  expression(*node.left);
  const std::uint32_t decided = short_circuit(node.op);
  emit(Op::Pop);
  expression(*node.right);
  patch(decided);
}

// ---- literals

void Compiler::array_literal(const std::vector<Element>& elements) {
  emit(Op::NewArray);
  for (const Element& element : elements) {
    if (const auto* spread = std::get_if<SpreadElement>(&element)) {
      expression(*spread->argument);
      emit(Op::AppendSpread);
    } else if (const auto& value = std::get<ExpressionPtr>(element)) {
      expression(*value);
      emit(Op::Append);
    } else {
      emit(Op::AppendHole);
    }
  }
}

// -> key
void Compiler::emit_key(const spec::ast::PropertyKey& key) {
  if (const auto* name = std::get_if<std::string>(&key)) {
    emit_string(*name);
  } else if (const auto* computed = std::get_if<ExpressionPtr>(&key)) {
    expression(**computed);
  } else {
    load("#" + std::get<PrivateName>(key).name);
  }
}

// -> key, as a property key
void Compiler::emit_member_key(const spec::ast::PropertyKey& key) {
  emit_key(key);
  if (std::holds_alternative<ExpressionPtr>(key)) emit(Op::ToPropertyKey);
}

void Compiler::object_literal(const ObjectLiteral& node) {
  emit(Op::NewObject);
  for (const ObjectProperty& property : node.properties) {
    at(property.range);
    switch (property.kind) {
      case ObjectPropertyKind::Spread:
        expression(*property.value);
        emit(Op::CopyProperties);
        break;
      case ObjectPropertyKind::Shorthand:
        emit_key(property.key);
        expression(*property.value);
        emit(Op::DefineField);
        break;
      case ObjectPropertyKind::Value: {
        const auto* name = std::get_if<std::string>(&property.key);
        if (name != nullptr && *name == "__proto__") {
          expression(*property.value);
          emit(Op::SetPrototype);
          break;
        }
        emit_member_key(property.key);
        if (name != nullptr) {
          named_expression(*property.value, *name);
        } else {
          expression(*property.value);
        }
        emit(Op::DefineField, name == nullptr && is_anonymous(*property.value) ? 1 : 0);
        break;
      }
      case ObjectPropertyKind::Method:
        emit_member_key(property.key);
        emit_closure(*property.function, "");
        emit(Op::DefineMethod, kAllFlags);
        break;
      case ObjectPropertyKind::Getter:
      case ObjectPropertyKind::Setter:
        emit_member_key(property.key);
        emit_closure(*property.function, "");
        emit(Op::DefineAccessor, property.kind == ObjectPropertyKind::Setter ? 1 : 0,
             kEnumerable | kConfigurable);
        break;
    }
  }
}

bool Compiler::is_anonymous(const Expression& node) {
  if (const auto* function = std::get_if<FunctionExpression>(&node.node))
    return function->function->name.empty();
  const auto* definition = std::get_if<ClassExpression>(&node.node);
  return definition != nullptr && definition->definition->name.empty();
}

void Compiler::template_literal(const TemplateLiteral& node) {
  const auto text = [&](std::size_t i) {
    emit_constant(Value::string(input_.strings.intern(node.strings[i])));
  };
  std::uint32_t parts = 1;
  text(0);
  for (std::size_t i = 0; i < node.expressions.size(); ++i) {
    expression(*node.expressions[i]);
    emit(Op::ToStringOp);
    ++parts;
    if (node.strings[i + 1].empty()) continue;
    text(i + 1);
    ++parts;
  }
  if (parts > 1) emit(Op::Concat, parts);
}

void Compiler::tagged_template(const TaggedTemplate& node) {
  callee_and_this(*node.tag);
  emit(Op::TemplateObject, constant(input_.template_object(node.cooked, node.raw)));
  for (const ExpressionPtr& value : node.expressions) expression(*value);
  emit(Op::Call, static_cast<std::uint32_t>(node.expressions.size() + 1), text_constant(*node.tag));
}

// ---- suspension

void Compiler::yield(const YieldExpression& node) {
  if (node.delegate) {
    yield_delegate(node);
    return;
  }
  if (node.argument) {
    expression(*node.argument);
  } else {
    emit(Op::Undefined);
  }
  if (function_->code.is_async && !seeded(Defect::AsyncGeneratorYieldsRaw)) emit(Op::Await);
  emit_yield();
}

// value -> what `next` was given. A `return` leaves the function from here; async generators await
// its value first (ECMAScript 27.6.3.8).
void Compiler::emit_yield() {
  emit(Op::Yield);
  emit(Op::ResumeThrow);
  const std::uint32_t goes_on =
      emit(Op::JumpIfNotEqualNumber, 0, static_cast<std::uint32_t>(ResumeKind::Return));
  if (function_->code.is_async) emit(Op::Await);
  emit_return();
  patch(goes_on);
}

// ECMAScript 15.5.5, `yield *`.
void Compiler::yield_delegate(const YieldExpression& node) {
  const bool is_async = function_->code.is_async;
  const std::uint32_t first = function_->next_local;
  const std::uint32_t kind = new_local();
  const std::uint32_t outcome = new_local();
  const std::uint32_t saved = new_local(2);
  const auto unless = [&](auto number) {
    return emit(Op::JumpIfNotEqualNumber, 0, static_cast<std::uint32_t>(number));
  };
  expression(*node.argument);
  const std::uint32_t iterator = open_iterator(is_async);
  if (is_async) emit(Op::SaveScope, saved);
  emit(Op::Undefined);
  emit_number(static_cast<double>(ResumeKind::Next));

  const std::uint32_t start = here();  // received kind
  emit(Op::Duplicate);
  emit(Op::StoreLocal, kind);
  emit(Op::DelegateCall, iterator);
  emit(Op::StoreLocal, outcome);
  emit(Op::LoadLocal, outcome);
  const std::uint32_t has_return = unless(Delegated::NoReturn);
  if (is_async) emit(Op::Await);
  emit_return();
  patch(has_return);
  emit(Op::LoadLocal, outcome);
  const std::uint32_t called = unless(Delegated::NoThrow);
  emit_iterator_close(iterator, is_async);
  emit(Op::ThrowNoThrow);

  patch(called);  // result
  if (is_async) emit(Op::Await);
  emit(Op::IteratorResult);
  emit(Op::Duplicate);
  emit(Op::IteratorDone);
  const std::uint32_t done = emit_jump(Op::JumpIfTrue);
  if (!is_async) {
    emit(Op::Yield, 1);
  } else {
    // A value that comes with `return` is awaited; if it is rejected, that is what the iterator
    // receives (ECMAScript 27.6.3.7, AsyncGeneratorUnwrapYieldResumption).
    emit(Op::IteratorValue);
    emit(Op::Yield);
    emit(Op::Duplicate);
    const std::uint32_t no_return = unless(ResumeKind::Return);
    emit(Op::Swap);
    const std::uint32_t begin = here();
    emit(Op::Await);
    const std::uint32_t end = here();
    emit(Op::Swap);
    emit(Op::Jump, start);
    function_->code.handlers.push_back({begin, end, here(), saved});
    emit_number(static_cast<double>(ResumeKind::Throw));
    patch(no_return);
  }
  emit(Op::Jump, start);

  patch(done);
  emit(Op::IteratorValue);
  emit(Op::LoadLocal, kind);
  const std::uint32_t end = unless(ResumeKind::Return);
  emit_return();
  patch(end);
  release_locals(first);
}

}  // namespace ctxcheck::vm
