#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/find.h>
#include <answers/lines.h>
#include <answers/reading.h>
#include <answers/selection.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace starhours {

using namespace answers;

namespace {

// One row behind a total: an entry with its steps, or a duplicate.
struct Line {
  Entry entry;
  std::string steps;
  bool duplicate = false;
};

// "overlap -45m"
std::string step_text(const Change& change) {
  const bool less = change.to < change.from;
  return fmt::format("{} {}{}", name_of(change.step), less ? '-' : '+',
                     duration_text(less ? change.from - change.to : change.to - change.from));
}

void add_steps(const std::vector<Change>& changes, std::vector<Line>& lines) {
  for (const Change& change : changes) {
    if (change.from == change.to) continue;
    std::string& steps = lines[change.entry].steps;
    if (!steps.empty()) steps += "; ";
    steps += step_text(change);
  }
}

bool same_minutes(std::span<const Entry> a, std::span<const Entry> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Entry& x, const Entry& y) { return x.worked == y.worked && x.credited == y.credited; });
}

// All that happened on the days of the question, credited once more with the steps.
Result<std::vector<Line>> lines_of(const Asking& asking, Reading& reading, Community& community, SheetNames& sheets,
                                   const Selection& selection, VolunteerNo volunteer) {
  std::vector<Line> lines;
  Recount recount(asking.rulebook.count, reading.zone(), community.activity_of());
  std::vector<Change> changes;
  std::vector<Line> day;
  std::optional<Day> contradicted;
  Result<void> brought;
  auto read = asking.book.each_service_day(selection.days(), volunteer, [&](std::span<const Entry> booked) {
    for (const Entry& entry : booked) {
      if (brought) brought = bring_sources(entry.stretch, asking.book, community, sheets);
    }
    if (!brought) return false;
    const std::span<const Entry> counted = recount.recount(booked, &changes);
    if (!asking.what_if && !same_minutes(booked, counted)) {
      contradicted = booked.front().stretch.day;
      return false;
    }
    day.clear();
    for (const Entry& entry : counted) day.push_back({entry, {}, false});
    add_steps(changes, day);
    for (Line& line : day) {
      if (selection.keeps(line.entry.stretch)) lines.push_back(std::move(line));
    }
    return true;
  });
  if (!read) return fail(std::move(read).error());
  if (!brought) return fail(brought.error());
  if (contradicted) {
    return fail(error(Kind::broken_book,
                      fmt::format("minutes of {} are not those of the rulebook", to_string(*contradicted)),
                      "set the book's rulebook again, so that every sheet is counted by it"));
  }
  return lines;
}

// "march.csv:7", "march.xlsx:三月!7"
std::string place_text(const SheetNames& sheets, SheetNo sheet, std::uint32_t row) {
  const Sheet::ShownRow shown = sheets.shown(sheet, row);
  return fmt::format("{}:{}{}{}", sheets.name(sheet), shown.worksheet, shown.worksheet.empty() ? "" : "!", shown.row);
}

Result<void> add_duplicates(const Asking& asking, Community& community, const Selection& selection, SheetNames& sheets,
                            VolunteerNo volunteer, std::vector<Line>& lines) {
  if (selection.days().empty()) return {};
  const auto duplicates = asking.book.duplicates(selection.days(), volunteer);
  if (!duplicates) return fail(duplicates.error());
  for (const Duplicate& duplicate : *duplicates) {
    if (!selection.keeps(duplicate.stretch)) continue;
    auto brought = bring_sources(duplicate.stretch, asking.book, community, sheets);
    if (brought) brought = sheets.bring(asking.book, duplicate.of_sheet);
    if (!brought) return brought;
    lines.push_back({Entry{duplicate.stretch, 0, 0},
                     "duplicate of " + place_text(sheets, duplicate.of_sheet, duplicate.of_row), true});
  }
  return {};
}

}  // namespace

Result<void> answer_why(const Asking& asking, const std::string& volunteer, const Filter& filter, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::left_out);
  if (!community) return fail(community.error());
  const auto person = find_volunteer(asking.book, *community, volunteer);
  if (!person) return fail(person.error());
  Filter of_entries = filter;
  of_entries.volunteer.clear();
  const auto selection = Selection::of(of_entries, asking.book, *community);
  if (!selection) return fail(selection.error());
  SheetNames sheets;
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());
  auto lines = lines_of(asking, *reading, *community, sheets, *selection, person->no);
  if (!lines) return fail(std::move(lines).error());
  if (auto added = add_duplicates(asking, *community, *selection, sheets, person->no, *lines); !added) return added;

  const LineOrder line_before(*community, sheets);
  std::stable_sort(lines->begin(), lines->end(), [&](const Line& a, const Line& b) {
    const Stretch& x = a.entry.stretch;
    const Stretch& y = b.entry.stretch;
    if (x.day != y.day) return x.day < y.day;
    return line_before(x, y);
  });
  const ReportHead head{{"时长来由：" + person->name, "Where the hours come from: " + person->name},
                        columns({"day", "start", "end", "activity", "fate", "basis", "sheet", "worksheet", "row",
                                 "claimed", "worked", "credited", "steps"})};
  return answer_through({}, head, sink, [&](RowSink& out) -> Result<void> {
    LineCells cells_of(*community, sheets, reading->zone());
    std::vector<Cell> cells;
    for (const Line& line : *lines) {
      const Stretch& stretch = line.entry.stretch;
      cells.clear();
      cells_of.day(stretch, cells);
      cells_of.start_and_end(stretch, cells);
      cells.push_back(text_cell(community->activity_text(stretch.activity)));
      cells.emplace_back(std::string_view{line.duplicate ? "duplicate" : "posted"});
      cells.emplace_back(name_of(stretch.basis));
      cells_of.source(stretch, cells);
      minutes_of(line.entry, cells);
      cells.push_back(text_cell(line.steps));
      out.row(cells);
    }
    return {};
  });
}

}  // namespace starhours
