// Which names a piece of the tree uses and declares. Its own file because the compiler decides by
// it what closures capture, and the checks by it which globals a program needs.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "spec/ast.hpp"

namespace ctxcheck::spec {

// Stand-ins for what arrow functions share with the function around them.
inline constexpr const char* kThisName = "%this";
inline constexpr const char* kNewTargetName = "%new.target";
inline constexpr const char* kFunctionName = "%function";

// Calls the hooks for everything directly below a node; a hook decides itself whether to go deeper.
struct Walker {
  std::function<void(const ast::Expression&)> expression;
  std::function<void(const ast::Statement&)> statement;
  std::function<void(const ast::Pattern&)> pattern;
  std::function<void(const ast::Function&)> function;
  std::function<void(const ast::Class&)> definition;

  void below(const ast::Expression& node) const;
  void below(const ast::Statement& node) const;
  void below(const ast::Pattern& node) const;
  void below(const ast::Function& node) const;
  void below(const ast::Class& node) const;
  void key(const ast::PropertyKey& key) const;
  void elements(const std::vector<ast::Element>& list) const;
};

// Every name that is used anywhere inside, nested functions included; the stand-ins above too.
[[nodiscard]] std::set<std::string> names_used(const ast::Function& function);
[[nodiscard]] std::set<std::string> names_used(const ast::Class& definition);
// The names used inside the functions and classes nested directly or deeper: those a closure may
// capture.
[[nodiscard]] std::set<std::string> names_used_by_closures(const ast::Function& function);
[[nodiscard]] std::set<std::string> names_used_by_closures(
    const std::vector<ast::StatementPtr>& body);

// The names a pattern binds, in order.
[[nodiscard]] std::vector<std::string> bound_names(const ast::Pattern& pattern);
// The `var` names of a function's body, nested blocks included, nested functions not.
[[nodiscard]] std::vector<std::string> var_names(const std::vector<ast::StatementPtr>& body);

}  // namespace ctxcheck::spec
