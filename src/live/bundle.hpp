// The code of a live worker as the runtime takes it: the file itself, or a bundle with its
// dependencies by esbuild. Its own file because only it knows esbuild.
#pragma once

#include <string>
#include <vector>

#include "spec/live_worker.hpp"
#include "spec/source.hpp"

namespace ctxcheck::live {

struct Bundle {
  std::vector<spec::LiveModule> modules;
  std::string entry;               // the name of the module that was asked for
  std::vector<std::string> files;  // that it was made of
};

// The module in `source` with what it imports. The names of all modules begin with `folder`, one
// for each bundle. Code is bundled if it is not plain JavaScript or imports anything but `node:*`
// and `cloudflare:*`; the packages are looked for in the folders `packages` too. A plain module is
// FOLDER/spec, a bundle FOLDER/bundle. Throws spec::DiagnosticError, with the place and words of
// esbuild if it refuses the code.
[[nodiscard]] Bundle make_bundle(const spec::SourceFile& source, const std::string& folder,
                                 const std::vector<std::string>& packages);

// Whether the module imports something that the runtime has not.
[[nodiscard]] bool needs_bundle(const spec::SourceFile& source);

}  // namespace ctxcheck::live
