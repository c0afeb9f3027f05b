// Errors a user can cause, as values. Its own file because every border (spec, trace, command line)
// reports in this one form, so that each error has a stable code, a place, a sentence and a hint.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "spec/source.hpp"

namespace ctxcheck::spec {

struct Diagnostic {
  std::string code;            // stable, kebab-case: "unknown-key", "unsupported-regexp"
  std::string file;            // as the user named it; empty if no file is concerned
  std::optional<Range> range;  // none if the error has no place
  std::string message;         // one sentence: what is wrong and what was expected
  std::string hint;            // what to do about it; may be empty
};

// The diagnostic as a compiler prints it: `file:line:column: error[code]: message`, the source line
// with a caret under the range, and the hint. `source` may be null; then the source line is left
// out.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const SourceFile* source);

// Carries a diagnostic out of a deep place to the border that returns it as a value.
class DiagnosticError : public std::exception {
 public:
  explicit DiagnosticError(Diagnostic diagnostic) : diagnostic_(std::move(diagnostic)) {}
  [[nodiscard]] const Diagnostic& diagnostic() const { return diagnostic_; }
  [[nodiscard]] const char* what() const noexcept override { return diagnostic_.message.c_str(); }

 private:
  Diagnostic diagnostic_;
};

// A value, or the reason why there is none.
template <class T>
class Result {
 public:
  Result(T value)
      : content_(std::move(value)) {}  // NOLINT(google-explicit-constructor): reads as return
  Result(Diagnostic error)
      : content_(std::move(error)) {}  // NOLINT(google-explicit-constructor): reads as return
  [[nodiscard]] explicit operator bool() const { return std::holds_alternative<T>(content_); }
  [[nodiscard]] T& operator*() { return std::get<T>(content_); }
  [[nodiscard]] const T& operator*() const { return std::get<T>(content_); }
  [[nodiscard]] T* operator->() { return &std::get<T>(content_); }
  [[nodiscard]] const T* operator->() const { return &std::get<T>(content_); }
  [[nodiscard]] const Diagnostic& error() const { return std::get<Diagnostic>(content_); }

 private:
  std::variant<T, Diagnostic> content_;
};

}  // namespace ctxcheck::spec
