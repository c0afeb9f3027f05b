// What the gate and conform look at: specs and counterexamples below the given paths. Its own file
// because what is left out decides what a green result means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "spec/diagnostic.hpp"

namespace ctxcheck::cli {

struct GateFile {
  enum class Kind : std::uint8_t { Spec, Counterexample, Unreadable };
  Kind kind = Kind::Spec;
  std::string path;
  std::string reason;  // Unreadable only: one sentence
};

// Sorted by path, specs first. Files that are named are looked at whatever they hold. In folders,
// at any depth, these are: `.js` files with a front matter block, and `.json` files that are traces
// or cannot be read as JSON at all; folders named `recorded` or `node_modules` and hidden ones are
// left out. A diagnostic if a path does not exist. With no paths: `specs` and `counterexamples`, of
// which one must exist.
[[nodiscard]] spec::Result<std::vector<GateFile>> find_gate_files(
    const std::vector<std::string>& paths);

// The same for specs alone; no file is a counterexample. There is at least one path.
[[nodiscard]] spec::Result<std::vector<GateFile>> find_spec_files(
    const std::vector<std::string>& paths);

}  // namespace ctxcheck::cli
