// Walking a module with its scopes: what is declared where. Its own file because the check of
// declarations and the check of globals need the same scopes.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "spec/ast.hpp"
#include "spec/names.hpp"

namespace ctxcheck::spec {

struct DeclaredName {
  std::string name;
  Range range;
};

// The names a binding pattern declares, in order.
[[nodiscard]] std::vector<DeclaredName> declared_by(const ast::Pattern& pattern);

enum class ScopeKind : std::uint8_t {
  Module,
  Function,  // parameters and body
  Own,       // the name of a function expression or class, inside it
  Block,     // blocks, loops, switch
  Catch,     // the parameter of a catch clause
};

struct Scope {
  ScopeKind kind = ScopeKind::Block;
  bool has_arguments = false;            // Function: not an arrow function
  bool simple_parameter = false;         // Catch: `catch (name)`
  std::vector<DeclaredName> parameters;  // Function, Catch
  std::vector<DeclaredName> variables;   // Module, Function: var; Function: functions at its top
  std::vector<DeclaredName> lexical;     // everything else

  // Whether one of the lists has the name, or it is the `arguments` of a function.
  [[nodiscard]] bool declares(const std::string& name) const;
  void close();  // call when the lists are complete

 private:
  std::set<std::string> names_;
};

// Visits everything in source order. Derived classes refine the hooks; a hook is called before what
// is below, in the scopes that hold there.
class ScopeWalker {
 public:
  ScopeWalker();
  virtual ~ScopeWalker() = default;
  ScopeWalker(const ScopeWalker&) = delete;
  ScopeWalker& operator=(const ScopeWalker&) = delete;

  void walk(const ast::Module& module);

 protected:
  virtual void entered() {}  // scopes().back() has just begun
  virtual void at_expression(const ast::Expression&) {}
  virtual void at_statement(const ast::Statement&) {}
  virtual void at_pattern(const ast::Pattern&) {}

  [[nodiscard]] const std::vector<Scope>& scopes() const { return scopes_; }
  [[nodiscard]] bool is_declared(const std::string& name) const;

 private:
  void enter(Scope scope);
  void leave() { scopes_.pop_back(); }
  void statement(const ast::Statement& node);
  void try_statement(const ast::TryStatement& node);
  void function(const ast::Function& node);
  void definition(const ast::Class& node);
  // The function or class of a declaration has its name outside, that of an expression inside.
  void expression(const ast::Expression& node);

  Walker walker_;
  std::vector<Scope> scopes_;
};

}  // namespace ctxcheck::spec
