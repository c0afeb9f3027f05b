// Telling the batchers apart.
#include "fixes/batchers.hpp"

#include "fmt/format.h"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

std::uint32_t line_of(const Use& use) { return use.node->range.begin.line; }

}  // namespace

SharedBatchers shared_batchers(const Program& program) {
  SharedBatchers result;
  std::vector<std::uint32_t> computed;
  std::vector<std::uint32_t> by_request;
  std::vector<std::uint32_t> scoped;
  for (const Use& use : program.uses()) {
    const auto* made = as<NewExpression>(use.node);
    if (made == nullptr || !program.is_import(program.use_of(*made->callee), "Batcher")) continue;
    if (!program.at_load(use.around)) {
      by_request.push_back(line_of(use));
      continue;
    }
    MadeBatcher batcher{&use, as<ObjectLiteral>(argument(made->arguments, 0)), nullptr};
    bool readable = batcher.options != nullptr && !batcher.options->properties.empty();
    for (std::size_t i = 0; readable && i < batcher.options->properties.size(); ++i) {
      const ObjectProperty& property = batcher.options->properties[i];
      const auto* key = std::get_if<std::string>(&property.key);
      readable = property.kind != ObjectPropertyKind::Spread && key != nullptr;
      if (readable && *key == "scope") batcher.scope = &property;
    }
    const StringLiteral* scope =
        batcher.scope == nullptr ? nullptr : as<StringLiteral>(batcher.scope->value);
    if (!readable || (batcher.scope != nullptr && scope == nullptr)) {
      computed.push_back(line_of(use));
    } else if (scope != nullptr && scope->value == u"request") {
      scoped.push_back(line_of(use));
    } else {
      result.found.push_back(batcher);
    }
  }
  if (!result.found.empty()) return result;
  if (!computed.empty()) {
    result.reason =
        fmt::format("the options of the Batcher in {} are not written out", lines_text(computed));
  } else if (!scoped.empty()) {
    result.reason =
        fmt::format("the Batcher in {} has a batch per request already", lines_text(scoped));
  } else if (!by_request.empty()) {
    result.reason = fmt::format("the Batcher in {} is made by a request, not with the module",
                                lines_text(by_request));
  } else {
    result.reason = "no Batcher of \"ctxcheck\" is made";
  }
  return result;
}

}  // namespace ctxcheck::fixes
