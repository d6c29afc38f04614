#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sheets/cell_text.h>
#include <sheets/date_order.h>
#include <sheets/day_columns.h>
#include <sheets/field_names.h>
#include <sheets/heading.h>
#include <sheets/marks.h>
#include <sheets/range_text.h>
#include <sheets/stated_text.h>
#include <sheets/survey.h>
#include <sheets/time_text.h>
#include <sheets/utc_stamps.h>

#include <algorithm>
#include <array>

namespace starhours::sheets {
namespace {

constexpr std::size_t rows_searched = 40;  // for the first header
constexpr std::size_t most_header_rows = 3;
constexpr std::array<char, 4> delimiters{',', '\t', ';', '|'};

struct Found {
  std::size_t at = 0;  // index of the header's first row in the sample
  std::size_t rows = 0;
  Heading heading;
  SheetKind kind{};
};

// Whether `heading` can be that of a sheet as wanted, and of which kind.
std::optional<SheetKind> kind_wanted(const Heading& heading, const ReadingOptions& options) {
  if (!options.columns.entries.empty() && heading.mapped > 0) return options.as.value_or(SheetKind::sign_ins);
  // A personal log names nobody.
  const bool personal = !options.volunteer.empty();
  const Words words = heading.all | (personal ? bit_of(Word::name) : Words{0});
  if (options.as) {
    const bool enough = missing_from(words, *options.as).empty();
    return enough && heading.known > (personal ? 1 : 0) ? options.as : std::nullopt;
  }
  if (personal && missing_from(words, SheetKind::sign_ins).empty() && heading.known > 1) return SheetKind::sign_ins;
  return kind_of(heading.all, heading.known);
}

// The header that begins at `at`, of as many rows as make most sense.
std::optional<Found> header_at(const Sample& sample, std::size_t at, const ReadingOptions& options) {
  std::optional<Found> best;
  for (std::size_t rows = 1; rows <= most_header_rows && at + rows <= sample.size(); ++rows) {
    if (rows > 1 && !continues_heading(sample[at + rows - 1])) break;
    Heading heading = heading_of(sample, at, rows, options.columns);
    const auto kind = kind_wanted(heading, options);
    if (!kind || (best && heading.known <= best->heading.known)) continue;
    // A title above the header adds nothing to it; what is merged down into the row below does not show by that.
    const bool adds = rows == 1 || (own_words(sample[at]) >= 2 && !is_label_line(sample[at])) ||
                      heading_of(sample, at + 1, rows - 1, options.columns).known < heading.known;
    if (!adds) continue;
    best = Found{at, rows, std::move(heading), *kind};
  }
  while (best && !best->heading.days.empty() && at + best->rows < sample.size() &&
         is_weekday_row(sample[at + best->rows])) {
    ++best->rows;
  }
  return best;
}

std::optional<Found> first_header(const Sample& sample, const ReadingOptions& options) {
  if (options.columns.header_row > 0) {
    for (std::size_t at = 0; at < sample.size(); ++at) {
      if (sample[at].row != options.columns.header_row) continue;
      Found found{at, 1, heading_of(sample, at, 1, options.columns), options.as.value_or(SheetKind::sign_ins)};
      return found;
    }
    return std::nullopt;
  }
  std::optional<Found> best;
  for (std::size_t at = 0; at < std::min(sample.size(), rows_searched); ++at) {
    auto found = header_at(sample, at, options);
    if (found && (!best || found->heading.known > best->heading.known)) best = std::move(found);
  }
  return best;
}

Problem no_header(const Sample& sample, const ReadingOptions& options) {
  const SheetKind kind = options.as.value_or(SheetKind::sign_ins);
  const std::string hint = fmt::format("write a first row such as {}", canonical_header(kind));
  std::size_t nearest_known = 0;
  Words nearest = 0;
  std::uint32_t nearest_row = 0;
  for (std::size_t at = 0; options.as && at < std::min(sample.size(), rows_searched); ++at) {
    const Heading heading = heading_of(sample, at, 1, options.columns);
    if (heading.known <= nearest_known) continue;
    nearest_known = heading.known;
    nearest = heading.all;
    nearest_row = sample[at].row;
  }
  if (nearest_known > 0) {
    return error(Kind::no_header,
                 fmt::format("row {} comes nearest to a header of {}, missing {}", nearest_row, name_of(kind),
                             fmt::join(missing_from(nearest, kind), " and ")),
                 hint);
  }
  const std::string wanted = options.as ? fmt::format("names {}", fmt::join(missing_from(0, kind), " and "))
                                        : fmt::format("names {}, nor is any the header of a registry",
                                                      fmt::join(missing_from(0, kind), " and "));
  return error(Kind::no_header, fmt::format("no row among the first {} {}", rows_searched, wanted), hint);
}

// Whether a table of people calls itself one to sign, so that it is no registry: by its columns, or its titles.
bool is_to_sign(const Sample& sample, const Found& found) {
  // Who joined when, or was born, is in a registry alone.
  if ((found.heading.all & set_of(Word::registered, Word::groups, Word::birth)) != 0) return false;
  constexpr auto signatures = std::to_array<std::string_view>({"签名", "签字", "簽名", "signature", "signed"});
  constexpr auto titles =
      std::to_array<std::string_view>({"签到", "签退", "簽到", "活动时间", "服务时间", "sign-in", "sign in"});
  const auto says = [](std::string_view text, const auto& words) {
    const std::string plain = folded(text);
    return std::any_of(words.begin(), words.end(),
                       [&plain](std::string_view word) { return plain.find(word) != std::string::npos; });
  };
  for (const std::string& text : found.heading.texts) {
    if (says(text, signatures)) return true;
  }
  for (std::size_t at = 0; at < found.at; ++at) {
    for (const SampleCell& cell : sample[at].cells) {
      if (says(cell.text, titles)) return true;
    }
  }
  return false;
}

Problem nothing_signed(std::uint32_t row) {
  return error(Kind::no_header,
               fmt::format("row {} names volunteers, but no time, hours or date of those who signed", row),
               "add the columns sign_in and sign_out, or hours; a registry is imported with --as volunteers");
}

// Whether a row says of somebody when or how long they served, in the columns of the table above it.
bool is_service(const SampleRow& row, const Columns& above) {
  if (says_fact(row)) return false;
  const auto own = [&](Column column) {
    const std::uint16_t cell = above.cell_of(column);
    return cell < row.cells.size() && !row.cells[cell].merged ? row.text(cell) : std::string_view();
  };
  const bool named = !own(Column::id).empty() || !own(Column::name).empty() || !own(Column::id_number).empty() ||
                     !own(Column::phone).empty() || !own(Column::first_name).empty() ||
                     !own(Column::last_name).empty() || !own(Column::email).empty();
  if (!named) return false;
  TimeReader reader;
  std::vector<WrittenRange> ranges;
  for (const Column column : {Column::date, Column::sign_in, Column::sign_out, Column::span, Column::hours}) {
    const std::string_view text = own(column);
    if (text.empty()) continue;
    if (reader.day(text) || reader.time(text) || is_absent_mark(text) || read_ranges(text, reader, ranges) ||
        read_stated(text, above.hours_in_minutes)) {
      return true;
    }
  }
  return std::any_of(above.days.begin(), above.days.end(), [&row](const DayColumn& day) {
    return day.cell < row.cells.size() && !row.cells[day.cell].merged && !row.text(day.cell).empty();
  });
}

// Where the titles above a header begin: `floor` is the first row that may be one, `above` the columns of the table
// before, if there is one.
std::size_t titles_of(const Sample& sample, std::size_t header, std::size_t floor, const Columns* above) {
  constexpr std::size_t most_own = 3;
  std::size_t at = header;
  while (at > floor) {
    const SampleRow& row = sample[at - 1];
    const auto lead =
        std::find_if(row.cells.begin(), row.cells.end(), [](const SampleCell& cell) { return !cell.text.empty(); });
    const bool is_row_above =
        lead != row.cells.end() && above != nullptr &&
        (row.own_cells() > most_own || is_total(lead->text) || aside(lead->text) || is_service(row, *above));
    if (is_row_above) break;
    --at;
  }
  return at;
}

// Whether the days of a matrix hold nothing but 1 and √, or 1 alone where nothing above speaks of hours.
bool ones_are_marks(const Sample& sample, std::size_t first, std::size_t end, const Table& table) {
  constexpr auto of_hours = std::to_array<std::string_view>({"时长", "小时", "工时", "时数", "時數", "小時", "hour"});
  bool ones = false;
  bool other_marks = false;
  for (std::size_t at = first; at < end; ++at) {
    for (const DayColumn& day : table.columns.days) {
      const std::string_view text = sample[at].text(day.cell);
      if (text.empty() || is_absent_mark(text) || is_dash(text) || is_nothing(text)) continue;
      if (!is_present_mark(text)) return false;
      (read_stated(text, false) ? ones : other_marks) = true;
    }
  }
  if (!ones || other_marks) return ones;
  return std::none_of(sample.begin(), sample.end(), [&](const SampleRow& row) {
    return row.row >= table.titles && row.row < table.body &&
           std::any_of(row.cells.begin(), row.cells.end(), [&](const SampleCell& cell) {
             const Folded folded(cell.text);
             return folded.fits() && std::any_of(of_hours.begin(), of_hours.end(), [&folded](std::string_view word) {
                      return folded.text().find(word) != std::string_view::npos;
                    });
           });
  });
}

// By the cells below a header: what their dates tell of their order, and what a column called 服务时间 holds.
void look_at_cells(const Sample& sample, std::size_t first, std::size_t end, Table& table) {
  DateEvidence evidence;
  for (std::size_t at = first; at < end; ++at) {
    for (const Column column : {Column::date, Column::date_end, Column::sign_in, Column::sign_out, Column::span,
                                Column::registered, Column::birth}) {
      if (table.columns.has(column)) evidence.look(sample[at].text(table.columns.cell_of(column)));
    }
  }
  table.order = evidence.order();
  if (table.columns.kind != SheetKind::sign_ins) return;
  settle_time_column(sample, first, end, table.columns);
  table.columns.ones_are_marks = ones_are_marks(sample, first, end, table);
  look_for_utc(sample, first, end, table.columns);
}

Table table_of(Found found, const Sample& sample, std::size_t floor, const Columns* above) {
  Table table;
  const std::size_t titles = titles_of(sample, found.at, floor, above);
  table.titles = sample[titles].row;
  table.header = sample[found.at].row;
  table.body = sample[found.at + found.rows - 1].row + 1;
  table.columns = columns_of(found.heading.words, found.kind);
  table.columns.known_words = found.heading.known;
  table.columns.days = std::move(found.heading.days);
  for (TimePair& pair : table.columns.pairs) {
    pair.afternoon = found.heading.afternoon[pair.in];
    for (const DayColumn& day : found.heading.days_of_pairs) {
      if (day.cell <= pair.in) pair.day = day;
    }
  }
  table.headings = std::move(found.heading.texts);
  read_titles(sample, titles, found.at, table.context);
  return table;
}

}  // namespace

SaidDelimiter said_delimiter(std::string_view bytes) {
  constexpr std::string_view word = "sep=";
  constexpr std::string_view said_delimiters = ",;\t|";
  if (bytes.size() <= word.size()) return {};
  for (std::size_t at = 0; at < word.size(); ++at) {
    if ((bytes[at] | 0x20) != (word[at] | 0x20)) return {};
  }
  SaidDelimiter said{bytes[word.size()], word.size() + 1};
  if (said_delimiters.find(said.delimiter) == std::string_view::npos) return {};
  const std::string_view rest = bytes.substr(said.bytes);
  if (rest.starts_with("\r\n")) {
    said.bytes += 2;
  } else if (rest.starts_with('\n') || rest.starts_with('\r')) {
    said.bytes += 1;
  } else if (!rest.empty()) {
    return {};
  }
  return said;
}

char delimiter_of(std::string_view bytes, bool ended, const ReadingOptions& options) {
  char best = delimiters.front();
  std::size_t most_known = 0;
  std::size_t most_cells = 0;
  for (const char delimiter : delimiters) {
    const Sample sample = sample_text(bytes, ended, delimiter, rows_searched + most_header_rows);
    const auto found = first_header(sample, options);
    const std::size_t known = found ? found->heading.known + 1 : 0;
    std::size_t cells = 0;
    for (const SampleRow& row : sample) cells += row.cells.size();
    if (known < most_known || (known == most_known && cells <= most_cells)) continue;
    best = delimiter;
    most_known = known;
    most_cells = cells;
  }
  return best;
}

Result<std::vector<Table>> survey(const Sample& sample, const ReadingOptions& options) {
  auto first = first_header(sample, options);
  if (!first) return fail(no_header(sample, options));
  if (!options.as && first->kind == SheetKind::volunteers && is_to_sign(sample, *first)) {
    return fail(nothing_signed(sample[first->at].row));
  }
  std::vector<Table> tables;
  std::size_t floor = first->at + first->rows;
  std::size_t begin = floor;
  ReadingOptions same = options;
  same.as = first->kind;
  tables.push_back(table_of(std::move(*first), sample, 0, nullptr));
  for (std::size_t at = floor; at < sample.size() && options.columns.header_row == 0; ++at) {
    if (!may_be_heading(sample[at])) continue;
    auto next = header_at(sample, at, same);
    if (!next || !is_heading_below(next->heading, tables.back().columns)) continue;
    look_at_cells(sample, begin, at, tables.back());
    begin = at + next->rows;
    tables.push_back(table_of(std::move(*next), sample, floor, &tables.back().columns));
    floor = begin;
    at = begin - 1;
  }
  look_at_cells(sample, begin, sample.size(), tables.back());
  return tables;
}

std::optional<Table> table_at(const Sample& rows, const Table& before, const ReadingOptions& options) {
  if (rows.empty() || !may_be_heading(rows.back())) return std::nullopt;
  ReadingOptions same = options;
  same.as = before.columns.kind;
  auto found = header_at(rows, rows.size() - 1, same);
  if (!found || !is_heading_below(found->heading, before.columns)) return std::nullopt;
  Table table = table_of(std::move(*found), rows, 0, &before.columns);
  table.order = before.order;
  return table;
}

ColumnMap map_of(const Table& table) {
  ColumnMap map;
  map.in_minutes = table.columns.hours_in_minutes;
  for (std::size_t at = 0; at < table.headings.size(); ++at) {
    const std::string_view field = field_of(word_of(table.headings[at]));
    if (!table.headings[at].empty() && !field.empty()) map.entries.push_back({table.headings[at], std::string(field)});
  }
  return map;
}

}  // namespace starhours::sheets
