#include <store/column_map_text.h>
#include <store/trouble.h>

#include <charconv>

namespace starhours::store {
namespace {

constexpr std::string_view minutes_word = " minutes";
constexpr std::string_view pairs_word = " pairs";

void append_escaped(std::string& text, std::string_view column) {
  for (const char c : column) {
    if (c == '\\' || c == '\n') {
      text += '\\';
      text += c == '\n' ? 'n' : c;
    } else {
      text += c;
    }
  }
}

std::string unescaped(std::string_view text) {
  std::string column;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      column += text[at];
    } else {
      ++at;
      column += text[at] == 'n' ? '\n' : text[at];
    }
  }
  return column;
}

// Takes the line at the front of `text` off it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

bool take_word(std::string_view& line, std::string_view word) {
  const bool there = line.starts_with(word);
  if (there) {
    line.remove_prefix(word.size());
  }
  return there;
}

}  // namespace

std::string column_map_text(const ColumnMap& map) {
  if (map == ColumnMap{}) {
    return {};
  }
  std::string text = std::to_string(map.header_row);
  text += map.in_minutes ? minutes_word : "";
  text += map.punch_pairs ? pairs_word : "";
  for (const ColumnMap::Entry& entry : map.entries) {
    text += '\n' + entry.field + '\t';
    append_escaped(text, entry.column);
  }
  return text;
}

ColumnMap parse_column_map(std::string_view text) {
  ColumnMap map;
  if (text.empty()) {
    return map;
  }
  std::string_view line = take_line(text);
  const auto [end, failure] = std::from_chars(line.data(), line.data() + line.size(), map.header_row);
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  map.in_minutes = take_word(line, minutes_word);
  map.punch_pairs = take_word(line, pairs_word);
  if (failure != std::errc() || !line.empty()) {
    throw Broken("it holds columns of a sheet in words that are not its own");
  }
  while (!text.empty()) {
    line = take_line(text);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      throw Broken("it holds a column of a sheet without its field");
    }
    map.entries.push_back({unescaped(line.substr(tab + 1)), std::string(line.substr(0, tab))});
  }
  return map;
}

}  // namespace starhours::store
