// Reading exports off the tree.
#include "spec/exports.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "fmt/format.h"
#include "spec/scopes.hpp"
#include "spec/suggest.hpp"

namespace ctxcheck::spec {
namespace {

using namespace ast;

constexpr const char* kDefault = "default";

// Empty if the value may be a function.
std::string not_callable(const Expression* value) {
  if (value == nullptr) return "";
  const auto& node = value->node;
  if (std::holds_alternative<NumberLiteral>(node)) return "a number";
  if (std::holds_alternative<StringLiteral>(node)) return "a string";
  if (std::holds_alternative<TemplateLiteral>(node)) return "a string";
  if (std::holds_alternative<BooleanLiteral>(node)) return "a boolean";
  if (std::holds_alternative<NullLiteral>(node)) return "null";
  if (std::holds_alternative<ArrayLiteral>(node)) return "an array";
  if (std::holds_alternative<ObjectLiteral>(node)) return "an object";
  if (std::holds_alternative<ClassExpression>(node)) return "a class";
  return "";
}

// What is known of a name at the top of the module.
struct TopLevel {
  std::string not_callable;
  const Expression* value = nullptr;
  bool imported = false;
};

class ExportReader {
 public:
  explicit ExportReader(const SourceFile& source) : source_(source) {}

  std::vector<Export> read(const Module& module) {
    for (const StatementPtr& item : module.body) declare(*item);
    for (const StatementPtr& item : module.body) {
      if (const auto* exported = std::get_if<ExportDeclaration>(&item->node)) {
        export_declared(*exported->declaration);
      } else if (const auto* value = std::get_if<ExportDefault>(&item->node)) {
        const Expression* expression = &resolve(*value->expression);
        add({kDefault, item->range, not_callable(expression), expression});
      } else if (const auto* named = std::get_if<ExportNamed>(&item->node)) {
        for (const ExportSpecifier& specifier : named->specifiers) export_name(specifier);
      }
    }
    return std::move(exports_);
  }

 private:
  [[noreturn]] void fail(const Range& range, std::string code, std::string message,
                         std::string hint) const {
    throw DiagnosticError(
        {std::move(code), source_.path, range, std::move(message), std::move(hint)});
  }

  void declare(const Statement& item) {
    if (const auto* variables = std::get_if<VariableDeclaration>(&item.node)) {
      for (const Declarator& each : variables->declarators) {
        const bool plain = std::holds_alternative<BindingName>(each.target->node);
        const bool constant = plain && variables->kind == DeclarationKind::Const;
        const Expression* value = constant ? each.init.get() : nullptr;
        for (const DeclaredName& name : declared_by(*each.target)) {
          names_[name.name] = {not_callable(value), value, false};
        }
      }
    } else if (const auto* function = std::get_if<FunctionDeclaration>(&item.node)) {
      names_[function->function->name] = {};
    } else if (const auto* definition = std::get_if<ClassDeclaration>(&item.node)) {
      names_[definition->definition->name] = {"a class", nullptr, false};
    } else if (const auto* import = std::get_if<ImportDeclaration>(&item.node)) {
      for (const ImportSpecifier& specifier : import->specifiers) {
        names_[specifier.local] = {"", nullptr, true};
      }
    } else if (const auto* exported = std::get_if<ExportDeclaration>(&item.node)) {
      declare(*exported->declaration);
    } else {
      // A `var` in a block is a name of the module too.
      Walker walker;
      walker.expression = [](const Expression&) {};
      walker.pattern = [](const Pattern&) {};
      walker.function = [](const Function&) {};
      walker.definition = [](const Class&) {};
      walker.statement = [&](const Statement& node) { declare_nested(node, walker); };
      walker.statement(item);
    }
  }

  void declare_nested(const Statement& node, const Walker& walker) {
    if (const auto* variables = std::get_if<VariableDeclaration>(&node.node)) {
      if (variables->kind != DeclarationKind::Var) return;
      for (const Declarator& each : variables->declarators) {
        for (const DeclaredName& name : declared_by(*each.target)) names_[name.name] = {};
      }
    }
    walker.below(node);
  }

  // A constant's value instead of its name.
  const Expression& resolve(const Expression& expression) const {
    const auto* name = std::get_if<Identifier>(&expression.node);
    if (name == nullptr) return expression;
    const auto found = names_.find(name->name);
    return found != names_.end() && found->second.value != nullptr ? *found->second.value
                                                                   : expression;
  }

  void add(Export exported) {
    const auto [first, fresh] = places_.emplace(exported.name, exported.range);
    if (!fresh) {
      fail(exported.range, "duplicate-export", fmt::format("`{}` is exported twice", exported.name),
           fmt::format("it is exported in line {} already", first->second.begin.line));
    }
    exports_.push_back(std::move(exported));
  }

  void export_declared(const Statement& declaration) {
    if (const auto* function = std::get_if<FunctionDeclaration>(&declaration.node)) {
      add({function->function->name, function->function->name_range, "", nullptr});
    } else if (const auto* definition = std::get_if<ClassDeclaration>(&declaration.node)) {
      add({definition->definition->name, definition->definition->name_range, "a class", nullptr});
    } else if (const auto* variables = std::get_if<VariableDeclaration>(&declaration.node)) {
      for (const Declarator& each : variables->declarators) {
        for (const DeclaredName& name : declared_by(*each.target)) {
          add({name.name, name.range, names_.at(name.name).not_callable, nullptr});
        }
      }
    }
  }

  void export_name(const ExportSpecifier& specifier) {
    const auto found = names_.find(specifier.local);
    if (found == names_.end()) {
      std::vector<std::string> known;
      for (const auto& [name, info] : names_) known.push_back(name);
      fail(specifier.range, "unknown-export",
           fmt::format("`{}` is exported but not declared", specifier.local),
           suggestion(specifier.local, known, "declare it at the top of the module"));
    }
    if (found->second.imported) {
      fail(specifier.range, "unsupported-export",
           fmt::format("`{}` is imported; exporting it again is not supported", specifier.local),
           "export a function that calls it");
    }
    add({specifier.exported, specifier.range, found->second.not_callable, found->second.value});
  }

  const SourceFile& source_;
  std::map<std::string, TopLevel> names_;
  std::vector<Export> exports_;
  std::map<std::string, Range> places_;
};

Diagnostic problem(std::string code, std::string message, std::string hint) {
  return {std::move(code), "", std::nullopt, std::move(message), std::move(hint)};
}

// `export default { async fetch(request, env, ctx) {...} }`
std::optional<Diagnostic> check_default(const Expression* value) {
  constexpr const char* kHint = "write `export default { async fetch(request, env, ctx) { ... } }`";
  if (value == nullptr) return std::nullopt;
  const auto* object = std::get_if<ObjectLiteral>(&value->node);
  if (object == nullptr) {
    const std::string is = std::holds_alternative<FunctionExpression>(value->node)
                               ? "a function"
                               : not_callable(value);
    if (is.empty()) return std::nullopt;
    return problem("handler-not-a-function",
                   fmt::format("the default export is {}; expected an object with `fetch`", is),
                   kHint);
  }
  for (const ObjectProperty& property : object->properties) {
    const auto* name = std::get_if<std::string>(&property.key);
    if (property.kind == ObjectPropertyKind::Spread || name == nullptr) return std::nullopt;
    if (*name != "fetch") continue;
    const std::string is = property.kind == ObjectPropertyKind::Value
                               ? not_callable(property.value.get())
                               : std::string();
    if (is.empty()) return std::nullopt;
    return problem("handler-not-a-function",
                   fmt::format("`fetch` of the default export is {}; expected a function", is),
                   kHint);
  }
  return problem("unknown-handler", "the default export has no `fetch`", kHint);
}

}  // namespace

std::vector<Export> module_exports(const Module& module, const SourceFile& source) {
  return ExportReader(source).read(module);
}

std::optional<Diagnostic> check_handler(const std::vector<Export>& exports,
                                        const std::string& handler) {
  const auto find = [&](std::string_view name) {
    return std::find_if(exports.begin(), exports.end(),
                        [&](const Export& each) { return each.name == name; });
  };
  if (handler.starts_with('/')) {
    const auto exported = find(kDefault);
    if (exported == exports.end()) {
      return problem(
          "unknown-handler",
          fmt::format("the path `{}` needs a default export, and there is none", handler),
          "write `export default { async fetch(request, env, ctx) { ... } }`, or name "
          "an exported function");
    }
    return check_default(exported->value);
  }
  if (handler == kDefault) {
    return problem("unknown-handler", "the default export is no handler by itself",
                   "name a path that its `fetch` answers: `/page: 2`");
  }
  const auto exported = find(handler);
  if (exported == exports.end()) {
    std::vector<std::string> handlers;
    for (const Export& each : exports) {
      if (each.name != kDefault && each.not_callable.empty()) handlers.push_back(each.name);
    }
    const std::string known =
        handlers.empty() ? fmt::format("export it: `export async function {}() {{ ... }}`", handler)
                         : fmt::format("exported are {}", enumerate(handlers));
    return problem("unknown-handler", fmt::format("the module exports no function `{}`", handler),
                   suggestion(handler, handlers, known));
  }
  if (!exported->not_callable.empty()) {
    return problem(
        "handler-not-a-function",
        fmt::format("the handler `{}` is {}; expected a function", handler, exported->not_callable),
        "export a function of this name");
  }
  return std::nullopt;
}

}  // namespace ctxcheck::spec
