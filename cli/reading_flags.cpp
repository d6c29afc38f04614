#include "reading_flags.h"

#include "option_values.h"
#include "text_source.h"

#include <starhours/encoding.h>
#include <starhours/map_file.h>

#include <fmt/format.h>

#include <vector>

namespace starhours {
namespace {

const std::string reading_group = "How sheets are read";

auto unknown(std::string_view what, const std::string& text, const std::vector<std::string>& names) {
  return fail(usage_problem("", fmt::format("unknown {} '{}'{}", what, text, did_you_mean(text, names)),
                            fmt::format("one of {}", fmt::join(names, ", "))));
}

Result<SheetKind> read_sheet_kind(const std::string& text) {
  if (const std::optional<SheetKind> kind = sheet_kind_named(text)) return *kind;
  std::vector<std::string> names;
  for (const SheetKind kind :
       {SheetKind::sign_ins, SheetKind::volunteers, SheetKind::teams, SheetKind::activities, SheetKind::projects}) {
    names.emplace_back(name_of(kind));
  }
  return unknown("kind of sheet", text, names);
}

Result<int> read_year(const std::string& text) {
  constexpr std::size_t first = 1900;
  constexpr std::size_t last = 2199;
  const Result<std::size_t> year = read_count(text);
  if (year && *year >= first && *year <= last) return static_cast<int>(*year);
  return fail(usage_problem("", fmt::format("expected a year, found '{}'", text), "write 2025"));
}

Result<DateOrder> read_date_order(const std::string& text) {
  if (const std::optional<DateOrder> order = date_order_named(text)) return *order;
  return unknown("order", text, {"dmy", "mdy", "ymd"});
}

Result<Encoding> read_encoding(const std::string& text) {
  if (const std::optional<Encoding> encoding = encoding_named(text)) return *encoding;
  std::vector<std::string> names;
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030,
                                  Encoding::big5, Encoding::windows1252}) {
    names.emplace_back(name_of(encoding));
  }
  return unknown("encoding", text, names);
}

}  // namespace

void ReadingFlags::add_to(Command& command) {
  command.value("--as", said.as, read_sheet_kind, "KIND",
                "sign-ins, volunteers, teams, activities or projects; recognised from the header if not said",
                reading_group);
  command.text("--team", said.team, "T", "the team of rows that name none", reading_group);
  command.text("--activity", said.activity, "A", "the activity of rows that name none", reading_group);
  command.text("--volunteer", said.volunteer, "V", "the volunteer of rows that name nobody: a personal log",
               reading_group);
  command.value("--date", said.date, read_day, "DATE", "the day of rows that give none, as 2025-03-05", reading_group);
  command.value("--year", said.year, read_year, "Y", "the year of days without one", reading_group);
  command.value("--date-order", said.date_order, read_date_order, "ORDER",
                "dmy, mdy or ymd: how 05/03/2025 is meant, where the sheet does not tell", reading_group);
  command.value("--encoding", said.encoding, read_encoding, "E",
                "UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5 or Windows-1252; detected if not said", reading_group);
  command.text("--sheet", said.worksheet, "NAME", "only this worksheet of a workbook", reading_group);
  command.text("--map", map, "FILE", "a TOML file that says all this, and what the columns hold; options beside it win",
               reading_group);
}

std::optional<ReadingOptions> ReadingFlags::read(Session& session) const {
  if (map.empty()) return said;
  const std::optional<NamedText> text = load_text(session, map, "map");
  if (!text) return std::nullopt;
  const Checked<ReadingOptions> read = read_map(text->text, text->name);
  session.tell(read.problems);
  if (has_errors(read.problems)) return std::nullopt;
  return over_map(said, read.value);
}

}  // namespace starhours
