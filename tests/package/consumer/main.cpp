// Loads the spec it is given, searches it, and prints the properties that are violated.
#include <iostream>

#include "model/model.hpp"
#include "search/plain_search.hpp"
#include "spec/spec.hpp"
#include "system/property.hpp"

int main(int argc, char** argv) {
  using namespace ctxcheck;
  const auto spec = spec::load_spec(argc > 1 ? argv[1] : "spec.js", model::vocabulary());
  if (!spec) {
    std::cerr << spec.error().message << '\n';
    return 2;
  }
  model::Setup setup;
  setup.profile = model::profiles().front();
  setup.requests = spec->front_matter.requests;
  search::Options options;
  for (const system::PropertyInfo& info : system::properties()) {
    options.properties.push_back(info.property);
  }
  const auto system = model::make_model(*spec, setup);
  for (const search::Violation& violation : search::check_plain(*system, options).violations) {
    std::cout << system::info(violation.finding.property).name << '\n';
  }
}
