// The fix `state-per-request`: what the module keeps becomes a copy per request, found by
// current(). Its own file, as every fix.
#include <algorithm>
#include <array>
#include <set>

#include "fixes/additions.hpp"
#include "fixes/catalogue.hpp"
#include "fmt/format.h"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

constexpr const char* kHelper = R"(// Each request has its own: made when it first asks for it.
function perRequest(make) {
  const made = new Map();
  return () => {
    const request = current();
    if (!made.has(request)) made.set(request, make());
    return made.get(request);
  };
})";

constexpr std::array<std::string_view, 4> kCollections{"Map", "Set", "WeakMap", "WeakSet"};
constexpr std::array<std::string_view, 9> kMutators{
    "push", "pop", "shift", "unshift", "splice", "reverse", "sort", "fill", "copyWithin"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// A variable of the module that requests change, or in which they change something.
struct Kept {
  std::string name;
  const Declarator* declarator = nullptr;
  bool assigned = false;  // the variable itself; then a box holds its value
  std::vector<const Use*> reads;
  std::vector<const Target*> writes;
};

class OwnState {
 public:
  explicit OwnState(const Program& program) : program_(program) {}

  Attempt attempt() {
    std::vector<Kept> kept;
    for (const auto& [name, binding] : program_.bindings()) {
      if (binding.variable == nullptr) continue;
      Kept each = uses_of(name, *binding.variable);
      if (!is_state(each)) continue;
      std::string problem = problem_of(each, binding);
      if (problem.empty()) {
        kept.push_back(std::move(each));
      } else if (reason_.empty()) {
        reason_ = std::move(problem);
      }
    }
    if (kept.empty()) {
      return NotApplicable{reason_.empty() ? "no variable of the module holds what requests change"
                                           : reason_};
    }
    helper_ = program_.fresh_name("perRequest");
    for (const Kept& each : kept) edit(each);
    const std::string current = import_name(program_, "current", edits_);
    edits_.push_back(add_code(
        program_, replaced(replaced(kHelper, "perRequest", helper_), "current()", current + "()")));
    return edits_;
  }

 private:
  [[nodiscard]] Kept uses_of(const std::string& name, const Declarator& declarator) const {
    Kept kept{name, &declarator, false, {}, {}};
    for (const Use& use : program_.uses()) {
      const auto* identifier = as<Identifier>(use.node);
      if (identifier != nullptr && use.home == Home::Module && identifier->name == name) {
        kept.reads.push_back(&use);
      }
    }
    for (const Target& target : program_.targets()) {
      if (target.home != Home::Module || target.name != name || target.declares) continue;
      kept.writes.push_back(&target);
    }
    kept.assigned =
        !kept.writes.empty() || std::any_of(kept.reads.begin(), kept.reads.end(),
                                            [this](const Use* use) { return is_updated(*use); });
    return kept;
  }

  // `name++`.
  [[nodiscard]] bool is_updated(const Use& use) const {
    return use.parent != kNone && as<UpdateExpression>(program_.uses()[use.parent].node) != nullptr;
  }

  [[nodiscard]] bool is_state(const Kept& kept) const {
    if (kept.assigned) return true;
    const Expression* init = kept.declarator->init.get();
    if (const auto* made = as<NewExpression>(init)) return is_stateful_class(*made);
    if (const auto* call = as<CallExpression>(init)) return is_factory(*call);
    const bool literal = as<ArrayLiteral>(init) != nullptr || as<ObjectLiteral>(init) != nullptr;
    return literal && std::any_of(kept.reads.begin(), kept.reads.end(),
                                  [this](const Use* use) { return is_mutated(*use); });
  }

  [[nodiscard]] bool is_stateful_class(const NewExpression& made) const {
    const auto* name = as<Identifier>(made.callee);
    if (name == nullptr) return false;
    const Use& use = program_.use_of(*made.callee);
    if (use.home == Home::Global) return has(kCollections, name->name);
    if (program_.is_import(use, "Batcher")) return true;
    const Binding* found = program_.binding(name->name);
    return use.home == Home::Module && found->definition != nullptr;
  }

  // A function of the module, unless what it makes is kept by current() already.
  [[nodiscard]] bool is_factory(const CallExpression& call) const {
    const auto* name = as<Identifier>(call.callee);
    if (name == nullptr || program_.use_of(*call.callee).home != Home::Module) return false;
    const Binding* found = program_.binding(name->name);
    if (found->function == nullptr || found->function->is_async) return false;
    const std::vector<const Use*> inside = program_.inside(found->function->range);
    return std::none_of(inside.begin(), inside.end(),
                        [this](const Use* use) { return program_.is_import(*use, "current"); });
  }

  // Something is assigned to a member, a member is deleted, or a method that changes it is called.
  [[nodiscard]] bool is_mutated(const Use& use) const {
    const Use* inner = &use;
    while (inner->parent != kNone) {
      const Use& outer = program_.uses()[inner->parent];
      const auto* member = as<MemberExpression>(outer.node);
      if (member == nullptr || member->object.get() != inner->node) break;
      const Expression* around =
          outer.parent == kNone ? nullptr : program_.uses()[outer.parent].node;
      if (const auto* call = as<CallExpression>(around)) {
        if (call->callee.get() == outer.node && has(kMutators, member_name(*member))) return true;
      }
      if (const auto* unary = as<UnaryExpression>(around)) {
        if (unary->op == UnaryOperator::Delete) return true;
      }
      if (as<UpdateExpression>(around) != nullptr || is_target(*outer.node, around)) return true;
      inner = &outer;
    }
    return false;
  }

  static bool is_target(const Expression& member, const Expression* around) {
    const Pattern* target = nullptr;
    if (const auto* plain = as<AssignmentExpression>(around)) target = plain->target.get();
    if (const auto* compound = as<CompoundAssignment>(around)) target = compound->target.get();
    if (const auto* logical = as<LogicalAssignment>(around)) target = logical->target.get();
    return target != nullptr && target->range == member.range;
  }

  // Why it cannot be kept per request; empty if it can.
  [[nodiscard]] std::string problem_of(const Kept& kept, const Binding& binding) const {
    const auto stands = [&kept](std::string_view what, std::uint32_t line) {
      return fmt::format("`{}` {} (line {})", kept.name, what, line);
    };
    if (binding.exported) return stands("is exported", kept.declarator->range.begin.line);
    for (const Use* use : kept.reads) {
      if (program_.at_load(use->around)) {
        return stands("is used while the module is loaded", use->node->range.begin.line);
      }
    }
    for (const Target* target : kept.writes) {
      const std::uint32_t line = target->node->range.begin.line;
      if (program_.at_load(target->around))
        return stands("is set while the module is loaded", line);
      if (target->shorthand) return stands("is set by destructuring", line);
    }
    if (kept.declarator->init) {
      for (const Use* use : program_.inside(kept.declarator->init->range)) {
        if (as<AwaitExpression>(use->node) != nullptr && use->around.function == nullptr) {
          return stands("is awaited while the module is loaded", use->node->range.begin.line);
        }
      }
    }
    return "";
  }

  void insert(std::size_t at, std::string text) { edits_.push_back({at, at, std::move(text)}); }

  void edit(const Kept& kept) {
    const SourceText& text = program_.text();
    const Expression* init = kept.declarator->init.get();
    const std::string before =
        fmt::format("{}(() => {}", helper_, kept.assigned ? "({ value: " : "");
    const std::string after = kept.assigned ? " }))" : ")";
    if (init == nullptr) {
      insert(text.offset(kept.declarator->range.end),
             fmt::format(" = {}undefined{}", before, after));
    } else {
      const bool braces = !kept.assigned && as<ObjectLiteral>(init) != nullptr;
      insert(text.offset(init->range.begin), before + (braces ? "(" : ""));
      insert(text.offset(init->range.end), (braces ? ")" : "") + after);
    }
    const std::string use_text = fmt::format("{}(){}", kept.name, kept.assigned ? ".value" : "");
    for (const Use* use : kept.reads) {
      const std::string key = is_shorthand(*use) ? kept.name + ": " : "";
      const std::string whole = needs_parentheses(*use) ? fmt::format("({})", use_text) : use_text;
      replace(use->node->range, key + whole);
    }
    for (const Target* target : kept.writes) replace(target->node->range, use_text);
  }

  void replace(const spec::Range& range, std::string text) {
    edits_.push_back(
        {program_.text().offset(range.begin), program_.text().offset(range.end), std::move(text)});
  }

  [[nodiscard]] bool is_shorthand(const Use& use) const {
    if (use.parent == kNone) return false;
    const auto* object = as<ObjectLiteral>(program_.uses()[use.parent].node);
    if (object == nullptr) return false;
    return std::any_of(object->properties.begin(), object->properties.end(),
                       [&use](const ObjectProperty& property) {
                         return property.kind == ObjectPropertyKind::Shorthand &&
                                property.value.get() == use.node;
                       });
  }

  // `new (name())()`: without them, the call would be taken for the arguments.
  [[nodiscard]] bool needs_parentheses(const Use& use) const {
    const Use* inner = &use;
    while (inner->parent != kNone) {
      const Use& outer = program_.uses()[inner->parent];
      if (const auto* made = as<NewExpression>(outer.node)) {
        return made->callee.get() == inner->node && !inner->node->parenthesized;
      }
      const auto* member = as<MemberExpression>(outer.node);
      if (member == nullptr || member->object.get() != inner->node) return false;
      inner = &outer;
    }
    return false;
  }

  const Program& program_;
  std::string helper_;
  std::string reason_;
  std::vector<Edit> edits_;
};

}  // namespace

Attempt state_per_request(const Program& program) { return OwnState(program).attempt(); }

}  // namespace ctxcheck::fixes
