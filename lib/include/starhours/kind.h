// kind.h -- the catalogue of problem kinds.
//
// A kind is the stable name in brackets at the end of a problem's first line,
// `[time-order]`. Scripts match on it, so a name never changes its meaning and
// is never used again for another one. Every kind has a golden test.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace starhours {

enum class Kind {
  // a row that waits in suspense
  missing_volunteer,
  missing_date,
  missing_sign_in,
  missing_sign_out,
  missing_hours,
  bad_date,
  bad_time,
  bad_hours,
  ambiguous_date,
  time_order,
  zero_length,
  too_long,
  future_day,
  ambiguous_volunteer,
  unknown_volunteer,
  broken_quote,
  not_final,
  missing_id,
  bad_value,
  // a row that is known, but no sign-in
  absent,
  // warnings: the row counts, and somebody should look
  time_twice,
  time_never,
  stated_differs,
  stated_beside_clocked,
  equal_rows,
  duplicate_differs,
  name_differs,
  bad_id_number,
  ambiguous_team,
  team_cycle,
  likely_same,
  estimated_time,
  // a file
  missing_file,
  unreadable_file,
  empty_file,
  not_text,
  encrypted_file,
  damaged_file,
  too_large,
  unsupported_file,
  no_header,
  no_sheets,
  unwritable_file,
  // the book
  missing_book,
  not_a_book,
  newer_book,
  busy_book,
  read_only_book,
  disk_full,
  broken_book,
  // the rulebook
  toml_syntax,
  unknown_key,
  wrong_type,
  wrong_value,
  contradiction,
  // the command line
  usage,
  bad_period,
  no_volunteer,
  no_team,
  no_activity,
  no_award,
};

struct KindEntry {
  Kind kind;
  std::string_view name;     // "time-order"
  std::string_view meaning;  // one English sentence without full stop
};

// Every kind once, in the order of the enumeration.
[[nodiscard]] std::span<const KindEntry> kinds();

[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

}  // namespace starhours
