// Documents do not drift: every kind of problem has a golden test, every option stands in the manual page, and the
// commands of README and manual page work as written.
#include "community.h"

#include <starhours/kind.h>

#include <regex>
#include <set>

namespace {

namespace fs = std::filesystem;
using namespace starhours;
using namespace starhours::tests;

const fs::path root = STARHOURS_ROOT;

std::string manual() {
  std::string text = text_of(root / "cli/starhours.1");
  return std::regex_replace(text, std::regex(R"(\\-)"), "-");
}

// The lines of a text that are commands of the program.
std::vector<std::string> commands_in(const std::string& text) {
  std::vector<std::string> commands;
  std::istringstream stream(text);
  std::string line;
  const std::regex command(R"(starhours (-\S+ \S+ )*(import|undo|merge|query|report|rules) .*)");
  while (std::getline(stream, line)) {
    if (std::regex_match(line, command)) commands.push_back(line);
  }
  return commands;
}

std::set<std::string> options_in(const std::string& help) {
  std::set<std::string> options;
  const std::regex option(R"((?:^|[ ,])(--[a-z][a-z-]+))");
  for (std::sregex_iterator at(help.begin(), help.end(), option), end; at != end; ++at) options.insert((*at)[1]);
  return options;
}

}  // namespace

TEST_CASE("every kind of problem is shown by a golden test") {
  std::string goldens;
  for (const auto& file : fs::recursive_directory_iterator(root / "tests/golden")) {
    if (file.path().extension() == ".test") goldens += text_of(file.path());
  }
  goldens += text_of(root / "tests/smoke/trouble");  // what the system refuses
  for (const KindEntry& entry : kinds()) {
    // It would take its five minutes of waiting; the store's own tests show it.
    if (entry.kind == Kind::busy_book) continue;
    const std::string name(entry.name);
    const bool shown =
        goldens.find("[" + name + "]") != std::string::npos || goldens.find("\t" + name + "\t") != std::string::npos;
    CHECK_MESSAGE(shown, "no golden test shows " << name);
  }
}

TEST_CASE("every option stands in the manual page with the commands that take it") {
  const std::string page = manual();
  Community community;
  for (const char* command : {"",
                              "import",
                              "undo",
                              "merge",
                              "query history",
                              "query hours",
                              "query entries",
                              "query volunteers",
                              "query teams",
                              "query activities",
                              "query sheets",
                              "query suspense",
                              "query rows",
                              "query why",
                              "report awards",
                              "report stars",
                              "report summary",
                              "report statement",
                              "rules show",
                              "rules check",
                              "rules set"}) {
    REQUIRE(community.run("starhours " + std::string(command) + " --help") == 0);
    const std::string help = community.environment.out_text();
    CHECK_MESSAGE(help.find("Examples:") != std::string::npos, command << " --help has no examples");
    for (const std::string& option : options_in(help)) {
      CHECK_MESSAGE(page.find(option) != std::string::npos,
                    option << " of '" << command << "' is not in the manual page");
    }
  }
}

TEST_CASE("the commands of README and manual page work as written") {
  for (const std::string& text : {text_of(root / "README.md"), manual()}) {
    Community community;
    const auto commands = commands_in(text);
    CHECK(commands.size() >= 6);
    for (const std::string& command : commands) {
      const int code = community.run(command);
      CHECK_MESSAGE(code == 0, command << "\n" << community.environment.err_text());
    }
  }
}
