// JUnit by pugixml.
#include <filesystem>
#include <sstream>

#include <pugixml.hpp>

#include "ci/formats.hpp"
#include "fmt/format.h"
#include "report/words.hpp"
#include "spec/utf8.hpp"

namespace ctxcheck::ci {
namespace {

// What XML 1.0 (2.2, Char) can hold.
bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

std::string xml_text(std::string_view text) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const spec::DecodedCharacter character = spec::decode_utf8(text, at);
    spec::append_utf8(out, is_xml_character(character.value) ? character.value : kReplacement);
    at += character.size;
  }
  return out;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

void set(pugi::xml_node node, const char* name, std::size_t value) {
  node.append_attribute(name).set_value(static_cast<unsigned long long>(value));
}

std::string seconds(std::chrono::milliseconds time) {
  return fmt::format("{:.3f}", static_cast<double>(time.count()) / 1000);
}

// "specs.investigation" of "specs/investigation/batch.js".
std::string class_of(const std::string& path) {
  std::string name;
  for (const std::filesystem::path& part : std::filesystem::path(path).parent_path()) {
    if (part == "." || part == "/") continue;
    if (!name.empty()) name += '.';
    name += part.string();
  }
  return name.empty() ? "ctxcheck" : name;
}

std::string name_of_case(const Case& one) {
  const std::string file = std::filesystem::path(one.path).filename().string();
  return one.runtime.empty() ? file : fmt::format("{} on {}", file, one.runtime);
}

std::string details_of(const Problem& problem) {
  std::string text = fmt::format("{}: {}\n", problem.rule, problem.message);
  if (!problem.path.empty()) {
    text += fmt::format("  at      {}\n", report::place_text(problem.path, problem.at));
  }
  if (!problem.line.empty()) text += fmt::format("          {}\n", problem.line);
  if (!problem.hint.empty()) text += fmt::format("  hint    {}\n", problem.hint);
  if (problem.trace) {
    text += fmt::format("  how     {}\n", report::schedule_text(problem.trace->schedule()));
  }
  if (!problem.command.empty()) text += fmt::format("  replay  {}\n", problem.command);
  return text;
}

void add_case(pugi::xml_node suite, const Case& one) {
  pugi::xml_node node = suite.append_child("testcase");
  set(node, "classname", class_of(one.path));
  set(node, "name", name_of_case(one));
  set(node, "file", one.path);
  set(node, "time", seconds(one.elapsed));
  std::string text;
  for (const Problem& problem : one.problems) text += details_of(problem);
  if (one.status == Status::Passed) {
    // Warnings.
    if (!text.empty()) node.append_child("system-out").text().set(xml_text(text).c_str());
    return;
  }
  pugi::xml_node failure = node.append_child(one.status == Status::Failed ? "failure" : "error");
  set(failure, "message", one.verdict);
  set(failure, "type", name_of(one.status));
  failure.text().set(xml_text(text).c_str());
}

void set_counts(pugi::xml_node node, const Result& result) {
  std::chrono::milliseconds time{0};
  for (const Case& one : result.cases) time += one.elapsed;
  set(node, "tests", result.cases.size());
  set(node, "failures", result.count(Status::Failed));
  set(node, "errors", result.count(Status::CannotRun) + result.count(Status::Inconclusive));
  set(node, "skipped", std::size_t{0});
  set(node, "time", seconds(time));
}

}  // namespace

std::string junit_of(const Result& result) {
  pugi::xml_document document;
  pugi::xml_node head = document.append_child(pugi::node_declaration);
  set(head, "version", "1.0");
  set(head, "encoding", "UTF-8");
  pugi::xml_node suites = document.append_child("testsuites");
  set(suites, "name", "ctxcheck");
  set_counts(suites, result);
  pugi::xml_node suite = suites.append_child("testsuite");
  set(suite, "name", fmt::format("ctxcheck {}", result.command));
  set_counts(suite, result);
  for (const Case& one : result.cases) add_case(suite, one);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace ctxcheck::ci
