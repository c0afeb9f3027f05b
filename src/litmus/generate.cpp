// Enumerating combinations, and dropping those whose program is there already.
#include "litmus/generate.hpp"

#include <random>
#include <unordered_set>
#include <utility>

#include "litmus/compose.hpp"
#include "litmus/program.hpp"
#include "litmus/rules.hpp"

namespace ctxcheck::litmus {
namespace {

std::vector<Edge> all_edges() {
  std::vector<Edge> edges;
  for (const WordInfo& entry : words()) {
    switch (entry.kind) {
      case Kind::Create:
        edges.push_back({entry.word, Actor::Own});
        break;
      case Kind::Share:
      case Kind::Whole:
        edges.push_back({entry.word, Actor::Everybody});
        break;
      case Kind::Wait:
      case Kind::Use:
      case Kind::Settle:
      case Kind::Other:
        for (const Actor actor : {Actor::Own, Actor::Foreign, Actor::Third}) {
          edges.push_back({entry.word, actor});
        }
        break;
    }
  }
  return edges;
}

class Generator {
 public:
  // All combinations of exactly `length` edges.
  void add(std::size_t length) {
    if (combination_.size() == length) {
      if (is_complete(combination_)) keep();
      return;
    }
    for (const Edge& edge : edges_) {
      if (!may_follow(combination_, edge)) continue;
      combination_.push_back(edge);
      add(length);
      combination_.pop_back();
    }
  }

  Generated generated;

 private:
  void keep() {
    ++generated.combinations;
    const Program program = compose(combination_);
    if (!seen_.insert(canonical_form(program)).second) return;
    generated.specs.push_back({name_of(combination_), combination_, text_of(program)});
  }

  std::vector<Edge> edges_ = all_edges();
  Combination combination_;
  std::unordered_set<std::string> seen_;  // canonical forms
};

}  // namespace

Generated generate(std::size_t length) {
  Generator generator;
  for (std::size_t edges = kShortest; edges <= length; ++edges) generator.add(edges);
  return std::move(generator.generated);
}

std::vector<LitmusSpec> sample(std::vector<LitmusSpec> specs, std::size_t size,
                               std::uint64_t seed) {
  if (specs.size() <= size) return specs;
  std::mt19937_64 random(seed);  // the same on every platform, as distributions are not
  std::vector<LitmusSpec> chosen;
  for (std::size_t i = 0; chosen.size() < size; ++i) {
    // Of what is left, so many are still wanted.
    const std::size_t left = specs.size() - i;
    if (random() % left < size - chosen.size()) chosen.push_back(std::move(specs[i]));
  }
  return chosen;
}

}  // namespace ctxcheck::litmus
