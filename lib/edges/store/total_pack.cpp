#include <store/seven_bits.h>
#include <store/total_pack.h>
#include <store/trouble.h>

#include <array>
#include <utility>

namespace starhours::store {
namespace {

// Puts a pack together, from totals and from parts of another pack.
class Packing {
 public:
  Packing(std::uint32_t block, std::size_t bytes) : last_(block << block_bits) { bytes_.reserve(bytes); }

  void add(const VolunteerTotal& total) {
    std::array<char, 4 * most_groups> numbers;
    char* at = write_number(numbers.data(), index_of(total.volunteer) - last_);
    at = write_number(at, static_cast<std::uint64_t>(total.minutes));
    at = write_number(at, static_cast<std::uint64_t>(total.entries));
    at = write_number(at, static_cast<std::uint64_t>(total.days));
    bytes_.append(numbers.data(), at);
    last_ = index_of(total.volunteer);
  }
  // The totals of these volunteers, the first and the last, as they lie in the other pack.
  void add(std::string_view part, VolunteerNo first, VolunteerNo last) {
    // Who came before the first may be another here.
    std::array<char, most_groups> number;
    bytes_.append(number.data(), write_number(number.data(), index_of(first) - last_));
    while ((static_cast<unsigned char>(part.front()) & 0x80) != 0) {
      part.remove_prefix(1);
    }
    bytes_ += part.substr(1);
    last_ = index_of(last);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::uint32_t last_;  // volunteer
};

}  // namespace

std::string pack(std::span<const VolunteerTotal> totals, std::uint32_t block) {
  Packing packing(block, totals.size() * 6);
  for (const VolunteerTotal& total : totals) {
    packing.add(total);
  }
  return packing.take();
}

std::string changed(std::string_view held, std::uint32_t block, std::span<const VolunteerTotal> changes) {
  Packing packing(block, held.size() + changes.size() * 6);
  TotalPack rest(held, block);
  std::string_view left = held;  // from `next` on
  VolunteerTotal next;
  bool more = rest.next(next);
  const auto go_on = [&] {
    left = rest.rest();
    more = rest.next(next);
  };
  for (VolunteerTotal total : changes) {
    if (more && next.volunteer < total.volunteer) {
      const std::string_view part = left;
      const VolunteerNo first = next.volunteer;
      VolunteerNo last = first;
      for (; more && next.volunteer < total.volunteer; go_on()) {
        last = next.volunteer;
      }
      packing.add(part.substr(0, part.size() - left.size()), first, last);
    }
    if (more && next.volunteer == total.volunteer) {
      total.minutes += next.minutes;
      total.entries += next.entries;
      total.days += next.days;
      go_on();
    }
    if (total.minutes < 0 || total.entries < 0 || total.days < 0) {
      throw Broken("the totals of volunteers do not match the journal");
    }
    if (total.days > 0) {
      packing.add(total);
    }
  }
  if (more) {
    packing.add(left, next.volunteer, next.volunteer);
  }
  return packing.take();
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

void TotalPack::broken() { throw Broken("the totals of volunteers cannot be read"); }

}  // namespace starhours::store
