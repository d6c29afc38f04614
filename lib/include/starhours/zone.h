// zone.h -- wall clocks and true time in one IANA zone.
//
// Lengths are true elapsed time: a night shift over a change of clocks is an
// hour longer or shorter than its wall times say.
#pragma once

#include <starhours/moment.h>
#include <starhours/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// What a wall time stands for. `plain`: one instant, earlier == later. `twice`
// (clocks put back): both. `never` (clocks put forward): both are the first
// minute after the gap.
struct WallReading {
  enum class Kind : std::uint8_t { plain, twice, never };
  Instant earlier;
  Instant later;
  Kind kind = Kind::plain;
};

// Immutable after construction; safe to share between threads.
class Zone {
 public:
  // Reads the zone's file in the system's zone database, /usr/share/zoneinfo, whose names are the only ones: no path
  // and no offset. Error: wrong_value, with the nearest zone name as hint.
  [[nodiscard]] static Result<Zone> named(std::string_view iana_name);

  [[nodiscard]] const std::string& name() const { return name_; }

  // REQUIRES: times within representable_days, a day either side allowed.
  [[nodiscard]] WallReading read(WallTime time) const;
  // The same, written where it is wanted: no call and no copy, since most zones have not changed for long.
  void read(WallTime time, WallReading& reading) const {
    const Instant as_if_utc{time.time_since_epoch()};
    if (as_if_utc - date::days{1} < offsets_.back().begin) return read_among_changes(time, reading);
    reading.earlier = reading.later = as_if_utc - offsets_.back().offset;
    reading.kind = WallReading::Kind::plain;
  }
  [[nodiscard]] WallTime wall(Instant instant) const;

  // The first minute of a service day that begins at `day_starts` (00:00 to 23:59
  // after local midnight). Where that wall time never happens, the first after.
  [[nodiscard]] Instant first_minute(Day day, Minutes day_starts) const;
  // The service day in which `instant` lies.
  [[nodiscard]] Day service_day(Instant instant, Minutes day_starts) const;

 private:
  // An offset from UTC holds from `begin` until the next one begins.
  struct Offset {
    Instant begin;
    Minutes offset;
  };
  Zone(std::string name, std::vector<Offset> offsets);
  [[nodiscard]] std::size_t offset_at(Instant instant) const;
  void read_among_changes(WallTime time, WallReading& reading) const;

  std::string name_;
  std::vector<Offset> offsets_;  // ascending by begin; the first begins before 1900
};

}  // namespace starhours
