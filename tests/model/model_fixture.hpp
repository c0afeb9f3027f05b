// Models made from specs, for tests. Its own file because every test of the model starts with one.
#pragma once

#include <memory>
#include <string>

#include "model/model.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::test_support {

// The names a spec may use, asked of the model once.
[[nodiscard]] const spec::Vocabulary& vocabulary();

// The front matter's scope under a profile.
[[nodiscard]] model::Setup setup_of(const spec::Spec& spec, const model::Profile& profile);

// A spec from its text; fails the test with the rendered diagnostic if it is refused.
[[nodiscard]] std::unique_ptr<spec::Spec> parse(const std::string& text);
[[nodiscard]] std::unique_ptr<spec::Spec> load(const std::string& path);

}  // namespace ctxcheck::test_support
