// The model against recorded outcomes: what was compared, and every difference.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "report/report.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace ctxcheck::report {
namespace {

using Status = ConformItem::Status;

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestName = 16;

struct Words {
  Status status;
  std::string_view name;
  std::string_view mark;  // in the compact table
  Look look;
};

constexpr std::array<Words, 7> kWords{{
    {Status::Ok, "Ok", "Ok", Look::Good},
    {Status::Misses, "Model misses", "misses", Look::Bad},
    {Status::Invents, "Model invents", "invents", Look::Bad},
    {Status::MissesAndInvents, "Model misses and invents", "both", Look::Bad},
    {Status::NoRecording, "No recording", "none", Look::Bad},
    {Status::Inconclusive, "Inconclusive", "early", Look::Warn},
    {Status::CannotRun, "Cannot run", "failed", Look::Bad},
}};

const Words& words_of(Status status) { return kWords[static_cast<std::size_t>(status)]; }

// ---- one line an item

std::string_view word_of(Reality reality) {
  return reality == Reality::Recorded ? "recorded" : "live";
}

std::string result_text(const ConformItem& item, Reality reality) {
  std::vector<std::string> parts;
  if (item.outcomes) parts.push_back(fmt::format("model {}", grouped(*item.outcomes)));
  if (item.recorded) {
    parts.push_back(fmt::format("{} {}", word_of(reality), grouped(*item.recorded)));
  }
  std::string text = fmt::format("{}", fmt::join(parts, ", "));
  if (!item.comparison.counts.empty()) text += "; in other numbers of orders";
  if (item.detail.empty()) return text;
  return text.empty() ? item.detail : fmt::format("{}; {}", text, item.detail);
}

std::string rows(const std::vector<const ConformItem*>& items, Reality reality,
                 const Style& style) {
  std::size_t word_width = 0;
  std::size_t path_width = 0;
  std::size_t profile_width = 0;
  for (const ConformItem* item : items) {
    word_width = std::max(word_width, words_of(item->status).name.size());
    path_width = std::max(path_width, width_of(item->path));
    profile_width = std::max(profile_width, width_of(item->profile));
  }
  std::string out;
  for (const ConformItem* item : items) {
    const Words& words = words_of(item->status);
    std::string line = paint(style, words.look, padded(words.name, word_width + kGap)) +
                       padded(item->path, path_width + kGap) +
                       padded(item->profile, profile_width + kGap) +
                       printable(result_text(*item, reality));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

// ---- one line a spec

struct Column {
  std::string profile;
  std::string title;
  std::size_t width = 0;
};

// In the order in which the items name them. Behind a profile its `-off` form is called just that.
std::vector<Column> columns_of(const std::vector<ConformItem>& items) {
  std::vector<Column> columns;
  for (const ConformItem& item : items) {
    const bool known = std::any_of(columns.begin(), columns.end(), [&item](const Column& column) {
      return column.profile == item.profile;
    });
    if (!known && !item.profile.empty()) columns.push_back({item.profile, item.profile, 0});
  }
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].profile == columns[i - 1].profile + "-off") columns[i].title = "-off";
  }
  for (Column& column : columns) {
    column.width = width_of(column.title);
    for (const ConformItem& item : items) {
      if (item.profile != column.profile) continue;
      column.width = std::max(column.width, words_of(item.status).mark.size());
    }
    column.width += kGap;
  }
  return columns;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

class MarkTable {
 public:
  MarkTable(const std::vector<ConformItem>& items, const Style& style)
      : style_(style), columns_(columns_of(items)) {
    std::size_t marks = kGap;
    for (const Column& column : columns_) marks += column.width;
    for (const ConformItem& item : items) {
      const std::size_t folder = width_of(folder_of(item.path));
      name_width_ = std::max({name_width_, width_of(item.path) - folder, folder});
    }
    const std::size_t room = style.width > marks ? style.width - marks : 0;
    name_width_ = std::min(name_width_, std::max(room, kNarrowestName)) + kGap;
    for (std::size_t first = 0; first < items.size();) {
      std::size_t end = first + 1;
      while (end < items.size() && items[end].path == items[first].path) ++end;
      add(std::span(items).subspan(first, end - first));
      first = end;
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void add_line(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    text_ += line + '\n';
  }

  void add_headline(const std::string& folder) {
    if (!text_.empty()) text_ += '\n';
    std::string titles;
    for (const Column& column : columns_) titles += padded(column.title, column.width);
    add_line(
        paint(style_, Look::Strong,
              padded(shortened(folder.empty() ? "." : folder, name_width_), name_width_ + kGap)) +
        paint(style_, Look::Dim, titles));
  }

  void add(std::span<const ConformItem> items) {
    const std::string& path = items.front().path;
    const std::string folder = folder_of(path);
    if (text_.empty() || folder != folder_) add_headline(folder);
    folder_ = folder;
    std::string line(kGap, ' ');
    line += padded(shortened(path.substr(folder.size()), name_width_ - kGap), name_width_);
    if (items.front().profile.empty()) {
      const Words& words = words_of(items.front().status);
      return add_line(line + paint(style_, words.look, words.name));
    }
    for (const Column& column : columns_) {
      const auto item = std::find_if(
          items.begin(), items.end(),
          [&column](const ConformItem& candidate) { return candidate.profile == column.profile; });
      if (item == items.end()) {
        line += padded("", column.width);
        continue;
      }
      const Words& words = words_of(item->status);
      line += paint(style_, words.look, padded(words.mark, column.width));
    }
    add_line(std::move(line));
  }

  const Style& style_;
  std::vector<Column> columns_;
  std::size_t name_width_ = 0;
  std::string folder_;
  std::string text_;
};

// ---- differences

// How an outcome comes about, as far as that is known.
std::string how_text(const system::WitnessedOutcome& outcome, std::string_view adjective) {
  const std::string orders = outcome.schedules
                                 ? counted(*outcome.schedules, fmt::format("{}order", adjective),
                                           fmt::format("{}orders", adjective))
                                 : "";
  if (!outcome.schedule) return orders;
  const std::string schedule = schedule_text(*outcome.schedule);
  return orders.empty() ? schedule : fmt::format("{}  ({})", schedule, orders);
}

std::string outcome_text(const system::WitnessedOutcome& outcome, std::string_view label,
                         std::string_view adjective, const Style& style) {
  std::string out = '\n' + outcome_fields(style, label, outcome.outcome);
  const std::string how = how_text(outcome, adjective);
  if (!how.empty()) out += field(style, "how", how);
  return out;
}

std::string difference_text(const system::Comparison& comparison, Reality reality,
                            const Style& style) {
  std::string out;
  for (const auto& outcome : comparison.missed) {
    out += outcome_text(outcome, "missed", fmt::format("{} ", word_of(reality)), style);
  }
  for (const auto& outcome : comparison.invented) {
    out += outcome_text(outcome, "invented", "", style);
  }
  for (const system::CountDifference& difference : comparison.counts) {
    out += '\n' + outcome_fields(style, "note", difference.outcome);
    out += field(
        style, "how",
        fmt::format("in {} of the model, in {} {}", counted(difference.actual, "order", "orders"),
                    grouped(difference.expected), word_of(reality)));
  }
  return out;
}

// What is the same on several profiles is told once.
std::string differences(const std::vector<ConformItem>& items, Reality reality,
                        const Style& style) {
  std::string out;
  for (std::size_t first = 0; first < items.size();) {
    const ConformItem& item = items[first];
    const std::string text = difference_text(item.comparison, reality, style);
    std::vector<std::string> profiles;
    std::size_t next = first;
    while (next < items.size() && items[next].path == item.path &&
           items[next].status == item.status &&
           (next == first || difference_text(items[next].comparison, reality, style) == text)) {
      profiles.push_back(items[next++].profile);
    }
    first = next;
    if (text.empty()) continue;
    const Words& words = words_of(item.status);
    out += '\n' + paint(style, words.look, words.name) + ' ' +
           paint(style, Look::Strong, item.path) + '\n' + field(style, "on", listed(profiles)) +
           text;
  }
  return out;
}

std::string totals_text(const std::vector<ConformItem>& items, Reality reality,
                        const Style& style) {
  std::array<std::size_t, kWords.size()> totals{};
  std::set<std::string> specs;
  std::set<std::string> profiles;
  std::uint64_t recorded = 0;
  for (const ConformItem& item : items) {
    ++totals[static_cast<std::size_t>(item.status)];
    specs.insert(item.path);
    if (!item.profile.empty()) profiles.insert(item.profile);
    if (item.outcomes) recorded += item.recorded.value_or(0);
  }
  std::vector<std::string> parts;
  for (const Words& words : kWords) {
    const std::size_t total = totals[static_cast<std::size_t>(words.status)];
    if (total == 0 && words.status != Status::Ok) continue;
    const std::string part = fmt::format("{} {}", grouped(total), words.name);
    parts.push_back(total > 0 ? paint(style, words.look, part) : part);
  }
  return fmt::format("{}; {} on {}, {} compared with\n", fmt::join(parts, ", "),
                     counted(specs.size(), "spec", "specs"),
                     counted(profiles.size(), "profile", "profiles"),
                     counted(recorded, fmt::format("{} outcome", word_of(reality)),
                             fmt::format("{} outcomes", word_of(reality))));
}

}  // namespace

std::string render_conform(const std::vector<ConformItem>& items, bool compact, Reality reality,
                           const Style& style) {
  std::vector<const ConformItem*> shown;
  for (const ConformItem& item : items) {
    if (!compact || item.status != Status::Ok) shown.push_back(&item);
  }
  std::string out;
  if (compact) out += MarkTable(items, style).text();
  if (compact && !shown.empty()) out += '\n';
  out += rows(shown, reality, style);
  out += differences(items, reality, style);
  if (!items.empty()) out += '\n';
  return out + totals_text(items, reality, style);
}

}  // namespace ctxcheck::report
