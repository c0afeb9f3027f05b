// Writing programs, and bringing them into canonical form.
#include "litmus/program.hpp"

#include <algorithm>
#include <map>

#include "fmt/format.h"

namespace ctxcheck::litmus {
namespace {

constexpr char kMark = '$';

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// `text` with each marked name replaced by what `rename` says.
template <class Rename>
std::string renamed(std::string_view text, Rename&& rename) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != kMark) {
      result += text[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && in_name(text[end])) ++end;
    result += rename(std::string(text.substr(at + 1, end - at - 1)));
    at = end;
  }
  return result;
}

std::string code_of(const Handler& handler) {
  std::string code = fmt::format("export async function {}({}) {{\n", handler.name,
                                 handler.takes_ctx ? "request, env, ctx" : "");
  for (const std::string& line : handler.lines) code += fmt::format("  {}\n", line);
  return code + "}\n";
}

std::string module_of(const Program& program) {
  std::string code;
  if (!program.imports.empty()) {
    code += fmt::format("import {{ {} }} from \"ctxcheck\";\n", fmt::join(program.imports, ", "));
  }
  for (const std::string& line : program.module) code += line + "\n";
  return code;
}

// With the handlers as they are; what is marked is numbered in order of appearance.
std::string numbered(const Program& program, const std::vector<const Handler*>& handlers) {
  std::string text = fmt::format("{}\n", program.disconnects);
  for (const Handler* handler : handlers) {
    text += fmt::format("{}\n{}", handler->requests, code_of(*handler));
  }
  text += module_of(program);
  std::map<std::string, std::size_t> numbers;
  return renamed(text, [&numbers](const std::string& name) {
    return fmt::format("{}{}", kMark, numbers.try_emplace(name, numbers.size()).first->second);
  });
}

}  // namespace

std::string text_of(const Program& program) {
  std::vector<std::string> requests;
  for (const Handler& handler : program.handlers) {
    requests.push_back(fmt::format("{}: {}", handler.name, handler.requests));
  }
  std::string text = fmt::format("/*---\nsummary: \"{}\"\nrequests: {{ {} }}\n", program.summary,
                                 fmt::join(requests, ", "));
  if (program.disconnects > 0) text += fmt::format("disconnects: {}\n", program.disconnects);
  text += "---*/\n" + module_of(program);
  for (const Handler& handler : program.handlers) text += code_of(handler);
  return renamed(text, [](const std::string& name) { return name; });
}

std::string canonical_form(const Program& program) {
  // Positions and not pointers are permuted, so that nothing depends on addresses.
  std::vector<std::size_t> order(program.handlers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::string least;
  do {
    std::vector<const Handler*> handlers;
    for (const std::size_t i : order) handlers.push_back(&program.handlers[i]);
    std::string form = numbered(program, handlers);
    if (least.empty() || form < least) least = std::move(form);
  } while (std::next_permutation(order.begin(), order.end()));
  return least;
}

}  // namespace ctxcheck::litmus
