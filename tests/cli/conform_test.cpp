// ctxcheck conform: green only if there is a recording and the model gives just that. Its own file
// because it is the command that says what the model is worth.
#include "cli/cli_fixture.hpp"

namespace {

using namespace ctxcheck::test_support;
namespace fs = std::filesystem;

// Copies of litmus specs with their recordings, in a folder `litmus`.
class ConformCommand : public CliTest {
 protected:
  ConformCommand() {
    const fs::path litmus = fs::path(CTXCHECK_ROOT) / "specs" / "litmus";
    fs::create_directories(folder() / "litmus");
    for (const char* name : {"als-own", "batch-timeout5-busy", "burst-batch-join"}) {
      const std::string file = std::string(name) + ".js";
      fs::copy_file(litmus / file, folder() / "litmus" / file);
    }
    fs::copy(litmus / "recorded", folder() / "litmus" / "recorded");
  }

  // Lets `change` edit the recorded outcomes of a spec.
  template <class Change>
  void edit(const std::string& profile, const std::string& spec, Change change) const {
    const std::string file = "litmus/recorded/" + profile + ".json";
    nlohmann::json document = nlohmann::json::parse(read(file));
    change(document.at(spec).at("outcomes"));
    write(file, document.dump(2));
  }
};

const std::string kNew = "workerd-2026-11-17";
const std::string kOld = "workerd-2025-09-24";

void expect_in(std::string_view part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
}

TEST_F(ConformCommand, IsGreenIfTheModelGivesWhatIsRecorded) {
  const Finished finished = ctxcheck({"conform", "litmus"});
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_EQ(finished.err, "");
  EXPECT_EQ(count_of(finished.out, "Ok  litmus/"), 12U) << finished.out;
  expect_in("12 Ok; 3 specs on 4 profiles", finished.out);
  EXPECT_EQ(finished.out.find("note"), std::string::npos) << finished.out;
  const nlohmann::json document = json_of(ctxcheck({"conform", "litmus", "--json"}));
  EXPECT_EQ(document.value("schema", ""), "ctxcheck-conform");
  EXPECT_EQ(document.value("verdict", ""), "ok");
  EXPECT_EQ(document.at("items").size(), 12U);
}

TEST_F(ConformCommand, ProfilesCanBeChosen) {
  const Finished finished =
      ctxcheck({"conform", "litmus/als-own.js", "--runtime", kOld + "-off", "--runtime", kNew});
  EXPECT_EQ(finished.code, 0) << finished.err;
  expect_in("2 Ok; 1 spec on 2 profiles", finished.out);
  EXPECT_EQ(ctxcheck({"conform", "litmus", "--runtime", "workerd-1"}).code, 2);
}

TEST_F(ConformCommand, AnOutcomeThatIsNotRecordedIsInvented) {
  edit(kOld, "als-own", [](nlohmann::json& outcomes) { outcomes.erase(2); });
  const Finished finished = ctxcheck({"conform", "litmus"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  expect_in("Model invents", finished.out);
  expect_in("model 3, recorded 2", finished.out);
  expect_in("  invented  a ok:a store-a, b ok:b\n  printed   store store-a in a\n  how       req:a",
            finished.out);
  expect_in("11 Ok, 1 Model invents", finished.out);
}

TEST_F(ConformCommand, AnOutcomeThatTheModelDoesNotHaveIsMissed) {
  edit(kOld, "als-own", [](nlohmann::json& outcomes) {
    nlohmann::json more = outcomes[0];
    more["requests"]["b"] = "pending";
    more["warning"] = true;
    more["schedule"] = {"req:a", "req:b"};
    outcomes.push_back(more);
  });
  const Finished finished = ctxcheck({"conform", "litmus"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  expect_in("Model misses", finished.out);
  expect_in(
      "  missed    a error:hung, b pending\n  warning   W: the runtime warns\n"
      "  how       req:a req:b  (1 recorded order)\n",
      finished.out);
}

TEST_F(ConformCommand, AnOutcomeThatIsOtherIsMissedAndInvented) {
  edit(kNew, "burst-batch-join", [](nlohmann::json& outcomes) {
    outcomes[0]["warning"] = !outcomes[0]["warning"].get<bool>();
  });
  const Finished finished = ctxcheck({"conform", "litmus/burst-batch-join.js", "--json"});
  EXPECT_EQ(finished.code, 1) << finished.out;
  const nlohmann::json document = json_of(finished);
  EXPECT_EQ(document.value("verdict", ""), "differs");
  const nlohmann::json& item = document.at("items").at(0);
  EXPECT_EQ(item.value("verdict", ""), "misses-and-invents");
  EXPECT_EQ(item.at("missed").size(), 1U);
  EXPECT_EQ(item.at("invented").size(), 1U);
}

TEST_F(ConformCommand, OtherNumbersOfSchedulesAreANoteAndWithBurstsNotEvenThat) {
  const auto count_one_more = [](nlohmann::json& outcomes) {
    outcomes[0]["schedules"] = outcomes[0]["schedules"].get<int>() + 1;
  };
  edit(kNew, "als-own", count_one_more);
  edit(kNew, "burst-batch-join", count_one_more);
  const Finished finished = ctxcheck({"conform", "litmus"});
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_EQ(count_of(finished.out, "  note  "), 1U) << finished.out;
  expect_in("of the model, in ", finished.out);
}

TEST_F(ConformCommand, NothingToCompareWithIsNotGreen) {
  fs::remove(folder() / "litmus/recorded" / (kOld + ".json"));
  EXPECT_EQ(ctxcheck({"conform", "litmus"}).code, 0);  // the profiles that have recordings
  const Finished no_file = ctxcheck({"conform", "litmus", "--runtime", "all"});
  EXPECT_EQ(no_file.code, 2) << no_file.out;
  EXPECT_EQ(count_of(no_file.out, "No recording  litmus/"), 3U) << no_file.out;
  expect_in("there is no litmus/recorded/" + kOld + ".json", no_file.out);

  write("litmus/new.js", kSafeSpec);
  const Finished no_entry = ctxcheck({"conform", "litmus/new.js"});
  EXPECT_EQ(no_entry.code, 2) << no_entry.out;
  expect_in("has no entry \"new\"", no_entry.out);

  write("other/new.js", kSafeSpec);
  const Finished no_folder = ctxcheck({"conform", "other"});
  EXPECT_EQ(no_folder.code, 2) << no_folder.out;
  expect_in("No recording  other/new.js", no_folder.out);
  EXPECT_EQ(ctxcheck({"conform", "other", "--recorded", "litmus/recorded"}).code, 2);
  EXPECT_EQ(ctxcheck({"conform", "other", "--recorded", "nowhere"}).code, 2);
}

TEST_F(ConformCommand, RecordingsCanLieElsewhere) {
  fs::rename(folder() / "litmus/recorded", folder() / "elsewhere");
  EXPECT_EQ(ctxcheck({"conform", "litmus"}).code, 2);
  EXPECT_EQ(ctxcheck({"conform", "litmus", "--recorded", "elsewhere"}).code, 0);
}

TEST_F(ConformCommand, ARecordingThatWasCutOffIsRefusedOnceWithItsPlace) {
  const std::string file = "litmus/recorded/" + kNew + ".json";
  write(file, "{\n  \"als-own\": {\"executions\": 3, \"outco");
  const Finished finished = ctxcheck({"conform", "litmus"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  EXPECT_EQ(count_of(finished.err, "error[recording-syntax]"), 1U) << finished.err;
  expect_in(file + ":2:", finished.err);
  EXPECT_EQ(count_of(finished.out, "Cannot run"), 4U) << finished.out;  // three, and the totals
  expect_in("9 Ok, 3 Cannot run", finished.out);
}

TEST_F(ConformCommand, AWrongEntryIsNamed) {
  edit(kNew, "als-own", [](nlohmann::json& outcomes) { outcomes[1]["console"] = "line"; });
  const Finished finished = ctxcheck({"conform", "litmus/als-own.js"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  expect_in("/als-own/outcomes/1/console: an array is expected here", finished.err);
}

TEST_F(ConformCommand, AFileOfNoProfileIsNamed) {
  write("litmus/recorded/workerd-2020-01-01.json", "{}");
  const Finished finished = ctxcheck({"conform", "litmus"});
  EXPECT_EQ(finished.code, 0) << finished.out;
  EXPECT_EQ(count_of(finished.err, "workerd-2020-01-01.json is of no profile"), 1U) << finished.err;
}

TEST_F(ConformCommand, InconclusiveIsNeverGreen) {
  const Finished finished =
      ctxcheck({"conform", "litmus/batch-timeout5-busy.js", "--max-states", "3"});
  EXPECT_EQ(finished.code, 3) << finished.out;
  expect_in("the search ended early (states)", finished.out);
  EXPECT_EQ(finished.out.find("missed"), std::string::npos) << finished.out;
}

TEST_F(ConformCommand, TheWorstWins) {
  edit(kOld, "als-own", [](nlohmann::json& outcomes) { outcomes.erase(0); });
  write("litmus/bad.js",
        "/*---\nrequests: { page: 1 }\n---*/\nexport function page() { return (1; }\n");
  const Finished finished = ctxcheck({"conform", "litmus"});
  EXPECT_EQ(finished.code, 2) << finished.out;
  expect_in("bad.js:4:", finished.err);
  expect_in("11 Ok, 1 Model invents, 1 Cannot run", finished.out);
}

TEST_F(ConformCommand, SeeingNothingIsNotGreen) {
  write("empty/recorded/readme.txt", "nothing");
  EXPECT_EQ(ctxcheck({"conform", "empty"}).code, 2);
  EXPECT_EQ(ctxcheck({"conform"}).code, 2);  // there is no specs/litmus here
  EXPECT_EQ(ctxcheck({"conform", "nowhere.js"}).code, 2);
}

}  // namespace
