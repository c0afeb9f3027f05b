// A walk over the module. A name is the module's own if the module declares it anywhere; built-in
// objects, and what other modules export, may only be called, constructed, asked for a method that
// is called at once, or compared with. So no built-in object ever comes into the module's hands.
#include "runtime/sharing.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "spec/names.hpp"

namespace ctxcheck::runtime {
namespace {

using namespace spec::ast;

// Ways to a built-in object from an object of one's own, and the global whose first use is seen.
constexpr std::array<std::string_view, 6> kWays{"__proto__", "getPrototypeOf", "nextTick",
                                                "process",   "prototype",      "setPrototypeOf"};
constexpr std::string_view kConstructor = "constructor";

// Global functions that have an effect on the whole isolate, or make code that is not seen here.
constexpr std::array<std::string_view, 4> kFarReaching{"Function", "addEventListener", "eval",
                                                       "globalThis"};
// Globals that are no objects, and objects of which every run has its own.
constexpr std::array<std::string_view, 4> kHarmless{"Infinity", "NaN", "params", "undefined"};
// What a module may not declare, so that no name is both its own and built-in.
constexpr std::array<std::string_view, 36> kBuiltIn{
    "AbortController",
    "AbortSignal",
    "AggregateError",
    "Array",
    "AsyncLocalStorage",
    "Batcher",
    "Boolean",
    "Error",
    "Headers",
    "JSON",
    "Map",
    "Math",
    "Number",
    "Object",
    "Promise",
    "Proxy",
    "RangeError",
    "ReferenceError",
    "Reflect",
    "Request",
    "Response",
    "Set",
    "String",
    "Symbol",
    "SyntaxError",
    "TypeError",
    "URL",
    "URLSearchParams",
    "WeakMap",
    "WeakSet",
    "clearImmediate",
    "clearTimeout",
    "console",
    "queueMicrotask",
    "setImmediate",
    "setTimeout",
};

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

class Walk {
 public:
  explicit Walk(const Module& module) {
    walker_.expression = [this](const Expression& node) { expression(node); };
    walker_.statement = [this](const Statement& node) { statement(node); };
    walker_.pattern = [this](const Pattern& node) { pattern(node); };
    walker_.function = [this](const Function& node) { function(node); };
    walker_.definition = [this](const Class& node) { definition(node); };
    for (const StatementPtr& one : module.body) walker_.statement(*one);
  }

  [[nodiscard]] bool keeps_to_itself() const {
    const auto own = [this](const std::string& name) { return own_.count(name) > 0; };
    return !reaches_ && std::all_of(held_.begin(), held_.end(), own) &&
           std::none_of(called_.begin(), called_.end(),
                        [](const std::string& name) { return is_in(kFarReaching, name); }) &&
           std::none_of(own_.begin(), own_.end(),
                        [](const std::string& name) { return is_in(kBuiltIn, name); });
  }

 private:
  void declare(const std::string& name) { own_.insert(name); }
  void declare(const Pattern& pattern) {
    for (const std::string& name : spec::bound_names(pattern)) declare(name);
  }
  void assign(const Pattern& pattern) {
    for (const std::string& name : spec::bound_names(pattern)) held_.insert(name);
  }

  // A place where a name is only called or compared with.
  void mention(const Expression& node) {
    if (const auto* name = std::get_if<Identifier>(&node.node)) {
      called_.insert(name->name);
    } else if (const auto* member = std::get_if<MemberExpression>(&node.node);
               member != nullptr && std::holds_alternative<std::string>(member->key)) {
      look_at(std::get<std::string>(member->key));
      mention(*member->object);
    } else if (const auto* chain = std::get_if<OptionalChain>(&node.node)) {
      mention(*chain->expression);
    } else {
      walker_.expression(node);
    }
  }

  void look_at(std::string_view key) {
    if (key == kConstructor) reaches_ = true;
  }

  void expression(const Expression& node) {
    if (const auto* name = std::get_if<Identifier>(&node.node)) {
      if (!is_in(kHarmless, name->name)) held_.insert(name->name);
    } else if (const auto* text = std::get_if<StringLiteral>(&node.node)) {
      if (text->value.find(u"constructor") != std::u16string::npos) reaches_ = true;
    } else if (const auto* member = std::get_if<MemberExpression>(&node.node)) {
      if (const auto* key = std::get_if<std::string>(&member->key)) look_at(*key);
    } else if (const auto* call = std::get_if<CallExpression>(&node.node)) {
      mention(*call->callee);
      walker_.elements(call->arguments);
      return;
    } else if (const auto* construction = std::get_if<NewExpression>(&node.node)) {
      mention(*construction->callee);
      walker_.elements(construction->arguments);
      return;
    } else if (const auto* binary = std::get_if<BinaryExpression>(&node.node);
               binary != nullptr && binary->op == BinaryOperator::InstanceOf) {
      walker_.expression(*binary->left);
      mention(*binary->right);
      return;
    } else if (const auto* assignment = std::get_if<AssignmentExpression>(&node.node)) {
      assign(*assignment->target);
    } else if (const auto* compound = std::get_if<CompoundAssignment>(&node.node)) {
      assign(*compound->target);
    } else if (const auto* logical = std::get_if<LogicalAssignment>(&node.node)) {
      assign(*logical->target);
    }
    walker_.below(node);
  }

  void pattern(const Pattern& node) {
    if (const auto* object = std::get_if<ObjectPattern>(&node.node)) {
      for (const PatternProperty& property : object->properties) {
        if (const auto* key = std::get_if<std::string>(&property.key)) look_at(*key);
      }
    }
    walker_.below(node);
  }

  void function(const Function& node) {
    if (!node.name.empty()) declare(node.name);
    for (const Parameter& parameter : node.parameters) declare(*parameter.element.target);
    walker_.below(node);
  }

  void definition(const Class& node) {
    if (!node.name.empty()) declare(node.name);
    if (node.superclass) mention(*node.superclass);
    if (node.constructor) walker_.function(*node.constructor);
    for (const ClassMember& member : node.members) {
      walker_.key(member.key);
      if (member.function) walker_.function(*member.function);
      if (member.value) walker_.expression(*member.value);
    }
  }

  void loop(const ForBinding& left) {
    if (left.declaration) {
      declare(*left.target);
    } else {
      assign(*left.target);
    }
  }

  void statement(const Statement& node) {
    if (const auto* variables = std::get_if<VariableDeclaration>(&node.node)) {
      for (const Declarator& declarator : variables->declarators) declare(*declarator.target);
    } else if (const auto* attempt = std::get_if<TryStatement>(&node.node)) {
      if (attempt->parameter) declare(*attempt->parameter);
    } else if (const auto* keys = std::get_if<ForInStatement>(&node.node)) {
      loop(keys->left);
    } else if (const auto* values = std::get_if<ForOfStatement>(&node.node)) {
      loop(values->left);
    }
    walker_.below(node);
  }

  spec::Walker walker_;
  std::set<std::string> own_;
  std::set<std::string> held_;  // used in another way than by calling
  std::set<std::string> called_;
  bool reaches_ = false;
};

}  // namespace

bool may_share_isolate(const spec::Spec& spec) {
  if (spec.live) return false;
  // Loads of modules that wait do not end one after the other.
  if (spec.module.has_top_level_await) return false;
  // Wherever they stand, in comments and strings too.
  const auto is_there = [&spec](std::string_view way) {
    return spec.source.text.find(way) != std::string::npos;
  };
  if (std::any_of(kWays.begin(), kWays.end(), is_there)) return false;
  return Walk(spec.module).keeps_to_itself();
}

}  // namespace ctxcheck::runtime
