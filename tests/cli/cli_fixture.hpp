// What the tests of the command line share: a folder of their own, small specs, the binary. Its own
// file because every test of the folder uses it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "cli/subprocess.hpp"
#include "nlohmann/json.hpp"

namespace ctxcheck::test_support {

// Safe; one handler, 6 states or so.
inline constexpr std::string_view kSafeSpec = R"(/*---
summary: "each request asks for itself"
requests: { page: 2 }
expect: safe
---*/
import { io } from "ctxcheck";
export async function page() { return await io("db"); }
)";

// dead-settle and hung: the second request waits for a promise that only the first can settle.
inline constexpr std::string_view kBatchSpec = R"(/*---
summary: "two requests share a loader that flushes on a timer"
requests: { page: 2 }
expect: [dead-settle, hung]
---*/
import { io, Batcher } from "ctxcheck";
const loader = new Batcher({ flush: "timer", delay: 5, load: (keys) => io("db") });
export async function page() { return await loader.load(1); }
)";

// No violation, and more states than any test waits for.
inline constexpr std::string_view kLargeSpec = R"(/*---
summary: "twelve requests count their calls"
requests: { page: 12 }
---*/
import { io } from "ctxcheck";
let count = 0;
export async function page() {
  for (let i = 0; i < 20; i++) { await io("db"); count = count * 2 + i; }
  return count;
}
)";

class CliTest : public ::testing::Test {
 protected:
  CliTest();
  ~CliTest() override;

  // Writes a file below the test's folder, with its folders, and gives its name back.
  std::string write(const std::string& name, std::string_view text) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] bool exists(const std::string& name) const;
  void replace(const std::string& name, std::string_view from, std::string_view to) const;

  // Runs ctxcheck in the test's folder.
  [[nodiscard]] Finished ctxcheck(std::vector<std::string> arguments) const;
  [[nodiscard]] Invocation invocation(std::vector<std::string> arguments) const;

  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// How often `part` occurs.
[[nodiscard]] std::size_t count_of(std::string_view text, std::string_view part);
// The document on stdout; null, and the test fails, if it is not JSON.
[[nodiscard]] nlohmann::json json_of(const Finished& finished);

}  // namespace ctxcheck::test_support
