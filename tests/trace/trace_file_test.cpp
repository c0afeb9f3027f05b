// Trace files: the round trip, and what happens to files that are damaged.
#include "trace/trace_file.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "trace/json_schema.hpp"
#include "trace/sample.hpp"

namespace ctxcheck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSchemaFile = "src/trace/trace.schema.json";

// Everything a trace may hold, beside what the sample does.
trace::Trace rich_trace() {
  trace::Trace trace = testing::sample_trace();
  trace.flags = {std::string(trace::kFlagOff)};
  trace.scope.bursts.any = true;
  trace.scope.failures = {"db", "a b"};
  trace.scope.disconnects = 2;
  trace.scope.ordered_arrival = false;
  trace.events[0].scheduled.choices = {1, 0};
  trace.outcome.console = {"", "tab\there", "quote \" and \\", "z\xC3\xA4hl"};
  return trace;
}

// One of every kind of thing, so that every byte can be tried.
trace::Trace small_trace() {
  trace::Trace trace = rich_trace();
  trace.events[2].turns.erase(trace.events[2].turns.begin());
  trace.events.erase(trace.events.begin() + 3, trace.events.end());
  trace.events.erase(trace.events.begin() + 1);
  return trace;
}

spec::Diagnostic refused(const std::string& text) {
  const auto trace = trace::from_json(text, "t.json");
  EXPECT_FALSE(trace) << text;
  if (trace) return {};
  EXPECT_EQ(trace.error().file, "t.json");
  EXPECT_FALSE(trace.error().message.empty());
  return trace.error();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(TraceFile, RoundTrip) {
  for (const trace::Trace& trace : {testing::sample_trace(), rich_trace()}) {
    const std::string text = trace::to_json(trace);
    const auto read = trace::from_json(text, "t.json");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(trace::to_json(*read), text);
    EXPECT_EQ(read->schedule(), trace.schedule());
    EXPECT_EQ(read->profile_name(), trace.profile_name());
    EXPECT_EQ(read->events.back().turns, trace.events.back().turns);
    EXPECT_EQ(read->outcome.console, trace.outcome.console);
    EXPECT_EQ(read->scope.params, trace.scope.params);
    EXPECT_TRUE(testing::valid_by(kSchemaFile, text));
  }
}

TEST(TraceFile, NoClaimIsNull) {
  trace::Trace trace = testing::sample_trace();
  trace.claim.reset();
  const std::string text = trace::to_json(trace);
  EXPECT_NE(text.find("\"claim\": null"), std::string::npos);
  EXPECT_TRUE(testing::valid_by(kSchemaFile, text));
  const auto read = trace::from_json(text, "t.json");
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->claim);
}

TEST(TraceFile, OfALiveWorkerTheOtherFileIsKept) {
  trace::Trace trace = testing::sample_trace();
  trace.worker = trace::WorkerFile{"worker.js", std::string(64, 'a')};
  const std::string text = trace::to_json(trace);
  EXPECT_TRUE(testing::valid_by(kSchemaFile, text));
  const auto read = trace::from_json(text, "t.json");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_TRUE(read->worker);
  EXPECT_EQ(read->worker->path, "worker.js");
  EXPECT_EQ(read->worker->sha256, std::string(64, 'a'));
  refused(replaced(text, std::string(64, 'a'), "beef"));

  trace.worker.emplace();
  const auto alone = trace::from_json(trace::to_json(trace), "t.json");
  ASSERT_TRUE(alone) << alone.error().message;
  ASSERT_TRUE(alone->worker);
  EXPECT_EQ(alone->worker->path, "");
  EXPECT_FALSE(trace::from_json(trace::to_json(testing::sample_trace()), "t.json")->worker);
}

TEST(TraceFile, OneEffectALine) {
  const std::string text = trace::to_json(testing::sample_trace());
  EXPECT_NE(
      text.find("{\"kind\": \"batch-joined\", \"subject\": \"page#2\", \"detail\": \"2 jobs\", "
                "\"line\": 8, \"column\": 21}"),
      std::string::npos)
      << text;
}

TEST(TraceFile, PlaceOfSyntaxErrors) {
  const std::string text = trace::to_json(testing::sample_trace());
  const spec::Diagnostic cut = refused(text.substr(0, text.find("\"outcome\"")));
  EXPECT_EQ(cut.code, "trace-syntax");
  EXPECT_EQ(cut.message, "the file ends in the middle of the trace");
  ASSERT_TRUE(cut.range);

  const spec::Diagnostic stray = refused("{\n  \"schema\": \"\xC3\xA4\", @");
  EXPECT_EQ(stray.code, "trace-syntax");
  ASSERT_TRUE(stray.range);
  EXPECT_EQ(stray.range->begin.line, 2U);
  EXPECT_EQ(stray.range->begin.column, 18U);
}

TEST(TraceFile, RefusesOtherDocuments) {
  EXPECT_EQ(refused("[]").code, "trace-schema");
  EXPECT_EQ(refused("{}").code, "trace-schema");
  EXPECT_EQ(refused("{\"schema\": \"ctxcheck-check\"}").code, "trace-schema");
  EXPECT_EQ(refused("{\"schema\": \"ctxcheck-trace\"}").code, "trace-version");
  EXPECT_EQ(refused("{\"schema\": \"ctxcheck-trace\", \"version\": 2}").code, "trace-version");
}

TEST(TraceFile, NamesTheWrongPlace) {
  const std::string text = trace::to_json(testing::sample_trace());
  const auto message = [&](const std::string& from, const std::string& to) {
    const spec::Diagnostic diagnostic = refused(replaced(text, from, to));
    EXPECT_EQ(diagnostic.code, "trace-content");
    return diagnostic.message;
  };
  EXPECT_EQ(message("\"runtime\"", "\"runtine\""), "the document: the key \"runtime\" is missing");
  EXPECT_EQ(message("\"flags\"", "\"more\": 1, \"flags\""),
            "the document: the key \"more\" is unknown");
  EXPECT_EQ(message("\"disconnects\": 0", "\"disconnects\": -1"),
            "/bounds/disconnects: a whole number below 2^32 is expected here, not number");
  EXPECT_EQ(message("\"disconnects\": 0", "\"disconnects\": 4294967296"),
            "/bounds/disconnects: a whole number below 2^32 is expected here, not number");
  EXPECT_EQ(message("\"dead-settle\"", "\"dead\""), "/claim/property: \"dead\" is no property");
  EXPECT_EQ(message("\"batch-opened\"", "\"batch\""),
            "/events/1/turns/0/effects/1/kind: \"batch\" is no kind of effect");
  EXPECT_EQ(message("\"line\": 8, ", ""), "/claim: a place needs both \"line\" and \"column\"");
  EXPECT_EQ(message("\"load\", \"req", "\"req"),
            "/schedule: the schedule does not name the events that follow");
  EXPECT_EQ(message("\"disconnects\": 0", "\"disconnects\": 0, \"disconnects\": 0"),
            "the key \"disconnects\" appears twice in one object");
  EXPECT_EQ(message("\"name\": \"x y\"", "\"a/b~\": []"),
            "/bounds/params/a~1b~0: a number, a string, true or false is expected here");
}

TEST(TraceFile, DeepAndHugeInputIsRefused) {
  EXPECT_FALSE(trace::from_json(std::string(100'000, '['), "t.json"));
  EXPECT_FALSE(trace::from_json("{\"schema\": \"ctxcheck-trace\", \"version\": 1e999}", "t.json"));
  EXPECT_FALSE(trace::from_json("", "t.json"));
  EXPECT_FALSE(trace::from_json(std::string("\0\xFF", 2), "t.json"));
}

// Cut anywhere, a file is refused; only the last line feed may be missing.
TEST(TraceFile, EveryTruncationIsRefused) {
  const std::string text = trace::to_json(small_trace());
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {
    const auto trace = trace::from_json(std::string_view(text).substr(0, size), "t.json");
    ASSERT_FALSE(trace) << size;
    ASSERT_FALSE(trace.error().message.empty());
  }
  EXPECT_TRUE(trace::from_json(std::string_view(text).substr(0, text.size() - 1), "t.json"));
}

// Changed anywhere, a file is refused, or is a trace that the schema accepts too and that is
// written and read again without a change.
TEST(TraceFile, EveryMutationIsRefusedOrATrace) {
  const std::string text = trace::to_json(small_trace());
  std::size_t accepted = 0;
  for (const char other : {'"', '9', '}', 'x', '\xC3', '\0'}) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string mutated = text;
      mutated[at] = other;
      const auto trace = trace::from_json(mutated, "t.json");
      if (!trace) {
        ASSERT_FALSE(trace.error().message.empty());
        continue;
      }
      ++accepted;
      const std::string written = trace::to_json(*trace);
      const auto again = trace::from_json(written, "t.json");
      ASSERT_TRUE(again) << mutated;
      ASSERT_EQ(trace::to_json(*again), written);
      if (accepted % 31 == 0) {
        ASSERT_TRUE(testing::valid_by(kSchemaFile, written));
      }
    }
  }
  EXPECT_GT(accepted, 0U);
}

class TraceFolder : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_ = fs::path(::testing::TempDir()) / "ctxcheck-trace-file-test";
};

TEST_F(TraceFolder, SaveAndLoadKeepTheSpecWithinReach) {
  trace::Trace trace = testing::sample_trace();
  trace.spec_path = (folder_ / "specs" / "batch.js").string();
  const std::string path = (folder_ / "traces" / "new" / "t.json").string();
  ASSERT_FALSE(trace::save_trace(trace, path));
  std::ifstream in(path);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(text.find("\"path\": \"../../specs/batch.js\""), std::string::npos)
      << text.substr(0, 200);
  const auto read = trace::load_trace(path);
  ASSERT_TRUE(read);
  EXPECT_EQ(fs::absolute(read->spec_path), folder_ / "specs" / "batch.js");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "traces" / "new"), {}), 1);
}

TEST_F(TraceFolder, WhatCannotBeReadOrWrittenIsADiagnostic) {
  EXPECT_EQ(trace::load_trace((folder_ / "missing.json").string()).error().code,
            "trace-unreadable");
  EXPECT_EQ(trace::load_trace(folder_.string()).error().code, "trace-unreadable");
  std::ofstream(folder_ / "file") << "x";
  const auto problem =
      trace::save_trace(testing::sample_trace(), (folder_ / "file" / "t.json").string());
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->code, "trace-unwritable");
}

TEST(Sha256, KnownDigests) {
  EXPECT_EQ(trace::sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(trace::sha256("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace ctxcheck
