// volunteer_rows.h -- volunteers as rows: how one is read, and how many new ones are fed, see feed.h.
#pragma once

#include <starhours/roster.h>

#include <sqlite3.h>
#include <store/query.h>

#include <cstdint>

namespace starhours::store {

#define STARHOURS_VOLUNTEER_COLUMNS "no, id, name, id_number, phone, team, registered, birth, known, from_rows"

// A row of these columns into `volunteer`, whose texts keep their memory; without groups.
void read_volunteer(const Query& query, Volunteer& volunteer);

struct VolunteerColumns {
  static constexpr const char* name = "feed_volunteers";
  static constexpr const char* declared =
      "CREATE TABLE x (no, id, name, id_number, phone, team, registered, birth, known, from_rows)";
  static bool continues(const Volunteer&, const Volunteer&) { return false; }
  static void give(sqlite3_context* out, const Volunteer& row, std::int64_t seq, int column);
};

}  // namespace starhours::store
