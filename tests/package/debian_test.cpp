// The Debian packages: what dpkg-deb reads from them, and that the program in them runs.
#include <filesystem>

#include <unistd.h>

#include "cli/cli_fixture.hpp"
#include "fmt/format.h"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

class Debian : public CliTest {
 protected:
  [[nodiscard]] Finished tool(std::vector<std::string> command) const {
    Invocation wanted;
    wanted.command = std::move(command);
    wanted.folder = folder().string();
    return run(wanted);
  }

  // The package's file: NAME_VERSION_ARCHITECTURE.deb.
  [[nodiscard]] static std::string package(const std::string& name) {
    const std::string start = fmt::format("{}_{}_", name, CTXCHECK_VERSION);
    for (const fs::directory_entry& entry : fs::directory_iterator(CTXCHECK_PACKAGES)) {
      const std::string file = entry.path().filename().string();
      if (file.starts_with(start) && file.ends_with(".deb")) return entry.path().string();
    }
    ADD_FAILURE() << "there is no package " << name;
    return "";
  }

  [[nodiscard]] std::string field(const std::string& name, const std::string& field) const {
    const Finished finished = tool({"/usr/bin/dpkg-deb", "--field", package(name), field});
    EXPECT_EQ(finished.code, 0) << finished.err;
    return finished.out;
  }

  [[nodiscard]] std::string contents(const std::string& name) const {
    const Finished finished = tool({"/usr/bin/dpkg-deb", "--contents", package(name)});
    EXPECT_EQ(finished.code, 0) << finished.err;
    return finished.out;
  }
};

TEST_F(Debian, TheProgramsPackageSaysWhatItIsAndNeeds) {
  EXPECT_EQ(field("ctxcheck", "Package"), "ctxcheck\n");
  EXPECT_EQ(field("ctxcheck", "Version"), CTXCHECK_VERSION "\n");
  const std::string depends = field("ctxcheck", "Depends");
  // Found by dpkg-shlibdeps in the program itself.
  for (const char* const library : {"libc6 (>= ", "libstdc++6 (>= ", "libfmt", "libyaml-cpp"}) {
    EXPECT_NE(depends.find(library), std::string::npos) << depends;
  }
  EXPECT_EQ(depends.find("-dev"), std::string::npos) << depends;
}

TEST_F(Debian, TheProgramsPackageHasItsFilesWhereDebianWantsThem) {
  const std::string files = contents("ctxcheck");
  for (const char* const file :
       {"./usr/bin/ctxcheck\n", "./usr/share/man/man1/ctxcheck.1.gz\n",
        "./usr/share/bash-completion/completions/ctxcheck\n",
        "./usr/share/zsh/vendor-completions/_ctxcheck\n",
        "./usr/share/fish/vendor_completions.d/ctxcheck.fish\n",
        "./usr/share/doc/ctxcheck/copyright\n", "./usr/share/doc/ctxcheck/specs/README.md\n"}) {
    EXPECT_NE(files.find(file), std::string::npos) << file << files;
  }
  EXPECT_EQ(files.find("/include/"), std::string::npos);
  EXPECT_EQ(files.find("site-functions"), std::string::npos);
  EXPECT_EQ(files.find("/usr/local"), std::string::npos);
}

TEST_F(Debian, TheLibrarysPackageHasTheRest) {
  const std::string files = contents("libctxcheck-dev");
  for (const char* const file :
       {"./usr/include/ctxcheck/model/model.hpp\n", "/libctxcheck_search.a\n",
        "/cmake/ctxcheck/ctxcheckConfig.cmake\n"}) {
    EXPECT_NE(files.find(file), std::string::npos) << file << files;
  }
  EXPECT_EQ(files.find("/usr/bin"), std::string::npos);
  const std::string depends = field("libctxcheck-dev", "Depends");
  EXPECT_NE(depends.find("libfmt-dev"), std::string::npos) << depends;
}

TEST_F(Debian, TheUnpackedProgramRuns) {
  const Finished unpacked = tool({"/usr/bin/dpkg-deb", "-x", package("ctxcheck"), "root"});
  ASSERT_EQ(unpacked.code, 0) << unpacked.err;
  write("spec.js", kSafeSpec);
  const std::string program = (folder() / "root/usr/bin/ctxcheck").string();
  EXPECT_EQ(tool({program, "--version"}).out, "ctxcheck " CTXCHECK_VERSION "\n");
  const Finished checked = tool({program, "check", "spec.js"});
  EXPECT_EQ(checked.code, 0) << checked.err;
}

// Into a system of its own, whose database knows of no package.
TEST_F(Debian, DpkgInstallsBoth) {
  if (geteuid() != 0) GTEST_SKIP() << "dpkg installs for root only";
  fs::create_directories(folder() / "root/var/lib/dpkg/updates");
  fs::create_directories(folder() / "root/var/lib/dpkg/info");
  write("root/var/lib/dpkg/status", "");
  const std::string root = (folder() / "root").string();
  const Finished installed = tool({"/usr/bin/dpkg", "--root=" + root, "--force-depends",
                                   "--install", package("ctxcheck"), package("libctxcheck-dev")});
  ASSERT_EQ(installed.code, 0) << installed.out << installed.err;
  EXPECT_EQ(tool({root + "/usr/bin/ctxcheck", "--version"}).out, "ctxcheck " CTXCHECK_VERSION "\n");
  const Finished status = tool({"/usr/bin/dpkg", "--root=" + root, "--status", "ctxcheck"});
  EXPECT_NE(status.out.find("Status: install ok installed"), std::string::npos) << status.out;
}

}  // namespace
