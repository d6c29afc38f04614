// Problems as a terminal shows them: place, message, excerpt with carets, hint.
#include "render/text.h"

#include <starhours/render.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace starhours {
namespace {

constexpr std::size_t line_width = 100;  // columns an excerpt may take, its gutter included
constexpr std::string_view cut_mark = "...";

struct SeverityLook {
  std::string_view word;
  std::string_view color;
};

SeverityLook look_of(Severity severity) {
  switch (severity) {
    case Severity::warning:
      return {"warning", "\033[1;33m"};
    case Severity::note:
      return {"note", "\033[1;36m"};
    case Severity::error:
      break;
  }
  return {"error", "\033[1;31m"};
}

class Paint {
 public:
  explicit Paint(bool color) : color_(color) {}
  [[nodiscard]] std::string operator()(std::string_view code, const std::string& text) const {
    return color_ && !text.empty() ? fmt::format("{}{}\033[0m", code, text) : text;
  }

 private:
  bool color_;
};

// 1 = A, 27 = AA.
std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

// "march.csv:7:37", "march.xlsx:签到表!E7", "book.db"; empty for a problem without a place.
std::string place_text(const Place& place) {
  std::string text = printable(place.source);
  const auto add = [&text](const std::string& part) {
    if (!text.empty()) text += ':';
    text += part;
  };
  if (place.line != 0) {
    add(fmt::format("{}", place.line));
    if (place.column != 0) add(fmt::format("{}", place.column));
  } else if (place.row != 0) {
    const std::string cell = fmt::format("{}{}", column_letters(place.column), place.row);
    add(place.worksheet.empty() ? cell : fmt::format("{}!{}", printable(place.worksheet), cell));
  } else if (!place.worksheet.empty()) {
    add(printable(place.worksheet));
  }
  return text;
}

// The part of a line that fits, and where its carets stand.
struct Excerpt {
  std::string text;
  std::size_t caret = 0;        // columns before the first caret
  std::size_t caret_width = 0;  // columns under which carets stand; 0 = none
};

Excerpt cut_around_caret(const Place& place, std::size_t room) {
  std::vector<Glyph> glyphs;
  Glyphs walk(place.excerpt);
  for (Glyph glyph; walk.next(glyph);) glyphs.push_back(glyph);

  // The glyphs to underline: [marked, marked_end).
  std::size_t marked = 0;
  std::size_t marked_end = 0;
  const bool has_caret = place.column != 0 && place.length != 0 && place.line != 0;
  if (has_caret) {
    const std::size_t first_byte = place.column - 1;
    const std::size_t end_byte = first_byte + place.length;
    while (marked < glyphs.size() && glyphs[marked].end <= first_byte) ++marked;
    marked_end = marked;
    while (marked_end < glyphs.size() && glyphs[marked_end].first < end_byte) ++marked_end;
  }
  const auto width_between = [&glyphs](std::size_t first, std::size_t end) {
    std::size_t width = 0;
    for (std::size_t i = first; i < end; ++i) width += glyphs[i].width;
    return width;
  };

  std::size_t first = 0;
  std::size_t end = glyphs.size();
  if (width_between(0, glyphs.size()) > room) {
    const std::size_t space = room - 2 * cut_mark.size();
    // A third of the space before the caret, the rest from it on; then what is left over is given back to the front.
    first = marked;
    for (std::size_t width = 0; first > 0 && width + glyphs[first - 1].width <= space / 3; --first) {
      width += glyphs[first - 1].width;
    }
    end = first;
    std::size_t taken = 0;
    while (end < glyphs.size() && taken + glyphs[end].width <= space) taken += glyphs[end++].width;
    while (first > 0 && taken + glyphs[first - 1].width <= space) taken += glyphs[--first].width;
  }

  Excerpt cut;
  if (first > 0) cut.text += cut_mark;
  const std::size_t mark_columns = cut.text.size();
  if (first < end) {
    append_printable(
        cut.text,
        std::string_view(place.excerpt).substr(glyphs[first].first, glyphs[end - 1].end - glyphs[first].first));
  }
  if (end < glyphs.size()) cut.text += cut_mark;
  if (has_caret) {
    cut.caret = mark_columns + width_between(first, std::min(marked, end));
    // Something missing at the end of a line has no width of its own, and still gets its caret.
    cut.caret_width = std::max<std::size_t>(1, width_between(marked, std::min(marked_end, end)));
  }
  return cut;
}

void append_excerpt(std::string& to, const Place& place, std::string_view color, const Paint& paint) {
  const std::uint32_t number = place.line != 0 ? place.line : place.row;
  const std::string shown_number = number != 0 ? fmt::format("{}", number) : "";
  const std::string gutter(shown_number.size(), ' ');
  const Excerpt excerpt = cut_around_caret(place, line_width - gutter.size() - 5);
  to += fmt::format("  {} | {}\n", shown_number, excerpt.text);
  if (excerpt.caret_width == 0) return;
  const std::string carets = "^" + std::string(excerpt.caret_width - 1, '~');
  to += fmt::format("  {} | {}{}\n", gutter, std::string(excerpt.caret, ' '), paint(color, carets));
}

void append_problem(std::string& to, const Problem& problem, const RenderStyle& style) {
  const SeverityLook look = look_of(problem.severity);
  const Paint paint(style.color);
  const std::string place = place_text(problem.place);
  if (!place.empty()) to += paint("\033[1m", place + ":") + " ";
  to += paint(look.color, fmt::format("{}:", look.word));
  to += fmt::format(" {} [{}]\n", printable(problem.message), name_of(problem.kind));
  if (!problem.place.excerpt.empty()) append_excerpt(to, problem.place, look.color, paint);
  if (!problem.hint.empty()) to += fmt::format("  {} {}\n", paint("\033[36m", "hint:"), printable(problem.hint));
}

}  // namespace

std::string render(const Problem& problem, const RenderStyle& style) {
  std::string text;
  append_problem(text, problem, style);
  return text;
}

std::string render(const Problems& problems, const RenderStyle& style, std::size_t most) {
  std::string text;
  std::size_t shown = 0;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (const Problem& problem : problems) {
      if (problem.severity != severity) continue;
      if (shown < most) append_problem(text, problem, style);
      ++shown;
    }
  }
  if (shown > most) text += fmt::format("… and {} more\n", shown - most);
  return text;
}

}  // namespace starhours
