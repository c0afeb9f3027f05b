// ctxcheck litmus: what it writes, and that it writes over nothing.
#include <algorithm>
#include <filesystem>

#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

class LitmusCommand : public CliTest {
 protected:
  [[nodiscard]] std::vector<std::string> files_in(const std::string& name) const {
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder() / name)) {
      files.push_back(entry.path().filename().string());
    }
    std::sort(files.begin(), files.end());
    return files;
  }
};

TEST_F(LitmusCommand, WritesSpecsThatCanBeChecked) {
  const Finished finished = ctxcheck({"litmus", "--out", "new/litmus", "--length", "4"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  const std::vector<std::string> files = files_in("new/litmus");
  EXPECT_EQ(finished.out, "295 combinations of up to 4 edges, " + std::to_string(files.size()) +
                              " distinct specs, " + std::to_string(files.size()) +
                              " written to new/litmus\n");
  const std::string name = "new/litmus/create-own+share-var+respond-own+await-foreign.js";
  ASSERT_TRUE(exists(name));
  const Finished checked = ctxcheck({"check", name});
  EXPECT_EQ(checked.code, 1) << checked.err;
  EXPECT_NE(checked.out.find("threw"), std::string::npos) << checked.out;
}

TEST_F(LitmusCommand, SamplesBySeed) {
  for (const char* folder : {"first", "second", "other"}) {
    const std::string seed = std::string(folder) == "other" ? "8" : "7";
    const Finished finished =
        ctxcheck({"litmus", "--out", folder, "--sample", "40", "--seed", seed});
    EXPECT_EQ(finished.code, 0) << finished.err;
    EXPECT_NE(finished.out.find(", 40 written to "), std::string::npos) << finished.out;
    EXPECT_EQ(files_in(folder).size(), 40U);
  }
  EXPECT_EQ(files_in("first"), files_in("second"));
  EXPECT_NE(files_in("first"), files_in("other"));
  for (const std::string& file : files_in("first")) {
    EXPECT_EQ(read("first/" + file), read("second/" + file));
  }
}

TEST_F(LitmusCommand, RefusesAFolderThatIsNotEmpty) {
  write("full/mine.js", kSafeSpec);
  const Finished finished = ctxcheck({"litmus", "--out", "full", "--sample", "1"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("not empty"), std::string::npos) << finished.err;
  EXPECT_EQ(files_in("full"), std::vector<std::string>{"mine.js"});
}

TEST_F(LitmusCommand, RefusesWhatIsNoFolder) {
  write("file", "");
  for (const char* out : {"file", "file/below"}) {
    const Finished finished = ctxcheck({"litmus", "--out", out, "--sample", "1"});
    EXPECT_EQ(finished.code, 2) << out;
    EXPECT_NE(finished.err.find("cannot be written"), std::string::npos) << finished.err;
  }
}

// A limit on the size of files stands for a disk that is full; the larger specs are beyond it.
TEST_F(LitmusCommand, AFullDiskIs2AndLeavesNoHalfSpec) {
  Invocation wanted = invocation({"litmus", "--out", "new"});
  const std::string limited = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
  wanted.command.insert(wanted.command.begin(), {"/bin/sh", "-c", limited, "sh"});
  const Finished finished = run(wanted);
  EXPECT_EQ(finished.code, 2) << finished.signal;
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("cannot be written"), std::string::npos) << finished.err;
  for (const std::string& file : files_in("new")) {
    EXPECT_TRUE(read("new/" + file).ends_with("}\n")) << file;
  }
}

}  // namespace
