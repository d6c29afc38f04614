// Any bytes as a day, a time or hours: what is read can be represented, does not depend on what was read before, and
// what is not read is explained.
#include <sheets/date_order.h>
#include <sheets/range_text.h>
#include <sheets/stated_text.h>
#include <sheets/time_text.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace starhours;
using namespace starhours::sheets;

void hold(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

bool same(const WrittenTime& a, const WrittenTime& b) {
  return a.kind == b.kind && a.clock == b.clock && a.wall == b.wall && a.instant == b.instant;
}

void check_day(std::string_view text) {
  TimeReader fresh;
  TimeReader used;
  static_cast<void>(used.time("2025-03-05 09:00"));
  const auto day = fresh.day(text);
  hold(day == used.day(text) && day == used.day(text), "a day does not depend on the cells before it");
  if (!day) {
    const Problem problem = explain_day(text);
    hold(problem.kind == Kind::bad_date || problem.kind == Kind::ambiguous_date, "a day is refused as a day");
    return;
  }
  hold(representable_days.contains(*day), "a day can be represented");
  hold(fresh.day(to_string(*day)) == day, "a day reads back");
}

void check_time(std::string_view text) {
  TimeReader fresh;
  TimeReader used;
  static_cast<void>(used.day("2025-03-05"));
  const auto time = fresh.time(text);
  const auto first = used.time(text);
  const auto again = used.time(text);
  hold(time.has_value() == first.has_value() && time.has_value() == again.has_value(), "a time is read or is not");
  if (!time) {
    hold(!explain_time(text).message.empty(), "what is not read is explained");
    return;
  }
  hold(same(*time, *first) && same(*time, *again), "a time does not depend on the cells before it");
  hold(time->kind != WrittenTime::Kind::missing, "what is read is not missing");
  hold(time->clock >= Minutes{0} && time->clock <= Minutes{2880}, "a clock is within two days");
  if (time->kind == WrittenTime::Kind::full) {
    const auto back = fresh.time(to_string(time->wall));
    if (representable_days.contains(date::floor<date::days>(time->wall))) {
      hold(back && same(*back, *time), "a stamp reads back");
    }
  }
}

// What a sheet says of its days changes how a cell is read, never whether it is sound.
void check_context(std::string_view text) {
  DayContext context;
  context.year = 2025;
  context.month = 3;
  for (const DateOrder order :
       {DateOrder::unknown, DateOrder::year_month_day, DateOrder::month_day_year, DateOrder::day_month_year}) {
    context.order = order;
    context.from_1904 = !context.from_1904;
    TimeReader reader(context);
    if (const auto day = reader.day(text)) {
      hold(representable_days.contains(*day), "a day can be represented");
    } else {
      hold(!explain_day(text, context).message.empty(), "what is not read is explained");
    }
    static_cast<void>(reader.time(text));
    hold(!explain_time(text, context).message.empty(), "a time can be explained");
  }
}

void check_ranges(std::string_view text) {
  TimeReader reader;
  std::vector<WrittenRange> ranges(1);
  if (!read_ranges(text, reader, ranges)) {
    hold(ranges.size() == 1, "what is not read leaves nothing behind");
    hold(!explain_ranges(text).message.empty(), "what is not read is explained");
    return;
  }
  hold(ranges.size() > 1, "what is read is there");
  for (std::size_t at = 1; at < ranges.size(); ++at) {
    const WrittenRange& range = ranges[at];
    hold(range.in.kind != WrittenTime::Kind::missing || range.out.kind != WrittenTime::Kind::missing, "half a range");
    hold(range.in.clock <= Minutes{2880} && range.out.clock <= Minutes{2880}, "clocks are within two days");
  }
}

void check_evidence(std::string_view text) {
  DateEvidence evidence;
  evidence.look(text);
  const DateOrder order = evidence.order();
  evidence.look(text);
  hold(order == evidence.order(), "a cell says the same twice");
}

void check_stated(std::string_view text) {
  for (const bool in_minutes : {false, true}) {
    const auto stated = read_stated(text, in_minutes);
    if (stated) hold(*stated >= Minutes{0} && *stated < Minutes{600'000}, "stated hours are bounded");
  }
  hold(explain_stated(text).kind == Kind::bad_hours, "hours are refused as hours");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_day(text);
  check_time(text);
  check_context(text);
  check_ranges(text);
  check_evidence(text);
  check_stated(text);
  return 0;
}
