#include <starhours/roster.h>

#include <sheets/cell_text.h>
#include <sheets/cursor.h>
#include <sheets/day_columns.h>
#include <sheets/field_names.h>
#include <sheets/heading.h>
#include <sheets/range_text.h>
#include <sheets/stated_text.h>
#include <sheets/time_text.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours::sheets {
namespace {

// What a heading over several columns may say about the part of the day.
constexpr std::array<std::string_view, 5> afternoons{"下午", "午后", "晚上", "pm", "afternoon"};

bool says_afternoon(std::string_view text) {
  const Folded folded(trimmed(text));
  return folded.fits() && std::any_of(afternoons.begin(), afternoons.end(),
                                      [&folded](std::string_view word) { return folded.text().starts_with(word); });
}

// A column named by its letters: A, AB. Nothing if the text is anything else.
std::optional<std::size_t> column_of_letters(std::string_view text) {
  constexpr std::size_t letters = 26;
  if (text.empty() || text.size() > 3) return std::nullopt;
  std::size_t column = 0;
  for (const char character : text) {
    if (character < 'A' || character > 'Z') return std::nullopt;
    column = column * letters + static_cast<std::size_t>(character - 'A') + 1;
  }
  return column - 1;
}

std::optional<std::size_t> column_of_number(std::string_view text) {
  Cursor cursor(text);
  const auto number = cursor.take_number(1, 5);
  if (!number || !cursor.done() || *number == 0) return std::nullopt;
  return static_cast<std::size_t>(*number) - 1;
}

void apply_map(const ColumnMap& map, Heading& heading) {
  for (const ColumnMap::Entry& entry : map.entries) {
    const auto word = word_of_field(entry.field);
    if (!word) continue;
    const std::string wanted = clean_name(entry.column);
    const auto named = std::find_if(heading.texts.begin(), heading.texts.end(),
                                    [&wanted](const std::string& text) { return clean_name(text) == wanted; });
    std::size_t at = static_cast<std::size_t>(named - heading.texts.begin());
    if (named == heading.texts.end()) {
      auto place = column_of_letters(entry.column);
      if (!place) place = column_of_number(entry.column);
      if (!place || *place >= heading.words.size()) continue;
      at = *place;
    }
    // What the map names is that, and nothing else is.
    for (Word& other : heading.words) {
      if (other == *word && *word != Word::absent_flag && *word != Word::sign_in && *word != Word::sign_out) {
        other = Word::unknown;
      }
    }
    heading.words[at] = *word;
    ++heading.mapped;
  }
}

// A cell with a value, that no heading would hold: a day, a time, a number.
bool is_value(const SampleCell& cell) {
  if (cell.text.empty()) return false;
  if (cell.kind != CellKind::text) return true;
  const Folded folded(cell.text);
  return folded.fits() && is_digit(folded.text().empty() ? ' ' : folded.text().front()) && !day_column(cell);
}

}  // namespace

Heading heading_of(const Sample& sample, std::size_t at, std::size_t rows, const ColumnMap& map) {
  Heading heading;
  std::size_t width = 0;
  for (std::size_t row = at; row < at + rows; ++row) width = std::max(width, sample[row].cells.size());
  heading.words.assign(width, Word::unknown);
  heading.texts.resize(width);
  heading.afternoon.assign(width, false);
  for (std::size_t cell = 0; cell < width; ++cell) {
    std::string together;
    std::string_view above;
    for (std::size_t row = at; row < at + rows; ++row) {
      std::string_view text = sample[row].text(cell);
      // A heading over several columns is written once where nothing is merged.
      if (text.empty() && row + 1 < at + rows && !together.empty()) continue;
      if (text.empty()) continue;
      if (text == above) continue;
      if (says_afternoon(text)) heading.afternoon[cell] = true;
      together += text;
      above = text;
      heading.texts[cell] = text;
      if (const Word word = word_of(text); word != Word::unknown) heading.words[cell] = word;
    }
    if (rows > 1) {
      if (const Word word = word_of(together); word != Word::unknown) heading.words[cell] = word;
    }
  }
  // 上午 and 下午 over a pair hold for both, though written over the first alone.
  for (std::size_t cell = 1; cell < width && rows > 1; ++cell) {
    if (sample[at].text(cell).empty() && heading.afternoon[cell - 1]) heading.afternoon[cell] = true;
  }
  for (std::size_t row = at; row < at + rows && heading.days.empty(); ++row) heading.days = day_columns(sample[row]);
  const bool split = rows > 1 && !heading.days.empty() && split_days(sample[at + rows - 1], heading.days);
  // Days over pairs of sign-in and sign-out are no matrix.
  const bool over_pairs = std::any_of(heading.days.begin(), heading.days.end(), [&heading](const DayColumn& day) {
    return heading.words[day.cell] == Word::sign_in || heading.words[day.cell] == Word::start;
  });
  if (over_pairs) {
    heading.days_of_pairs = std::exchange(heading.days, {});
  }
  for (const DayColumn& day : heading.days) heading.words[day.cell] = Word::unknown;
  apply_map(map, heading);
  for (const Word word : heading.words) {
    if (word != Word::unknown && (heading.all & bit_of(word)) == 0) ++heading.known;
    heading.all |= bit_of(word);
  }
  if (!heading.days.empty() || !heading.days_of_pairs.empty()) {
    // Its cells say what was served, so it needs no column of times.
    heading.all |= bit_of(Word::date);
    heading.known += split ? 2 : 1;
  }
  return heading;
}

bool continues_heading(const SampleRow& row) {
  if (row.own_cells() == 0 || std::any_of(row.cells.begin(), row.cells.end(), is_value)) return false;
  std::size_t known = 0;
  for (const SampleCell& cell : row.cells) {
    const bool says = word_of(cell.text) != Word::unknown || day_column(cell) || is_half_of_day(cell.text);
    if (!cell.merged && says) ++known;
  }
  return known * 2 >= row.own_cells();
}

std::size_t own_words(const SampleRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](const SampleCell& cell) {
    return !cell.merged && word_of(cell.text) != Word::unknown;
  }));
}

bool is_label_line(const SampleRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const SampleCell& cell) {
    return !cell.merged && (is_value(cell) || cell.text.ends_with(':') || cell.text.ends_with("："));
  });
}

bool may_be_heading(const SampleRow& row) {
  std::size_t known = 0;
  for (const SampleCell& cell : row.cells) known += word_of(cell.text) == Word::unknown ? 0 : 1;
  return known >= 2;
}

bool is_heading_below(const Heading& heading, const Columns& columns) {
  // Somebody may be called 时间, but not all of the cells.
  const std::size_t filled = static_cast<std::size_t>(
      std::count_if(heading.texts.begin(), heading.texts.end(), [](const std::string& text) { return !text.empty(); }));
  return heading.known >= std::max<std::size_t>(std::min<std::size_t>(columns.known_words, 3), 2) &&
         heading.known * 2 >= filled;
}

void settle_time_column(const Sample& sample, std::size_t first, std::size_t end, Columns& columns) {
  const std::uint16_t column = columns.cell_of(Column::span);
  const bool dates_say_more = column == Columns::none && columns.has(Column::date) && !columns.has(Column::sign_in) &&
                              !columns.has(Column::sign_out) && !columns.has(Column::hours) && columns.days.empty();
  const std::uint16_t looked_at = dates_say_more ? columns.cell_of(Column::date) : column;
  if (looked_at == Columns::none) return;
  std::size_t spans = 0;
  std::size_t hours = 0;
  std::size_t days = 0;
  DayContext some_year;
  some_year.year = 2025;
  some_year.month = 1;
  some_year.order = DateOrder::day_month_year;
  TimeReader reader(some_year);
  std::vector<WrittenRange> ranges;
  for (std::size_t at = first; at < end; ++at) {
    const std::string_view text = sample[at].text(looked_at);
    if (text.empty()) continue;
    ranges.clear();
    if (read_ranges(text, reader, ranges)) {
      ++spans;
    } else if (const auto time = reader.time(text); !time && reader.day(text)) {
      ++days;
    } else if (!time && read_stated(text, columns.hours_in_minutes)) {
      ++hours;
    }
  }
  const auto set = [&columns](Column which, std::uint16_t cell) {
    columns.cells[static_cast<std::size_t>(which)] = cell;
  };
  if (dates_say_more) {
    if (spans > days) set(Column::span, looked_at);
    return;
  }
  if (days > spans && days > hours && !columns.has(Column::date)) {
    set(Column::span, Columns::none);
    set(Column::date, looked_at);
  } else if (hours > spans && !columns.has(Column::hours)) {
    set(Column::span, Columns::none);
    set(Column::hours, looked_at);
  } else if (spans == 0 && columns.has(Column::sign_in)) {
    set(Column::span, Columns::none);
  } else if (spans == 0 && columns.has(Column::hours)) {
    // Hours stand beside it, so what it says of times adds nothing.
    set(Column::span, Columns::none);
  }
}

}  // namespace starhours::sheets
