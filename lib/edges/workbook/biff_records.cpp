#include "workbook/biff_records.h"

#include "workbook/little_endian.h"

#include <algorithm>
#include <cstring>

namespace starhours::workbook {
namespace {

constexpr std::size_t record_head = 4;

// Flags of a text in version 8.
constexpr unsigned wide_text = 0x01;
constexpr unsigned has_readings = 0x04;
constexpr unsigned has_runs = 0x08;

void append_point(std::string& text, char32_t point) {
  const auto add = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0 | point >> 6U);
    add(0x80 | (point & 0x3FU));
  } else if (point < 0x10000) {
    add(0xE0 | point >> 12U);
    add(0x80 | (point >> 6U & 0x3FU));
    add(0x80 | (point & 0x3FU));
  } else {
    add(0xF0 | point >> 18U);
    add(0x80 | (point >> 12U & 0x3FU));
    add(0x80 | (point >> 6U & 0x3FU));
    add(0x80 | (point & 0x3FU));
  }
}

// UTF-16 that comes unit by unit.
class Utf16 {
 public:
  explicit Utf16(std::string& text) : text_(text) {}
  void add(std::uint16_t unit) {
    const bool trail = unit >= 0xDC00 && unit < 0xE000;
    if (lead_ != 0 && trail) {
      append_point(text_, 0x10000 + ((lead_ - 0xD800U) << 10U) + (unit - 0xDC00U));
      lead_ = 0;
      return;
    }
    end();
    if (unit >= 0xD800 && unit < 0xDC00) {
      lead_ = unit;
    } else {
      append_point(text_, trail ? 0xFFFD : unit);
    }
  }
  void end() {
    if (lead_ != 0) append_point(text_, 0xFFFD);
    lead_ = 0;
  }

 private:
  std::string& text_;
  char32_t lead_ = 0;
};

// Bytes of a record and its continuations. Only the characters of a text know where one ends: the next one begins by
// saying anew how wide they are.
class Bodies {
 public:
  explicit Bodies(const std::vector<std::string_view>& bodies) : bodies_(bodies) {}

  template <class Number>
  [[nodiscard]] bool take(Number& number) {
    if (!step() || bodies_[body_].size() - at_ < sizeof(Number)) return false;
    number = number_at<Number>(bodies_[body_], at_);
    at_ += sizeof(Number);
    return true;
  }

  [[nodiscard]] bool skip(std::uint64_t bytes) {
    while (bytes > 0) {
      if (!step()) return false;
      const std::uint64_t here = std::min<std::uint64_t>(bytes, bodies_[body_].size() - at_);
      at_ += here;
      bytes -= here;
    }
    return true;
  }

  [[nodiscard]] bool take_characters(std::size_t count, bool wide, std::string& text) {
    Utf16 units(text);
    while (count > 0) {
      if (body_ < bodies_.size() && at_ == bodies_[body_].size()) {
        std::uint8_t flags = 0;
        if (!take(flags)) return false;
        wide = (flags & wide_text) != 0;
      }
      if (body_ >= bodies_.size()) return false;
      const std::string_view body = bodies_[body_];
      const std::size_t width = wide ? 2 : 1;
      const std::size_t here = std::min(count, (body.size() - at_) / width);
      if (here == 0) return false;
      for (std::size_t index = 0; index < here; ++index) {
        units.add(wide ? word_at(body, at_ + 2 * index) : byte_at(body, at_ + index));
      }
      at_ += here * width;
      count -= here;
    }
    units.end();
    return true;
  }

 private:
  // To the next body with bytes left.
  bool step() {
    while (body_ < bodies_.size() && at_ == bodies_[body_].size()) {
      ++body_;
      at_ = 0;
    }
    return body_ < bodies_.size();
  }

  const std::vector<std::string_view>& bodies_;
  std::size_t body_ = 0;
  std::size_t at_ = 0;
};

bool take_rich_text(Bodies& bodies, std::string& text) {
  std::uint16_t count = 0;
  std::uint8_t flags = 0;
  std::uint16_t runs = 0;
  std::uint32_t readings = 0;
  return bodies.take(count) && bodies.take(flags) && ((flags & has_runs) == 0 || bodies.take(runs)) &&
         ((flags & has_readings) == 0 || bodies.take(readings)) &&
         bodies.take_characters(count, (flags & wide_text) != 0, text) &&
         bodies.skip(std::uint64_t{runs} * 4 + readings);
}

}  // namespace

std::optional<Record> record_at(std::string_view stream, std::size_t at) {
  if (at > stream.size() || stream.size() - at < record_head) return std::nullopt;
  const std::size_t size = word_at(stream, at + 2);
  if (stream.size() - at - record_head < size) return std::nullopt;
  return Record{word_at(stream, at), stream.substr(at + record_head, size), at + record_head + size};
}

std::optional<BiffVersion> version_of(const Record& begin) {
  if (begin.body.size() < 4) return std::nullopt;
  switch (begin.type) {
    case biff::begin_of_part_2:
      return BiffVersion::two;
    case biff::begin_of_part_3:
      return BiffVersion::three;
    case biff::begin_of_part_4:
      return BiffVersion::four;
    case biff::begin_of_part:
      return word_at(begin.body, 0) == 0x0600 ? BiffVersion::eight : BiffVersion::five;
    default:
      return std::nullopt;
  }
}

bool TextWriting::read(std::string_view body, std::size_t& at, bool long_count, std::string& text) const {
  const std::size_t head = long_count ? 2 : 1;
  if (at > body.size() || body.size() - at < head) return false;
  const std::size_t count = long_count ? word_at(body, at) : byte_at(body, at);
  at += head;
  if (version != BiffVersion::eight) {
    if (body.size() - at < count) return false;
    charset->append(text, body.substr(at, count));
    at += count;
    return true;
  }
  if (body.size() == at) return count == 0;
  const bool wide = (byte_at(body, at++) & wide_text) != 0;
  const std::size_t size = wide ? 2 * count : count;
  if (body.size() - at < size) return false;
  Utf16 units(text);
  for (std::size_t index = 0; index < count; ++index) {
    units.add(wide ? word_at(body, at + 2 * index) : byte_at(body, at + index));
  }
  units.end();
  at += size;
  return true;
}

bool read_formula_text(const std::vector<std::string_view>& bodies, std::string& text) {
  Bodies rest(bodies);
  std::uint16_t count = 0;
  std::uint8_t flags = 0;
  return rest.take(count) &&
         (count == 0 || (rest.take(flags) && rest.take_characters(count, (flags & wide_text) != 0, text)));
}

void BiffTexts::read(const std::vector<std::string_view>& bodies) {
  Bodies rest(bodies);
  std::uint32_t uses = 0;
  std::uint32_t count = 0;
  if (!rest.take(uses) || !rest.take(count)) return;
  while (ends_.size() < count && take_rich_text(rest, text_)) ends_.push_back(text_.size());
}

std::optional<std::string_view> BiffTexts::at(std::size_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(text_).substr(begin, ends_[index] - begin);
}

double packed_number_of(std::uint32_t bits) {
  double number = 0;
  if ((bits & 2U) != 0) {
    number = static_cast<double>(static_cast<std::int32_t>(bits) >> 2);
  } else {
    const std::uint64_t upper = std::uint64_t{bits & ~3U} << 32U;
    std::memcpy(&number, &upper, sizeof number);
  }
  return (bits & 1U) != 0 ? number / 100 : number;
}

std::string_view error_text(std::uint8_t code) {
  struct Known {
    std::uint8_t code;
    std::string_view text;
  };
  static constexpr Known known[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
                                    {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"}};
  for (const Known& each : known) {
    if (each.code == code) return each.text;
  }
  return "#VALUE!";
}

}  // namespace starhours::workbook
