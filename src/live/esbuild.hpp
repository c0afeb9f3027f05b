// esbuild: where it is, and what it says. Its own file because what becomes of its output is
// bundle.cpp.
#pragma once

#include <string>
#include <vector>

namespace ctxcheck::live {

// The executable for a file: the one of the file's project, the one that scripts/get-esbuild has
// installed, or the one that CTXCHECK_ESBUILD names. Throws spec::DiagnosticError if there is none.
[[nodiscard]] std::string find_esbuild(const std::string& file);

// Bundles `file` into `folder`: bundle.js, assets beside it, and meta.json. Throws
// spec::DiagnosticError with the first error of esbuild and its place.
void run_esbuild(const std::string& esbuild, const std::string& file, const std::string& folder,
                 const std::vector<std::string>& packages);

}  // namespace ctxcheck::live
