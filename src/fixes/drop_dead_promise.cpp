// The fix `drop-dead-promise`: who waits for a kept promise drops it if it fails, and makes it
// again if the runtime says that its request has ended. Its own file, as every fix.
#include <algorithm>

#include "fixes/additions.hpp"
#include "fixes/cached_promises.hpp"
#include "fixes/catalogue.hpp"
#include "fmt/format.h"
#include "spec/scopes.hpp"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

constexpr const char* kHelper =
    R"(// Waits for a promise that is kept for all. If it fails it is dropped; if that is because its request
// has ended, it is made again.
async function untilAlive(get, drop) {
  for (;;) {
    const promise = get();
    try {
      return await promise;
    } catch (error) {
      drop(promise);
      if (!String(error?.message).includes("created by a request that has since ended")) throw error;
    }
  }
})";

constexpr const char* kAssign = "?\?=";  // otherwise a trigraph

// `return cache.get(key)`, with nothing else around it.
bool returns_kept(const Program& program, const Statement& item, const KeptPromise& kept) {
  const auto* returned = std::get_if<ReturnStatement>(&item.node);
  const auto* call = returned == nullptr ? nullptr : as<CallExpression>(returned->argument);
  const auto* member = call == nullptr ? nullptr : as<MemberExpression>(call->callee);
  const Expression* key = call == nullptr ? nullptr : argument(call->arguments, 0);
  return member != nullptr && member_name(*member) == "get" && key != nullptr &&
         program.text_of(member->object->range) == kept.place &&
         program.text_of(key->range) == kept.key;
}

class Dropping {
 public:
  explicit Dropping(const Program& program)
      : program_(program), helper_(program.fresh_name("untilAlive")) {}

  Attempt attempt() {
    for (const KeptPromise& kept : kept_promises(program_)) {
      kept.collection ? in_collection(kept) : in_place(kept);
    }
    if (edits_.empty()) {
      return NotApplicable{reason_.empty() ? "the module keeps no promise that is still pending"
                                           : reason_};
    }
    edits_.push_back(add_code(program_, replaced(kHelper, "untilAlive", helper_)));
    return edits_;
  }

 private:
  void refuse(const KeptPromise& kept, std::string_view why) {
    if (!reason_.empty()) return;
    reason_ =
        fmt::format("the promise that is kept in line {} {}", kept.store->range.begin.line, why);
  }

  // `await (place ??= promise)`, or `await place` behind the assignment.
  void in_place(const KeptPromise& kept) {
    if (!stands_anywhere(*kept.promise, *kept.function)) {
      return refuse(kept, "cannot be made again: it needs what only that place has");
    }
    bool awaited = false;
    for (const Use* use : program_.inside(kept.function->range)) {
      const auto* wait = as<AwaitExpression>(use->node);
      if (wait == nullptr || use->around.function != kept.function) continue;
      const Expression* what = wait->argument.get();
      if (what != kept.store && program_.text_of(what->range) != kept.place) continue;
      awaited = true;
      replace(use->node->range,
              fmt::format("await {0}(() => ({1} {3} {2}), (dead) => {{ if ({1} === dead) {1} = "
                          "undefined; }})",
                          helper_, kept.place, program_.text_of(kept.promise->range), kAssign));
    }
    if (!awaited) refuse(kept, "is not awaited in the function that keeps it");
  }

  // A function that puts the promise into a collection and returns what is in there.
  void in_collection(const KeptPromise& kept) {
    const Function& function = *kept.function;
    if (function.is_async || function.is_generator || function.expression_body ||
        function.body.empty() || !returns_kept(program_, *function.body.back(), kept)) {
      return refuse(kept, "is not handed on by the function that keeps it as its last step");
    }
    if (is_argument(function)) return refuse(kept, "is dropped if it fails already");
    const auto shape = shape_of(program_, function);
    if (!shape) return refuse(kept, "stands in a function whose head cannot be read");
    const SourceText& text = program_.text();
    const std::string indent(text.indentation(shape->body_end));
    insert(shape->body_begin + 1, fmt::format("\n{}  return {}(() => {{", indent, helper_));
    insert(shape->body_end,
           fmt::format("  }}, (dead) => {{\n{0}    if ({1}.get({2}) === dead) {1}.delete({2});\n"
                       "{0}  }});\n{0}",
                       indent, kept.place, kept.key));
  }

  // Everything it names is there in the whole function, and it waits for nothing.
  [[nodiscard]] bool stands_anywhere(const Expression& promise, const Function& function) const {
    std::vector<spec::DeclaredName> parameters;
    for (const Parameter& parameter : function.parameters) {
      for (auto& name : spec::declared_by(*parameter.element.target)) parameters.push_back(name);
    }
    const std::vector<const Use*> inside = program_.inside(promise.range);
    return std::all_of(inside.begin(), inside.end(), [&](const Use* use) {
      if (use->around.function != &function) return true;
      if (as<AwaitExpression>(use->node) || as<YieldExpression>(use->node)) return false;
      const auto* name = as<Identifier>(use->node);
      if (name == nullptr || use->home != Home::Local) return true;
      return std::any_of(parameters.begin(), parameters.end(),
                         [name](const auto& each) { return each.name == name->name; });
    });
  }

  // The function is handed to another one, as this fix does it.
  [[nodiscard]] bool is_argument(const Function& function) const {
    return std::any_of(program_.uses().begin(), program_.uses().end(), [&](const Use& use) {
      const auto* expression = as<FunctionExpression>(use.node);
      return expression != nullptr && expression->function.get() == &function &&
             use.parent != kNone && as<CallExpression>(program_.uses()[use.parent].node) != nullptr;
    });
  }

  void insert(std::size_t at, std::string text) { edits_.push_back({at, at, std::move(text)}); }
  void replace(const spec::Range& range, std::string text) {
    edits_.push_back(
        {program_.text().offset(range.begin), program_.text().offset(range.end), std::move(text)});
  }

  const Program& program_;
  std::string helper_;
  std::string reason_;
  std::vector<Edit> edits_;
};

}  // namespace

Attempt drop_dead_promise(const Program& program) { return Dropping(program).attempt(); }

}  // namespace ctxcheck::fixes
