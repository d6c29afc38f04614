// header_words.h -- what the cells of a header can say, in Chinese and English.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starhours::sheets {

// The meanings of header cells. What a word is in a sheet depends on its kind: see columns.h.
enum class Word : std::uint8_t {
  serial,
  id,     // of whatever the sheet is about
  name,   // likewise, a person's too
  title,  // 名称: a name, but no person's
  volunteer_id,
  volunteer_name,
  id_number,
  phone,
  team,
  team_id,
  team_name,
  activity,
  activity_id,
  activity_name,
  project,
  project_id,
  project_name,
  date,
  sign_in,
  sign_out,
  start,
  end,
  hours,
  minutes,
  note,
  registered,
  groups,
  birth,
  parent,
  type,
  category,
  post,
  place,
  mode,
  beneficiaries,
  beneficiary_visits,
  brand,
  first_name,
  last_name,
  email,
  record,       // the row's own number where it comes from
  people,       // how many
  status,       // came, did not come, …
  approved,     // or not yet
  absent_flag,  // not 0: did not come
  date_end,
  span,         // sign-in and sign-out in one cell
  time,         // 服务时间: a span, a time, hours or even a date; the cells tell
  punch,        // a time with a day, neither in nor out
  total_hours,  // of all the people of a row
  settles_sheet,
  settles_row,
  dismissed,
  unknown,
};
inline constexpr std::size_t word_count = static_cast<std::size_t>(Word::unknown);

// A set of words.
using Words = std::uint64_t;
static_assert(word_count <= 64);
[[nodiscard]] constexpr Words bit_of(Word word) {
  return word == Word::unknown ? 0 : Words{1} << static_cast<unsigned>(word);
}
template <class... Rest>
[[nodiscard]] constexpr Words set_of(Rest... words) {
  return (Words{0} | ... | bit_of(words));
}

// Case, spaces, underscores, hyphens, full-width forms and what stands in brackets make no difference, but for a unit
// of time in brackets: 时长(分钟) is minutes.
[[nodiscard]] Word word_of(std::string_view header_cell);

}  // namespace starhours::sheets
