// What the tests of the front end share: a vocabulary like the model's, and short ways to load a
// text. Its own file because these tests must not depend on the model.
#pragma once

#include <string>
#include <string_view>

#include "fmt/format.h"
#include "spec/spec.hpp"

namespace ctxcheck::spec {

inline Vocabulary test_vocabulary() {
  Vocabulary words;
  words.properties = {"dead-settle", "foreign-run",    "foreign-io", "hung",
                      "stuck",       "poisoned",       "assert",     "threw",
                      "late-settle", "foreign-settle", "lost-work",  "unhandled-rejection"};
  words.profiles = {"workerd-2026-11-17", "workerd-2026-11-17-off", "workerd-2025-09-24",
                    "workerd-2025-09-24-off"};
  words.modules = {
      {"ctxcheck",
       {"Batcher", "assert", "choose", "current", "io", "ioFail", "open", "params", "sleep"}},
      {"node:async_hooks", {"AsyncLocalStorage", "AsyncResource"}},
      {"node:process", {"default"}},
  };
  for (const char* name : {"AbortController",
                           "AbortSignal",
                           "Boolean",
                           "Error",
                           "Headers",
                           "Map",
                           "NaN",
                           "Infinity",
                           "RangeError",
                           "ReferenceError",
                           "Request",
                           "Response",
                           "Set",
                           "SyntaxError",
                           "TypeError",
                           "URL",
                           "URLSearchParams",
                           "WeakMap",
                           "WeakSet",
                           "addEventListener",
                           "clearImmediate",
                           "clearTimeout",
                           "globalThis",
                           "isFinite",
                           "isNaN",
                           "parseFloat",
                           "parseInt",
                           "queueMicrotask",
                           "setImmediate",
                           "setTimeout",
                           "undefined",
                           "Proxy",
                           "Function"}) {
    words.globals[name] = {};
  }
  words.globals["Array"] = {"from", "isArray", "of"};
  words.globals["JSON"] = {"parse", "stringify"};
  words.globals["Math"] = {"PI", "abs", "ceil", "floor", "max", "min", "pow", "round", "sqrt"};
  words.globals["Number"] = {"EPSILON", "MAX_SAFE_INTEGER", "isFinite", "isInteger", "isNaN"};
  words.globals["Object"] = {"assign",      "create", "defineProperty", "entries", "freeze",
                             "fromEntries", "is",     "keys",           "values"};
  words.globals["Promise"] = {"all",    "allSettled", "any",          "race",
                              "reject", "resolve",    "withResolvers"};
  words.globals["Reflect"] = {"apply", "construct", "get", "has", "ownKeys", "set"};
  words.globals["String"] = {"fromCharCode", "fromCodePoint", "raw"};
  words.globals["Symbol"] = {"asyncIterator", "for", "hasInstance", "iterator", "toPrimitive"};
  words.globals["console"] = {"debug", "error", "info", "log", "warn"};
  words.globals["process"] = {"env", "nextTick"};
  return words;
}

// A file of this module, with front matter in its first three lines.
inline SourceFile with_front_matter(std::string_view module) {
  return {"spec.js", fmt::format("/*---\nrequests: {{ page: 1 }}\n---*/\n{}", module)};
}

// "code line:column", or "ok".
inline std::string verdict_of(const Result<Spec>& result) {
  if (result) return "ok";
  const Diagnostic& error = result.error();
  if (!error.range) return error.code;
  return fmt::format("{} {}:{}", error.code, error.range->begin.line, error.range->begin.column);
}

}  // namespace ctxcheck::spec
