#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/group_days.h>
#include <answers/group_sums.h>
#include <answers/grouping.h>
#include <answers/leading_parts.h>
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
class Summing {
 public:
  // All must outlive it.
  Summing(Reading& reading, Selection& selection, const std::vector<DimensionValues>& dimensions, const Layout& layout,
          Language language, RowSink& sink)
      : reading_(reading),
        selection_(selection),
        dimensions_(dimensions),
        by_(dimensions_of(dimensions)),
        language_(language),
        sink_(sink),
        grouping_(dimensions, layout, selection.days()),
        sums_(grouping_, by_volunteer(), time_leads(by_), [this](const GroupSum<Words>& sum) { write(sum); }) {}

  Result<void> run() {
    if (auto summed = sum_all(); !summed) return summed;
    sums_.finish();
    if (dimensions_.empty() && !any_) write({});
    return {};
  }

 private:
  static std::vector<Dimension> dimensions_of(const std::vector<DimensionValues>& dimensions) {
    std::vector<Dimension> by;
    for (const DimensionValues& values : dimensions) by.push_back(values.dimension);
    return by;
  }

  [[nodiscard]] bool by_volunteer() const {
    return std::find(by_.begin(), by_.end(), Dimension::volunteer) != by_.end();
  }

  Result<void> sum_all() {
    const auto by_months = months_do(reading_, selection_, by_);
    if (!by_months) return fail(by_months.error());
    if (*by_months) return sum_months();
    if (by_volunteer() && !selection_.volunteer()) {
      if (by_.front() == Dimension::volunteer) return sum_people();
      if (family_of(by_.front()) != Family::time) return sum_parts();
    }
    return add_days(selection_.days());
  }

  Result<void> sum_months() {
    const auto cut = cut_journal_at_months(reading_.book(), selection_.days());
    if (!cut) return fail(cut.error());
    if (auto read = add_days(cut->before); !read) return read;
    auto read = reading_.book().each_total(
        cut->months, stride_of(by_, reading_.rulebook().calendar),
        [this](DaySpan period, std::span<const VolunteerTotal> totals) { sums_.add(period.first, totals); });
    if (!read) return read;
    return add_days(cut->after);
  }

  Result<void> sum_people() {
    // Nobody is named for groups: their rows come first.
    GroupDays groups(reading_.book(), selection_.days());
    if (auto given = groups.give_until(selection_.days().end, add_groups_); !given) return given;
    const std::vector<Member>& volunteers = reading_.community().volunteers();
    const std::span<const std::uint32_t> people = dimensions_.front().people;
    const std::size_t at_a_time = people_at_a_time(people, volunteers);
    for (std::size_t first = 0; first < people.size(); first += at_a_time) {
      sums_.finish();
      const auto part = people.subspan(first, std::min(at_a_time, people.size() - first));
      const VolunteerSpan span = span_of(part, volunteers);
      std::vector<bool> wanted(span.end);
      for (const std::uint32_t at : part) wanted[index_of(volunteers[at].no)] = true;
      if (auto read = reading_.each_service_day(selection_.days(), span, wanted, add_); !read) return read;
    }
    return {};
  }

  // The volunteer stands under a team or an activity. All at once, or in parts if they turn out to be too many.
  Result<void> sum_parts() {
    LeadingParts parts(dimensions_.front());
    bool too_many = false;
    const auto count = [&](const auto& kept) {
      parts.count(kept);
      if (too_many) return;
      add(kept);
      if (sums_.size() <= LeadingParts::at_a_time) return;
      too_many = true;
      sums_.forget();
    };
    auto counted = reading_.each_service_day(
        selection_.days(), std::nullopt, [&](std::span<const Entry> all) { count(selection_.of_entries(all)); },
        [&](std::span<const GroupEntry> all) { count(selection_.of_groups(all)); });
    if (!counted) return counted;
    while (too_many && parts.next()) {
      sums_.finish();
      auto read = reading_.each_part_of_days(
          selection_.days(), [&](std::span<const Entry> all) { add(parts.in_part(selection_.of_entries(all))); },
          [&](std::span<const GroupEntry> all) { add(parts.in_part(selection_.of_groups(all))); });
      if (!read) return read;
    }
    return {};
  }

  Result<void> add_days(DaySpan days) {
    return reading_.each_service_day(days, selection_.volunteer(), add_, add_groups_);
  }
  template <class Row>
  void add(std::span<const Row> kept) {
    if (!kept.empty()) sums_.add(kept);
  }

  void write(const GroupSum<Words>& sum) {
    any_ = true;
    cells_.clear();
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      const std::uint32_t rank = grouping_.rank(sum.key, i);
      cells_.push_back(text_cell(dimensions_[i].texts[rank]));
      if (by_[i] != Dimension::volunteer) continue;
      cells_.push_back(rank == 0
                           ? Cell{std::string_view{unnamed.in(language_)}}
                           : text_cell(reading_.community().volunteers()[dimensions_[i].people[rank - 1]].name()));
    }
    for (const std::int64_t number :
         {sum.minutes, sum.minutes, sum.entries, std::int64_t{sum.volunteers}, std::int64_t{sum.days}}) {
      cells_.emplace_back(number);
    }
    sink_.row(cells_);
  }

  Reading& reading_;
  Selection& selection_;
  const std::vector<DimensionValues>& dimensions_;
  std::vector<Dimension> by_;
  Language language_;
  RowSink& sink_;
  Grouping<Words> grouping_;
  GroupSums<Words> sums_;
  std::vector<Cell> cells_;
  bool any_ = false;
  const Reading::Visit add_ = [this](std::span<const Entry> all) { add(selection_.of_entries(all)); };
  const GroupDays::Visit add_groups_ = [this](std::span<const GroupEntry> all) { add(selection_.of_groups(all)); };
};

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
  auto community = shares ? Community::load(*shares) : Community::load(asking.book, Community::People::left_out);
  if (!community) return fail(community.error());
  const bool by_activity =
      std::any_of(by.begin(), by.end(), [](Dimension dimension) { return family_of(dimension) == Family::activity; });
  if (by_activity) {
    if (auto brought = community->bring_all_activities(asking.book); !brought) return brought;
  }
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
    return layout.words == 1 ? Summing<1>(*reading, *selection, dimensions, layout, asking.language, out).run()
                             : Summing<7>(*reading, *selection, dimensions, layout, asking.language, out).run();
  });
}

}  // namespace starhours
