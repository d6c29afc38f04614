// grouping.h -- dimensions as small numbers that order as their texts do, packed side by side into one key.
//
// The first dimension asked takes the highest bits, so that keys order as rows do. A field never reaches over
// a word: one word is the common case, seven hold all dimensions at their largest.
#pragma once

#include <starhours/answers.h>

#include <answers/community.h>
#include <answers/flat_index.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::answers {

[[nodiscard]] std::string_view name_of(Dimension dimension);

// What the values of one dimension are: their texts in order, null first, and which one each number has.
struct DimensionValues {
  Dimension dimension{};
  std::vector<std::string_view> texts;  // by rank; empty = null
  std::vector<std::uint32_t> ranks;     // by number of volunteer, team or activity, or by day from the first
  std::vector<std::string> owned;       // what texts look at, where nobody else keeps it
  std::vector<std::uint32_t> people;    // of volunteers: by rank - 1, the index into Community::volunteers()
};

// `days` bounds the days that can occur.
[[nodiscard]] DimensionValues values_of(Dimension dimension, const Community& community, DaySpan days,
                                        const CalendarStyle& style);

// Which member of an entry tells the value.
enum class Family : std::uint8_t { volunteer, team, activity, time };
[[nodiscard]] Family family_of(Dimension dimension);

struct Field {
  std::size_t word = 0;
  unsigned shift = 0;
  unsigned width = 0;
};
struct Layout {
  std::vector<Field> fields;  // as the dimensions were asked
  std::size_t words = 1;
};
[[nodiscard]] Layout layout_of(const std::vector<DimensionValues>& dimensions);

template <std::size_t Words>
class Grouping {
 public:
  // REQUIRES: layout.words <= Words. The references must outlive it.
  Grouping(const std::vector<DimensionValues>& dimensions, const Layout& layout, DaySpan days)
      : layout_(layout), first_(days.first) {
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      std::vector<Key<Words>>& parts = parts_of(family_of(dimensions[i].dimension));
      const std::vector<std::uint32_t>& ranks = dimensions[i].ranks;
      if (parts.size() < ranks.size()) parts.resize(ranks.size());
      const Field& field = layout.fields[i];
      for (std::size_t number = 0; number < ranks.size(); ++number) {
        parts[number][Words - 1 - field.word] |= std::uint64_t{ranks[number]} << field.shift;
      }
    }
  }

  [[nodiscard]] Key<Words> time(Day day) const {
    return part(days_, static_cast<std::uint32_t>((day - first_).count()));
  }
  [[nodiscard]] Key<Words> key(const Stretch& stretch, const Key<Words>& time) const {
    Key<Words> key = time;
    join(key, volunteers_, index_of(stretch.volunteer));
    join(key, teams_, index_of(stretch.team));
    join(key, activities_, index_of(stretch.activity));
    return key;
  }
  // REQUIRES: no dimension but volunteer and time.
  [[nodiscard]] Key<Words> key(VolunteerNo volunteer, const Key<Words>& time) const {
    Key<Words> key = time;
    join(key, volunteers_, index_of(volunteer));
    return key;
  }
  // A group is no volunteer: rank 0.
  [[nodiscard]] Key<Words> key(const GroupEntry& group, const Key<Words>& time) const {
    Key<Words> key = time;
    join(key, teams_, index_of(group.team));
    join(key, activities_, index_of(group.activity));
    return key;
  }
  [[nodiscard]] std::uint32_t rank(const Key<Words>& key, std::size_t dimension) const {
    const Field& field = layout_.fields[dimension];
    const std::uint64_t mask = (std::uint64_t{1} << field.width) - 1;
    return static_cast<std::uint32_t>(key[Words - 1 - field.word] >> field.shift & mask);
  }

 private:
  std::vector<Key<Words>>& parts_of(Family family) {
    switch (family) {
      case Family::volunteer:
        return volunteers_;
      case Family::team:
        return teams_;
      case Family::activity:
        return activities_;
      case Family::time:
        break;
    }
    return days_;
  }
  static Key<Words> part(const std::vector<Key<Words>>& parts, std::uint32_t number) {
    return number < parts.size() ? parts[number] : Key<Words>{};
  }
  static void join(Key<Words>& key, const std::vector<Key<Words>>& parts, std::uint32_t number) {
    if (number >= parts.size()) return;
    for (std::size_t i = 0; i < Words; ++i) key[i] |= parts[number][i];
  }

  const Layout& layout_;
  Day first_;
  std::vector<Key<Words>> volunteers_;  // each by number
  std::vector<Key<Words>> teams_;
  std::vector<Key<Words>> activities_;
  std::vector<Key<Words>> days_;  // from first_
};

}  // namespace starhours::answers
