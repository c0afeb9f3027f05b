// Import declarations of a parsed module.
#include "spec/imports.hpp"

#include <filesystem>
#include <variant>

#include "spec/ast.hpp"
#include "spec/diagnostic.hpp"
#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

bool is_path(const std::string& module) {
  return module.starts_with("./") || module.starts_with("../") || module.starts_with('/');
}

}  // namespace

std::optional<std::vector<std::string>> imported_files(const SourceFile& source) {
  namespace fs = std::filesystem;
  try {
    std::vector<std::string> files;
    const ast::Module module = parse_module(source);
    for (const ast::StatementPtr& statement : module.body) {
      const auto* const import = std::get_if<ast::ImportDeclaration>(&statement->node);
      if (import == nullptr || !is_path(import->module)) continue;
      const fs::path folder = fs::path(source.path).parent_path();
      files.push_back((folder / import->module).lexically_normal().string());
    }
    return files;
  } catch (const DiagnosticError&) {
    return std::nullopt;
  }
}

}  // namespace ctxcheck::spec
