// From a path to a checked spec. Its own file because it is the only place of the front end that
// reads files, and the only one that knows the order of the checks.
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "fmt/format.h"
#include "spec/declarations.hpp"
#include "spec/exports.hpp"
#include "spec/front_matter.hpp"
#include "spec/lexer.hpp"
#include "spec/parser.hpp"
#include "spec/spec.hpp"
#include "spec/unsupported.hpp"
#include "spec/utf8.hpp"

namespace ctxcheck::spec {
namespace {

constexpr std::size_t kLargest = 1024 * 1024;  // bytes

Diagnostic without_place(std::string code, const std::string& path, std::string message,
                         std::string hint) {
  return {std::move(code), path, std::nullopt, std::move(message), std::move(hint)};
}

Diagnostic too_large(const std::string& path) {
  return without_place("too-large", path, "the file is larger than 1 MiB",
                       "a spec is a small module; leave out what the bug does not need");
}

Result<SourceFile> read_file(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    const bool missing = status.type() == fs::file_type::not_found;
    return without_place("cannot-read", path,
                         missing ? "there is no such file"
                                 : fmt::format("the file cannot be read: {}", error.message()),
                         "");
  }
  if (fs::is_directory(status)) {
    return without_place("cannot-read", path, "this is a directory; expected a file",
                         "name the spec files in it");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(kLargest + 1, '\0');
  if (stream) stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream && !stream.eof()) {
    return without_place("cannot-read", path, "the file cannot be read", "check its permissions");
  }
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return SourceFile{path, std::move(text)};
}

std::optional<Diagnostic> check_text(const SourceFile& source) {
  if (source.text.size() > kLargest) return too_large(source.path);
  if (const auto offset = first_invalid_utf8(source.text)) {
    const Position begin = Lexer(source).position_at(*offset);
    const Range range{begin, {begin.line, begin.column + 1}};
    return Diagnostic{"not-utf8", source.path, range,
                      fmt::format("the byte 0x{:02x} is not UTF-8",
                                  static_cast<unsigned char>(source.text[*offset])),
                      "save the file as UTF-8"};
  }
  return std::nullopt;
}

Spec parse_checked(SourceFile source, const Vocabulary& vocabulary) {
  Spec spec;
  spec.source = std::move(source);
  ParsedFrontMatter front_matter = read_front_matter(spec.source, vocabulary);
  spec.module = parse_module(spec.source);
  check_declarations(spec.module, spec.source);
  check_names(spec.module, spec.source, vocabulary);
  const std::vector<Export> exports = module_exports(spec.module, spec.source);
  for (std::size_t i = 0; i < front_matter.content.requests.size(); ++i) {
    if (auto problem = check_handler(exports, front_matter.content.requests[i].handler)) {
      problem->file = spec.source.path;
      problem->range = front_matter.handler_places[i];
      throw DiagnosticError(std::move(*problem));
    }
  }
  spec.front_matter = std::move(front_matter.content);
  for (const Export& exported : exports) spec.exports.push_back(exported.name);
  return spec;
}

}  // namespace

Result<Spec> parse_spec(SourceFile source, const Vocabulary& vocabulary) {
  if (auto problem = check_text(source)) return std::move(*problem);
  try {
    return parse_checked(std::move(source), vocabulary);
  } catch (const DiagnosticError& error) {
    return error.diagnostic();
  }
}

Result<Spec> load_spec(const std::string& path, const Vocabulary& vocabulary) {
  Result<SourceFile> source = read_file(path);
  if (!source) return source.error();
  return parse_spec(std::move(*source), vocabulary);
}

}  // namespace ctxcheck::spec
