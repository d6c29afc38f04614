// Runs every .test file below this folder; see README.md there.
#include "golden_file.h"
#include "line_difference.h"
#include "run.h"
#include "support/memory_environment.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace starhours::tests {
namespace {

const Day usual_day{date::local_days{date::year{2025} / 4 / 1}};

Printed complaint(const std::string& text) { return {.out = {}, .err = "golden: " + text + "\n", .exit_code = 99}; }

class Story {
 public:
  void add(const InputFile& file) {
    std::string text;
    for (const std::string& line : file.lines) text += line + "\n";
    world_.files[file.name] = with_controls(text);
  }

  Printed tell(const Command& command) {
    const std::optional<CommandLine> line = parse_command_line(command.line);
    if (!line || line->words.empty()) return complaint("no command");
    std::string input;
    if (line->input) {
      const auto file = world_.files.find(*line->input);
      if (file == world_.files.end()) return complaint("no file " + *line->input);
      input = file->second;
    }
    const std::vector<std::string>& words = line->words;
    if (words.front() == "cat" && words.size() == 2) {
      const auto file = world_.files.find(words[1]);
      return file == world_.files.end() ? complaint("no file " + words[1]) : Printed{.out = file->second, .err = {}};
    }
    if (words.front() != "starhours") return complaint("no such command");
    if (!set_up(line->variables)) return complaint("a variable of the test cannot be read");
    world_.renew(std::move(input));
    const int code = run({words.begin() + 1, words.end()}, world_);
    return {.out = world_.out_text(), .err = world_.err_text(), .exit_code = code};
  }

 private:
  bool set_up(std::map<std::string, std::string> variables) {
    world_.day = usual_day;
    if (const auto today = variables.extract("TODAY")) {
      const std::optional<Day> day = parse_iso_day(today.mapped());
      if (!day) return false;
      world_.day = *day;
    }
    world_.terminal = false;
    if (const auto terminal = variables.extract("TERMINAL")) {
      const std::string& columns = terminal.mapped();
      world_.terminal = true;
      if (std::from_chars(columns.data(), columns.data() + columns.size(), world_.columns).ec != std::errc())
        return false;
    }
    world_.variables = std::move(variables);
    return true;
  }

  MemoryEnvironment world_;
};

// True if everything was as expected. With `update` the file is written again where it was not.
bool run_file(const std::filesystem::path& path, const std::string& name, bool update) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<Part> parts = parse_golden(text);
  Story story;
  bool as_expected = true;
  for (Part& part : parts) {
    if (const auto* file = std::get_if<InputFile>(&part)) story.add(*file);
    auto* command = std::get_if<Command>(&part);
    if (command == nullptr) continue;
    std::vector<std::string> actual = lines_of(story.tell(*command));
    if (actual == command->expected) continue;
    as_expected = false;
    fmt::print("{}: $ {}\n{}\n", name, command->line, line_difference(command->expected, actual));
    command->expected = std::move(actual);
  }
  if (!as_expected && update) std::ofstream(path, std::ios::binary | std::ios::trunc) << text_of(parts);
  return as_expected || update;
}

int run_all(const std::vector<std::string>& wanted) {
  const std::filesystem::path root = std::filesystem::path(STARHOURS_ROOT) / "tests" / "golden";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  const bool update = std::getenv("STARHOURS_UPDATE") != nullptr;
  std::size_t ran = 0;
  std::size_t failed = 0;
  for (const std::filesystem::path& path : paths) {
    const std::string name = path.lexically_relative(root).string();
    const bool is_wanted =
        wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&name](const std::string& part) {
          return name.find(part) != std::string::npos;
        });
    if (!is_wanted) continue;
    ++ran;
    if (!run_file(path, name, update)) ++failed;
  }
  fmt::print("{} golden files, {} failed\n", ran, failed);
  return ran == 0 || failed != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace
}  // namespace starhours::tests

int main(int argc, char** argv) { return starhours::tests::run_all({argv + (argc > 0 ? 1 : 0), argv + argc}); }
