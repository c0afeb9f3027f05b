// JUnit XML against a schema of its common form, by xmllint.
#include <filesystem>

#include "ci/formats.hpp"
#include "ci/sample_result.hpp"
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;

class Junit : public CliTest {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists("/usr/bin/xmllint")) GTEST_SKIP() << "xmllint is not installed";
    write("junit.xml", ci::junit_of(sample_result(batch_spec())));
  }

  [[nodiscard]] Finished xmllint(std::vector<std::string> arguments) const {
    Invocation wanted;
    arguments.insert(arguments.begin(), "/usr/bin/xmllint");
    wanted.command = std::move(arguments);
    wanted.folder = folder().string();
    return run(wanted);
  }
  [[nodiscard]] std::string xpath(const std::string& expression) const {
    std::string text = xmllint({"--xpath", expression, "junit.xml"}).out;
    while (text.ends_with('\n')) text.pop_back();
    return text;
  }
};

TEST_F(Junit, IsValid) {
  const std::string schema = std::string(CTXCHECK_ROOT) + "/tests/ci/junit.xsd";
  const Finished finished = xmllint({"--noout", "--schema", schema, "junit.xml"});
  EXPECT_EQ(finished.code, 0) << finished.err << read("junit.xml");

  // The schema can say no.
  replace("junit.xml", "<testcase classname", "<testcase klassname");
  EXPECT_NE(xmllint({"--noout", "--schema", schema, "junit.xml"}).code, 0);
}

TEST_F(Junit, CountsWhatIsThere) {
  EXPECT_EQ(xpath("string(/testsuites/@tests)"), "5");
  EXPECT_EQ(xpath("string(/testsuites/testsuite/@failures)"), xpath("count(//failure)"));
  EXPECT_EQ(xpath("string(/testsuites/testsuite/@errors)"), xpath("count(//error)"));
  EXPECT_EQ(xpath("count(//failure)"), "1");
  // What is inconclusive is not green.
  EXPECT_EQ(xpath("string(//testcase[starts-with(@name, 'early.js')]/error/@type)"),
            "inconclusive");
  EXPECT_EQ(xpath("count(//testcase[starts-with(@name, 'safe.js')]/*)"), "0");
}

TEST_F(Junit, TellsTheViolation) {
  EXPECT_EQ(xpath("string(//failure/@message)"), "violated: dead-settle and hung");
  EXPECT_EQ(xpath("string(//failure/../@classname)"), "specs.two words");
  const std::string text = xpath("string(//failure)");
  EXPECT_NE(text.find("req:page#1 req:page#2"), std::string::npos) << text;
  EXPECT_NE(text.find("ctxcheck run"), std::string::npos) << text;
}

TEST_F(Junit, HoldsAnyText) {
  const std::string text = xpath("string(//testcase[starts-with(@name, 'warned.js')]/system-out)");
  EXPECT_NE(text.find("100% <late>: a,b"), std::string::npos) << text;
  EXPECT_NE(text.find("\xEF\xBF\xBD c"), std::string::npos) << text;
}

}  // namespace
