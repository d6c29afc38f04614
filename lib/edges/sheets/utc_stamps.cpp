#include <sheets/time_text.h>
#include <sheets/utc_stamps.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace starhours::sheets {
namespace {

constexpr int hour = 60;
constexpr Minutes whole_day{24 * hour};
constexpr Minutes noon{12 * hour};

Minutes clock_of(WallTime stamp) { return stamp - date::floor<date::days>(stamp); }

std::optional<WallTime> stamp_in(const SampleRow& row, std::uint16_t cell) {
  if (cell >= row.cells.size() || row.cells[cell].kind != CellKind::stamp) return std::nullopt;
  TimeReader reader;
  const auto time = reader.time(row.text(cell));
  if (!time || time->kind != WrittenTime::Kind::full) return std::nullopt;
  return time->wall;
}

// Of a sign-in, whatever it is written as.
std::optional<Minutes> clock_in(const SampleRow& row, std::uint16_t cell) {
  TimeReader reader;
  const auto time = reader.time(row.text(cell));
  if (!time) return std::nullopt;
  if (time->kind == WrittenTime::Kind::clock) return time->clock;
  return time->kind == WrittenTime::Kind::full ? std::optional(clock_of(time->wall)) : std::nullopt;
}

bool is_daytime(Minutes clock) { return clock >= Minutes{6 * hour} && clock < Minutes{22 * hour}; }

}  // namespace

Minutes offset_of_midnight(WallTime stamp) {
  const Minutes clock = clock_of(stamp);
  return clock < noon ? -clock : whole_day - clock;
}

void look_for_utc(const Sample& sample, std::size_t first, std::size_t end, Columns& columns) {
  const std::uint16_t dates = columns.cell_of(Column::date);
  const std::uint16_t sign_ins = columns.cell_of(Column::sign_in);
  Minutes earliest = whole_day;
  Minutes latest{0};
  std::optional<Day> first_day;
  bool several_days = false;
  std::size_t about_then = 0;
  std::size_t signed_in = 0;
  std::ptrdiff_t daytime_if_utc = 0;  // more sign-ins are by day then than as they are written
  for (std::size_t at = first; at < end; ++at) {
    const SampleRow& row = sample[at];
    if (dates >= row.cells.size()) continue;
    if (row.cells[dates].kind == CellKind::day) return;
    const auto day = stamp_in(row, dates);
    if (!day) continue;
    const Minutes clock = clock_of(*day);
    earliest = std::min(earliest, clock);
    latest = std::max(latest, clock);
    const Day its_day = date::floor<date::days>(*day);
    several_days = several_days || (first_day && *first_day != its_day);
    first_day = its_day;
    if (const auto in = clock_in(row, sign_ins)) {
      ++signed_in;
      if (std::abs((*in - clock).count()) <= hour) ++about_then;
    }
    if (const auto in = stamp_in(row, sign_ins)) {
      daytime_if_utc += is_daytime(clock_of(*in + offset_of_midnight(*day))) ? 1 : 0;
      daytime_if_utc -= is_daytime(clock_of(*in)) ? 1 : 0;
    }
  }
  constexpr Minutes about_midnight{5};  // a program that is some seconds late
  const bool all_alike = earliest <= latest && latest - earliest <= Minutes{hour};
  if (!all_alike || earliest < about_midnight || about_then * 2 > signed_in) return;
  // One time alone may be when a single event began.
  if (signed_in == 0 && !several_days) return;
  columns.days_in_utc = true;
  columns.stamps_in_utc = daytime_if_utc >= 0;
}

}  // namespace starhours::sheets
