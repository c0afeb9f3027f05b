// The page as a browser shows it: scripts/get-browser prepares one, and without it these tests are
// skipped. What is looked at is in checks.mjs.
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

// More than 200 turns, whose names would end a script or an element if they were not escaped.
constexpr std::string_view kLongSpec = R"(/*---
requests: { busy: 1, page: 2 }
---*/
import { io, Batcher } from "ctxcheck";
const loader = new Batcher({ flush: "timer", delay: 5, load: (keys) => io("db") });
export async function busy() {
  for (let i = 0; i < 200; i++) await io("poll </script><b>&\u2028");
}
export async function page() { return await loader.load(1); }
)";

struct Browser {
  std::string node;
  std::string chromium;
  std::string driver;
};

std::optional<std::string> in_path(const std::string& program) {
  const char* const path = std::getenv("PATH");
  if (path == nullptr) return std::nullopt;
  std::istringstream folders{path};
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (fs::exists(fs::path(folder) / program)) return (fs::path(folder) / program).string();
  }
  return std::nullopt;
}

// What scripts/get-browser finds or installs.
std::optional<Browser> installed_browser() {
  std::optional<std::string> chromium;
  for (const char* name : {"chromium", "chromium-browser", "google-chrome"}) {
    if (!chromium) chromium = in_path(name);
  }
  const fs::path cache = fs::path(CTXCHECK_ROOT) / ".cache" / "browser";
  const auto node = in_path("node");
  std::error_code none;
  for (const fs::directory_entry& version : fs::directory_iterator(cache, none)) {
    const fs::path driver = version.path() / "node_modules" / "playwright-core";
    if (!node || !chromium || !fs::exists(driver / "index.js")) continue;
    return Browser{*node, *chromium, driver.string()};
  }
  return std::nullopt;
}

class Page : public CliTest {
 protected:
  void SetUp() override {
    browser_ = installed_browser();
    if (!browser_) GTEST_SKIP() << "no browser: run scripts/get-browser";
  }

  // The picture of the original case.
  void write_original() {
    const fs::path root = CTXCHECK_ROOT;
    fs::copy(root / "specs/investigation/module-level-batch.js", folder() / "original.js");
    fs::copy(root / "counterexamples/module-level-batch.dead-settle.json",
             folder() / "original.json");
    replace("original.json", "../specs/investigation/module-level-batch.js", "original.js");
    write_page({"explain", "original.json"});
  }

  void write_page(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--html", "page.html"});
    const Finished finished = ctxcheck(std::move(arguments));
    ASSERT_EQ(finished.code, 0) << finished.err;
    ASSERT_EQ(finished.err, "");
  }

  void check(const std::string& name, const std::string& file = "page.html",
             const std::vector<std::string>& more = {}) {
    Invocation invocation;
    invocation.command = {browser_->node,
                          CTXCHECK_ROOT "/tests/page/checks.mjs",
                          browser_->chromium,
                          browser_->driver,
                          name,
                          (folder() / file).string()};
    invocation.command.insert(invocation.command.end(), more.begin(), more.end());
    invocation.folder = folder().string();
    const Finished finished = run(invocation);
    EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  }

 private:
  std::optional<Browser> browser_;
};

class Original : public Page, public ::testing::WithParamInterface<const char*> {};

TEST_P(Original, IsAsItShouldBe) {
  write_original();
  check(GetParam());
}

INSTANTIATE_TEST_SUITE_P(InTheBrowser, Original,
                         ::testing::Values("shows", "keyboard", "plays", "themes", "accessible",
                                           "phone", "tablet", "prints", "scriptless"),
                         [](const auto& test) { return std::string(test.param); });

TEST_F(Page, StaysResponsiveWithTwoHundredTurns) {
  write("long.js", kLongSpec);
  write_page({"outcomes", "long.js"});
  check("long");
}

TEST_F(Page, BrowsesOutcomes) {
  fs::copy(fs::path(CTXCHECK_ROOT) / "specs/investigation/module-level-batch-owner-leaves.js",
           folder() / "spec.js");
  write_page({"outcomes", "spec.js", "--runtime", "workerd-2026-11-17"});
  check("outcomes");
}

// What scripts/get-mermaid fetches.
std::optional<std::string> installed_mermaid() {
  const fs::path cache = fs::path(CTXCHECK_ROOT) / ".cache" / "mermaid";
  std::error_code none;
  for (const fs::directory_entry& version : fs::directory_iterator(cache, none)) {
    const fs::path script = version.path() / "package" / "dist" / "mermaid.min.js";
    if (fs::exists(script)) return script.string();
  }
  return std::nullopt;
}

class Mermaid : public Page {
 protected:
  void SetUp() override {
    Page::SetUp();
    mermaid_ = installed_mermaid();
    if (!mermaid_) GTEST_SKIP() << "no Mermaid: run scripts/get-mermaid";
  }

  void draw(const std::string& trace, std::vector<std::string> expected) {
    const Finished finished = ctxcheck({"explain", trace, "--mermaid"});
    ASSERT_EQ(finished.code, 0) << finished.err;
    write("diagram.mmd", finished.out);
    expected.insert(expected.begin(), *mermaid_);
    check("mermaid", "diagram.mmd", expected);
  }

 private:
  std::optional<std::string> mermaid_;
};

TEST_F(Mermaid, DrawsEveryCounterexample) {
  const fs::path root = CTXCHECK_ROOT;
  fs::create_directory(folder() / "specs");
  fs::copy(root / "specs/investigation", folder() / "specs/investigation",
           fs::copy_options::recursive);
  fs::copy(root / "counterexamples", folder() / "counterexamples");
  for (const char* name :
       {"module-level-batch.dead-settle", "module-level-batch-flag-off.foreign-run",
        "database-cache-on-context.threw"}) {
    draw("counterexamples/" + std::string(name) + ".json", {"1. ", "arrives"});
  }
}

TEST_F(Mermaid, DrawsTextThatMeansSomethingElsewhere) {
  write("spec.js", R"(/*---
requests: { page: 1 }
---*/
import { io, assert } from "ctxcheck";
export async function page() {
  console.log("end; %%{init}%% <b>&amp; \"quoted\" #35; `x` participant C9");
  assert(false, "}} end");
}
)");
  ASSERT_EQ(ctxcheck({"check", "spec.js", "--trace-dir", "traces"}).code, 1);
  draw("traces/spec.assert.json",
       {"end; %%{init}%% <b>&amp; \"quoted\"", "#35;", "participant C9", "}} end"});
}

TEST_F(Mermaid, DrawsALongTrace) {
  write("long.js", R"(/*---
requests: { page: 1 }
---*/
import { io, assert } from "ctxcheck";
export async function page() {
  for (let i = 0; i < 600; i++) { await io("call"); console.log("a line that is printed"); }
  assert(false, "at last");
}
)");
  ASSERT_EQ(ctxcheck({"check", "long.js", "--trace-dir", "traces"}).code, 1);
  draw("traces/long.assert.json", {"left out", "at last"});
}

// Graphviz takes the graphs, also those of names that mean something to it.
TEST_F(CliTest, GraphvizDrawsTheStates) {
  const auto dot = in_path("dot");
  if (!dot) GTEST_SKIP() << "no Graphviz: install graphviz";
  write("nasty.js", R"(/*---
requests: { page: 2 }
---*/
import { io } from "ctxcheck";
export async function page() { return await io("a\"]; \\ <b> {x} -> \n"); }
)");
  const fs::path root = CTXCHECK_ROOT;
  for (const std::string& spec :
       {std::string("nasty.js"), (root / "specs/investigation/module-level-batch.js").string()}) {
    const Finished graph = ctxcheck({"outcomes", spec, "--dot"});
    ASSERT_EQ(graph.code, 0) << graph.err;
    write("graph.dot", graph.out);
    Invocation draw;
    draw.command = {*dot, "-Tsvg", "graph.dot"};
    draw.folder = folder().string();
    const Finished drawn = run(draw);
    EXPECT_EQ(drawn.code, 0) << drawn.err;
    EXPECT_EQ(drawn.err, "");
    EXPECT_EQ(count_of(drawn.out, "class=\"edge\""), count_of(graph.out, " -> s"));
  }
}

}  // namespace
