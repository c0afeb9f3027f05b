// What a fix adds to a module beside its edits: helper functions and imports. Its own file because
// all helpers go to the same place, under names that the module does not have.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fixes/program.hpp"
#include "fixes/text.hpp"

namespace ctxcheck::fixes {

// An edit that puts `code` behind the first imports, with an empty line before it; `code` has no
// line end at its end.
[[nodiscard]] Edit add_code(const Program& program, std::string_view code);

// What `name` of "ctxcheck" is called in the module; adds edits that import it if it is not.
[[nodiscard]] std::string import_name(const Program& program, const std::string& name,
                                      std::vector<Edit>& edits);

// The offsets of a function's parentheses and of its body's braces.
struct FunctionShape {
  std::size_t parameters_begin = 0;  // of `(`, or of the one parameter without parentheses
  std::size_t parameters_end = 0;    // of `)`, or behind that parameter
  bool parenthesized = true;
  std::size_t body_begin = 0;  // of `{`; of the expression if that is the body
  std::size_t body_end = 0;    // of `}`; behind the expression
};
// None if a template literal stands among the parameters.
[[nodiscard]] std::optional<FunctionShape> shape_of(const Program& program,
                                                    const spec::ast::Function& function);

// Whether the range lies among the function's parameters, in a default value or a pattern, where
// the function cannot wait, nor use a parameter behind.
[[nodiscard]] bool in_parameters(const spec::ast::Function& function, const spec::Range& range);

// `text` with every `from` replaced: how a helper gets the names that are free in a module.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);

}  // namespace ctxcheck::fixes
