#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/group_days.h>
#include <answers/group_sums.h>
#include <answers/grouping.h>
#include <answers/pivot.h>
#include <answers/reading.h>
#include <answers/running_totals.h>
#include <answers/selection.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starhours {

using namespace answers;

namespace {

// How far the numbers of some volunteers reach. `people`: indices into `volunteers`.
VolunteerSpan span_of(std::span<const std::uint32_t> people, const std::vector<Member>& volunteers) {
  VolunteerSpan span{0xFFFFFFFF, 0};
  for (const std::uint32_t at : people) {
    const std::uint32_t no = index_of(volunteers[at].no);
    span = {std::min(span.first, no), std::max(span.end, no + 1)};
  }
  return span;
}

// Where rows come one volunteer after the other, so many are summed at a time: of everybody at once it would take a
// gigabyte in a city, by day or by activity. Each part is a reading of the journal as far as its numbers reach, so
// there are few where numbers do not follow ids.
std::size_t people_at_a_time(std::span<const std::uint32_t> people, const std::vector<Member>& volunteers) {
  constexpr std::size_t few = 1 << 11;
  constexpr std::size_t most_parts = 8;
  constexpr std::size_t most_readings = 3;  // of each entry
  std::size_t reach = 0;
  for (std::size_t first = 0; first < people.size(); first += few) {
    const VolunteerSpan span = span_of(people.subspan(first, std::min(few, people.size() - first)), volunteers);
    reach += span.end - span.first;
  }
  return reach <= most_readings * people.size() ? few : std::max(few, people.size() / most_parts + 1);
}

ReportHead head_of(const std::vector<Dimension>& by) {
  ReportHead head{{"志愿服务时长", "Volunteer hours"}, {}};
  for (const Dimension dimension : by) {
    append_column(head.columns, name_of(dimension));
    if (dimension == Dimension::volunteer) append_column(head.columns, "name");
  }
  for (const auto key : {"minutes", "hours", "entries", "volunteers", "days"}) append_column(head.columns, key);
  return head;
}

Result<void> check_distinct(const std::vector<Dimension>& by) {
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (std::find(by.begin(), by.begin() + static_cast<std::ptrdiff_t>(i), by[i]) !=
        by.begin() + static_cast<std::ptrdiff_t>(i)) {
      return fail(
          error(Kind::usage, fmt::format("duplicate dimension '{}'", name_of(by[i])), "name each dimension once"));
    }
  }
  return {};
}

// The row by volunteer of all that nobody is named for.
const Names unnamed{"集体", "(group)"};

// True if the dimensions of time stand before all others, so that rows come in the order of days.
bool time_leads(const std::vector<Dimension>& by) {
  const auto of_time = [](Dimension dimension) { return family_of(dimension) == Family::time; };
  return std::is_partitioned(by.begin(), by.end(), of_time);
}

// Whether month totals tell all that is asked: what each volunteer did, by months or by what is made of whole months.
Result<bool> months_do(Reading& reading, const Selection& selection, const std::vector<Dimension>& by) {
  const auto of_months = [](Dimension dimension) {
    return dimension == Dimension::month || dimension == Dimension::quarter || dimension == Dimension::half ||
           dimension == Dimension::year || dimension == Dimension::volunteer;
  };
  if (reading.what_if() || selection.volunteer() || selection.selective() ||
      std::find(by.begin(), by.end(), Dimension::volunteer) == by.end() ||
      !std::all_of(by.begin(), by.end(), of_months) || reading.rulebook().calendar.year_starts.day() != date::day{1}) {
    return false;
  }
  const auto group = reading.book().group_day_from(selection.days().first);
  if (!group) return fail(group.error());
  return !*group || **group >= selection.days().end;
}

// Totals of years do where nothing of shorter times is asked.
Book::Stride stride_of(const std::vector<Dimension>& by, const CalendarStyle& style) {
  const bool years = std::all_of(by.begin(), by.end(), [&style](Dimension dimension) {
    return dimension == Dimension::volunteer ||
           (dimension == Dimension::year && style.year_starts == date::January / 1);
  });
  return years ? Book::Stride::years : Book::Stride::months;
}

// Writes the rows where volunteers are asked for by months or longer, the volunteer first: by far the most rows of an
// answer. False if the question is another.
Result<bool> sum_up_months(Reading& reading, const Selection& selection, DaySpan days, const std::vector<Dimension>& by,
                           Shares& shares, RowSink& sink) {
  if (by.empty() || by.front() != Dimension::volunteer) return false;
  const auto do_they = months_do(reading, selection, by);
  if (!do_they || !*do_they) return do_they;
  // The days asked for, not those of the journal among them: the months in which it begins and ends are whole.
  const auto cut = cut_journal_at_months(reading.book(), days);
  if (!cut) return fail(cut.error());
  if (cut->months.empty()) return false;
  Pivot pivot(reading.community(), *cut, stride_of(by, reading.rulebook().calendar), shares);
  auto gathered = pivot.gather();
  if (!gathered || !*gathered) return gathered;
  std::vector<DimensionValues> times;
  for (const Dimension dimension : std::span(by).subspan(1)) {
    times.push_back(values_of(dimension, reading.community(), pivot.days(), reading.rulebook().calendar));
  }
  pivot.write(times, sink);
  return true;
}

// Sums and writes the rows, with keys of so many words.
template <std::size_t Words>
Result<void> sum_up(Reading& reading, Selection& selection, const std::vector<DimensionValues>& dimensions,
                    const Layout& layout, Language language, RowSink& sink) {
  const Grouping<Words> grouping(dimensions, layout, selection.days());
  std::vector<Dimension> by;
  for (const DimensionValues& values : dimensions) by.push_back(values.dimension);
  const bool by_volunteer = std::find(by.begin(), by.end(), Dimension::volunteer) != by.end();
  const std::vector<Member>& volunteers = reading.community().volunteers();

  std::vector<Cell> cells;
  bool any = false;
  const auto write = [&](const GroupSum<Words>& sum) {
    any = true;
    cells.clear();
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      const std::uint32_t rank = grouping.rank(sum.key, i);
      cells.push_back(text_cell(dimensions[i].texts[rank]));
      if (by[i] != Dimension::volunteer) continue;
      cells.push_back(rank == 0 ? Cell{std::string_view{unnamed.in(language)}}
                                : text_cell(volunteers[dimensions[i].people[rank - 1]].name()));
    }
    for (const std::int64_t number :
         {sum.minutes, sum.minutes, sum.entries, std::int64_t{sum.volunteers}, std::int64_t{sum.days}}) {
      cells.emplace_back(number);
    }
    sink.row(cells);
  };
  GroupSums<Words> sums(grouping, by_volunteer, time_leads(by), write);
  const auto add = [&](std::span<const Entry> all) {
    const std::span<const Entry> kept = selection.of_service_day(all);
    if (!kept.empty()) sums.add(kept);
  };
  const auto add_groups = [&](std::span<const GroupEntry> all) {
    const std::span<const GroupEntry> kept = selection.of_groups(all);
    if (!kept.empty()) sums.add(kept);
  };
  const auto add_days = [&](DaySpan days) {
    return reading.each_service_day(days, selection.volunteer(), add, add_groups);
  };
  const auto by_months = months_do(reading, selection, by);
  if (!by_months) return fail(by_months.error());
  if (!*by_months && !by.empty() && by.front() == Dimension::volunteer && !selection.volunteer()) {
    // Nobody is named for groups: their rows come first.
    GroupDays groups(reading.book(), selection.days());
    if (auto given = groups.give_until(selection.days().end, add_groups); !given) return given;
    const std::span<const std::uint32_t> people = dimensions.front().people;
    const std::size_t at_a_time = people_at_a_time(people, volunteers);
    for (std::size_t first = 0; first < people.size(); first += at_a_time) {
      sums.finish();
      const auto part = people.subspan(first, std::min(at_a_time, people.size() - first));
      const VolunteerSpan span = span_of(part, volunteers);
      std::vector<bool> wanted(span.end);
      for (const std::uint32_t at : part) wanted[index_of(volunteers[at].no)] = true;
      if (auto read = reading.each_service_day(selection.days(), span, wanted, add); !read) return read;
    }
  } else if (*by_months) {
    const auto cut = cut_journal_at_months(reading.book(), selection.days());
    if (!cut) return fail(cut.error());
    if (auto read = add_days(cut->before); !read) return read;
    auto read = reading.book().each_total(
        cut->months, stride_of(by, reading.rulebook().calendar),
        [&](DaySpan period, std::span<const VolunteerTotal> totals) { sums.add(period.first, totals); });
    if (!read) return read;
    if (auto after = add_days(cut->after); !after) return after;
  } else if (auto read = add_days(selection.days()); !read) {
    return read;
  }
  sums.finish();
  if (dimensions.empty() && !any) write({});
  return {};
}

}  // namespace

Result<void> answer_hours(const Asking& asking, const Filter& filter, const std::vector<Dimension>& by, const Cut& cut,
                          RowSink& sink) {
  if (auto distinct = check_distinct(by); !distinct) return distinct;
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  const bool by_volunteer = std::find(by.begin(), by.end(), Dimension::volunteer) != by.end();
  std::optional<Shares> shares;
  if (by_volunteer) {
    auto made = Shares::of(asking);
    if (!made) return fail(made.error());
    shares = std::move(*made);
  }
  const auto community = shares ? Community::load(*shares) : Community::load(asking.book, Community::People::left_out);
  if (!community) return fail(community.error());
  auto selection = Selection::of(filter, asking.book, *community);
  if (!selection) return fail(std::move(selection).error());
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());

  return answer_through(cut, head_of(by), sink, [&](RowSink& out) -> Result<void> {
    if (shares) {
      const auto by_months = sum_up_months(*reading, *selection, filter.period.days, by, *shares, out);
      if (!by_months) return fail(by_months.error());
      if (*by_months) return {};
    }
    std::vector<DimensionValues> dimensions;
    for (const Dimension dimension : by) {
      dimensions.push_back(values_of(dimension, *community, selection->days(), asking.rulebook.calendar));
    }
    const Layout layout = layout_of(dimensions);
    return layout.words == 1 ? sum_up<1>(*reading, *selection, dimensions, layout, asking.language, out)
                             : sum_up<7>(*reading, *selection, dimensions, layout, asking.language, out);
  });
}

}  // namespace starhours
