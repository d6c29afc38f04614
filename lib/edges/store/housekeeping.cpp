#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>

#include <algorithm>

namespace starhours {
namespace {

constexpr const char* unchecked = "SELECT unchecked FROM housekeeping";
constexpr const char* note_checked = "UPDATE housekeeping SET unchecked = 0";
constexpr const char* reading_of_book = "SELECT reading FROM housekeeping";
constexpr const char* set_reading = "UPDATE housekeeping SET reading = ?1";

#define STARHOURS_UNUSED_VOLUNTEER \
  "v.known >= 2 AND NOT EXISTS (SELECT 1 FROM mentions WHERE volunteer = v.no AND volunteer IS NOT NULL)"

constexpr const char* unused_volunteers =
    "SELECT " STARHOURS_VOLUNTEER_COLUMNS " FROM volunteers v WHERE " STARHOURS_UNUSED_VOLUNTEER;
constexpr const char* unused_volunteer =
    "SELECT " STARHOURS_VOLUNTEER_COLUMNS " FROM volunteers v WHERE v.no = ?1 AND " STARHOURS_UNUSED_VOLUNTEER;
constexpr const char* drop_groups = "DELETE FROM volunteer_groups WHERE volunteer = ?1";
constexpr const char* drop_volunteer_row = "DELETE FROM volunteers WHERE no = ?1";

constexpr const char* drop_teams =
    "DELETE FROM teams WHERE known >= 2"
    " AND NOT EXISTS (SELECT 1 FROM names WHERE kind = 0 AND names.no = teams.no)"
    " AND no NOT IN (SELECT parent FROM teams WHERE parent IS NOT NULL)"
    " AND no NOT IN (SELECT team FROM volunteers WHERE team IS NOT NULL)";
constexpr const char* drop_activities =
    "DELETE FROM activities WHERE known >= 2"
    " AND NOT EXISTS (SELECT 1 FROM names WHERE kind = 1 AND names.no = activities.no)";

// Referring tables before those they refer to.
constexpr const char* drop_derived =
    "DELETE FROM entries; DELETE FROM duplicates; DELETE FROM month_totals; DELETE FROM year_totals;"
    " DELETE FROM team_days; DELETE FROM group_entries; DELETE FROM mentions; DELETE FROM names; DELETE FROM suspense;"
    " DELETE FROM volunteer_groups; DELETE FROM volunteer_packs; DELETE FROM volunteers;"
    " DELETE FROM teams; DELETE FROM activities; DELETE FROM projects; UPDATE housekeeping SET unchecked = 0";

}  // namespace

void Book::Impl::drop_volunteer(VolunteerNo no) {
  statements.run(drop_groups, index_of(no));
  statements.run(drop_volunteer_row, index_of(no));
  volunteer_packs.note(no);
}

Result<void> Book::drop_volunteer(VolunteerNo no) {
  return impl_->write([&] { impl_->drop_volunteer(no); });
}

Result<std::vector<Volunteer>> Book::drop_unused(const std::set<VolunteerNo>& but) {
  return impl_->write([&] {
    store::Statements& statements = impl_->statements;
    bool all = false;
    {
      const store::Lease query = statements.take(unchecked);
      all = query->step() && query->integer(0) != 0;
    }
    std::vector<Volunteer> unused;
    if (all) {
      const store::Lease query = statements.take(unused_volunteers);
      while (query->step()) {
        store::read_volunteer(*query, unused.emplace_back());
      }
    } else {
      const store::Lease query = statements.take(unused_volunteer);
      for (std::size_t no = 0; no < impl_->doubted_volunteers.size(); ++no) {
        if (impl_->doubted_volunteers[no]) {
          query->reset();
          query->bind_all(static_cast<std::int64_t>(no));
          if (query->step()) {
            store::read_volunteer(*query, unused.emplace_back());
          }
        }
      }
    }
    const auto first_kept = std::stable_partition(
        unused.begin(), unused.end(), [&but](const Volunteer& volunteer) { return !but.contains(volunteer.no); });
    const std::vector<Volunteer> kept(first_kept, unused.end());
    unused.erase(first_kept, unused.end());
    for (const Volunteer& volunteer : unused) {
      impl_->drop_volunteer(volunteer.no);
    }
    if (all || impl_->doubted_names || impl_->left_teams || !unused.empty()) {
      // A team may have been the parent of one that goes: as often as a chain of them is long.
      do {
        statements.run(drop_teams);
      } while (sqlite3_changes64(impl_->database.getHandle()) > 0);
      statements.run(drop_activities);
    }
    if (all) {
      statements.run(note_checked);
    }
    impl_->forget_doubts();
    for (const Volunteer& volunteer : kept) {
      impl_->doubt_volunteer(volunteer.no);
    }
    return unused;
  });
}

Result<int> Book::reading_version() {
  return impl_->read([&] {
    const store::Lease query = impl_->statements.take(reading_of_book);
    return query->step() ? static_cast<int>(query->integer(0)) : 0;
  });
}

Result<void> Book::set_reading_version(int version) {
  return impl_->write([&] { impl_->statements.run(set_reading, std::int64_t{version}); });
}

Result<void> Book::clear_derived() {
  return impl_->write([&] {
    impl_->forget_all();
    impl_->forget_doubts();
    impl_->database.exec(drop_derived);
  });
}

}  // namespace starhours
