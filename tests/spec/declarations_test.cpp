// Names declared twice, and the many that are not.
#include "spec/declarations.hpp"

#include <gtest/gtest.h>

#include "fmt/format.h"
#include "spec/diagnostic.hpp"
#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

std::string verdict(std::string_view text) {
  const SourceFile source{"test.js", std::string(text)};
  try {
    check_declarations(parse_module(source), source);
    return "ok";
  } catch (const DiagnosticError& error) {
    const Range& range = *error.diagnostic().range;
    return fmt::format("{} {}:{}-{}", error.diagnostic().code, range.begin.line, range.begin.column,
                       range.end.column);
  }
}

TEST(Declarations, DeclaredTwice) {
  const std::pair<const char*, const char*> cases[] = {
      {"let a; let a", "1:12-13"},
      {"let a;\nconst a = 1", "2:7-8"},
      {"let a; var a", "1:12-13"},
      {"var a; let a", "1:12-13"},
      {"let a; class a {}", "1:14-15"},
      {"let a; function a() {}", "1:17-18"},
      {"function a() {} function a() {}", "1:26-27"},  // at the top of a module
      {"function a() {} var a", "1:21-22"},
      {"let [a, {b: a}] = []", "1:13-14"},
      {"let a, b, a", "1:11-12"},
      {"import a from 'm'; let a", "1:24-25"},
      {"import {a, b as a} from 'm'", "1:12-13"},
      {"import {a} from 'm'; import * as a from 'n'", "1:34-35"},
      {"export let a; export function a() {}", "1:31-32"},
      {"let page; export default function page() {}", "1:35-39"},
      {"{ let a; let a }", "1:14-15"},
      {"{ function a() {} function a() {} }", "1:28-29"},
      {"{ function a() {} var a }", "1:23-24"},
      {"let a; { var a }", "1:14-15"},
      {"{ let a; { { var a } } }", "1:18-19"},
      {"{ { var a } let a }", "1:17-18"},
      {"let a; for (var a of []) ;", "1:17-18"},
      {"for (let a; ;) { var a }", "1:22-23"},
      {"for (let a of []) { var a }", "1:25-26"},
      {"for (let [a, a] of []) ;", "1:14-15"},
      {"for (let a, a; ;) ;", "1:13-14"},
      {"switch (1) { case 1: let a; case 2: let a }", "1:41-42"},
      {"switch (1) { case 1: let a; default: var a }", "1:42-43"},
      {"function f(a) { let a }", "1:21-22"},
      {"function f({a}) { const a = 1 }", "1:25-26"},
      {"(a) => { let a }", "1:14-15"},
      {"function f() { let a; var a }", "1:27-28"},
      {"function f() { let a; function a() {} }", "1:32-33"},
      {"class A { m(a) { let a } }", "1:22-23"},
      {"class A { static { let a; let a } }", "1:31-32"},
      {"try {} catch (a) { let a }", "1:24-25"},
      {"try {} catch ({a}) { var a }", "1:26-27"},
      {"try {} catch (a) { for (var a of []) ; }", "1:29-30"},
      {"try {} catch ([a, a]) {}", "1:19-20"},
      {"let f = function () { let a; let a }", "1:34-35"},
  };
  for (const auto& [text, place] : cases) {
    EXPECT_EQ(verdict(text), std::string("duplicate-declaration ") + place) << text;
  }
}

TEST(Declarations, DeclaredOnceEach) {
  for (const char* const text : {
           "var a; var a; { var a }",
           "let a; { let a; { let a } }",
           "let a; function f() { let a; var b; { let b } }",
           "function f(a) { var a; function a() {} function a() {} }",
           "function f() { var a; function a() {} var a }",
           "function f(a) { { let a } }",
           "let a; function f(a) { }",
           "for (let a; ;) { let a }",
           "for (let a of []) ; for (let a of []) ;",
           "for (const a in {}) { let a }",
           "switch (1) { case 1: { let a } default: let a }",
           "try { let a } catch (a) { var a; { let a } } finally { let a }",
           "try {} catch { let a }",
           "try {} catch (a) { for (var a in {}) ; for (var a; ;) break }",
           "(function f() { let f }); (class A { m() { let A } })",
           "function f() { let arguments1; var f }",
           "export let a; export { a as b }",
           "let a; class B { static { let a } static { let a } }",
           "export default function page() {} page()",
       }) {
    EXPECT_EQ(verdict(text), "ok") << text;
  }
}

}  // namespace
}  // namespace ctxcheck::spec
