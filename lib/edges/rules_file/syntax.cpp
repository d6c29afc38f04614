#include <fmt/format.h>
#include <rules_file/syntax.h>

#include <algorithm>

namespace starhours {
namespace {

constexpr std::size_t longest_text = 1024 * 1024;
constexpr int most_key_parts = 16;

// "Error while parsing string: encountered end-of-file"
constexpr std::string_view parsing = "Error while parsing ";

struct Wording {
  std::string_view theirs;  // how the parser's message begins
  std::string_view ours;    // in its place; empty = keep it
  std::string_view hint;
};
constexpr std::string_view in_quotes = R"(texts and durations stand in straight quotes: step = "30m")";
constexpr Wording wordings[] = {
    {"could not determine value type", "expected a value", in_quotes},
    {"expected digit", "", in_quotes},
    {"expected decimal digit", "", "write a number as 1, 0.5 or 1.5, and everything else in quotes"},
    {"leading zeroes are prohibited", "a number with a leading zero", "write 8, or \"08:00\" for a time"},
    {"encountered end-of-file", "the text ends here", "close the quote, bracket or brace, or write the missing value"},
    {"encountered end-of-line", "the line ends here", "close the quote, or write the missing value"},
    {"expected '='", "", "write key = value, and a key of several words in quotes"},
    {"expected a comment or whitespace", "", "write one key = value a line"},
    {"expected keys, tables", "expected a key, a [section] or a # comment", "write key = value"},
    {"unescaped control characters", "the end of the line or a control character",
     R"(close the quote, or write three: """…""" for a text of several lines)"},
    {"Encountered invalid utf-8", "bytes that are not UTF-8", "save the rulebook as UTF-8"},
    {"unknown escape sequence", "", R"(write \\ for a backslash, or the text in 'single quotes')"},
    {"expected key-value pair, saw closing '}'", "", "leave out the comma before }"},
};

// How many quotes close a long text at the front of `text`: two more than three may belong to it.
std::size_t closing_quotes(std::string_view text) {
  return std::min<std::size_t>(std::min(text.find_first_not_of(text.front()), text.size()), 5);
}

// "existing table 'count' as array-of-tables" -> "count"
std::string_view between_quotes(std::string_view text) {
  const std::size_t open = text.find('\'');
  const std::size_t close = text.rfind('\'');
  return close == std::string_view::npos || close <= open ? std::string_view{}
                                                          : text.substr(open + 1, close - open - 1);
}

}  // namespace

void tell_syntax(Reading& reading, const toml::parse_error& error) {
  std::string_view text = error.description();
  std::string_view what;
  if (text.substr(0, parsing.size()) == parsing) {
    text.remove_prefix(parsing.size());
    const std::size_t colon = text.find(": ");
    if (colon != std::string_view::npos) {
      what = text.substr(0, colon);
      text.remove_prefix(colon + 2);
    }
  }
  if (text.substr(0, 15) == "cannot redefine") {
    reading.add(Kind::toml_syntax, error.source(), fmt::format("duplicate {}", quoted(between_quotes(text))),
                "write it once; several ladders or awards are [[ladder]] and [[award]] each");
    return;
  }
  std::string message(text);
  std::string_view hint;
  for (const Wording& wording : wordings) {
    if (text.substr(0, wording.theirs.size()) != wording.theirs) continue;
    if (!wording.ours.empty()) message = wording.ours;
    hint = wording.hint;
    break;
  }
  if (!message.empty() && message.front() >= 'A' && message.front() <= 'Z') {
    message.front() = static_cast<char>(message.front() - 'A' + 'a');
  }
  if (!what.empty() && what != "root table" && what != "value") {
    const bool vowel = std::string_view("aeiou").find(what.front()) != std::string_view::npos;
    message += fmt::format(", in {} {}", vowel ? "an" : "a", what);
  }
  reading.add(Kind::toml_syntax, error.source(), std::move(message), std::string(hint));
}

bool is_parsable(Reading& reading, std::string_view text) {
  if (text.size() > longest_text) {
    reading.add(Kind::toml_syntax, {}, fmt::format("{} bytes, expected at most {}", text.size(), longest_text));
    return false;
  }
  // Counts the dots between the parts of keys; what stands in quotes or comments has none.
  enum class In { plain, comment, basic, literal, long_basic, long_literal } in = In::plain;
  toml::source_position at{1, 1};
  int dots = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool triple = text.size() - i >= 3 && text[i + 1] == c && text[i + 2] == c;
    std::size_t width = 1;
    switch (in) {
      case In::plain:
        if (c == '.') {
          if (++dots == most_key_parts) {
            reading.add(Kind::toml_syntax, {at, at, {}}, fmt::format("a key of more than {} parts", most_key_parts));
            return false;
          }
        } else if (c == '#') {
          in = In::comment;
        } else if (c == '"') {
          in = triple ? In::long_basic : In::basic;
          width = triple ? 3 : 1;
        } else if (c == '\'') {
          in = triple ? In::long_literal : In::literal;
          width = triple ? 3 : 1;
        } else if (c == '=' || c == ',' || c == '[' || c == '{' || c == '\n') {
          dots = 0;
        }
        break;
      case In::comment:
        break;
      case In::basic:
      case In::long_basic:
        if (c == '\\' && i + 1 < text.size() && text[i + 1] != '\n') {
          width = 2;
        } else if (c == '"' && (in == In::basic || triple)) {
          width = in == In::basic ? 1 : closing_quotes(text.substr(i));
          in = In::plain;
        }
        break;
      case In::literal:
      case In::long_literal:
        if (c == '\'' && (in == In::literal || triple)) {
          width = in == In::literal ? 1 : closing_quotes(text.substr(i));
          in = In::plain;
        }
        break;
    }
    // A comment or a short text never passes the end of its line.
    if (c == '\n' && (in == In::comment || in == In::basic || in == In::literal)) {
      in = In::plain;
      dots = 0;
    }
    for (std::size_t byte = 0; byte < width; ++byte) {
      const char passed = text[i + byte];
      if (passed == '\n') {
        ++at.line;
        at.column = 1;
      } else if ((static_cast<unsigned char>(passed) & 0xC0U) != 0x80U) {
        ++at.column;
      }
    }
    i += width - 1;
  }
  return true;
}

}  // namespace starhours
