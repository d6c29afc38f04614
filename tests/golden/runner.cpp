// Runs every .test file below this folder; see README.md there.
#include "golden_file.h"
#include "line_difference.h"
#include "run.h"
#include "support/memory_environment.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace starhours::tests {
namespace {

const Day usual_day{date::local_days{date::year{2025} / 4 / 1}};

const std::filesystem::path root = std::filesystem::path(STARHOURS_ROOT) / "tests" / "golden";

std::optional<std::string> bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

// A text in UTF-8 as one in `encoding`, which iconv knows.
std::optional<std::string> encoded(std::string text, const std::string& encoding) {
  constexpr std::size_t most_bytes = 4;  // of a character, and of a mark before the first
  iconv_t converter = iconv_open(encoding.c_str(), "UTF-8");
  if (converter == iconv_t(-1)) return std::nullopt;
  std::string bytes(text.size() * most_bytes + most_bytes, '\0');
  char* from = text.data();
  char* to = bytes.data();
  std::size_t left = text.size();
  std::size_t room = bytes.size();
  const bool converted = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  if (!converted) return std::nullopt;
  bytes.resize(bytes.size() - room);
  return bytes;
}

Printed complaint(const std::string& text) { return {.out = {}, .err = "golden: " + text + "\n", .exit_code = 99}; }

class Story {
 public:
  // False if the file could not be made.
  bool add(const InputFile& file) {
    const InputFileHead head = parse_head(file.head);
    std::string text;
    for (const std::string& line : file.lines) text += line + "\n";
    text = with_controls(text);
    std::optional<std::string> bytes = text;
    if (!head.encoding.empty()) bytes = encoded(text, head.encoding);
    if (!head.copy_of.empty()) bytes = bytes_of(root / head.copy_of);
    if (!bytes) return false;
    world_.files[head.name] = *std::move(bytes);
    return true;
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
  std::vector<Part> parts = parse_golden(bytes_of(path).value_or(std::string()));
  Story story;
  bool as_expected = true;
  for (Part& part : parts) {
    if (const auto* file = std::get_if<InputFile>(&part); file != nullptr && !story.add(*file)) {
      fmt::print("{}: the file '{}' cannot be made\n", name, file->head);
      return false;
    }
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
