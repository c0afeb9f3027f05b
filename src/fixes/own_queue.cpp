// Recognising queues of resolvers.
#include "fixes/own_queue.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "spec/scopes.hpp"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

const Function* arrow_in(const Expression* node) {
  const auto* expression = as<FunctionExpression>(node);
  if (expression == nullptr || expression->function->kind != FunctionKind::Arrow) return nullptr;
  return expression->function.get();
}

class Finder {
 public:
  explicit Finder(const Program& program) : program_(program) {}

  QueuedPromises all() {
    QueuedPromises result;
    for (const Use& use : program_.uses()) look_at(use, result.found);
    if (!result.found.empty()) return result;
    if (!endless_.empty()) {
      result.reason = fmt::format(
          "the queue that takes resolvers in {} is never replaced as a whole, so it holds no "
          "batches",
          lines_text(endless_));
    } else if (!own_.empty()) {
      result.reason = fmt::format("the queue that takes resolvers in {} belongs to one request",
                                  lines_text(own_));
    } else {
      result.reason = "no promise leaves its resolver in a queue";
    }
    return result;
  }

 private:
  void look_at(const Use& use, std::vector<QueuedPromise>& found) {
    const auto* made = as<NewExpression>(use.node);
    const auto* callee = made == nullptr ? nullptr : as<Identifier>(made->callee);
    if (callee == nullptr || callee->name != "Promise") return;
    if (program_.use_of(*made->callee).home != Home::Global) return;
    const Expression* executor = argument(made->arguments, 0);
    const Function* function = arrow_in(executor);
    if (function == nullptr || function->parameters.empty()) return;
    const auto resolvers = spec::declared_by(*function->parameters.front().element.target);
    if (resolvers.size() != 1) return;
    const Expression* queue = queue_in(*function, resolvers.front().name);
    if (queue == nullptr) return;
    const std::uint32_t line = queue->range.begin.line;
    if (!program_.is_shared(*queue)) {
      own_.push_back(line);
    } else if (!is_replaced(*queue, *function)) {
      endless_.push_back(line);
    } else {
      found.push_back({use.node, executor, queue});
    }
  }

  // What `name`, alone or in an object, is pushed to directly in the function, if that can be said
  // in front of it too.
  [[nodiscard]] const Expression* queue_in(const Function& function,
                                           const std::string& name) const {
    for (const Use* use : program_.inside(function.range)) {
      if (use->around.function != &function) continue;
      const auto* call = as<CallExpression>(use->node);
      const auto* member = call == nullptr ? nullptr : as<MemberExpression>(call->callee);
      if (member == nullptr || member_name(*member) != "push") continue;
      const Expression* job = argument(call->arguments, 0);
      if (job == nullptr || !holds(*job, name)) continue;
      const std::vector<const Use*> parts = program_.inside(member->object->range);
      const bool outside = std::none_of(parts.begin(), parts.end(), [&](const Use* part) {
        const auto* identifier = as<Identifier>(part->node);
        return identifier != nullptr && is_declared_in(function, identifier->name);
      });
      if (outside) return member->object.get();
    }
    return nullptr;
  }

  [[nodiscard]] static bool holds(const Expression& job, const std::string& name) {
    const auto is_name = [&name](const ExpressionPtr& value) {
      const auto* identifier = as<Identifier>(value);
      return identifier != nullptr && identifier->name == name;
    };
    if (const auto* identifier = as<Identifier>(&job)) return identifier->name == name;
    const auto* object = as<ObjectLiteral>(&job);
    return object != nullptr && std::any_of(object->properties.begin(), object->properties.end(),
                                            [&](const ObjectProperty& property) {
                                              return property.value && is_name(property.value);
                                            });
  }

  [[nodiscard]] bool is_declared_in(const Function& function, const std::string& name) const {
    return std::any_of(program_.targets().begin(), program_.targets().end(),
                       [&](const Target& target) {
                         return target.declares && target.name == name &&
                                contains(function.range, target.node->range);
                       });
  }

  // Outside of the executor, something else is assigned to the queue's place, or it is deleted; and
  // nothing of the kind happens inside, where the promise would not see it.
  [[nodiscard]] bool is_replaced(const Expression& queue, const Function& executor) const {
    bool replaced = false;
    for (const Use& use : program_.uses()) {
      const spec::Range* place = place_that_changes(*use.node);
      if (place == nullptr || !same_place(*place, queue)) continue;
      if (contains(executor.range, *place)) return false;
      replaced = true;
    }
    return replaced;
  }

  [[nodiscard]] static const spec::Range* place_that_changes(const Expression& node) {
    if (const auto* assignment = as<AssignmentExpression>(&node)) return &assignment->target->range;
    const auto* unary = as<UnaryExpression>(&node);
    if (unary == nullptr || unary->op != UnaryOperator::Delete) return nullptr;
    return &unary->argument->range;
  }

  // Spelled alike, and of the same class if it begins with `this`.
  [[nodiscard]] bool same_place(const spec::Range& place, const Expression& queue) const {
    return program_.text_of(place) == program_.text_of(queue.range) &&
           program_.around(place).owner == program_.around(queue.range).owner &&
           &place != &queue.range;
  }

  const Program& program_;
  std::vector<std::uint32_t> endless_;
  std::vector<std::uint32_t> own_;
};

}  // namespace

QueuedPromises queued_promises(const Program& program) { return Finder(program).all(); }

}  // namespace ctxcheck::fixes
