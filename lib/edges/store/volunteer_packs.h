// volunteer_packs.h -- the table volunteer_packs, which tells again, packed by thousands, what most questions ask of
// the volunteers.
//
// Changes are noted; fold() brings them into the book, before anybody reads the packs and before the transaction ends.
// Newcomers are packed as they come. The pack of whoever else was put or dropped is made anew of the table volunteers.
#pragma once

#include <starhours/book.h>

#include <store/query.h>
#include <store/volunteer_pack.h>

#include <cstdint>
#include <set>
#include <span>

namespace starhours::store {

// What is in the table. Throws Broken.
[[nodiscard]] std::uint32_t read_line_block(const Query& query, int column);

// Functions that take statements throw SQLite::Exception, and Broken where the book holds what cannot be read.
class VolunteerPacks {
 public:
  // They were just added. REQUIRES: as Book::add_volunteers.
  void add(Statements& statements, std::span<const Volunteer> newcomers);
  // Somebody was put or dropped.
  void note(VolunteerNo no);
  // Everybody in a book that has no packs.
  void note_all(Statements& statements);
  [[nodiscard]] bool noted() const { return !stale_.empty() || !packer_.empty(); }
  void fold(Statements& statements);
  void forget();

 private:
  void go_on_with(Statements& statements, std::uint32_t block);
  void put_away(Statements& statements);
  void make_anew(Statements& statements, std::uint32_t block);

  std::set<std::uint32_t> stale_;  // blocks that fold() makes anew, whatever their packs say till then
  VolunteerPacker packer_;         // where newcomers are put; empty: nowhere yet
};

}  // namespace starhours::store
