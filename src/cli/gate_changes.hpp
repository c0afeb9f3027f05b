// What has changed since a revision, and what that affects. Its own file because what is left out
// counts as green: only files that git vouches for are, everything else is looked at.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/gate_files.hpp"
#include "spec/diagnostic.hpp"

namespace ctxcheck::cli {

class Changes {
 public:
  // Compares the work tree around the current folder with the revision: commits, the index, and
  // what is in neither. A diagnostic if there is no git, no repository, or no such revision.
  [[nodiscard]] static spec::Result<Changes> since(const std::string& revision);

  // Whether the file may be another one than it was. Also if git does not track it, or it is
  // outside of the repository: then nobody knows.
  [[nodiscard]] bool changed(const std::string& path) const;

  // Whether what the gate says of the file can be another than it was: it has changed, or a file
  // that it imports, directly or not, or the spec that it is a trace of. Also if that cannot be
  // known, as for traces of live workers.
  [[nodiscard]] bool affects(const GateFile& file);

 private:
  Changes() = default;

  struct Module {
    bool changed = true;  // or its imports are not known
    std::vector<std::string> imports;
  };
  [[nodiscard]] const Module& module_at(const std::string& path);
  [[nodiscard]] bool affects_module(const std::string& path);
  [[nodiscard]] bool affects_trace(const std::string& path);

  std::string root_;  // of the repository, canonical
  // Relative to the root.
  std::set<std::string> tracked_;
  std::set<std::string> changed_;
  std::map<std::string, Module> modules_;  // looked at before, by path
};

}  // namespace ctxcheck::cli
