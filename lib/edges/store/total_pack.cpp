#include <store/seven_bits.h>
#include <store/total_pack.h>
#include <store/trouble.h>

#include <array>

namespace starhours::store {

std::string pack(std::span<const VolunteerTotal> totals, std::uint32_t block) {
  std::string bytes;
  bytes.reserve(totals.size() * 6);
  std::uint32_t before = block << block_bits;
  for (const VolunteerTotal& total : totals) {
    std::array<char, 4 * most_groups> numbers;
    char* at = write_number(numbers.data(), index_of(total.volunteer) - before);
    at = write_number(at, static_cast<std::uint64_t>(total.minutes));
    at = write_number(at, static_cast<std::uint64_t>(total.entries));
    at = write_number(at, static_cast<std::uint64_t>(total.days));
    bytes.append(numbers.data(), at);
    before = index_of(total.volunteer);
  }
  return bytes;
}

TotalPack TotalPack::past_long(TotalPack pack, VolunteerTotal& total) {
  pack.volunteer_ += pack.take_number();
  total.minutes = pack.take_count();
  total.entries = pack.take_count();
  total.days = pack.take_count();
  return pack;
}

std::uint64_t TotalPack::take_number() {
  const std::optional<std::uint64_t> number = store::take_number(at_, end_);
  if (!number) {
    broken();
  }
  return *number;
}

std::int64_t TotalPack::take_count() {
  const std::optional<std::int64_t> count = store::take_count(at_, end_);
  if (!count) {
    broken();
  }
  return *count;
}

void TotalPack::broken() { throw Broken("the month totals cannot be read"); }

}  // namespace starhours::store
