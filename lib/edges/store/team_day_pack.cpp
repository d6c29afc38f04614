#include <store/columns.h>
#include <store/seven_bits.h>
#include <store/team_day_pack.h>
#include <store/trouble.h>

#include <array>
#include <optional>

namespace starhours::store {

std::string pack(std::span<const TeamTotal> totals) {
  std::string bytes;
  bytes.reserve(totals.size() * 5);
  std::uint32_t before = 0;
  for (const TeamTotal& total : totals) {
    std::array<char, 3 * most_groups> numbers;
    char* at = write_number(numbers.data(), index_of(total.team) - before);
    at = write_number(at, static_cast<std::uint64_t>(total.minutes));
    at = write_number(at, static_cast<std::uint64_t>(total.entries));
    bytes.append(numbers.data(), at);
    before = index_of(total.team);
  }
  return bytes;
}

bool TeamDayPack::next(TeamTotal& total) {
  if (at_ == end_) {
    return false;
  }
  const std::uint64_t further = take_number();
  team_ += further;
  if ((further == 0 && !first_) || team_ >= number_limit) {
    broken();
  }
  first_ = false;
  total.team = TeamNo{static_cast<std::uint32_t>(team_)};
  total.minutes = take_count();
  total.entries = take_count();
  if (total.entries == 0) {
    broken();
  }
  return true;
}

std::uint64_t TeamDayPack::take_number() {
  if (at_ != end_ && *at_ < 0x80) {
    return *at_++;
  }
  const std::optional<std::uint64_t> number = store::take_number(at_, end_);
  if (!number) {
    broken();
  }
  return *number;
}

std::int64_t TeamDayPack::take_count() {
  const std::optional<std::int64_t> count = store::take_count(at_, end_);
  if (!count) {
    broken();
  }
  return *count;
}

void TeamDayPack::broken() { throw Broken("the totals of teams cannot be read"); }

}  // namespace starhours::store
