#include "golden_file.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace starhours::tests {
namespace {

struct Picture {
  std::string_view control;
  std::string_view picture;
};
constexpr std::array<Picture, 3> pictures{{{"\r", "␍"}, {"\033", "␛"}, {std::string_view("\0", 1), "␀"}}};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

bool begins_part(const std::string& line) {
  return line.starts_with("--- ") || line.starts_with("$ ") || line.starts_with("// ");
}

bool reads_as_mark(const std::string& line) {
  return begins_part(line) || line.starts_with("1> ") || line.starts_with("2> ") || line.starts_with("=> ");
}

void append_lines(std::string& text, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) text += line + "\n";
}

}  // namespace

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return lines;
}

std::string with_controls(const std::string& text) {
  std::string result = text;
  for (const Picture& entry : pictures) result = replaced(result, entry.picture, entry.control);
  return result;
}

std::string with_pictures(const std::string& text) {
  std::string result = text;
  for (const Picture& entry : pictures) result = replaced(result, entry.control, entry.picture);
  return result;
}

InputFileHead parse_head(const std::string& head) {
  constexpr std::string_view in = " in ";
  constexpr std::string_view from = " from ";
  if (const std::size_t at = head.rfind(from); at != std::string::npos) {
    return {head.substr(0, at), {}, head.substr(at + from.size())};
  }
  const std::size_t at = head.rfind(in);
  return at == std::string::npos ? InputFileHead{head, {}, {}}
                                 : InputFileHead{head.substr(0, at), head.substr(at + in.size()), {}};
}

std::vector<Part> parse_golden(const std::string& text) {
  std::vector<Part> parts;
  const std::vector<std::string> lines = split_lines(text);
  for (std::size_t i = 0; i < lines.size();) {
    const std::string& line = lines[i++];
    std::vector<std::string> body;
    if (!line.starts_with("--- ") && !line.starts_with("$ ")) {
      parts.emplace_back(Remark{line});
      continue;
    }
    while (i < lines.size() && !begins_part(lines[i])) body.push_back(lines[i++]);
    // Blank lines before the next part belong to neither.
    std::size_t blanks = 0;
    for (; !body.empty() && body.back().empty(); ++blanks) body.pop_back();
    if (line.starts_with("$ ")) {
      parts.emplace_back(Command{line.substr(2), std::move(body)});
    } else {
      parts.emplace_back(InputFile{line.substr(4), std::move(body)});
    }
    for (; blanks > 0; --blanks) parts.emplace_back(Remark{});
  }
  return parts;
}

std::string text_of(const std::vector<Part>& parts) {
  std::string text;
  for (const Part& part : parts) {
    if (const auto* remark = std::get_if<Remark>(&part)) {
      text += remark->line + "\n";
    } else if (const auto* file = std::get_if<InputFile>(&part)) {
      text += fmt::format("--- {}\n", file->head);
      append_lines(text, file->lines);
    } else {
      const auto& command = std::get<Command>(part);
      text += fmt::format("$ {}\n", command.line);
      append_lines(text, command.expected);
    }
  }
  return text;
}

std::vector<std::string> lines_of(const Printed& printed) {
  std::vector<std::string> lines;
  for (const std::string& line : split_lines(with_pictures(printed.out))) {
    lines.push_back(reads_as_mark(line) ? "1> " + line : line);
  }
  for (std::size_t i = lines.size(); i-- > 0 && lines[i].empty();) lines[i] = "1> ";
  if (!printed.out.empty() && printed.out.back() != '\n') lines.back() += " (no newline)";
  for (const std::string& line : split_lines(with_pictures(printed.err))) lines.push_back("2> " + line);
  if (printed.exit_code != 0) lines.push_back(fmt::format("=> {}", printed.exit_code));
  return lines;
}

std::optional<CommandLine> parse_command_line(const std::string& line) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ') {
      ++i;
      continue;
    }
    std::string word;
    while (i < line.size() && line[i] != ' ') {
      if (line[i] == '\'' || line[i] == '"') {
        const std::size_t end = line.find(line[i], i + 1);
        if (end == std::string::npos) return std::nullopt;
        word += line.substr(i + 1, end - i - 1);
        i = end + 1;
      } else {
        word += line[i++];
      }
    }
    words.push_back(with_controls(word));
  }
  CommandLine result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const bool is_name = equals != std::string::npos &&
                         words[i].find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == equals && equals > 0;
    if (result.words.empty() && is_name) {
      result.variables[words[i].substr(0, equals)] = words[i].substr(equals + 1);
    } else if (words[i] == "<" && i + 1 < words.size()) {
      result.input = words[++i];
    } else {
      result.words.push_back(words[i]);
    }
  }
  return result;
}

}  // namespace starhours::tests
