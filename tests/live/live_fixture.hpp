// Live workers for tests: files in a folder of their own, what they need, and all their outcomes.
// Its own file because every test of the folder uses it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "live/load.hpp"
#include "model/model.hpp"
#include "spec/diagnostic.hpp"
#include "spec/spec.hpp"

namespace ctxcheck::test_support {

// Lines such as "page ok:1, other error:hung; W", each with the number of its schedules.
using Outcomes = std::map<std::string, std::uint64_t>;

class LiveTest : public ::testing::Test {
 protected:
  LiveTest();
  ~LiveTest() override;

  // Writes a file and gives its path.
  std::string write(const std::string& name, std::string_view text) const;
  // Loads what must load.
  [[nodiscard]] static spec::Spec load(const std::string& path, bool has_requests = false);
  // "LINE:COLUMN code: message" of what must not load; the hint behind " | ".
  [[nodiscard]] static std::string refusal(const std::string& path);

  // All outcomes under a profile on the real runtime; the search must be complete. What a test that
  // was skipped gets is empty.
  [[nodiscard]] static Outcomes outcomes(const spec::Spec& worker, std::string_view profile);
  // Of a worker with requests of one path each and these settings, on the newest runtime.
  [[nodiscard]] Outcomes outcomes_of(std::string_view code, std::string_view settings) const;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// Why a test that needs the runtime of a profile must be skipped; none if it need not.
[[nodiscard]] std::optional<std::string> no_runtime(std::string_view profile);
// The same for esbuild; makes the one that is installed known to whoever looks for it.
[[nodiscard]] std::optional<std::string> no_esbuild();
// The same for packages that scripts/get-live-packages installs.
[[nodiscard]] std::optional<std::string> no_packages(const std::string& name);

[[nodiscard]] std::string repository_file(const std::string& path);

}  // namespace ctxcheck::test_support
