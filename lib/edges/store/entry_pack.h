// entry_pack.h -- the entries of one day and of 4096 neighbouring volunteers as one row of the journal.
//
// A record an entry, all records of a pack laid out alike: each column as many bytes wide as the pack needs for what it
// adds to the least value of that column. Where all entries agree, that is no byte at all. schemas/book.sql tells the
// form; this is the one place that writes and reads it, and v_entries the one that says it again in SQL.
#pragma once

#include <starhours/book.h>

#include <store/query.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::store {

// A block is 4096 volunteers with neighbouring numbers, so that a sheet of one team rewrites little.
inline constexpr std::uint32_t block_bits = 12;
inline constexpr std::uint32_t day_shift = 15;  // bits of a key below the day: blocks

// Where a pack lies in the journal: in order of day, then block.
struct PackKey {
  Day day{};
  std::uint32_t block = 0;
  friend auto operator<=>(const PackKey&, const PackKey&) = default;

  [[nodiscard]] std::int64_t number() const {
    return (std::int64_t{day.time_since_epoch().count()} << day_shift) | block;
  }
  [[nodiscard]] static std::int64_t first_of(Day day) { return PackKey{day, 0}.number(); }
};
[[nodiscard]] inline std::uint32_t block_of(VolunteerNo volunteer) { return index_of(volunteer) >> block_bits; }
[[nodiscard]] inline PackKey pack_of(ServiceDayKey key) { return {key.day, block_of(key.volunteer)}; }

// The columns of a record, in their order; what follows the last is the end of the record.
enum class PackColumn : std::uint8_t { volunteer, other, start, length, activity, team, sheet, row };
inline constexpr std::size_t pack_columns = 8;

// What SQL stores of a pack beside its key.
struct PackedEntries {
  std::int64_t count = 0;
  std::int64_t layout = 0;  // six bits a column: where it ends in the record
  std::array<std::int64_t, pack_columns> least{};
  std::string records;
};

// What few entries of a pack say. By it a record gives the number of one of the pack's.
struct EntryOther {
  std::uint64_t how = 0;       // as in duplicates
  std::uint16_t worked = 0;    // less length, modulo 2^16
  std::uint16_t credited = 0;  // less worked, likewise
  friend bool operator==(const EntryOther&, const EntryOther&) = default;
};

// Packs one after the other, in memory of its own.
class EntryPacker {
 public:
  EntryPacker();
  ~EntryPacker();
  // REQUIRES: of one day and block, at least one, in order of volunteer.
  void pack(std::span<const Entry> entries, PackedEntries& packed);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The columns that EntryPack reads from a row, in their order.
#define STARHOURS_PACK_COLUMNS \
  "key, count, layout, volunteer, other, start, length, activity, team, sheet, row, records"

// A pack in a row of the journal, read in place: holds until the query goes on. Throws Broken for what
// pack_entries() never wrote.
class EntryPack {
 public:
  explicit EntryPack(const Query& query);
  [[nodiscard]] Day day() const { return day_; }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] VolunteerNo volunteer(std::size_t at) const;
  [[nodiscard]] SheetNo sheet(std::size_t at) const;
  // Whether an entry may be of that sheet, told without looking at each.
  [[nodiscard]] bool may_hold(SheetNo sheet) const;
  [[nodiscard]] Entry entry(std::size_t at) const;
  void append_to(std::vector<Entry>& entries) const;
  // Only of the volunteers for whom `wanted` is true: the others' entries are not looked at.
  template <class Wanted>
  void append_to(std::vector<Entry>& entries, const Wanted& wanted) const {
    VolunteerNo last{};
    for (std::size_t at = 0; at < count_; ++at) {
      const VolunteerNo volunteer = this->volunteer(at);
      expect_order(last, volunteer);
      last = volunteer;
      if (wanted(volunteer)) {
        entries.push_back(entry(at));
      }
    }
  }

 private:
  static void expect_order(VolunteerNo last, VolunteerNo next);
  struct Field {
    std::int64_t least = 0;
    std::uint32_t mask = 0;
    std::uint8_t offset = 0;
  };
  [[nodiscard]] std::int64_t value(PackColumn column, std::size_t at) const;
  [[nodiscard]] EntryOther other(std::int64_t number) const;

  Day day_{};
  std::int64_t first_volunteer_ = 0;
  std::size_t count_ = 0;
  std::size_t width_ = 0;  // of a record
  std::array<Field, pack_columns> fields_{};
  std::string_view records_;
  std::string_view others_;
};

}  // namespace starhours::store
