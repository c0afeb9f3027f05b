// A spec's program as fixes look at it: every use of an expression with what is around it, what
// each name refers to, and what runs while the module is loaded. Its own file because every fix
// recognises its places by these facts, and by nothing else.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fixes/text.hpp"
#include "spec/ast.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::fixes {

// What an identifier refers to.
enum class Home : std::uint8_t {
  Global,  // nothing that the module declares
  Import,
  Module,  // a declaration at the top of the module
  Local,
};

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Where code stands.
struct Around {
  const spec::ast::Function* function = nullptr;  // the innermost one; null at the top
  // The class in whose field the code stands, outside of any function in that field.
  const spec::ast::Class* fields_of = nullptr;
  const spec::ast::Class* owner = nullptr;  // the innermost class
};

// An expression; its parent is the index of the expression directly around it, functions and
// classes in between or not.
struct Use {
  const spec::ast::Expression* node = nullptr;
  std::size_t parent = kNone;
  Around around;
  Home home = Home::Local;  // of identifiers
};

// A name that a pattern binds or assigns to.
struct Target {
  const spec::ast::Pattern* node = nullptr;
  std::string name;
  Around around;
  Home home = Home::Local;
  bool declares = false;
  bool shorthand = false;  // `{ name }`
};

// What is declared at the top of the module.
struct Binding {
  std::string imported_from;                      // of imports
  std::string imported_name;                      // named imports only
  const spec::ast::Function* function = nullptr;  // also of `const f = () => ...`
  const spec::ast::Class* definition = nullptr;
  const spec::ast::Declarator* variable = nullptr;  // if its target is a plain name
  spec::ast::DeclarationKind kind = spec::ast::DeclarationKind::Const;
  bool exported = false;
};

// An exported function that takes requests; null if the text does not show one.
struct Handler {
  std::string name;
  const spec::ast::Function* function = nullptr;
};

class Program {
 public:
  // The spec must outlive this; of the vocabulary, the newest profile is kept.
  Program(const spec::Spec& spec, const spec::Vocabulary& vocabulary);

  [[nodiscard]] const spec::Spec& spec() const { return spec_; }
  [[nodiscard]] const std::string& newest_runtime() const { return newest_runtime_; }
  [[nodiscard]] const SourceText& text() const { return text_; }
  [[nodiscard]] std::string text_of(const spec::Range& range) const {
    return std::string(text_.slice(range));
  }

  [[nodiscard]] const std::vector<Use>& uses() const { return uses_; }  // in source order
  [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }
  [[nodiscard]] const std::map<std::string, Binding>& bindings() const { return bindings_; }
  [[nodiscard]] const std::vector<Handler>& handlers() const { return handlers_; }
  // Null if the module declares no such name at its top.
  [[nodiscard]] const Binding* binding(const std::string& name) const;

  // Whether the code runs, or may run, while the module is loaded.
  [[nodiscard]] bool at_load(const Around& around) const;
  // Whether an instance of the class is made while the module is loaded.
  [[nodiscard]] bool made_at_load(const spec::ast::Class* definition) const;
  [[nodiscard]] Around around(const spec::Range& range) const;

  // Whether the identifier is this import of "ctxcheck".
  [[nodiscard]] bool is_import(const Use& use, std::string_view name) const;
  // The use of a node; every expression of the module has one.
  [[nodiscard]] const Use& use_of(const spec::ast::Expression& node) const;
  // Whether the expression refers to what requests share: its root is a variable of the module, or
  // `this` in a class of which an instance is made while the module is loaded.
  [[nodiscard]] bool is_shared(const spec::ast::Expression& node) const;
  // Whether the expression is a statement: nothing takes its value.
  [[nodiscard]] bool is_statement(const spec::ast::Expression& node) const {
    return statements_.contains(&node);
  }
  // Uses inside the range.
  [[nodiscard]] std::vector<const Use*> inside(const spec::Range& range) const;

  // `name`, or that with a number behind it, so that the module has no such name anywhere.
  [[nodiscard]] std::string fresh_name(const std::string& name) const;

 private:
  struct Container {
    spec::Range range;
    Around around;
  };

  void collect();
  void collect_containers();
  void collect_bindings();
  void collect_handlers();
  void find_what_runs_at_load();
  bool run_at_load(const Use& use);
  bool mark(const void* part) { return part != nullptr && loaded_.insert(part).second; }
  bool mark_class(const spec::ast::Class* definition);

  const spec::Spec& spec_;
  std::string newest_runtime_;
  SourceText text_;
  std::vector<Use> uses_;
  std::map<const spec::ast::Expression*, std::size_t> index_;
  std::set<const spec::ast::Expression*> statements_;
  std::vector<Target> targets_;
  std::map<std::string, Binding> bindings_;
  std::vector<Handler> handlers_;
  std::vector<Container> containers_;                                       // outer ones first
  std::map<std::string, std::vector<const spec::ast::Function*>> methods_;  // of all classes
  std::set<const void*> loaded_;  // functions and classes that run at load
  std::set<std::string> names_;   // every name of the module
};

[[nodiscard]] inline bool contains(const spec::Range& outer, const spec::Range& inner) {
  return !spec::before(inner.begin, outer.begin) && !spec::before(outer.end, inner.end);
}

// The node of a kind in an expression; null if it is of another kind.
template <class Node>
[[nodiscard]] const Node* as(const spec::ast::Expression* expression) {
  return expression == nullptr ? nullptr : std::get_if<Node>(&expression->node);
}
template <class Node>
[[nodiscard]] const Node* as(const spec::ast::ExpressionPtr& expression) {
  return as<Node>(expression.get());
}

// The fixed name of a member; empty if it is computed or private.
[[nodiscard]] std::string member_name(const spec::ast::MemberExpression& member);
// The plain argument at an index; null if there is none, or a spread before or at it.
[[nodiscard]] const spec::ast::Expression* argument(
    const std::vector<spec::ast::Element>& arguments, std::size_t index);
// `lines 3, 7 and 12`, or `line 3`, each once.
[[nodiscard]] std::string lines_text(std::vector<std::uint32_t> lines);

}  // namespace ctxcheck::fixes
