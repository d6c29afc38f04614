#include "encoding/readings.h"

#include "encoding/frequent.h"
#include "encoding/utf8_bytes.h"

#include <algorithm>
#include <cstdint>

namespace starhours::encoding {
namespace {

// Points are, roughly, bits: how much likelier a character is in a sheet of that encoding than in bytes of another.
constexpr long frequent_points = 6;
constexpr long common_points = 2;
constexpr long rare_points = -3;
constexpr long strange_points = -6;
constexpr long broken_points = -12;

constexpr bool within(unsigned byte, unsigned first, unsigned last) { return byte >= first && byte <= last; }

constexpr unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// Codes of two bytes, by what stands there in the standard.
struct CodeArea {
  unsigned first_lead, last_lead, first_trail, last_trail;
  long points;
};

constexpr CodeArea gb_areas[] = {
    {0xB0, 0xD7, 0xA1, 0xFE, common_points},  // GB 2312 level 1: 3755 common characters, by sound
    {0xD8, 0xF7, 0xA1, 0xFE, 0},              // GB 2312 level 2: 3008 rarer ones, by radical
    {0xA1, 0xA3, 0xA1, 0xFE, common_points},  // punctuation, full-width letters and digits
    {0xA4, 0xA9, 0xA1, 0xFE, rare_points},    // kana, Greek, Cyrillic, box drawing
    {0x81, 0xA0, 0x40, 0xFE, rare_points},    // GBK's further characters
    {0xAA, 0xFD, 0x40, 0xA0, rare_points},
};

constexpr CodeArea big5_areas[] = {
    {0xA4, 0xC6, 0x40, 0xFE, common_points},  // level 1: 5401 common characters, by strokes
    {0xC9, 0xF9, 0x40, 0xFE, 0},              // level 2: 7652 rarer ones
    {0xA1, 0xA3, 0x40, 0xFE, common_points},  // punctuation, full-width letters and digits
};

template <std::size_t count>
long points_of(const CodeArea (&areas)[count], unsigned lead, unsigned trail) {
  for (const CodeArea& area : areas) {
    if (within(lead, area.first_lead, area.last_lead) && within(trail, area.first_trail, area.last_trail)) {
      return area.points;
    }
  }
  return strange_points;
}

void count_broken(Reading& reading) {
  ++reading.broken;
  reading.points += broken_points;
}

template <std::size_t count>
void count_pair(Reading& reading, const CodeArea (&areas)[count], const TwoByteCodes& frequent, unsigned lead,
                unsigned trail) {
  ++reading.sound;
  reading.points += frequent[lead << 8U | trail] ? frequent_points : points_of(areas, lead, trail);
}

// Reads a code whose characters beyond ASCII begin with a lead byte 81–FE. `take` counts the one at `at`, of which two
// bytes are there at least, and returns its length: 0 where it is none, more than there is where it is cut off.
template <class Take>
Reading read_pairs(std::string_view bytes, bool ended, Take take) {
  Reading reading;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned lead = byte_at(bytes, at);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const bool leads = within(lead, 0x81, 0xFE);
    const bool cut_off = at + 1 == bytes.size();
    if (leads && cut_off && !ended) break;
    const std::size_t length = leads && !cut_off ? take(reading, at) : 0;
    if (length == 0) count_broken(reading);
    at += std::max<std::size_t>(length, 1);
  }
  return reading;
}

constexpr bool is_letter(unsigned byte) { return within(byte | 0x20U, 'a', 'z'); }
constexpr bool is_western_letter(unsigned byte) { return byte >= 0xC0 && byte != 0xD7 && byte != 0xF7; }

}  // namespace

Reading read_as_utf8(std::string_view bytes, bool ended) {
  Reading reading;
  const std::size_t length = ended ? bytes.size() : whole_characters(bytes);
  for (std::size_t at = 0; at < length;) {
    UChar32 point = 0;
    const std::size_t begin = at;
    U8_NEXT(bytes_of(bytes), at, length, point);
    if (point < 0) {
      ++reading.broken;
      reading.points -= frequent_points;
    } else if (point >= 0x80) {
      ++reading.sound;
      // A sequence of three rarely comes about by chance, one of two more easily.
      reading.points += at - begin == 2 ? common_points : frequent_points;
    }
  }
  return reading;
}

Reading read_as_gb18030(std::string_view bytes, bool ended) {
  const TwoByteCodes& frequent = frequent_in_gb();
  return read_pairs(bytes, ended, [&](Reading& reading, std::size_t at) -> std::size_t {
    const unsigned trail = byte_at(bytes, at + 1);
    if (within(trail, '0', '9')) {
      constexpr std::size_t four = 4;
      if (at + four > bytes.size()) return ended ? 0 : four;
      if (!within(byte_at(bytes, at + 2), 0x81, 0xFE) || !within(byte_at(bytes, at + 3), '0', '9')) return 0;
      ++reading.sound;
      reading.points += common_points;
      return four;
    }
    if (!within(trail, 0x40, 0xFE) || trail == 0x7F) return 0;
    count_pair(reading, gb_areas, frequent, byte_at(bytes, at), trail);
    return 2;
  });
}

Reading read_as_big5(std::string_view bytes, bool ended) {
  const TwoByteCodes& frequent = frequent_in_big5();
  return read_pairs(bytes, ended, [&](Reading& reading, std::size_t at) -> std::size_t {
    const unsigned trail = byte_at(bytes, at + 1);
    if (!within(trail, 0x40, 0x7E) && !within(trail, 0xA1, 0xFE)) return 0;
    count_pair(reading, big5_areas, frequent, byte_at(bytes, at), trail);
    return 2;
  });
}

// Western text is mostly ASCII: beyond it are accented letters inside words, one or two together, and single signs.
Reading read_as_windows1252(std::string_view bytes) {
  Reading reading;
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte_at(bytes, at) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool letters = true;
    for (; at < bytes.size() && byte_at(bytes, at) >= 0x80; ++at) {
      const unsigned byte = byte_at(bytes, at);
      letters = letters && is_western_letter(byte);
      if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) {
        count_broken(reading);
      } else {
        ++reading.sound;
      }
    }
    const std::size_t run = at - begin;
    const bool in_word =
        (begin > 0 && is_letter(byte_at(bytes, begin - 1))) || (at < bytes.size() && is_letter(byte_at(bytes, at)));
    if (run == 1) {
      reading.points += letters && in_word ? frequent_points : common_points;
    } else if (run == 2 && letters && in_word) {
      reading.points += common_points;
    } else {
      reading.points += strange_points * static_cast<long>(run) / 2;
    }
  }
  return reading;
}

}  // namespace starhours::encoding
