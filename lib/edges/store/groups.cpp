#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>

namespace starhours {
namespace {

using store::Lease;
using store::number_of;
using store::Query;

constexpr const char* scan_groups =
    "SELECT day, sheet, row, start, length, people, minutes, activity, team, basis, before, after, follows, nth,"
    " of_sheet, of_row FROM group_entries WHERE day >= ?1 AND day < ?2 ORDER BY day, sheet, row, seq";
constexpr const char* first_day_from = "SELECT min(day) FROM group_entries WHERE day >= ?1";
constexpr const char* days_of_sheet = "SELECT DISTINCT day FROM group_entries WHERE sheet = ?1 ORDER BY day";
constexpr const char* delete_day = "DELETE FROM group_entries WHERE day = ?1";
constexpr const char* insert_group =
    "INSERT INTO group_entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";

constexpr std::int64_t minutes_limit = std::int64_t{1} << 48;

std::uint16_t read_16_bits(const Query& query, int column) {
  return static_cast<std::uint16_t>(store::read_within(query, column, 0, 1 << 16));
}

GroupEntry read_group(const Query& query) {
  GroupEntry group;
  group.day = store::read_day(query, 0);
  group.sheet = store::read_no<SheetNo>(query, 1);
  group.row = store::read_32_bits(query, 2);
  group.length = read_16_bits(query, 4);
  group.people = store::read_32_bits(query, 5);
  group.minutes = store::read_within(query, 6, 0, minutes_limit);
  group.activity = store::read_no<ActivityNo>(query, 7);
  group.team = store::read_no<TeamNo>(query, 8);
  group.basis = store::read_one_of(query, 9, Basis::transferred);
  group.before = read_16_bits(query, 10);
  group.after = read_16_bits(query, 11);
  group.follows = store::read_within(query, 12, 0, 2) == 1;
  group.nth = store::read_32_bits(query, 13);
  if (group.timed()) {
    const std::int64_t start = store::read_within(query, 3, -4 * store::minutes_a_day, 4 * store::minutes_a_day);
    group.start = Instant{Minutes{static_cast<std::int32_t>(number_of(group.day) * store::minutes_a_day + start)}};
  }
  if (!query.is_null(14)) {
    group.of_sheet = store::read_no<SheetNo>(query, 14);
    group.of_row = store::read_32_bits(query, 15);
  }
  return group;
}

void write_group(Query& query, const GroupEntry& group, std::int64_t seq) {
  std::optional<std::int64_t> start;
  if (group.timed()) {
    start = group.start.time_since_epoch().count() - number_of(group.day) * store::minutes_a_day;
  }
  std::optional<std::int64_t> of_row;
  if (!group.counts()) {
    of_row = group.of_row;
  }
  query
      .bind_all(number_of(group.day), std::int64_t{index_of(group.sheet)}, std::int64_t{group.row}, seq, start,
                std::int64_t{group.length}, std::int64_t{group.people}, group.minutes,
                std::int64_t{index_of(group.activity)}, std::int64_t{index_of(group.team)},
                static_cast<std::int64_t>(group.basis), std::int64_t{group.before}, std::int64_t{group.after},
                std::int64_t{group.follows}, std::int64_t{group.nth}, store::null_if_none(group.of_sheet), of_row)
      .run();
}

}  // namespace

Result<std::vector<GroupEntry>> Book::group_entries(DaySpan days) {
  return impl_->read([&] {
    std::vector<GroupEntry> groups;
    const Lease query = impl_->statements.take(scan_groups);
    query->bind_all(number_of(days.first), number_of(days.end));
    while (query->step()) {
      groups.push_back(read_group(*query));
    }
    return groups;
  });
}

Result<std::optional<Day>> Book::group_day_from(Day day) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(first_day_from);
    query->bind_all(number_of(day));
    return query->step() ? store::read_optional_day(*query, 0) : std::nullopt;
  });
}

Result<std::vector<Day>> Book::group_days_of(SheetNo sheet) {
  return impl_->read([&] {
    std::vector<Day> days;
    const Lease query = impl_->statements.take(days_of_sheet);
    query->bind_all(std::int64_t{index_of(sheet)});
    while (query->step()) {
      days.push_back(store::read_day(*query, 0));
    }
    return days;
  });
}

Result<void> Book::post_groups(Day day, std::span<const GroupEntry> groups) {
  return impl_->write([&] {
    impl_->posted = true;
    impl_->statements.run(delete_day, number_of(day));
    const Lease query = impl_->statements.take(insert_group);
    std::int64_t seq = 0;
    const GroupEntry* before = nullptr;
    for (const GroupEntry& group : groups) {
      seq = before != nullptr && before->sheet == group.sheet && before->row == group.row ? seq + 1 : 0;
      write_group(*query, group, seq);
      before = &group;
    }
  });
}

}  // namespace starhours
