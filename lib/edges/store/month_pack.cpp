#include <store/month_pack.h>
#include <store/trouble.h>

namespace starhours::store {
namespace {

void append_number(std::string& bytes, std::uint64_t number) {
  while (number >= 0x80) {
    bytes += static_cast<char>(static_cast<unsigned char>((number & 0x7F) | 0x80));
    number >>= 7;
  }
  bytes += static_cast<char>(static_cast<unsigned char>(number));
}

}  // namespace

std::string pack(std::span<const MonthTotal> totals, std::uint32_t block) {
  std::string bytes;
  bytes.reserve(totals.size() * 6);
  std::uint32_t before = block << block_bits;
  for (const MonthTotal& total : totals) {
    append_number(bytes, index_of(total.volunteer) - before);
    append_number(bytes, static_cast<std::uint64_t>(total.minutes));
    append_number(bytes, static_cast<std::uint64_t>(total.entries));
    append_number(bytes, static_cast<std::uint64_t>(total.days));
    before = index_of(total.volunteer);
  }
  return bytes;
}

MonthPack MonthPack::past_long(MonthPack pack, MonthTotal& total) {
  pack.volunteer_ += pack.take_number();
  total.minutes = pack.take_count();
  total.entries = pack.take_count();
  total.days = pack.take_count();
  return pack;
}

std::uint64_t MonthPack::take_number() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 63 && at_ != end_; shift += 7) {
    const unsigned group = *at_++;
    number |= static_cast<std::uint64_t>(group & 0x7FU) << shift;
    if (group < 0x80) {
      return number;
    }
  }
  broken();
}

// Far above what a month can hold, and far below where sums of it overflow.
std::int64_t MonthPack::take_count() {
  const std::uint64_t number = take_number();
  if (number >> 48 != 0) {
    broken();
  }
  return static_cast<std::int64_t>(number);
}

void MonthPack::broken() { throw Broken("the month totals cannot be read"); }

}  // namespace starhours::store
