#include <store/columns.h>
#include <store/entry_pack.h>
#include <store/journal_rows.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <utility>

namespace starhours::store {
namespace {

constexpr std::size_t how_bytes = 7;
constexpr std::size_t other_bytes = how_bytes + 2 + 2;
constexpr unsigned layout_bits = 6;
constexpr std::int64_t widest = 4;  // bytes of a column
static_assert(std::endian::native == std::endian::little, "values lie as they are in memory");
constexpr std::int64_t least_limit = std::int64_t{1} << 40;

using Values = std::array<std::int64_t, pack_columns>;

constexpr std::size_t place_of(PackColumn column) { return static_cast<std::size_t>(column); }

void put_bytes(char* to, std::uint64_t value, std::size_t bytes) {
  for (std::size_t byte = 0; byte < bytes; ++byte) {
    to[byte] = static_cast<char>(value >> (8 * byte) & 0xFF);
  }
}

std::uint64_t take_bytes(const char* from, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t byte = 0; byte < bytes; ++byte) {
    value |= std::uint64_t{static_cast<unsigned char>(from[byte])} << (8 * byte);
  }
  return value;
}

// The bytes that most numbers up to `most` need.
std::size_t bytes_for(std::int64_t most) {
  return (static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(most))) + 7) / 8;
}

// The different Others of a pack, numbered as they come.
class Others {
 public:
  std::size_t number_of(const EntryOther& other) {
    if (last_ >= found_.size() || found_[last_] != other) {
      last_ = static_cast<std::size_t>(std::find(found_.begin(), found_.end(), other) - found_.begin());
      if (last_ == found_.size()) {
        found_.push_back(other);
      }
    }
    return last_;
  }
  void append_to(std::string& bytes) const {
    std::size_t at = bytes.size();
    bytes.resize(at + found_.size() * other_bytes);
    for (const EntryOther& other : found_) {
      put_bytes(&bytes[at], other.how, how_bytes);
      put_bytes(&bytes[at + how_bytes], other.worked, 2);
      put_bytes(&bytes[at + how_bytes + 2], other.credited, 2);
      at += other_bytes;
    }
  }
  void forget() {
    found_.clear();
    last_ = 0;
  }

 private:
  std::vector<EntryOther> found_;
  std::size_t last_ = 0;
};

EntryOther other_of(const Entry& entry) {
  return {static_cast<std::uint64_t>(how_of(entry.stretch)),
          static_cast<std::uint16_t>(entry.worked - entry.stretch.length),
          static_cast<std::uint16_t>(entry.credited - entry.worked)};
}

[[noreturn]] void broken() { throw Broken("the journal holds a value out of range"); }

void expect(bool holds) {
  if (!holds) {
    broken();
  }
}

}  // namespace

class EntryPacker::Impl {
 public:
  void pack(std::span<const Entry> entries, PackedEntries& packed) {
    gather(entries);
    packed.count = static_cast<std::int64_t>(entries.size());
    packed.layout = 0;
    std::array<std::size_t, pack_columns> widths{};
    std::size_t end = 0;
    for (std::size_t column = 0; column < pack_columns; ++column) {
      widths[column] = bytes_for(most_[column] - least_[column]);
      assert(widths[column] <= widest);
      end += widths[column];
      packed.layout |= static_cast<std::int64_t>(end) << (layout_bits * column);
    }
    packed.least = least_;
    // Each value is written as wide as the widest: what is too much of it, the next one covers.
    packed.records.resize(entries.size() * end + widest);
    char* to = packed.records.data();
    for (const Values& values : values_) {
      for (std::size_t column = 0; column < pack_columns; ++column) {
        const auto value = static_cast<std::uint32_t>(values[column] - least_[column]);
        std::memcpy(to, &value, sizeof value);
        to += widths[column];
      }
    }
    packed.records.resize(entries.size() * end);
    others_.append_to(packed.records);
  }

 private:
  void gather(std::span<const Entry> entries) {
    assert(!entries.empty());
    values_.clear();
    others_.forget();
    const auto timed = std::find_if(entries.begin(), entries.end(), [](const Entry& e) { return e.stretch.timed(); });
    const std::int64_t any_start = timed == entries.end() ? 0 : start_in_day(timed->stretch);
    for (const Entry& entry : entries) {
      const Stretch& stretch = entry.stretch;
      values_.push_back({index_of(stretch.volunteer), static_cast<std::int64_t>(others_.number_of(other_of(entry))),
                         stretch.timed() ? start_in_day(stretch) : any_start, stretch.length,
                         index_of(stretch.activity), index_of(stretch.team), index_of(stretch.sheet), stretch.row});
    }
    least_ = values_.front();
    most_ = values_.front();
    for (const Values& values : values_) {
      for (std::size_t column = 0; column < pack_columns; ++column) {
        least_[column] = std::min(least_[column], values[column]);
        most_[column] = std::max(most_[column], values[column]);
      }
    }
  }

  std::vector<Values> values_;
  Values least_{};
  Values most_{};
  Others others_;
};

EntryPacker::EntryPacker() : impl_(std::make_unique<Impl>()) {}
EntryPacker::~EntryPacker() = default;
void EntryPacker::pack(std::span<const Entry> entries, PackedEntries& packed) { impl_->pack(entries, packed); }

EntryPack::EntryPack(const Query& query) {
  const std::int64_t key = query.integer(0);
  const std::int64_t count = query.integer(1);
  const std::int64_t layout = query.integer(2);
  records_ = query.blob(3 + pack_columns);
  const std::int64_t day = key >> day_shift;
  expect(-day_limit < day && day < day_limit);
  day_ = day_of(day);
  const std::int64_t block = key & ((std::int64_t{1} << day_shift) - 1);
  std::int64_t end = 0;
  for (std::size_t column = 0; column < pack_columns; ++column) {
    Field& field = fields_[column];
    const std::int64_t next = layout >> (layout_bits * column) & ((1 << layout_bits) - 1);
    expect(next >= end && next - end <= widest);
    field.offset = static_cast<std::uint8_t>(end);
    field.mask = static_cast<std::uint32_t>((std::uint64_t{1} << (8 * (next - end))) - 1);
    field.least = query.integer(3 + static_cast<int>(column));
    expect(-least_limit < field.least && field.least < least_limit);
    end = next;
  }
  count_ = static_cast<std::size_t>(count);
  width_ = static_cast<std::size_t>(end);
  // No two entries are all the same.
  expect(count == 1 || (count > 1 && width_ > 0 && count_ <= records_.size() / width_));
  expect(width_ <= records_.size());
  others_ = records_.substr(count_ * width_);
  expect(!others_.empty() && others_.size() % other_bytes == 0);
  first_volunteer_ = block << block_bits;
}

std::int64_t EntryPack::value(PackColumn column, std::size_t at) const {
  static_assert(other_bytes >= widest, "what is read beyond a record lies within the pack");
  const Field& field = fields_[place_of(column)];
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, records_.data() + at * width_ + field.offset, sizeof bytes);
  return field.least + (bytes & field.mask);
}

VolunteerNo EntryPack::volunteer(std::size_t at) const {
  const std::int64_t volunteer = value(PackColumn::volunteer, at);
  expect(volunteer >> block_bits == first_volunteer_ >> block_bits && volunteer < number_limit);
  return VolunteerNo{static_cast<std::uint32_t>(volunteer)};
}

SheetNo EntryPack::sheet(std::size_t at) const {
  const std::int64_t sheet = value(PackColumn::sheet, at);
  expect(0 <= sheet && sheet < number_limit);
  return SheetNo{static_cast<std::uint32_t>(sheet)};
}

bool EntryPack::may_hold(SheetNo sheet) const {
  const Field& field = fields_[place_of(PackColumn::sheet)];
  const std::int64_t beyond = std::int64_t{index_of(sheet)} - field.least;
  return beyond >= 0 && beyond <= field.mask;
}

EntryOther EntryPack::other(std::int64_t number) const {
  expect(0 <= number && number < static_cast<std::int64_t>(others_.size() / other_bytes));
  const char* const from = others_.data() + static_cast<std::size_t>(number) * other_bytes;
  return {take_bytes(from, how_bytes), static_cast<std::uint16_t>(take_bytes(from + how_bytes, 2)),
          static_cast<std::uint16_t>(take_bytes(from + how_bytes + 2, 2))};
}

Entry EntryPack::entry(std::size_t at) const {
  RangeCheck check;
  Entry entry;
  Stretch& stretch = entry.stretch;
  stretch.day = day_;
  stretch.volunteer = volunteer(at);
  const EntryOther other = this->other(value(PackColumn::other, at));
  take_how(static_cast<std::int64_t>(other.how), stretch, check);
  if (stretch.timed()) {
    stretch.start = start_of(day_, value(PackColumn::start, at), check);
  }
  stretch.length = check.minutes(value(PackColumn::length, at));
  stretch.activity = check.number<ActivityNo>(value(PackColumn::activity, at));
  stretch.team = check.number<TeamNo>(value(PackColumn::team, at));
  stretch.sheet = check.number<SheetNo>(value(PackColumn::sheet, at));
  stretch.row = check.row(value(PackColumn::row, at));
  entry.worked = static_cast<std::uint16_t>(stretch.length + other.worked);
  entry.credited = static_cast<std::uint16_t>(entry.worked + other.credited);
  check.finish();
  return entry;
}

void EntryPack::append_to(std::vector<Entry>& entries) const {
  entries.reserve(entries.size() + count_);
  VolunteerNo last{};
  for (std::size_t at = 0; at < count_; ++at) {
    entries.push_back(entry(at));
    expect_order(last, entries.back().stretch.volunteer);
    last = entries.back().stretch.volunteer;
  }
}

void EntryPack::expect_order(VolunteerNo last, VolunteerNo next) { expect(last <= next); }

}  // namespace starhours::store
