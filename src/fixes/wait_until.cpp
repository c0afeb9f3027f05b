// The fix `wait-until`: what a handler does with code that requests share is held by ctx.waitUntil,
// so that the request lives until it is done. Its own file, as every fix.
#include <algorithm>
#include <array>

#include "fixes/additions.hpp"
#include "fixes/cached_promises.hpp"
#include "fixes/catalogue.hpp"
#include "fmt/format.h"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

constexpr const char* kHelper =
    R"(// The request lives until the work is done, also if its client leaves or it is answered before.
function hold(ctx, work) {
  if (work instanceof Promise) ctx.waitUntil(work);
  return work;
})";

constexpr std::size_t kContext = 2;  // handler(request, env, ctx)
constexpr std::array<const char*, kContext + 1> kParameters{"request", "env", "ctx"};

class Holding {
 public:
  explicit Holding(const Program& program)
      : program_(program), helper_(program.fresh_name("hold")) {}

  Attempt attempt() {
    for (const Handler& handler : program_.handlers()) {
      if (handler.function == nullptr) {
        refuse(fmt::format("the handler {} is not written as a function", handler.name));
      } else {
        hold_in(handler);
      }
    }
    if (edits_.empty()) return NotApplicable{reason_};
    edits_.push_back(add_code(program_, replaced(kHelper, "hold(", helper_ + "(")));
    return edits_;
  }

 private:
  // The reason that is told is the first one, unless nothing better than "nothing shared" is known.
  void refuse(std::string reason) {
    if (reason_.empty()) reason_ = std::move(reason);
  }

  void hold_in(const Handler& handler) {
    const Function& function = *handler.function;
    if (uses_context(function)) {
      return refuse(fmt::format("the handler {} does something with ctx already", handler.name));
    }
    const std::vector<const Use*> works = shared_works(function);
    if (works.empty()) {
      return refuse(fmt::format("the handler {} calls nothing that requests share", handler.name));
    }
    const auto shape = shape_of(program_, function);
    if (!shape || !add_parameters(function, *shape)) {
      return refuse(
          fmt::format("the parameters of the handler {} leave no place for ctx", handler.name));
    }
    const bool block = !function.expression_body && !function.is_generator;
    const bool whole = works.size() > 1 && block;
    // A call that takes and one that gives back belong together with what is between them.
    if (whole) begin_body(*shape);
    for (const Use* work : works) {
      if (!whole || program_.is_statement(*work->node)) hold(work->node->range);
    }
    if (whole) end_body(*shape);
  }

  [[nodiscard]] static std::string plain_name(const Parameter& parameter) {
    const auto* name = std::get_if<BindingName>(&parameter.element.target->node);
    const bool plain = name != nullptr && !parameter.rest && !parameter.element.default_value;
    return plain ? name->name : "";
  }

  // The third parameter is used for something.
  [[nodiscard]] bool uses_context(const Function& function) const {
    if (function.parameters.size() <= kContext) return false;
    const std::string name = plain_name(function.parameters[kContext]);
    const std::vector<const Use*> inside = program_.inside(function.range);
    return std::any_of(inside.begin(), inside.end(), [&name](const Use* use) {
      const auto* identifier = as<Identifier>(use->node);
      return identifier != nullptr && identifier->name == name;
    });
  }

  // Adds the parameters that are missing; false if that cannot be.
  bool add_parameters(const Function& function, const FunctionShape& shape) {
    const std::size_t count = function.parameters.size();
    if (count > kContext) {
      context_ = plain_name(function.parameters[kContext]);
      return !context_.empty();
    }
    if (!function.parameters.empty() && function.parameters.back().rest) return false;
    std::string added;
    for (std::size_t i = count; i <= kContext; ++i) {
      context_ = program_.fresh_name(kParameters.at(i));
      added += fmt::format("{}{}", i == 0 ? "" : ", ", context_);
    }
    if (!shape.parenthesized) {
      edits_.push_back({shape.parameters_begin, shape.parameters_begin, "("});
      edits_.push_back({shape.parameters_end, shape.parameters_end, added + ")"});
      return true;
    }
    const std::size_t at = behind_last_parameter(function, shape);
    edits_.push_back({at, at, added});
    return true;
  }

  // So that a comma behind the last one stays behind the new ones.
  [[nodiscard]] std::size_t behind_last_parameter(const Function& function,
                                                  const FunctionShape& shape) const {
    if (function.parameters.empty()) return shape.parameters_begin + 1;
    const PatternElement& last = function.parameters.back().element;
    return last.default_value ? shape.parameters_end
                              : program_.text().offset(last.target->range.end);
  }

  // The outermost calls into shared code, and promises that are put where others find them.
  [[nodiscard]] std::vector<const Use*> shared_works(const Function& function) const {
    std::vector<const Use*> works;
    for (const Use* use : program_.inside(function.range)) {
      if (!works.empty() && contains(works.back()->node->range, use->node->range)) continue;
      const auto* call = as<CallExpression>(use->node);
      if (call == nullptr || in_parameters(function, use->node->range)) continue;
      if (program_.is_shared(*call->callee) || is_kept(*use->node)) works.push_back(use);
    }
    return works;
  }

  [[nodiscard]] bool is_kept(const Expression& node) const {
    const std::vector<KeptPromise> all = kept_promises(program_);
    return std::any_of(all.begin(), all.end(),
                       [&node](const KeptPromise& kept) { return kept.promise == &node; });
  }

  void hold(const spec::Range& range) {
    insert(program_.text().offset(range.begin), fmt::format("{}({}, ", helper_, context_));
    insert(program_.text().offset(range.end), ")");
  }

  // The body becomes an async function that is called at once.
  void begin_body(const FunctionShape& shape) {
    insert(shape.body_begin + 1,
           fmt::format("\n{}  return {}({}, (async () => {{",
                       program_.text().indentation(shape.body_end), helper_, context_));
  }
  void end_body(const FunctionShape& shape) {
    insert(shape.body_end,
           fmt::format("  }})());\n{}", program_.text().indentation(shape.body_end)));
  }

  void insert(std::size_t at, std::string text) { edits_.push_back({at, at, std::move(text)}); }

  const Program& program_;
  std::string helper_;
  std::string context_;  // of the handler at hand
  std::string reason_;
  std::vector<Edit> edits_;
};

}  // namespace

Attempt wait_until(const Program& program) { return Holding(program).attempt(); }

}  // namespace ctxcheck::fixes
