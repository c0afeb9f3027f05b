// ctxcheck check and outcomes on small specs: verdicts, exit codes, files. Its own file because
// what a search finds is tested elsewhere; here it is what the user sees.
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;

class Check : public CliTest {
 protected:
  Check() {
    write("safe.js", kSafeSpec);
    write("batch.js", kBatchSpec);
    write("bad.js", "/*---\nrequests: { page: 1 }\n---*/\nexport function page() { return (1; }\n");
    write("throws.js", "/*---\nrequests: { page: 1 }\n---*/\nnull.x;\nexport function page() {}\n");
  }
};

TEST_F(Check, SafeIs0) {
  const Finished finished = ctxcheck({"check", "safe.js"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_NE(finished.out.find("safe"), std::string::npos);
  EXPECT_EQ(finished.err, "");
}

TEST_F(Check, ViolatedIs1AndNamesTheProperties) {
  const Finished finished = ctxcheck({"check", "batch.js"});
  EXPECT_EQ(finished.code, 1) << finished.err;
  EXPECT_NE(finished.out.find("dead-settle"), std::string::npos);
  EXPECT_NE(finished.out.find("hung"), std::string::npos);
  // No terminal: neither colours nor progress.
  EXPECT_EQ(finished.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(finished.err, "");
}

TEST_F(Check, DetailsShowColumns) {
  const Finished brief = ctxcheck({"check", "batch.js"});
  const Finished details = ctxcheck({"check", "batch.js", "--details"});
  EXPECT_EQ(details.code, 1);
  EXPECT_GT(details.out.size(), brief.out.size());
}

TEST_F(Check, OnlySelectedPropertiesCount) {
  EXPECT_EQ(ctxcheck({"check", "batch.js", "--check", "stuck,threw"}).code, 0);
  EXPECT_EQ(ctxcheck({"check", "batch.js", "--check", "hung"}).code, 1);
}

TEST_F(Check, BoundsCanBeOverridden) {
  EXPECT_EQ(ctxcheck({"check", "batch.js", "--requests", "page=1"}).code, 0);
  const Finished finished = ctxcheck({"check", "safe.js", "--json", "--disconnects", "1",
                                      "--requests", "page=1", "--failures", "db"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_NE(finished.out.find("db"), std::string::npos);
}

TEST_F(Check, ADiagnosticHasItsPlaceAndACaret) {
  const Finished finished = ctxcheck({"check", "bad.js"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("bad.js:4:"), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("error["), std::string::npos);
  EXPECT_NE(finished.err.find('^'), std::string::npos);
}

TEST_F(Check, AModuleThatThrowsIs2) {
  const Finished finished = ctxcheck({"check", "throws.js"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  EXPECT_NE(finished.err.find("throws.js:4:"), std::string::npos) << finished.err;
}

TEST_F(Check, TheWorstOfSeveralSpecsWinsAndAllAreChecked) {
  const Finished finished = ctxcheck({"check", "bad.js", "batch.js", "safe.js"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.out.find("batch.js"), std::string::npos);
  EXPECT_NE(finished.out.find("safe.js"), std::string::npos);
  EXPECT_EQ(ctxcheck({"check", "safe.js", "batch.js"}).code, 1);
  EXPECT_EQ(ctxcheck({"check", "safe.js", "safe.js"}).code, 0);
  // Violated wins over inconclusive.
  write("large.js", kLargeSpec);
  EXPECT_EQ(ctxcheck({"check", "large.js", "batch.js", "--max-states", "200"}).code, 1);
}

TEST_F(Check, WarningsCountOnlyIfStrict) {
  write("warning.js", R"(/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
export async function page() { io("log").then(() => 1); return "done"; }
)");
  const Finished lax = ctxcheck({"check", "warning.js"});
  EXPECT_EQ(lax.code, 0) << lax.out << lax.err;
  EXPECT_NE(lax.out.find("lost-work"), std::string::npos) << lax.out;
  EXPECT_EQ(ctxcheck({"check", "warning.js", "--strict"}).code, 1);
}

TEST_F(Check, TracesAreWrittenOnlyIfWanted) {
  EXPECT_EQ(ctxcheck({"check", "batch.js"}).code, 1);
  EXPECT_FALSE(exists("traces"));
  const Finished finished = ctxcheck({"check", "batch.js", "--trace-dir", "traces/new"});
  EXPECT_EQ(finished.code, 1);
  EXPECT_TRUE(exists("traces/new/batch.dead-settle.json"));
  EXPECT_TRUE(exists("traces/new/batch.hung.json"));
  EXPECT_NE(finished.out.find("ctxcheck replay traces/new/batch.dead-settle.json"),
            std::string::npos)
      << finished.out;
}

TEST_F(Check, TracesOfSeveralProfilesAreNamedAfterThem) {
  EXPECT_EQ(ctxcheck({"check", "batch.js", "--runtime", "workerd-2025-09-24,workerd-2026-11-17",
                      "--check", "hung", "--trace-dir", "traces"})
                .code,
            1);
  EXPECT_TRUE(exists("traces/batch.hung.workerd-2025-09-24.json"));
  EXPECT_TRUE(exists("traces/batch.hung.workerd-2026-11-17.json"));
}

TEST_F(Check, TracesNeverReplaceEachOther) {
  write("other/batch.js", kBatchSpec);
  const Finished finished =
      ctxcheck({"check", "batch.js", "other/batch.js", "--check", "hung", "--trace-dir", "traces"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.err.find("trace-twice"), std::string::npos) << finished.err;
}

TEST_F(Check, ATraceFolderThatCannotBeIs2) {
  write("file", "");
  const Finished finished = ctxcheck({"check", "batch.js", "--trace-dir", "file/traces"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.out.find("dead-settle"), std::string::npos);
}

TEST_F(Check, JsonIsOneDocument) {
  const Finished finished = ctxcheck({"check", "--json", "safe.js", "batch.js", "bad.js"});
  EXPECT_EQ(finished.code, 2);
  const nlohmann::json document = json_of(finished);
  EXPECT_EQ(document.value("schema", ""), "ctxcheck-check");
  EXPECT_TRUE(document.contains("version"));
}

TEST_F(Check, TheFlagIsTheOffForm) {
  const Finished flag =
      ctxcheck({"check", "batch.js", "--flag", "no_handle_cross_request_promise_resolution"});
  const Finished off = ctxcheck({"check", "batch.js", "--runtime", "workerd-2026-11-17-off"});
  EXPECT_NE(flag.out.find("workerd-2026-11-17-off"), std::string::npos);
  EXPECT_EQ(flag.code, off.code);
}

TEST_F(Check, OutcomesAreListed) {
  const Finished text = ctxcheck({"outcomes", "safe.js"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("ok:db"), std::string::npos) << text.out;
  const nlohmann::json document = json_of(ctxcheck({"outcomes", "safe.js", "--json"}));
  EXPECT_EQ(document.value("schema", ""), "ctxcheck-outcomes");
  ASSERT_TRUE(document.contains("outcomes"));
  EXPECT_EQ(document.at("outcomes").size(), 1U);
}

TEST_F(Check, ParametersReachTheSpec) {
  write("params.js", R"(/*---
requests: { page: 1 }
params: { R: 2 }
---*/
import { params } from "ctxcheck";
export function page() { return params.R + 1; }
)");
  EXPECT_NE(ctxcheck({"outcomes", "params.js"}).out.find("ok:3"), std::string::npos);
  EXPECT_NE(ctxcheck({"outcomes", "params.js", "--param", "R=6"}).out.find("ok:7"),
            std::string::npos);
  EXPECT_NE(ctxcheck({"outcomes", "params.js", "--param", "R=a"}).out.find("ok:a1"),
            std::string::npos);
}

}  // namespace
