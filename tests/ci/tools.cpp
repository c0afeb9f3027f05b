// Finding and running them.
#include "ci/tools.hpp"

#include <filesystem>

namespace ctxcheck::test_support {

std::optional<std::string> ci_tools() {
  const std::filesystem::path folder = std::filesystem::path(CTXCHECK_ROOT) / ".cache/ci/1";
  if (!std::filesystem::exists(folder / "sarif.schema.json")) return std::nullopt;
  return folder.string();
}

Finished consumer(const std::string& what, const std::string& argument, const std::string& folder,
                  const std::string& input_file) {
  Invocation wanted;
  wanted.command = {"/bin/sh",
                    "-c",
                    "exec node \"$0\" \"$1\" \"$2\" \"$3\" < \"$4\"",
                    std::string(CTXCHECK_ROOT) + "/tests/ci/consumers.mjs",
                    what,
                    ci_tools().value_or(""),
                    argument,
                    input_file};
  wanted.folder = folder;
  return run(wanted);
}

}  // namespace ctxcheck::test_support
