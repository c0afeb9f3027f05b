// From the command line to roff.
#include "usage/manual.hpp"

#include <algorithm>
#include <cctype>

#include "fmt/format.h"

namespace ctxcheck::usage {
namespace {

// Text of one paragraph; what is between ` is bold. No line begins with a request.
std::string text_of(std::string_view text) {
  std::string out;
  bool code = false;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '\n':
        out += ' ';
        break;
      case '`':
        out += code ? "\\fR" : "\\fB";
        code = !code;
        break;
      default:
        out += c;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + text_of(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + text_of(text) + "\\fR"; }

// What stands in double quotes behind a request.
std::string argument_of(std::string_view text) {
  std::string out;
  for (const char c : text_of(text)) {
    if (c == '"') {
      out += "\\(dq";
    } else {
      out += c;
    }
  }
  return out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string option_item(const Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) {
    std::string text = option.is_positional() ? italic(name) : bold(name);
    if (!option.value.empty()) text += ' ' + italic(option.value);
    names.push_back(std::move(text));
  }
  return fmt::format(".TP\n{}\n{}.\n", fmt::join(names, ", "), text_of(option.about));
}

std::string synopsis_of(const CommandLine& line, const Command& command) {
  std::string text = fmt::format("{} {} [{}]", bold(line.name), bold(command.name), "OPTIONS");
  for (const Option& option : command.options) {
    if (!option.is_positional()) continue;
    const std::string one = italic(option.names.front()) + (option.repeatable ? "..." : "");
    text += option.required ? ' ' + one : fmt::format(" [{}]", one);
  }
  return text;
}

std::string options_text(const std::vector<Option>& options) {
  std::string text;
  std::string group;
  for (const Option& option : options) {
    if (option.group != group) text += fmt::format(".PP\n{}:\n", text_of(option.group));
    group = option.group;
    text += option_item(option);
  }
  return text;
}

std::string command_text(const CommandLine& line, const Command& command) {
  std::string text =
      fmt::format(".SS \"{} {}\"\n{}\n.PP\n{}.\n", argument_of(line.name),
                  argument_of(command.name), synopsis_of(line, command), text_of(command.about));
  text += options_text(command.options);
  if (!command.example.empty()) {
    text +=
        fmt::format(".PP\nFor example:\n.PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", text_of(command.example));
  }
  return text;
}

std::string section_text(const Section& section) {
  std::string text = fmt::format(".SH \"{}\"\n", argument_of(upper(section.title)));
  if (!section.text.empty()) text += text_of(section.text) + '\n';
  for (const auto& [term, meaning] : section.items) {
    text += fmt::format(".TP\n{}\n{}\n", bold(term), text_of(meaning));
  }
  return text;
}

}  // namespace

std::string manual_page(const CommandLine& line, const std::string& version,
                        const std::string& summary, const std::vector<Section>& sections) {
  // No date: the same program gives the same page.
  std::string text = fmt::format(".TH {} 1 \"\" \"{} {}\" \"User Commands\"\n", upper(line.name),
                                 line.name, version);
  text += fmt::format(".SH NAME\n{} \\- {}\n", line.name, text_of(summary));
  text += ".SH SYNOPSIS\n";
  text += fmt::format("{} {} [OPTIONS] [...]\n", bold(line.name), italic("COMMAND"));
  text += fmt::format(".SH DESCRIPTION\n{}\n", text_of(line.about));
  text += ".SH OPTIONS\n";
  for (const Option& option : line.options) text += option_item(option);
  text += ".SH COMMANDS\n";
  for (const Command& command : line.commands) text += command_text(line, command);
  for (const Section& section : sections) text += section_text(section);
  return text;
}

}  // namespace ctxcheck::usage
