#include <store/seven_bits.h>
#include <store/volunteer_pack.h>

#include <array>

namespace starhours::store {

void VolunteerPacker::begin(std::uint32_t block, std::string_view lines) {
  block_ = block;
  next_ = block << line_block_bits;
  VolunteerPack pack(lines, block);
  for (VolunteerLine line; pack.next(line);) {
    next_ = index_of(line.no) + 1;
  }
  bytes_ = lines;
}

void VolunteerPacker::append(const VolunteerLine& line) {
  if (index_of(line.no) < next_) {
    throw Broken("the packs of volunteers do not match the volunteers");
  }
  const std::uint64_t registered =
      line.registered ? static_cast<std::uint64_t>(number_of(*line.registered) + day_limit + 1) : 0;
  std::array<char, 5 * most_groups> numbers;
  char* at = write_number(numbers.data(), index_of(line.no) - next_);
  at = write_number(at, line.id.size());
  at = write_number(at, line.name.size());
  at = write_number(at, index_of(line.team));
  at = write_number(at, registered << 3 | static_cast<std::uint64_t>(line.known));
  bytes_.append(numbers.data(), at);
  bytes_ += line.id;
  bytes_ += line.name;
  next_ = index_of(line.no) + 1;
}

std::uint64_t VolunteerPack::take_long() {
  const std::optional<std::uint64_t> number = take_number(at_, end_);
  if (!number) {
    broken();
  }
  return *number;
}

void VolunteerPack::broken() { throw Broken("the packs of volunteers cannot be read"); }

}  // namespace starhours::store
