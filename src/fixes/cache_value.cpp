// The fix `cache-value`: the module keeps what was loaded, and not the promise of it. Its own file,
// as every fix.
#include <algorithm>
#include <set>

#include "fixes/cached_promises.hpp"
#include "fixes/catalogue.hpp"
#include "fmt/format.h"
#include "spec/names.hpp"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

// `get` of the same collection with the same key, or the place itself.
bool reads_place(const Program& program, const Expression& node, const KeptPromise& kept) {
  if (!kept.collection) return program.text_of(node.range) == kept.place;
  const auto* call = as<CallExpression>(&node);
  const auto* member = call == nullptr ? nullptr : as<MemberExpression>(call->callee);
  if (member == nullptr || member_name(*member) != "get") return false;
  const Expression* key = argument(call->arguments, 0);
  return key != nullptr && program.text_of(member->object->range) == kept.place &&
         program.text_of(key->range) == kept.key;
}

// All that the function returns is the kept promise, so who calls it takes a promise anyway.
bool returns_only(const Program& program, const Function& function, const KeptPromise& kept) {
  const auto is_it = [&](const Expression& node) {
    return reads_place(program, node, kept) || &node == kept.store ||
           program.text_of(node.range) == program.text_of(kept.promise->range);
  };
  if (function.expression_body) return is_it(*function.expression_body);
  bool only = true;
  bool any = false;
  spec::Walker walker;
  walker.expression = [](const Expression&) {};
  walker.function = [](const Function&) {};
  walker.definition = [](const Class&) {};
  walker.pattern = [](const Pattern&) {};
  walker.statement = [&](const Statement& node) {
    if (const auto* returned = std::get_if<ReturnStatement>(&node.node)) {
      any = true;
      only = only && returned->argument && is_it(*returned->argument);
    }
    walker.below(node);
  };
  for (const StatementPtr& item : function.body) walker.statement(*item);
  return any && only;
}

bool can_become_async(const Program& program, const Function& function) {
  switch (function.kind) {
    case FunctionKind::Normal:
    case FunctionKind::Arrow:
      return !function.is_generator;
    case FunctionKind::Method:
      return !function.is_generator && !program.text_of(function.range).starts_with("static");
    case FunctionKind::Getter:
    case FunctionKind::Setter:
    case FunctionKind::Constructor:
    case FunctionKind::StaticBlock:
      break;
  }
  return false;
}

}  // namespace

Attempt cache_value(const Program& program) {
  std::vector<Edit> edits;
  std::set<const Function*> made_async;
  std::string reason = "the module keeps no promise that is still pending";
  for (const KeptPromise& kept : kept_promises(program)) {
    const Function& function = *kept.function;
    if (!function.is_async && !made_async.contains(&function)) {
      if (!can_become_async(program, function) || !returns_only(program, function, kept)) {
        reason = fmt::format(
            "the function that keeps a promise in line {} cannot wait for it: it is not async, and "
            "it returns something else than that promise",
            kept.store->range.begin.line);
        continue;
      }
      const std::size_t begin = program.text().offset(function.range.begin);
      edits.push_back({begin, begin, "async "});
      made_async.insert(&function);
    }
    const std::size_t at = program.text().offset(kept.promise->range.begin);
    edits.push_back({at, at, "await "});
  }
  if (edits.empty()) return NotApplicable{reason};
  return edits;
}

}  // namespace ctxcheck::fixes
