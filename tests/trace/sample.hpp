// A small hand-made run and a system that plays it. Its own file because tests of traces and of
// reports tell the same story: a batch that a timer flushes, joined by two requests.
#pragma once

#include <string_view>
#include <vector>

#include "system/system.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::testing {

inline constexpr std::string_view kSampleSpec =
    "/*---\n"
    "summary: \"two requests share a batch that a timer flushes\"\n"
    "requests: { page: 2 }\n"
    "---*/\n"
    "import { io, Batcher } from \"ctxcheck\";\n"
    "const loader = new Batcher({ flush: \"timer\", delay: 5, load: () => io(\"db\") });\n"
    "export async function page() {\n"
    "  const row = await loader.load(1);\n"
    "  return row;\n"
    "}\n";

// The run req:page#1 req:page#2 timer:5ms.1@page#1 io:db.2@page#1, which settles a promise of
// page#2 after page#2 was cancelled as hung. Claims dead-settle.
[[nodiscard]] trace::Trace sample_trace();

// Plays the events of a trace in their order; nothing else is enabled.
class ScriptedSystem final : public system::System {
 public:
  explicit ScriptedSystem(trace::Trace script) : script_(std::move(script)) {}

  void reset() override { next_ = 0; }
  [[nodiscard]] std::vector<system::Event> enabled() override;
  system::Step step(const system::Event& event, std::span<const std::uint32_t> choices,
                    system::Detail detail) override;
  [[nodiscard]] std::vector<system::RequestStatus> requests() const override { return {}; }
  [[nodiscard]] system::Outcome outcome() const override { return script_.outcome; }
  [[nodiscard]] bool can_save() const override { return false; }
  [[nodiscard]] system::StateImage save(system::Purpose) override { return {}; }
  void restore(const system::StateImage&, system::Purpose) override {}
  [[nodiscard]] bool idle() const override { return true; }
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines() const override { return {}; }

 private:
  trace::Trace script_;
  std::size_t next_ = 0;
};

}  // namespace ctxcheck::testing
