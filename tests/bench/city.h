// city.h -- a made-up city of volunteers and its sign-ins, the same for the same seed.
#pragma once

#include <date/date.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::bench {

struct City {
  std::uint64_t seed = 1;
  std::uint32_t sign_ins = 1'000'000;
  std::uint32_t volunteers = 0;  // 0: one for 25 sign-ins, as a city's three years have
  std::uint32_t teams = 60;
  std::uint32_t activities = 700;
  date::sys_days first = date::sys_days{date::year{2022} / 1 / 1};
  std::uint32_t days = 3 * 365;
  // Of a thousand sign-ins, how many …
  std::uint32_t duplicates = 10;  // repeat an earlier one
  std::uint32_t overlaps = 20;    // overlap another of the same volunteer at another activity
  std::uint32_t open = 5;         // have no sign-out
  std::uint32_t bad = 2;          // have an impossible time
  // No such rows, and nobody twice on a day: every plain sum is then the right one, so other programs must agree.
  bool clean = false;
  bool shuffled = false;  // else in order of day, as a city's export is
  bool quoted = false;    // all fields in quotes, commas and doubled quotes inside some of them
  bool long_ids = false;  // ids of 18 characters, as identity cards have
  // Only the rows of these days are written, the rest of the city being as it is without.
  date::sys_days from = date::sys_days::min();
  date::sys_days to = date::sys_days::max();
};

struct SignIn {
  std::uint32_t volunteer = 0;  // the lower, the more often
  std::uint32_t activity = 0;
  date::sys_days day;
  std::uint32_t start = 0;  // minutes after midnight
  std::uint32_t length = 0;
  enum class Kind : std::uint8_t { plain, open, bad } kind = Kind::plain;
};

[[nodiscard]] std::uint32_t volunteers_of(const City& city);
[[nodiscard]] std::vector<SignIn> sign_ins_of(const City& city);

[[nodiscard]] std::string id_of(const City& city, std::uint32_t volunteer);
[[nodiscard]] std::string name_of(std::uint32_t volunteer);

}  // namespace starhours::bench
