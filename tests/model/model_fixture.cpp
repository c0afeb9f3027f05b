// Specs and setups for tests.
#include "model/model_fixture.hpp"

#include <stdexcept>
#include <utility>

namespace ctxcheck::test_support {
namespace {

std::unique_ptr<spec::Spec> accepted(spec::Result<spec::Spec> result) {
  if (!result) throw std::runtime_error(spec::render(result.error(), nullptr));
  return std::make_unique<spec::Spec>(std::move(*result));
}

}  // namespace

const spec::Vocabulary& vocabulary() {
  static const spec::Vocabulary kVocabulary = model::vocabulary();
  return kVocabulary;
}

model::Setup setup_of(const spec::Spec& spec, const model::Profile& profile) {
  model::Setup setup;
  setup.profile = profile;
  setup.requests = spec.front_matter.requests;
  setup.disconnects = spec.front_matter.disconnects;
  setup.failures = spec.front_matter.failures;
  setup.bursts = spec.front_matter.bursts;
  setup.params = spec.front_matter.params;
  return setup;
}

std::unique_ptr<spec::Spec> parse(const std::string& text) {
  return accepted(spec::parse_spec({"test.js", text}, vocabulary()));
}

std::unique_ptr<spec::Spec> load(const std::string& path) {
  return accepted(spec::load_spec(path, vocabulary()));
}

}  // namespace ctxcheck::test_support
