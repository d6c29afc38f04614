// volunteer_pack.h -- the lines of 1024 volunteers with neighbouring numbers as one row of volunteer_packs.
//
// schemas/book.sql tells the form: five numbers a line, each in groups of seven bits, and two texts.
#pragma once

#include <starhours/book.h>

#include <store/columns.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace starhours::store {

// Neighbours are asked for together, and who is put or dropped has the lines of so many written anew.
inline constexpr std::uint32_t line_block_bits = 10;
[[nodiscard]] inline std::uint32_t line_block_of(VolunteerNo no) { return index_of(no) >> line_block_bits; }

// Makes one pack after the other, in memory that it keeps.
class VolunteerPacker {
 public:
  // Begins a pack, or goes on with one of the book. Throws Broken if that cannot be read.
  void begin(std::uint32_t block, std::string_view lines = {});
  // REQUIRES: of the block. Throws Broken unless past all that are in the pack.
  void append(const VolunteerLine& line);
  void clear() { bytes_.clear(); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::uint32_t block() const { return block_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::uint32_t block_ = 0;
  std::uint32_t next_ = 0;  // the least number that may come
  std::string bytes_;
};

// Reads a pack from its first volunteer on, in place: texts hold as long as `bytes`. Throws Broken for what no
// VolunteerPacker wrote.
class VolunteerPack {
 public:
  // REQUIRES: block < number_limit >> line_block_bits.
  VolunteerPack(std::string_view bytes, std::uint32_t block)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())),
        end_(at_ + bytes.size()),
        next_(block << line_block_bits),
        end_of_block_((block + 1) << line_block_bits) {}

  // False at the end.
  bool next(VolunteerLine& line) {
    if (at_ == end_) {
      return false;
    }
    const std::uint64_t left_out = take();
    const std::uint64_t id_size = take();
    const std::uint64_t name_size = take();
    const std::uint64_t team = take();
    const std::uint64_t known = take();
    const std::uint64_t registered = known >> 3;
    // No sum of two numbers overflows: none has more than 63 bits.
    if (left_out >= end_of_block_ - next_ || id_size + name_size > static_cast<std::uint64_t>(end_ - at_) ||
        team >= number_limit || (known & 7) > static_cast<std::uint64_t>(Known::by_name) ||
        registered > 2 * day_limit) {
      broken();
    }
    next_ += static_cast<std::uint32_t>(left_out);
    line.no = VolunteerNo{next_++};
    line.team = TeamNo{static_cast<std::uint32_t>(team)};
    line.known = static_cast<Known>(known & 7);
    if (registered == 0) {
      line.registered.reset();
    } else {
      line.registered = day_of(static_cast<std::int64_t>(registered) - 1 - day_limit);
    }
    const auto* const texts = reinterpret_cast<const char*>(at_);
    line.id = {texts, id_size};
    line.name = {texts + id_size, name_size};
    at_ += id_size + name_size;
    return true;
  }

 private:
  std::uint64_t take() { return at_ != end_ && *at_ < 0x80 ? *at_++ : take_long(); }
  std::uint64_t take_long();
  [[noreturn]] static void broken();

  const unsigned char* at_;
  const unsigned char* end_;
  std::uint32_t next_;
  std::uint32_t end_of_block_;
};

}  // namespace starhours::store
