// Recognising promises that are kept.
#include "fixes/cached_promises.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "fixes/additions.hpp"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

constexpr std::array<std::string_view, 3> kCalls{"io", "ioFail", "sleep"};
constexpr std::array<std::string_view, 3> kDerived{"then", "catch", "finally"};
constexpr std::array<std::string_view, 4> kCombinators{"all", "allSettled", "any", "race"};

bool has(std::span<const std::string_view> list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// The value of a `const` of the same function that the name stands for; null if it is none.
const Expression* value_of(const Program& program, const Use& use) {
  const auto* name = as<Identifier>(use.node);
  if (name == nullptr || use.home != Home::Local || use.around.function == nullptr) return nullptr;
  for (const StatementPtr& item : use.around.function->body) {
    const auto* variables = std::get_if<VariableDeclaration>(&item->node);
    if (variables == nullptr || variables->kind != DeclarationKind::Const) continue;
    for (const Declarator& each : variables->declarators) {
      const auto* target = std::get_if<BindingName>(&each.target->node);
      if (target == nullptr || target->name != name->name || !each.init) continue;
      return gives_promise(program, *each.init) ? each.init.get() : nullptr;
    }
  }
  return nullptr;
}

bool is_async_method(const Program& program, const std::string& name) {
  for (const auto& [unused, binding] : program.bindings()) {
    if (binding.definition == nullptr) continue;
    for (const ClassMember& member : binding.definition->members) {
      const auto* key = std::get_if<std::string>(&member.key);
      if (key != nullptr && *key == name && member.function && member.function->is_async) {
        return true;
      }
    }
  }
  return false;
}

// A place that requests share, as a target; the text of it, or empty.
std::string shared_place(const Program& program, const Pattern& target) {
  if (const auto* member = std::get_if<MemberTarget>(&target.node)) {
    return program.is_shared(*member->member) ? program.text_of(target.range) : "";
  }
  const auto* name = std::get_if<BindingName>(&target.node);
  if (name == nullptr) return "";
  const auto& targets = program.targets();
  const auto found = std::find_if(targets.begin(), targets.end(),
                                  [&](const Target& each) { return each.node == &target; });
  return found != targets.end() && found->home == Home::Module ? name->name : "";
}

class Finder {
 public:
  explicit Finder(const Program& program) : program_(program) {}

  std::vector<KeptPromise> all() {
    for (const Use& use : program_.uses()) {
      if (use.around.function == nullptr) continue;
      if (in_parameters(*use.around.function, use.node->range)) continue;
      if (const auto* plain = as<AssignmentExpression>(use.node)) {
        assigned(use, *plain->target, *plain->value);
      } else if (const auto* logical = as<LogicalAssignment>(use.node)) {
        if (logical->op != LogicalOperator::And) assigned(use, *logical->target, *logical->value);
      } else if (const auto* call = as<CallExpression>(use.node)) {
        set(use, *call);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_promise(const Expression& node) const {
    return gives_promise(program_, node) || value_of(program_, program_.use_of(node)) != nullptr;
  }

  void assigned(const Use& use, const Pattern& target, const Expression& value) {
    std::string place = shared_place(program_, target);
    if (place.empty() || !is_promise(value)) return;
    found_.push_back({use.node, &value, use.around.function, std::move(place), "", false});
  }

  void set(const Use& use, const CallExpression& call) {
    const auto* member = as<MemberExpression>(call.callee);
    if (member == nullptr || member_name(*member) != "set" || call.arguments.size() != 2) return;
    const Expression* key = argument(call.arguments, 0);
    const Expression* value = argument(call.arguments, 1);
    if (key == nullptr || value == nullptr || !program_.is_shared(*member->object)) return;
    if (!is_promise(*value)) return;
    found_.push_back({use.node, value, use.around.function, program_.text_of(member->object->range),
                      program_.text_of(key->range), true});
  }

  const Program& program_;
  std::vector<KeptPromise> found_;
};

}  // namespace

bool gives_promise(const Program& program, const Expression& node) {
  const auto* call = as<CallExpression>(&node);
  if (call == nullptr) return false;
  if (as<Identifier>(call->callee) != nullptr) {
    const Use& use = program.use_of(*call->callee);
    if (std::any_of(kCalls.begin(), kCalls.end(),
                    [&](std::string_view name) { return program.is_import(use, name); })) {
      return true;
    }
    const Binding* found = program.binding(as<Identifier>(call->callee)->name);
    return use.home == Home::Module && found->function != nullptr && found->function->is_async &&
           !found->function->is_generator;
  }
  const auto* member = as<MemberExpression>(call->callee);
  if (member == nullptr) return false;
  const std::string name = member_name(*member);
  if (has(kDerived, name)) return true;
  const auto* object = as<Identifier>(member->object);
  if (object != nullptr && object->name == "Promise" &&
      program.use_of(*member->object).home == Home::Global) {
    return has(kCombinators, name);
  }
  return is_async_method(program, name);
}

std::vector<KeptPromise> kept_promises(const Program& program) { return Finder(program).all(); }

}  // namespace ctxcheck::fixes
