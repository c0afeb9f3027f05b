// Working out what to write.
#include "cli/gate_bless.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "cli/files.hpp"
#include "cli/rerecording.hpp"
#include "fmt/format.h"
#include "model/model.hpp"
#include "spec/expectation.hpp"
#include "trace/trace_file.hpp"

namespace ctxcheck::cli {
namespace {

using report::GateItem;
using Kind = GateItem::Kind;
using Status = GateItem::Status;

// Why nothing can be accepted; none if something can.
std::optional<std::string> open_question(const GateItem& item) {
  if (item.status == Status::CannotRun) return "it cannot run";
  if (item.status == Status::Inconclusive || item.stop) return "it is inconclusive";
  return std::nullopt;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The same for all names of a file.
std::string key_of(const std::string& path) {
  std::error_code error;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
  return error ? path : canonical.string();
}

// What the spec should expect under the item's profile: warnings only if that is wanted.
spec::ProfileResult result_of(const GateItem& item, const Strictness& strictness) {
  spec::ProfileResult result{item.profile, {}};
  for (const report::GateFinding& finding : item.findings) {
    const system::PropertyInfo& info = system::info(finding.violation.finding.property);
    if (info.severity == system::Severity::Error || strictness.warnings ||
        (item.expected && contains(*item.expected, info.name))) {
      result.violated.emplace_back(info.name);
    }
  }
  return result;
}

class Planner {
 public:
  Planner(const report::GateResult& result, const GateRules& rules, Output& output,
          const InterruptGuard& guard)
      : result_(result), rules_(rules), output_(output) {
    search_.limits = rules.limits;
    search_.interrupted = [&guard] { return guard.interrupted(); };
  }

  Blessing plan() {
    std::map<std::string, std::vector<const GateItem*>> specs;
    for (const GateItem& item : result_.items) {
      if (item.kind == Kind::Spec) specs[item.path].push_back(&item);
    }
    for (const auto& [path, items] : specs) plan_spec(path, items);
    for (const GateItem& item : result_.items) {
      if (item.kind == Kind::Counterexample) plan_counterexample(item);
    }
    return std::move(blessing_);
  }

 private:
  void refuse(const std::string& path, std::string why) {
    blessing_.refused.emplace_back(path, std::move(why));
  }

  void plan_spec(const std::string& path, const std::vector<const GateItem*>& items) {
    bool failed = false;
    std::vector<spec::ProfileResult> results;
    for (const GateItem* const item : items) {
      if (auto why = open_question(*item)) {
        open_.insert(key_of(path));
        return refuse(path, *std::move(why));
      }
      failed = failed || item->status == Status::Failed;
      if (item->expected || rules_.strictness.require_expect) {
        results.push_back(result_of(*item, rules_.strictness));
      }
    }
    if (!failed) return;
    const auto source = read_source(path);
    if (!source) return refuse(path, source.error().message);
    auto after = spec::with_expectation(*source, results, vocabulary_);
    if (!after)
      return refuse(path, fmt::format("{}: {}", after.error().message, after.error().hint));
    texts_[key_of(path)] = *after;
    blessing_.changes.push_back({Kind::Spec, path, source->text, std::move(*after)});
  }

  void plan_counterexample(const GateItem& item) {
    const bool spec_changes = texts_.contains(key_of(item.spec_path));
    if (item.status == Status::Passed && !spec_changes) return;
    if (auto why = open_question(item)) return refuse(item.path, *std::move(why));
    if (open_.contains(key_of(item.spec_path))) {
      return refuse(item.path, fmt::format("{} is inconclusive or cannot run", item.spec_path));
    }
    output_.progress(fmt::format("recording {} again", item.path));
    const auto before = read_source(item.path);
    if (!before) return refuse(item.path, before.error().message);
    const auto old = trace::load_trace(item.path);
    if (!old) return refuse(item.path, old.error().message);
    const auto spec = spec_at(item.spec_path);
    if (!spec) return refuse(item.path, spec.error().message);
    const auto trace = record_again(*old, *spec, search_);
    if (!trace) return refuse(item.path, trace.error().message);
    blessing_.changes.push_back(
        {Kind::Counterexample, item.path, before->text, trace::file_text(*trace, item.path)});
  }

  // As it will be.
  [[nodiscard]] spec::Result<spec::Spec> spec_at(const std::string& path) const {
    const auto text = texts_.find(key_of(path));
    if (text == texts_.end()) return spec::load_spec(path, vocabulary_);
    return spec::parse_spec({path, text->second}, vocabulary_);
  }

  const report::GateResult& result_;
  const GateRules& rules_;
  Output& output_;
  search::Options search_;
  const spec::Vocabulary vocabulary_ = model::vocabulary();
  // By key_of().
  std::set<std::string> open_;                // specs that are inconclusive or cannot run
  std::map<std::string, std::string> texts_;  // of specs that change
  Blessing blessing_;
};

}  // namespace

Blessing plan_blessing(const report::GateResult& result, const GateRules& rules, Output& output,
                       const InterruptGuard& guard) {
  return Planner(result, rules, output, guard).plan();
}

}  // namespace ctxcheck::cli
