// Sentences out of phrases.
#include "report/sentences.hpp"

#include <vector>

#include <fmt/format.h>

#include "report/text.hpp"

namespace ctxcheck::report {

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

bool is_sentence(const Step& step) {
  return step.phrase.starts_with("the ") || step.phrase.starts_with("nobody ") ||
         step.phrase.starts_with("what ");
}

std::string opening_of(const Beat& beat) {
  if (beat.context.empty()) return capital(beat.what) + '.';
  if (beat.what == "is cancelled as hung") {
    return fmt::format("Nothing of its own is pending now, so the runtime cancels {} as hung.",
                       beat.context);
  }
  const std::string text = beat.what_has_subject ? fmt::format("{}'s {}", beat.context, beat.what)
                                                 : fmt::format("{} {}", beat.context, beat.what);
  return fmt::format("{}{}.", beat.same_pass ? "In the same pass, " : "", text);
}

std::string sentence_of(const Step& step, const std::string& context) {
  if (is_sentence(step)) return fmt::format("{}.", capital(step.phrase));
  return fmt::format("{} {}.", context.empty() ? "The module" : context, step.phrase);
}

std::string ending_of(const system::Outcome& outcome) {
  std::vector<std::string> results;
  for (const auto& [label, result] : outcome.requests) {
    results.push_back(result == "pending" ? fmt::format("{} has no answer", label)
                                          : fmt::format("{} has {}", label, printable(result)));
  }
  std::string text = fmt::format("In the end {}", listed(results));
  if (outcome.warnings > 0) {
    text +=
        fmt::format(", and the runtime has warned {}",
                    outcome.warnings == 1 ? "once" : counted(outcome.warnings, "time", "times"));
  }
  return text + '.';
}

}  // namespace ctxcheck::report
