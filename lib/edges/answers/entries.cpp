#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/find.h>
#include <answers/lines.h>
#include <answers/reading.h>
#include <answers/selection.h>

#include <algorithm>
#include <utility>

namespace starhours {

using namespace answers;

namespace {

// The entries of one day as they come by volunteer number, given on in the order of answers.
class DayOfEntries {
 public:
  DayOfEntries(Book& book, Community& community, SheetNames& sheets)
      : book_(book),
        community_(community),
        sheets_(sheets),
        ranks_(community.volunteer_ranks()),
        line_before_(community, sheets) {}

  // True if `next` is a later day than that of the entries held: then take() first.
  [[nodiscard]] bool is_over(Day next) const { return !entries_.empty() && entries_.front().stretch.day != next; }
  void add(std::span<const Entry> entries) { entries_.insert(entries_.end(), entries.begin(), entries.end()); }
  Result<void> take(const std::function<void(const Entry&)>& visit) {
    for (const Entry& entry : entries_) {
      if (auto brought = bring_sources(entry.stretch, book_, community_, sheets_); !brought) return brought;
    }
    std::sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) {
      const std::uint32_t rank_a = rank(a.stretch.volunteer);
      const std::uint32_t rank_b = rank(b.stretch.volunteer);
      return rank_a != rank_b ? rank_a < rank_b : line_before_(a.stretch, b.stretch);
    });
    for (const Entry& entry : entries_) visit(entry);
    entries_.clear();
    return {};
  }

 private:
  [[nodiscard]] std::uint32_t rank(VolunteerNo no) const {
    return index_of(no) < ranks_.size() ? ranks_[index_of(no)] : index_of(no);
  }
  Book& book_;
  Community& community_;
  SheetNames& sheets_;
  std::vector<std::uint32_t> ranks_;
  LineOrder line_before_;
  std::vector<Entry> entries_;
};

}  // namespace

Result<void> answer_entries(const Asking& asking, const Filter& filter, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::wanted);
  if (!community) return fail(community.error());
  auto selection = Selection::of(filter, asking.book, *community);
  if (!selection) return fail(std::move(selection).error());
  SheetNames sheets;
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());

  const ReportHead head{{"服务记录", "Entries"},
                        columns({"day", "volunteer", "name", "team", "activity", "start", "end", "basis", "claimed",
                                 "worked", "credited", "sheet", "worksheet", "row"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    DayOfEntries day(asking.book, *community, sheets);
    LineCells line(*community, sheets, reading->zone());
    std::vector<Cell> cells;
    const auto begin = [&](const Stretch& stretch) {
      const Member* volunteer = community->volunteer(stretch.volunteer);
      cells.clear();
      line.day(stretch, cells);
      cells.push_back(volunteer == nullptr ? Cell{} : text_cell(volunteer->id()));
      cells.push_back(volunteer == nullptr ? Cell{} : text_cell(volunteer->name()));
      cells.push_back(community->team_cell(stretch.team));
      cells.push_back(text_cell(community->activity_text(stretch.activity)));
      line.start_and_end(stretch, cells);
      cells.emplace_back(name_of(stretch.basis));
    };
    const auto end = [&](const Stretch& stretch) {
      line.source(stretch, cells);
      out.row(cells);
    };
    const auto write = [&](const Entry& entry) {
      begin(entry.stretch);
      minutes_of(entry, cells);
      end(entry.stretch);
    };
    const LineOrder line_before(*community, sheets);
    const auto write_group = [&](const GroupEntry& group) {
      const Stretch stretch = stretch_of(group);
      begin(stretch);
      cells.insert(cells.end(), 3, Cell{group.minutes});
      end(stretch);
    };
    std::vector<GroupEntry> groups;
    Result<void> given;
    auto read = reading->each_service_day(
        selection->days(), selection->volunteer(),
        [&](std::span<const Entry> all) {
          const std::span<const Entry> kept = selection->of_entries(all);
          if (kept.empty() || !given) return;
          if (day.is_over(kept.front().stretch.day)) given = day.take(write);
          day.add(kept);
        },
        [&](std::span<const GroupEntry> all) {
          if (all.empty() || selection->of_groups(all).empty() || !given) return;
          if (day.is_over(all.front().day)) given = day.take(write);
          groups.clear();
          for (const GroupEntry& group : selection->of_groups(all)) {
            if (given) given = bring_sources(stretch_of(group), asking.book, *community, sheets);
            groups.push_back(group);
          }
          if (!given) return;
          std::sort(groups.begin(), groups.end(), [&](const GroupEntry& a, const GroupEntry& b) {
            return line_before(stretch_of(a), stretch_of(b));
          });
          for (const GroupEntry& group : groups) write_group(group);
        });
    if (!read) return read;
    return given ? day.take(write) : given;
  });
}

Result<void> answer_statement(const Asking& asking, const std::string& volunteer, const Period& period, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::left_out);
  if (!community) return fail(community.error());
  const auto person = find_volunteer(asking.book, *community, volunteer);
  if (!person) return fail(person.error());
  SheetNames sheets;
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());

  const ReportHead head{
      {"志愿服务记录证明：" + person->name, "Statement of service: " + person->name},
      columns({"day", "activity", "team", "start", "end", "basis", "claimed", "worked", "credited", "total_minutes"})};
  return answer_through({}, head, sink, [&](RowSink& out) {
    const LineOrder line_before(*community, sheets);
    LineCells line(*community, sheets, reading->zone());
    std::int64_t total = 0;
    std::vector<Entry> entries;
    std::vector<Cell> cells;
    Result<void> brought;
    auto read = reading->each_service_day(period.days, person->no, [&](std::span<const Entry> service_day) {
      for (const Entry& entry : service_day) {
        if (brought) brought = bring_sources(entry.stretch, asking.book, *community, sheets);
      }
      if (!brought) return;
      entries.assign(service_day.begin(), service_day.end());
      std::sort(entries.begin(), entries.end(),
                [&](const Entry& a, const Entry& b) { return line_before(a.stretch, b.stretch); });
      for (const Entry& entry : entries) {
        total += entry.credited;
        cells.clear();
        line.day(entry.stretch, cells);
        line.activity_and_team(entry.stretch, cells);
        line.start_and_end(entry.stretch, cells);
        cells.emplace_back(name_of(entry.stretch.basis));
        minutes_of(entry, cells);
        cells.emplace_back(total);
        out.row(cells);
      }
    });
    return read ? brought : read;
  });
}

}  // namespace starhours
