// Resolving the names of a module against its scopes and the vocabulary.
#include "spec/unsupported.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "spec/diagnostic.hpp"
#include "spec/scopes.hpp"
#include "spec/suggest.hpp"
#include "spec/unsupported_names.hpp"

namespace ctxcheck::spec {
namespace {

using namespace ast;

// What every function has, and every object; not worth listing.
constexpr std::array<std::string_view, 15> kInherited{"__proto__",
                                                      "apply",
                                                      "bind",
                                                      "call",
                                                      "caller",
                                                      "constructor",
                                                      "hasOwnProperty",
                                                      "isPrototypeOf",
                                                      "length",
                                                      "name",
                                                      "propertyIsEnumerable",
                                                      "prototype",
                                                      "toLocaleString",
                                                      "toString",
                                                      "valueOf"};

bool is_inherited(const std::string& name) {
  return std::find(kInherited.begin(), kInherited.end(), name) != kInherited.end();
}

// A use of something missing; refused unless the module tests for it or supplies it elsewhere.
struct Missing {
  Diagnostic diagnostic;
  std::string name;           // "foo", "Object.foo"
  bool uncontrolled = false;  // testing does not help: the real runtime has it
};

class NameCheck : public ScopeWalker {
 public:
  NameCheck(const SourceFile& source, const Vocabulary& vocabulary)
      : source_(source), vocabulary_(vocabulary) {
    for (const auto& [name, members] : vocabulary.globals) globals_.push_back(name);
    for (const auto& [name, exports] : vocabulary.modules) modules_.push_back(name);
  }

  void check(const Module& module) {
    walk(module);
    std::stable_sort(missing_.begin(), missing_.end(), [](const Missing& a, const Missing& b) {
      return before(a.diagnostic.range->begin, b.diagnostic.range->begin);
    });
    for (const Missing& each : missing_) {
      if (supplied_.contains(each.name)) continue;
      if (!each.uncontrolled && tested_.contains(each.name)) continue;
      throw DiagnosticError(each.diagnostic);
    }
  }

 private:
  void miss(std::string name, const Range& range, std::string code, std::string message,
            std::string hint, bool uncontrolled) {
    missing_.push_back({{std::move(code), source_.path, range, std::move(message), std::move(hint)},
                        std::move(name),
                        uncontrolled});
  }

  [[nodiscard]] bool is_global(const std::string& name) const {
    return vocabulary_.globals.contains(name) || name == "undefined";
  }

  // "Object.foo" for `Object.foo` and `globalThis.Object.foo`, "foo" for `foo` and
  // `globalThis.foo`; empty for what is no global or no static member of one.
  [[nodiscard]] std::string global_path(const Expression& node) const {
    if (const auto* name = std::get_if<Identifier>(&node.node)) {
      return is_declared(name->name) ? "" : name->name;
    }
    const auto* member = std::get_if<MemberExpression>(&node.node);
    if (member == nullptr) {
      const auto* chain = std::get_if<OptionalChain>(&node.node);
      return chain == nullptr ? "" : global_path(*chain->expression);
    }
    const auto* key = std::get_if<std::string>(&member->key);
    if (key == nullptr) return "";
    const std::string object = global_path(*member->object);
    if (object.empty() || object.find('.') != std::string::npos) return "";
    return object == "globalThis" ? *key : object + "." + *key;
  }

  // Conditions, and what stands before `?.`, `??`, `||`, `&&`, test whether something is there.
  void note_test(const Expression& node) {
    if (std::string path = global_path(node); !path.empty()) tested_.insert(std::move(path));
  }

  void at_expression(const Expression& node) override {
    if (skipped_.contains(&node)) return;
    if (const auto* name = std::get_if<Identifier>(&node.node)) {
      use_name(name->name, node.range, false);
    } else if (const auto* member = std::get_if<MemberExpression>(&node.node)) {
      if (member->optional) note_test(*member->object);
      use_member(*member, node.range);
    } else if (const auto* unary = std::get_if<UnaryExpression>(&node.node)) {
      if (unary->op == UnaryOperator::TypeOf) {
        note_test(*unary->argument);
        skipped_.insert(unary->argument.get());
      } else if (unary->op == UnaryOperator::Not) {
        note_test(*unary->argument);
      }
    } else if (const auto* logical = std::get_if<LogicalExpression>(&node.node)) {
      note_test(*logical->left);
    } else if (const auto* conditional = std::get_if<ConditionalExpression>(&node.node)) {
      note_test(*conditional->test);
    } else if (const auto* call = std::get_if<CallExpression>(&node.node)) {
      if (call->optional) note_test(*call->callee);
      use_call(*call->callee, node.range);
    } else if (const auto* creation = std::get_if<NewExpression>(&node.node)) {
      use_call(*creation->callee, node.range);
    }
  }

  void at_statement(const Statement& node) override {
    if (const auto* import = std::get_if<ImportDeclaration>(&node.node)) {
      check_import(*import);
    } else if (const auto* choice = std::get_if<IfStatement>(&node.node)) {
      note_test(*choice->test);
    }
  }

  // Names in binding patterns are declared, so what is not declared is assigned to.
  void at_pattern(const Pattern& node) override {
    if (const auto* name = std::get_if<BindingName>(&node.node)) {
      use_name(name->name, node.range, true);
    } else {
      note_supplied(node);
    }
  }

  void note_supplied(const Pattern& node) {
    const auto* target = std::get_if<MemberTarget>(&node.node);
    if (target == nullptr) return;
    std::string path = global_path(*target->member);
    if (path.empty()) return;
    supplied_.insert(std::move(path));
    skipped_.insert(target->member.get());
  }

  void use_name(const std::string& name, const Range& range, bool assigned) {
    if (is_declared(name) || is_global(name)) return;
    if (const auto hint = unsupported_hint(name)) {
      miss(name, range, "unsupported-global", fmt::format("`{}` is not supported", name),
           std::string(*hint), true);
      return;
    }
    miss(name, range, "unknown-global",
         assigned ? fmt::format("`{}` is assigned to but not declared", name)
                  : fmt::format("there is no variable and no global `{}`", name),
         suggestion(
             name, names_in_scope(),
             assigned ? fmt::format("declare it: `let {}`", name) : "declare it, or import it"),
         false);
  }

  // Only the first missing name is reported, so later ones need no suggestion.
  [[nodiscard]] std::vector<std::string> names_in_scope() const {
    constexpr std::size_t kEnough = 50;
    if (missing_.size() > kEnough) return {};
    std::vector<std::string> known = globals_;
    for (auto scope = scopes().rbegin(); scope != scopes().rend(); ++scope) {
      for (const auto* list : {&scope->lexical, &scope->variables, &scope->parameters}) {
        for (const DeclaredName& each : *list) known.push_back(each.name);
      }
    }
    return known;
  }

  void use_member(const MemberExpression& member, const Range& range) {
    const auto* key = std::get_if<std::string>(&member.key);
    if (key == nullptr) return;
    const std::string object = global_path(*member.object);
    if (object == "globalThis") {
      // A global that nobody knows is undefined there, as on the real runtime.
      if (!is_global(*key) && unsupported_hint(*key)) use_name(*key, range, false);
      return;
    }
    const auto found = vocabulary_.globals.find(object);
    if (found == vocabulary_.globals.end() || found->second.empty()) return;
    const std::vector<std::string>& members = found->second;
    if (is_inherited(*key)) return;
    if (std::find(members.begin(), members.end(), *key) != members.end()) return;
    std::vector<std::string> own;
    std::remove_copy_if(members.begin(), members.end(), std::back_inserter(own), is_inherited);
    const std::string path = object + "." + *key;
    const auto hint = unsupported_hint(path);
    miss(path, range, "unsupported-member", fmt::format("`{}` is not supported", path),
         hint ? std::string(*hint)
              : suggestion(*key, members, fmt::format("supported are {}", enumerate(own))),
         hint.has_value());
  }

  // `Function` exists, for instanceof; making code from text does not.
  void use_call(const Expression& callee, const Range& range) {
    if (global_path(callee) != "Function") return;
    miss("Function", range, "unsupported-call", "making a function from text is not supported",
         std::string(unsupported_hint("eval").value_or("")), true);
  }

  void check_import(const ImportDeclaration& node) {
    const auto module = vocabulary_.modules.find(node.module);
    if (module == vocabulary_.modules.end()) {
      const auto hint = unsupported_module_hint(node.module);
      miss("", node.module_range, "unknown-module",
           fmt::format("there is no module \"{}\"", node.module),
           hint ? std::string(*hint)
                : suggestion(node.module, modules_,
                             fmt::format("a spec is one file; built-in modules are {}",
                                         enumerate(modules_))),
           true);
      return;
    }
    for (const ImportSpecifier& specifier : node.specifiers) {
      if (specifier.kind == ImportKind::Namespace) continue;
      const std::string name =
          specifier.kind == ImportKind::Default ? "default" : specifier.imported;
      const std::vector<std::string>& names = module->second;
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      miss("", specifier.range, "unknown-import",
           name == "default" ? fmt::format("the module \"{}\" has no default export", node.module)
                             : fmt::format("the module \"{}\" exports no `{}`", node.module, name),
           suggestion(name, names, fmt::format("it exports {}", enumerate(names))), true);
    }
  }

  const SourceFile& source_;
  const Vocabulary& vocabulary_;
  std::vector<std::string> globals_;
  std::vector<std::string> modules_;
  std::vector<Missing> missing_;
  std::set<std::string> tested_;
  std::set<std::string> supplied_;
  std::set<const Expression*> skipped_;
};

}  // namespace

void check_names(const Module& module, const SourceFile& source, const Vocabulary& vocabulary) {
  NameCheck(source, vocabulary).check(module);
}

}  // namespace ctxcheck::spec
