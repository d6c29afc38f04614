// city.h -- a made-up city of volunteers and its sign-ins, the same for the same seed.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace starhours::bench {

struct City {
  std::uint64_t seed = 1;
  std::uint32_t sign_ins = 1'000'000;
  std::uint32_t volunteers = 40'000;
  std::uint32_t teams = 60;
  std::uint32_t activities = 700;
  int first_year = 2022;
  int years = 3;
  // Of a thousand sign-ins, how many …
  std::uint32_t duplicates = 10;  // repeat an earlier one
  std::uint32_t overlaps = 20;    // overlap another of the same volunteer at another activity
  std::uint32_t open = 5;         // have no sign-out
  std::uint32_t bad = 2;          // have an impossible time
  bool shuffled = false;          // else in order of day, as a city's export is
};

// Writes the sheet in its canonical form (volunteer_id,name,team,activity,sign_in,sign_out), piece by piece.
void write_sheet(const City& city, const std::function<void(std::string_view)>& write);

}  // namespace starhours::bench
