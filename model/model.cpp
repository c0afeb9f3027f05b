// Making models, and the tables that the command line shows.
#include "model/model.hpp"

#include "model/batcher.hpp"
#include "model/isolate.hpp"
#include "model/model_system.hpp"
#include "vm/builtins/builtins.hpp"

namespace ctxcheck::model {

std::unique_ptr<system::System> make_model(const spec::Spec& spec, const Setup& setup) {
  return std::make_unique<ModelSystem>(spec, setup);
}

std::vector<MachineDescription> machines() {
  return {describe_isolate(), describe_request(), describe_client(), describe_context(),
          describe_promise(), describe_follow(),  describe_batcher()};
}

spec::Vocabulary vocabulary() {
  const spec::Spec empty;
  Setup setup;
  setup.profile = profiles().front();
  Isolate isolate(empty, setup);
  spec::Vocabulary words;
  for (const system::PropertyInfo& property : system::properties())
    words.properties.emplace_back(property.name);
  for (const Profile& profile : profiles()) words.profiles.emplace_back(profile.name);
  words.modules = isolate.interpreter().defined_modules();
  words.globals = vm::global_vocabulary(isolate.interpreter());
  return words;
}

}  // namespace ctxcheck::model
