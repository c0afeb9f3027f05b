// What is bundled, and what is said if it cannot be. Its own file because it needs esbuild.
#include "live/bundle.hpp"

#include <cstdlib>
#include <set>
#include <utility>

#include "live/live_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;

bool bundled(const std::string& path, const std::string& text) {
  return live::needs_bundle({path, text});
}

TEST(LiveBundle, WhatTheRuntimeTakesIsLeftAsItIs) {
  EXPECT_FALSE(bundled("w.js", "export default {};"));
  EXPECT_FALSE(
      bundled("w.mjs", "import fs from 'node:fs';\nimport { env } from\n \"cloudflare:workers\";"));
  EXPECT_FALSE(bundled("w.js", "const important = 'x'; const f = Array.from('abc'); x.from(1);"));
}

TEST(LiveBundle, EverythingElseIsBundled) {
  EXPECT_TRUE(bundled("w.ts", "export default {};"));
  EXPECT_TRUE(bundled("w.jsx", "export default {};"));
  for (const char* text :
       {"import x from 'x';", "import './x.js';", "import{a}from\"a\"", "export * from './y';",
        "const x = await import( 'x' );", "import 'node:fs'; import x from \"./x.wasm\";"}) {
    EXPECT_TRUE(bundled("w.js", text)) << text;
  }
}

class LiveBundles : public LiveTest {
 protected:
  void SetUp() override {
    if (const auto reason = no_esbuild()) GTEST_SKIP() << *reason;
    write("worker.live.yaml", "requests: { /: 1 }");
  }
  // What is refused, without the folder.
  [[nodiscard]] std::string refused(const std::string& name, std::string_view text) const {
    const auto worker =
        live::load_live({write(name, text), std::nullopt, true}, model::vocabulary());
    if (worker) return "accepted";
    const spec::Diagnostic& diagnostic = worker.error();
    std::string place = std::filesystem::path(diagnostic.file).filename().string();
    if (diagnostic.range) {
      place += ":" + std::to_string(diagnostic.range->begin.line) + ":" +
               std::to_string(diagnostic.range->begin.column);
    }
    return place + " " + diagnostic.code + ": " + diagnostic.message;
  }
};

TEST_F(LiveBundles, TheWordsOfEsbuildComeWithTheirPlace) {
  EXPECT_EQ(
      refused("worker.js", "\nimport x from \"nowhere\";\nexport default { fetch() { x(); } };"),
      "worker.js:2:15 bundle-failed: esbuild: Could not resolve \"nowhere\"");
  EXPECT_EQ(refused("worker.ts", "export default {\n  fetch( {\n};"),
            "worker.ts:3:2 bundle-failed: esbuild: Expected \")\" but found \";\"");
  write("lib.js", "export const a = 1;\nexport const a = 2;\n");
  EXPECT_EQ(
      refused("worker.js", "import { a } from './lib.js';\nexport default { fetch() { a(); } };"),
      "lib.js:2:14 bundle-failed: esbuild: Multiple exports with the same name \"a\"");
}

// What a change of must be noticed: also of a file that is broken, or that others import.
TEST_F(LiveBundles, TheFilesOfAWorkerAreKnown) {
  const auto files_of = [this](std::string_view code) {
    std::vector<std::string> files;
    const auto worker = live::load_live({write("worker.js", code), std::nullopt, false},
                                        model::vocabulary(), &files);
    std::set<std::string> names;
    for (const std::string& file : files) {
      names.insert(std::filesystem::path(file).filename().string());
    }
    return std::pair(static_cast<bool>(worker), names);
  };
  using Names = std::set<std::string>;
  write("lib.js", "export { a } from './deep.js';\n");
  write("deep.js", "export const a = 1;\n");
  constexpr std::string_view kWorker =
      "import { a } from './lib.js';\nexport default { fetch() { return new Response(a); } };";
  EXPECT_EQ(files_of(kWorker),
            std::pair(true, Names{"worker.js", "worker.live.yaml", "lib.js", "deep.js"}));
  write("deep.js", "export const a = ;\n");
  EXPECT_EQ(files_of(kWorker), std::pair(false, Names{"worker.js", "worker.live.yaml", "deep.js"}));
}

TEST_F(LiveBundles, NothingIsLeftInTheTemporaryFolder) {
  const std::string temporary = (folder() / "tmp").string();
  std::filesystem::create_directory(temporary);
  const char* const before = std::getenv("TMPDIR");
  const std::string kept = before != nullptr ? before : "";
  ::setenv("TMPDIR", temporary.c_str(), 1);
  write("c.txt", "hello");
  EXPECT_EQ(
      refused("worker.js", "import c from './c.txt'; export default { fetch() { return c; } };"),
      "accepted");
  EXPECT_NE(refused("worker.js", "import c from './d.txt'; export default {};"), "accepted");
  EXPECT_TRUE(std::filesystem::is_empty(temporary));
  if (before != nullptr) {
    ::setenv("TMPDIR", kept.c_str(), 1);
  } else {
    ::unsetenv("TMPDIR");
  }
}

TEST_F(LiveBundles, TheProjectsOwnEsbuildComesFirst) {
  write("node_modules/.bin/esbuild", "#!/bin/sh\necho 'x [ERROR] I am the own one'; exit 1\n");
  std::filesystem::permissions(folder() / "node_modules/.bin/esbuild",
                               std::filesystem::perms::owner_all);
  EXPECT_EQ(refused("worker.ts", "export default {};"),
            "worker.ts bundle-failed: esbuild: I am the own one");
}

TEST_F(LiveBundles, AssetsBecomeModulesUnderTheNamesThatTheBundleImports) {
  write("m.wasm", std::string_view("\0asm\1\0\0\0", 8));
  write("b.bin", "bytes");
  const spec::Spec worker =
      load(write("worker.js",
                 "import m from './m.wasm?module'; import b from './b.bin';\n"
                 "export default { fetch() { return new Response(m + b); } };"));
  ASSERT_TRUE(worker.live);
  std::vector<std::pair<std::string, spec::LiveModuleKind>> modules;
  for (const spec::LiveModule& module : worker.live->modules) {
    std::string name = module.name;
    if (const auto dash = name.find('-'); dash != std::string::npos) name.erase(dash, 9);
    modules.emplace_back(name, module.kind);
  }
  std::sort(modules.begin(), modules.end());
  EXPECT_EQ(modules, (std::vector<std::pair<std::string, spec::LiveModuleKind>>{
                         {"worker/b.bin", spec::LiveModuleKind::Data},
                         {"worker/bundle", spec::LiveModuleKind::EsModule},
                         {"worker/m.wasm?module", spec::LiveModuleKind::Wasm}}));
}

}  // namespace
