#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/find.h>
#include <fmt/format.h>

#include <utility>

namespace starhours {

using namespace answers;

namespace {

std::string time_text(const Zone& zone, const std::optional<Instant>& time) {
  return time ? to_string(zone.wall(*time)) : std::string();
}

// "end 2025-03-05T11:30; credited 150": what of `before` is not so in `after`.
std::string was_text(const Zone& zone, const JournalLine& before, const JournalLine& after) {
  std::string was;
  const auto tell = [&was](std::string_view key, const auto& then, const auto& now) {
    if (then != now) was += fmt::format("{}{} {}", was.empty() ? "" : "; ", key, then);
  };
  tell("team", before.team, after.team);
  tell("activity", before.activity, after.activity);
  tell("start", time_text(zone, before.start), time_text(zone, after.start));
  tell("end", time_text(zone, before.end), time_text(zone, after.end));
  tell("basis", name_of(before.basis), name_of(after.basis));
  tell("claimed", before.claimed, after.claimed);
  tell("worked", before.worked, after.worked);
  tell("credited", before.credited, after.credited);
  return was;
}

}  // namespace

Result<void> answer_history(const Asking& asking, const Cut& cut, RowSink& sink) {
  const auto events = asking.book.history();
  if (!events) return fail(events.error());
  const ReportHead head{{"账本经过", "History of the book"}, columns({"day", "what", "sheet", "sha256", "note"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    for (const Event& event : *events) {
      const std::string day = to_string(event.day);
      const Cell cells[] = {day, event.what, text_cell(event.sheet), text_cell(event.sha256), text_cell(event.note)};
      out.row(cells);
    }
    return {};
  });
}

Result<Sheet> sheet_called(Book& book, const std::string& text) { return find_sheet(book, text); }

Result<Volunteer> volunteer_called(Book& book, const std::string& text) {
  // As it stands in the roster, also where it is somebody else's by now.
  auto by_id = book.volunteer(text);
  if (!by_id) return fail(std::move(by_id).error());
  if (*by_id) return std::move(**by_id);
  const auto community = Community::load(book, Community::People::left_out);
  if (!community) return fail(community.error());
  return find_volunteer(book, *community, text);
}

Result<void> write_changes(const std::vector<JournalChange>& changes, const std::string& zone_name, RowSink& sink) {
  const auto zone = Zone::named(zone_name);
  if (!zone) return fail(zone.error());
  sink.begin({{"更正", "Changes"},
              columns({"change", "day", "volunteer", "name", "team", "activity", "start", "end", "basis", "claimed",
                       "worked", "credited", "sheet", "worksheet", "row", "was"})});
  for (const JournalChange& change : changes) {
    const JournalLine& line = change.after ? *change.after : *change.before;
    const std::string_view sign = !change.before ? "+" : change.after ? "~" : "-";
    const std::string day = to_string(line.day);
    const std::string start = time_text(*zone, line.start);
    const std::string end = time_text(*zone, line.end);
    const std::string was = change.before && change.after ? was_text(*zone, *change.before, line) : std::string();
    const Cell cells[] = {sign,
                          day,
                          text_cell(line.volunteer),
                          text_cell(line.name),
                          text_cell(line.team),
                          text_cell(line.activity),
                          text_cell(start),
                          text_cell(end),
                          name_of(line.basis),
                          line.claimed,
                          line.worked,
                          line.credited,
                          text_cell(line.sheet),
                          text_cell(line.worksheet),
                          std::int64_t{line.row},
                          text_cell(was)};
    sink.row(cells);
  }
  sink.end();
  return {};
}

}  // namespace starhours
