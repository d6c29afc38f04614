// mention_rows.h -- loose mentions as rows: how they are fed, see feed.h.
#pragma once

#include <starhours/book.h>

#include <sqlite3.h>

#include <cstdint>

namespace starhours::store {

struct MentionColumns {
  static constexpr const char* name = "feed_mentions";
  static constexpr const char* declared =
      "CREATE TABLE x (sheet, nth, volunteer, lent_team, id, name, id_number, phone, team)";
  static bool continues(const LooseMention& before, const LooseMention& row) { return before.sheet == row.sheet; }
  static void give(sqlite3_context* out, const LooseMention& row, std::int64_t nth, int column);
};

}  // namespace starhours::store
