#include <sheets/cell_text.h>
#include <sheets/clock_text.h>
#include <sheets/range_text.h>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace starhours::sheets {
namespace {

// A side of a range as written.
struct Side {
  std::optional<Day> day;
  ClockText clock;
  std::optional<Minutes> offset;
};

constexpr auto between_words =
    std::to_array<std::string_view>({"至", "到", "∼", "ー", "→", "/", "to", "until", "till"});

// What stands between the sides.
bool take_between(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.take_spaces();
  bool found = false;
  while (ahead.take('-') || ahead.take('~') || ahead.take('=')) found = true;
  if (found) ahead.take('>');
  for (const std::string_view word : between_words) {
    if (found) break;
    const bool letters = ahead.at_letter();
    found = ahead.take_word(word) && !(letters && ahead.at_letter());
  }
  // The numeral one looks like a dash: 9:00一11:30.
  if (!found && !(ahead.take("一") && ahead.at_digit())) return false;
  ahead.take_spaces();
  cursor = ahead;
  return true;
}

constexpr auto gap_words = std::to_array<std::string_view>({",", ";", "、", "和", "及", "与", "&", "+", "|", "/"});

// What stands between two ranges.
bool take_gap(Cursor& cursor) {
  const bool spaces = cursor.take_spaces();
  for (const std::string_view word : gap_words) {
    if (!cursor.take(word)) continue;
    cursor.take_spaces();
    return true;
  }
  return spaces;
}

std::optional<Side> take_clock_side(Cursor& cursor) {
  Side side;
  const auto clock = take_clock_text(cursor);
  if (!clock) return std::nullopt;
  side.clock = *clock;
  return side;
}

std::optional<Side> take_side(Cursor& cursor, const DayContext& context) {
  Cursor ahead = cursor;
  const std::string_view text = cursor.rest();
  const DayReading day = take_day(ahead, context);
  if (day.fault == DayFault::none && day.marked && take_separator(ahead, text)) {
    if (auto side = take_clock_side(ahead)) {
      side->day = day.day;
      // -11:30 is the other side.
      Cursor sign = ahead;
      sign.take_spaces();
      if (!sign.rest().starts_with('-')) side->offset = take_offset(ahead);
      cursor = ahead;
      return side;
    }
  }
  return take_clock_side(cursor);
}

// On `day`, or a clock where that is null.
WrittenTime written(const Side& side, Minutes clock, const Day* day) {
  WrittenTime time;
  if (!day) {
    time.kind = WrittenTime::Kind::clock;
    time.clock = clock;
    return time;
  }
  const WallTime wall = WallTime{*day} + clock;
  if (side.offset) {
    time.kind = WrittenTime::Kind::instant;
    time.instant = Instant{wall.time_since_epoch() - *side.offset};
  } else {
    time.kind = WrittenTime::Kind::full;
    time.wall = wall;
  }
  return time;
}

std::optional<Minutes> minutes_with(ClockText clock, DayPart part) {
  clock.part = part;
  return minutes_of(clock);
}

// What an hour may mean after one of `part`, most likely first.
struct Carried {
  DayPart part;
  std::array<DayPart, 3> ways;
};
constexpr auto carried_parts =
    std::to_array<Carried>({{DayPart::none, {DayPart::none, DayPart::none, DayPart::none}},
                            {DayPart::morning, {DayPart::morning, DayPart::none, DayPart::none}},
                            {DayPart::noon, {DayPart::noon, DayPart::afternoon, DayPart::none}},
                            {DayPart::afternoon, {DayPart::afternoon, DayPart::none, DayPart::none}},
                            {DayPart::evening, {DayPart::evening, DayPart::none, DayPart::none}},
                            {DayPart::night, {DayPart::night, DayPart::none, DayPart::none}}});

// The first of the carried meanings that is after `from`.
std::optional<Minutes> later_than(Minutes from, const ClockText& clock, DayPart part) {
  for (const DayPart way : carried_parts[static_cast<std::size_t>(part)].ways) {
    if (const auto minutes = minutes_with(clock, way); minutes && *minutes > from) return minutes;
  }
  return std::nullopt;
}

// Reads range after range; holds what one says for those after it.
class RangeReader {
 public:
  RangeReader(const DayContext& context, std::vector<WrittenRange>& ranges) : context_(context), ranges_(ranges) {}

  // Folded text.
  bool read(std::string_view text) {
    Cursor cursor(text);
    cursor.take_spaces();
    while (!cursor.done()) {
      if (!read_one(cursor)) return false;
      if (!cursor.done() && !take_gap(cursor)) return false;
    }
    return true;
  }

 private:
  bool read_one(Cursor& cursor) {
    if (!cursor.take("从") && cursor.take_word("from")) cursor.take_spaces();
    if (take_between(cursor)) {
      const auto out = take_side(cursor, context_);
      return out && half(*out, false);
    }
    const auto in = take_side(cursor, context_);
    if (!in || !take_between(cursor)) return false;
    if (cursor.done() || cursor.rest().starts_with(',') || cursor.rest().starts_with(';')) return half(*in, true);
    const auto out = take_side(cursor, context_);
    return out && whole(*in, *out);
  }

  bool half(const Side& side, bool is_in) {
    if (side.clock.bare && side.clock.part == DayPart::none) return false;
    const auto minutes = minutes_of(side.clock);
    if (!minutes) return false;
    WrittenRange& range = ranges_.emplace_back();
    (is_in ? range.in : range.out) = is_in ? written_in(side, *minutes) : written_out(side, *minutes);
    return true;
  }

  bool whole(const Side& in, const Side& out) {
    const auto plain = [](const Side& side) { return side.clock.bare && side.clock.part == DayPart::none; };
    // "9-11" may be a day as well, and "2025-03" a month.
    if (plain(out) && (plain(in) || in.clock.run)) return false;
    const DayPart carried = in.day ? DayPart::none : part_;
    const auto start = start_of(in, out, carried, last_);
    if (!start) return false;
    const auto end = end_of(in, out, *start, in.clock.part != DayPart::none ? in.clock.part : carried);
    if (!end) return false;
    ranges_.push_back({written_in(in, *start), written_out(out, *end)});
    part_ = out.clock.part != DayPart::none ? out.clock.part : in.clock.part != DayPart::none ? in.clock.part : part_;
    last_ = *end;
    return true;
  }

  // The day of a sign-in is that of those after it, too.
  WrittenTime written_in(const Side& side, Minutes clock) {
    if (side.day) {
      day_ = *side.day;
      dated_ = true;
    }
    return written(side, clock, dated_ ? &day_ : nullptr);
  }

  static WrittenTime written_out(const Side& side, Minutes clock) {
    return written(side, clock, side.day ? &*side.day : nullptr);
  }

  [[nodiscard]] static std::optional<Minutes> start_of(const Side& in, const Side& out, DayPart carried, Minutes last) {
    if (in.clock.part != DayPart::none) return minutes_of(in.clock);
    // 2-4pm
    if (out.clock.part_after) {
      const auto both = minutes_with(in.clock, out.clock.part);
      const auto end = minutes_of(out.clock);
      if (both && end && *both < *end) return both;
    }
    // 上午9:00-11:30,2:00-5:00 does not say when the second began.
    if (carried != DayPart::none) return later_than(last - Minutes{1}, in.clock, carried);
    return minutes_of(in.clock);
  }

  [[nodiscard]] static std::optional<Minutes> end_of(const Side& in, const Side& out, Minutes start, DayPart part) {
    ClockText clock = out.clock;
    if (out.day || clock.part != DayPart::none || clock.next_day) {
      const auto minutes = minutes_of(clock);
      // 上午9:00-上午12:00 ends at noon.
      const bool noon = clock.part == DayPart::morning && !clock.part_after && minutes && *minutes < start;
      return noon && clock.hour == 12 ? minutes_with(clock, DayPart::none) : minutes;
    }
    if (in.clock.next_day) clock.next_day = true;
    if (const auto later = later_than(start, clock, part)) return later;
    // What is before the sign-in is on the next morning only after an evening.
    const bool late = part == DayPart::none || part == DayPart::evening || part == DayPart::night;
    if (!late) return minutes_with(clock, part);
    clock.next_day = false;
    return minutes_with(clock, DayPart::none);
  }

  const DayContext& context_;
  std::vector<WrittenRange>& ranges_;
  Day day_{};
  bool dated_ = false;
  DayPart part_ = DayPart::none;
  Minutes last_{};  // where the range before ends
};

// Where a cell that is longer than one fold takes may be cut: the end of its first range, and the bytes of the mark.
std::pair<std::size_t, std::size_t> cut_of(std::string_view cell) {
  std::pair<std::size_t, std::size_t> cut{std::string_view::npos, 0};
  if (cell.size() <= Folded::most) return cut;
  for (const std::string_view mark : {"\n", ";", "；", "，"}) {
    if (const std::size_t at = cell.find(mark); at < cut.first) cut = {at, mark.size()};
  }
  return cut;
}

bool read_pieces(std::string_view cell, RangeReader& reader) {
  constexpr std::size_t longest = 4096;
  if (cell.size() > longest) return false;
  for (;;) {
    const auto [end, bytes] = cut_of(cell);
    const Folded folded(trimmed(cell.substr(0, end)));
    if (!folded.fits() || !reader.read(folded.text())) return false;
    if (end == std::string_view::npos) return true;
    cell.remove_prefix(end + bytes);
  }
}

}  // namespace

bool read_ranges(std::string_view cell, TimeReader& reader, std::vector<WrittenRange>& ranges) {
  const std::size_t before = ranges.size();
  RangeReader range_reader(reader.context(), ranges);
  if (read_pieces(trimmed(cell), range_reader) && ranges.size() > before) return true;
  ranges.resize(before);
  return false;
}

}  // namespace starhours::sheets
