// roster.h -- the people, units and activities that hours belong to.
#pragma once

#include <starhours/moment.h>
#include <starhours/numbers.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// How a volunteer, team, activity or project came to be known.
enum class Known : std::uint8_t {
  by_registry,  // a row of a registry
  by_id,        // a sign-in row that gives an id
  by_number,    // an identity number, and no id
  by_phone,     // name and phone
  by_name,      // a name alone
};

// 志愿者
struct Volunteer {
  VolunteerNo no{};
  std::string id;  // what people and scripts use; unique in a book
  std::string name;
  std::string id_number;  // 18 digits of GB 11643, checked, or empty
  std::string phone;      // digits only, or empty
  TeamNo team{};          // home team
  std::optional<Day> registered;
  std::optional<Day> birth;
  std::vector<std::string> groups;
  Known known = Known::by_registry;

  // Which of these fields come from rows of sign-in sheets because no registry gave them. Such a field holds the
  // least of what rows say, so that it does not depend on their order.
  enum FromRows : std::uint8_t { row_name = 1, row_id_number = 2, row_phone = 4, row_team = 8 };
  std::uint8_t from_rows = 0;
};

// 服务队 and units of any kind: a tree.
struct Team {
  TeamNo no{};
  std::string id;
  std::string name;
  TeamNo parent{};
  std::string kind;  // 队, 分队, 站, … as the registry says
  Known known = Known::by_registry;
};

// 活动. The window bounds what `trim` and `missing_sign_out = "activity-end"` use.
struct Activity {
  ActivityNo no{};
  std::string id;
  std::string name;
  std::string project;  // id or name of the project, as written
  std::string category;
  std::string post;  // 岗位
  std::string place;
  std::string mode;               // online, on site, … as written
  std::optional<WallTime> start;  // with a date: one occasion
  std::optional<WallTime> end;
  std::optional<Minutes> daily_start;  // without a date: clock times of every day
  std::optional<Minutes> daily_end;
  std::optional<std::int64_t> beneficiaries;       // 受益人数: distinct people
  std::optional<std::int64_t> beneficiary_visits;  // 受益人次: attendances
  Known known = Known::by_registry;
};

// 项目
struct Project {
  std::string id;
  std::string name;
  std::string category;
  bool brand = false;  // 品牌项目
};

// A volunteer as one row writes them. Cleaned by the reader: see clean_name and friends.
struct Mention {
  std::string id;
  std::string name;
  std::string id_number;  // empty unless it passes its check digit
  std::string phone;
  std::string team;  // as written
  friend bool operator==(const Mention&, const Mention&) = default;
};

// The weakest thing that would have to stand for a volunteer of this mention:
// by_id, by_number, by_phone or by_name.
[[nodiscard]] Known strength(const Mention& mention);

// The id that a volunteer unknown to every registry gets, a function of the mention alone so that it does not depend on
// what was imported before: the id itself; "id-0c4f1e9a37b2" (a hash of the identity number, whatever name stands
// beside it); "王芳#1f09a3c2" (the name, and a hash of the phone); or the name. The hashes tell people apart without
// showing the number; they are no protection against somebody who tries all numbers.
[[nodiscard]] std::string provisional_id(const Mention& mention);

// Whether the volunteer's own identity number or phone is another than the mention's.
[[nodiscard]] bool contradicts(const Volunteer& volunteer, const Mention& mention);

struct Match {
  enum class Kind : std::uint8_t { found, unknown, ambiguous };
  Kind kind = Kind::unknown;
  VolunteerNo volunteer{};              // when found
  std::vector<VolunteerNo> candidates;  // when ambiguous, at least two
};

// Which of `known` a mention means. By id; else identity number; else name and
// phone; else a name unique in the mention's team, then in the book. Somebody whose
// own identity number or phone contradicts the mention's is never meant, and a volunteer known
// more weakly than the mention does not count (so that the answer is the same in whatever order the
// sheets came: a name alone finds the volunteer with a phone, never the other way round).
// Who bears the mention's provisional id is meant last of all, however known: ids are unique in a book.
// Contradictions do not touch whoever is meant by id or identity number; several are ambiguous.
// `known` holds at least everybody with the mention's id, provisional id, identity number or name. `team` is the
// mention's team resolved, or none. Candidates are ordered by id.
[[nodiscard]] Match match(const Mention& mention, TeamNo team, std::span<const Volunteer> known);

// Cleaning of cells, idempotent.
//
// A name: trimmed; inner spaces dropped between Chinese characters, else collapsed to one; full-width
// letters and digits made half-width, the middle dots • ・ ． ‧ (and a full stop between Chinese characters) made
// "·" as in 阿依古丽·买买提, without spaces around it; invisible characters dropped, broken UTF-8 made U+FFFD.
[[nodiscard]] std::string clean_name(std::string_view cell);
// The 18 characters of an identity number with spaces, apostrophes, `="…"` and full-width forms removed and x
// made X, if its birth date exists (among the representable days) and its check digit is right (GB 11643-1999); a
// 15-digit one is brought to 18. Else nothing.
[[nodiscard]] std::optional<std::string> clean_id_number(std::string_view cell);
// Digits only, without +86 / 0086 / 86 before an 11-digit mobile number. Nothing if fewer than 5 digits, more than 20,
// or other text than spaces, hyphens, brackets and a leading plus.
[[nodiscard]] std::optional<std::string> clean_phone(std::string_view cell);

}  // namespace starhours
