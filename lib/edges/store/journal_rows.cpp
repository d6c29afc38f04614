#include <store/journal_rows.h>
#include <store/trouble.h>

#include <cassert>

namespace starhours::store {
namespace {

// The columns that both tables begin with, up to `how`.
void give_stretch(sqlite3_context* out, const Stretch& stretch, std::int64_t seq, int column) {
  switch (column) {
    case 0:
      return sqlite3_result_int64(out, number_of(stretch.day));
    case 1:
      return sqlite3_result_int64(out, index_of(stretch.volunteer));
    case 2:
      return sqlite3_result_int64(out, seq);
    case 3:
      return stretch.timed() ? sqlite3_result_int64(out, start_in_day(stretch)) : sqlite3_result_null(out);
    case 4:
      return sqlite3_result_int64(out, stretch.length);
    case 5:
      return sqlite3_result_int64(out, index_of(stretch.activity));
    case 6:
      return sqlite3_result_int64(out, index_of(stretch.team));
    default:
      return sqlite3_result_int64(out, how_of(stretch));
  }
}

void read_stretch(const Query& query, Stretch& stretch, RangeCheck& check) {
  const std::int64_t day = query.integer(0);
  check.expect(-day_limit < day && day < day_limit);
  stretch.day = day_of(day);
  stretch.volunteer = check.number<VolunteerNo>(query.integer(1));
  stretch.length = check.minutes(query.integer(3));
  stretch.activity = check.number<ActivityNo>(query.integer(4));
  stretch.team = check.number<TeamNo>(query.integer(5));
  take_how(query.integer(6), stretch, check);
  if (stretch.timed()) {
    stretch.start = start_of(stretch.day, query.integer(2), check);
  }
  stretch.sheet = check.number<SheetNo>(query.integer(7));
  stretch.row = check.row(query.integer(8));
}

}  // namespace

std::int64_t start_in_day(const Stretch& stretch) {
  return stretch.start.time_since_epoch().count() - number_of(stretch.day) * minutes_a_day;
}

Instant start_of(Day day, std::int64_t minutes, RangeCheck& check) {
  check.expect(-4 * minutes_a_day < minutes && minutes < 4 * minutes_a_day);
  return Instant{Minutes{static_cast<std::int32_t>(static_cast<std::int32_t>(number_of(day)) * minutes_a_day +
                                                   static_cast<std::int16_t>(minutes))}};
}

std::int64_t how_of(const Stretch& stretch) {
  assert(stretch.timed() ? stretch.nth == 0 : stretch.before == 0 && stretch.after == 0);
  const auto stated = static_cast<std::uint16_t>(stretch.stated + 1);
  static_assert(static_cast<std::uint16_t>(Stretch::not_stated + 1) == 0);
  return std::int64_t{static_cast<std::uint8_t>(stretch.basis)} | std::int64_t{stated} << 3 |
         std::int64_t{stretch.timed() ? stretch.before : stretch.nth} << 19 | std::int64_t{stretch.after} << 35 |
         std::int64_t{stretch.follows} << 51;
}

void take_how(std::int64_t how, Stretch& stretch, RangeCheck& check) {
  if (how == 0) {
    return;
  }
  check.within(how, std::int64_t{1} << 52);
  stretch.basis = static_cast<Basis>(check.within(how & 7, static_cast<std::int64_t>(Basis::transferred) + 1));
  stretch.stated = static_cast<std::uint16_t>((how >> 3) - 1);
  (stretch.timed() ? stretch.before : stretch.nth) = static_cast<std::uint16_t>(how >> 19);
  stretch.after = static_cast<std::uint16_t>(how >> 35);
  stretch.follows = how >> 51 != 0;
}

Entry read_old_entry(const Query& query) {
  Entry entry;
  RangeCheck check;
  read_stretch(query, entry.stretch, check);
  entry.worked = query.is_null(9) ? entry.stretch.length : check.minutes(query.integer(9));
  entry.credited = query.is_null(10) ? entry.worked : check.minutes(query.integer(10));
  check.finish();
  return entry;
}

Duplicate read_duplicate(const Query& query) {
  Duplicate duplicate;
  RangeCheck check;
  read_stretch(query, duplicate.stretch, check);
  duplicate.of_sheet = check.number<SheetNo>(query.integer(9));
  duplicate.of_row = check.row(query.integer(10));
  check.finish();
  return duplicate;
}

void DuplicateColumns::give(sqlite3_context* out, const Duplicate& row, std::int64_t seq, int column) {
  switch (column) {
    case 8:
      return sqlite3_result_int64(out, index_of(row.stretch.sheet));
    case 9:
      return sqlite3_result_int64(out, row.stretch.row);
    case 10:
      return sqlite3_result_int64(out, index_of(row.of_sheet));
    case 11:
      return sqlite3_result_int64(out, row.of_row);
    default:
      return give_stretch(out, row.stretch, seq, column);
  }
}

}  // namespace starhours::store
