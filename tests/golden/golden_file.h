// golden_file.h -- a .test file: its lines in parts, run, and written again with what was really printed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace starhours::tests {

struct Remark {
  std::string line;
};
struct InputFile {
  std::string head;  // as written after "--- "
  std::vector<std::string> lines;
};
// What its head says: the name, and in which encoding its lines are, or of which file of this folder it is a copy.
struct InputFileHead {
  std::string name;
  std::string encoding;
  std::string copy_of;
};
[[nodiscard]] InputFileHead parse_head(const std::string& head);
struct Command {
  std::string line;  // as written after "$ "
  std::vector<std::string> expected;
};
using Part = std::variant<Remark, InputFile, Command>;

// The parts in order, blank lines between them as remarks.
[[nodiscard]] std::vector<Part> parse_golden(const std::string& text);
[[nodiscard]] std::string text_of(const std::vector<Part>& parts);

struct Printed {
  std::string out;
  std::string err;
  int exit_code = 0;
};
// What a command printed, as the lines that stand below it.
[[nodiscard]] std::vector<std::string> lines_of(const Printed& printed);

// A command line in words.
struct CommandLine {
  std::map<std::string, std::string> variables;
  std::vector<std::string> words;
  std::optional<std::string> input;  // the file after "<"
};
// None for quotes that never close.
[[nodiscard]] std::optional<CommandLine> parse_command_line(const std::string& line);

// Control characters from their pictures (␍ ␛ ␀), and back.
[[nodiscard]] std::string with_controls(const std::string& text);
[[nodiscard]] std::string with_pictures(const std::string& text);

[[nodiscard]] std::vector<std::string> split_lines(const std::string& text);

}  // namespace starhours::tests
