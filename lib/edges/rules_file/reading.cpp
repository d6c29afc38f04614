#include <fmt/format.h>
#include <rules_file/reading.h>

#include <algorithm>

namespace starhours {
namespace {

constexpr std::size_t most_listed = 1000;
// A longer line is no help to anybody, and a thousand copies of it would fill the memory.
constexpr std::size_t longest_excerpt = 1000;
constexpr std::size_t longest_quote = 40;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The byte at which the code point number `index` (from 0) of `text` begins, or its end.
std::size_t byte_of(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (continues_character(text[at])) continue;
    if (index == 0) return at;
    --index;
  }
  return at;
}

bool is_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t next = 1; next < length; ++next) {
      if (!continues_character(text[at + next])) return false;
    }
    if (length > 2) {
      // Overlong forms, surrogates, and what lies past U+10FFFF.
      const auto second = static_cast<unsigned char>(text[at + 1]);
      if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
          (lead == 0xF4 && second > 0x8F)) {
        return false;
      }
    }
    at += length;
  }
  return true;
}

}  // namespace

Reading::Reading(std::string_view text, std::string_view source) : text_(text), source_(source) {
  if (text_.substr(0, byte_order_mark.size()) == byte_order_mark) text_.remove_prefix(byte_order_mark.size());
  line_begins_.push_back(0);
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (text_[at] == '\n') line_begins_.push_back(at + 1);
  }
}

std::string_view Reading::line(std::uint32_t number) const {
  if (number == 0 || number > line_begins_.size()) return {};
  const std::size_t begin = line_begins_[number - 1];
  const std::size_t end = number < line_begins_.size() ? line_begins_[number] - 1 : text_.size();
  std::string_view line = text_.substr(begin, end - begin);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

Place Reading::place(const toml::source_region& region) const {
  Place place;
  place.source = source_;
  place.line = region.begin.line;
  if (place.line == 0) return place;  // about the whole text
  const std::string_view text = line(region.begin.line);
  const std::size_t begin = byte_of(text, region.begin.column == 0 ? 0 : region.begin.column - 1);
  place.column = static_cast<std::uint32_t>(begin + 1);
  if (text.size() > longest_excerpt || !is_utf8(text)) return place;
  std::size_t end = text.size();
  if (region.end.line == region.begin.line) end = byte_of(text, region.end.column == 0 ? 0 : region.end.column - 1);
  // The parser's errors are points: they underline the character they stand at, or the place past the line's end.
  if (end <= begin) end = begin + std::max<std::size_t>(byte_of(text.substr(begin), 1), 1);
  place.length = static_cast<std::uint32_t>(end - begin);
  place.excerpt = text;
  return place;
}

void Reading::add(Kind kind, const toml::source_region& region, std::string message, std::string hint) {
  if (problems_.size() == most_listed) {
    ++uncounted_;
    return;
  }
  Problem problem = error(kind, std::move(message), std::move(hint));
  problem.place = place(region);
  problems_.push_back(std::move(problem));
}

std::string Reading::written(const toml::source_region& region) const {
  const std::string_view text = line(region.begin.line);
  const std::size_t begin = byte_of(text, region.begin.column == 0 ? 0 : region.begin.column - 1);
  if (region.end.line != region.begin.line) return quoted(fmt::format("{} …", text.substr(begin)));
  const std::size_t end = byte_of(text, region.end.column == 0 ? 0 : region.end.column - 1);
  return quoted(text.substr(begin, end > begin ? end - begin : 0));
}

std::string_view Reading::number_at(const toml::source_region& region) const {
  const std::string_view text = line(region.begin.line);
  const std::string_view from = text.substr(byte_of(text, region.begin.column == 0 ? 0 : region.begin.column - 1));
  return from.substr(0, std::min(from.find_first_not_of("0123456789+-._eE"), from.size()));
}

Problems Reading::take() {
  std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
    return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
  });
  if (uncounted_ > 0) {
    Problem rest = error(problems_.back().kind, fmt::format("{} more mistakes", uncounted_));
    rest.place.source = source_;
    problems_.push_back(std::move(rest));
  }
  return std::move(problems_);
}

std::string quoted(std::string_view text) {
  const std::size_t end = byte_of(text, longest_quote);
  return fmt::format("'{}{}'", text.substr(0, end), end < text.size() ? "…" : "");
}

std::string listed(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

}  // namespace starhours
