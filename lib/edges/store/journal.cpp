#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>
#include <store/packed_journal.h>
#include <store/total_pack.h>
#include <store/totals_table.h>

#include <algorithm>
#include <set>

namespace starhours {
namespace {

using store::day_of;
using store::key_of;
using store::Lease;
using store::number_of;
using store::Query;
using store::read_duplicate;

constexpr const char* duplicates_from =
    "SELECT " STARHOURS_DUPLICATE_COLUMNS " FROM duplicates WHERE day = ?1 AND volunteer >= ?2 ORDER BY volunteer, seq";
constexpr const char* scan_duplicates =
    "SELECT " STARHOURS_DUPLICATE_COLUMNS " FROM duplicates WHERE day >= ?1 AND day < ?2 ORDER BY day, volunteer, seq";
constexpr const char* duplicates_of_sheet =
    "SELECT DISTINCT day, volunteer FROM duplicates WHERE day >= ?1 AND day < ?2 AND sheet = ?3 ORDER BY day, "
    "volunteer";
constexpr const char* first_and_last =
    "SELECT min(first), max(last) FROM (SELECT (SELECT min(key) FROM entries) >> ?1 AS first,"
    " (SELECT max(key) FROM entries) >> ?1 AS last"
    " UNION ALL SELECT (SELECT min(day) FROM group_entries), (SELECT max(day) FROM group_entries))";

// OR FAIL: no copy of changed pages is kept for undoing the statement alone, since a failure undoes the transaction.
constexpr const char* insert_duplicates = "INSERT OR FAIL INTO duplicates SELECT * FROM feed_duplicates";

constexpr const char* delete_duplicates = "DELETE FROM duplicates WHERE day = ?1 AND volunteer = ?2";

constexpr const char* sheets_of_volunteer =
    "SELECT DISTINCT sheet FROM mentions WHERE volunteer = ?1 AND volunteer IS NOT NULL";

// Past so many volunteers the journal is sooner read whole.
constexpr std::size_t most_one_by_one = 64;

// Rows of one day that it is cheaper to pass over than to seek anew.
constexpr int passed_over = 12;

void delete_duplicate_days(store::Statements& statements, std::span<const Duplicate> rows) {
  if (rows.empty()) {
    return;
  }
  const Lease query = statements.take(delete_duplicates);
  store::each_run(rows, [&](std::span<const Duplicate> service_day) {
    const ServiceDayKey key = key_of(service_day.front());
    query->bind_all(number_of(key.day), index_of(key.volunteer)).run();
  });
}

// Reads the duplicates of `keys`, all of one day, that `query` finds from a volunteer on: passes over what lies between
// two keys while that is little, and seeks where it is much.
void read_day(Query& query, std::span<const ServiceDayKey> keys, std::vector<Duplicate>& rows) {
  std::size_t at = 0;
  while (at < keys.size()) {
    query.reset();
    query.bind_all(number_of(keys[at].day), index_of(keys[at].volunteer));
    int passed = 0;
    while (passed < passed_over) {
      if (!query.step()) {
        return;
      }
      const std::int64_t volunteer = query.integer(1);
      while (at < keys.size() && index_of(keys[at].volunteer) < volunteer) {
        ++at;
      }
      if (at == keys.size()) {
        return;
      }
      if (index_of(keys[at].volunteer) == volunteer) {
        rows.push_back(read_duplicate(query));
        passed = 0;
      } else {
        ++passed;
      }
    }
  }
}

void read_duplicates(store::Statements& statements, std::span<const ServiceDayKey> keys, std::vector<Duplicate>& rows) {
  const Lease query = statements.take(duplicates_from);
  for (std::size_t first = 0; first < keys.size();) {
    std::size_t end = first + 1;
    while (end < keys.size() && keys[end].day == keys[first].day) {
      ++end;
    }
    read_day(*query, keys.subspan(first, end - first), rows);
    first = end;
  }
}

// The months in which a volunteer has entries, in order, so far as they lie in `days`.
std::vector<DaySpan> months_with(store::Statements& statements, DaySpan days, VolunteerNo volunteer) {
  std::vector<DaySpan> months;
  const std::uint32_t block = store::block_of(volunteer);
  const store::TotalsSpan span{&store::month_totals, store::month_of(days.first),
                               store::month_of(days.end - date::days{1}), days};
  store::each_pack(statements, {&span, 1}, block, block, [&](DaySpan month, std::uint32_t, std::string_view bytes) {
    store::TotalPack pack(bytes, block);
    for (VolunteerTotal total; pack.next(total);) {
      if (total.volunteer == volunteer) {
        months.push_back(month);
        break;
      }
    }
  });
  return months;
}

void visit_volunteer(store::Statements& statements, DaySpan days, VolunteerNo volunteer,
                     const Book::VisitServiceDay& visit) {
  for (const DaySpan& within : months_with(statements, days, volunteer)) {
    if (!store::visit_entries_of(statements, within, volunteer, visit)) {
      return;
    }
  }
}

void add_duplicate_days(store::Statements& statements, SheetNo sheet, DaySpan days, std::vector<ServiceDayKey>& keys) {
  const Lease query = statements.take(duplicates_of_sheet);
  query->bind_all(number_of(days.first), number_of(days.end), index_of(sheet));
  while (query->step()) {
    keys.push_back({store::read_day(*query, 0), store::read_no<VolunteerNo>(*query, 1)});
  }
}

}  // namespace

struct EntryPacks::Impl : store::MadePacks {};

EntryPacks::EntryPacks() = default;
EntryPacks::EntryPacks(EntryPacks&&) noexcept = default;
EntryPacks& EntryPacks::operator=(EntryPacks&&) noexcept = default;
EntryPacks::~EntryPacks() = default;

void EntryPacks::make(std::span<const Entry> entries) {
  if (!impl_) {
    impl_ = std::make_unique<Impl>();
  }
  impl_->make(entries);
}

void EntryPacks::clear() {
  if (impl_) {
    impl_->clear();
  }
}

Result<Book::ServiceDays> Book::read_service_days(std::span<const ServiceDayKey> keys) {
  return impl_->read([&] {
    ServiceDays found;
    store::read_entries(impl_->statements, keys, found.entries);
    read_duplicates(impl_->statements, keys, found.duplicates);
    return found;
  });
}

Result<std::vector<ServiceDayKey>> Book::service_days_of(SheetNo sheet, DaySpan days) {
  return impl_->read([&] {
    std::vector<ServiceDayKey> keys;
    store::add_entry_days(impl_->statements, sheet, days, keys);
    add_duplicate_days(impl_->statements, sheet, days, keys);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  });
}

Result<std::vector<SheetNo>> Book::sheets_about(std::span<const VolunteerNo> volunteers) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return fail(std::move(folded).error());
  }
  return impl_->read([&] {
    std::set<SheetNo> sheets;
    std::vector<ServiceDayKey> served;
    const auto add = [&](std::span<const Entry> service_day) {
      for (const Entry& entry : service_day) {
        sheets.insert(entry.stretch.sheet);
      }
      served.push_back(key_of(service_day.front()));
      return true;
    };
    if (volunteers.size() <= most_one_by_one) {
      for (const VolunteerNo no : volunteers) {
        visit_volunteer(impl_->statements, representable_days, no, add);
      }
    } else {
      std::vector<bool> wanted;
      for (const VolunteerNo no : volunteers) {
        wanted.resize(std::max<std::size_t>(wanted.size(), std::size_t{index_of(no)} + 1));
        wanted[index_of(no)] = true;
      }
      store::visit_entries_among(impl_->statements, representable_days, {}, &wanted, add);
    }
    std::sort(served.begin(), served.end());
    std::vector<Duplicate> duplicates;
    read_duplicates(impl_->statements, served, duplicates);
    for (const Duplicate& duplicate : duplicates) {
      sheets.insert(duplicate.stretch.sheet);
    }
    const Lease mentions = impl_->statements.take(sheets_of_volunteer);
    for (const VolunteerNo no : volunteers) {
      mentions->reset();
      mentions->bind_all(index_of(no));
      while (mentions->step()) {
        sheets.insert(store::read_no<SheetNo>(*mentions, 0));
      }
    }
    return std::vector<SheetNo>(sheets.begin(), sheets.end());
  });
}

Result<void> Book::post(const Posting& posting) {
  return impl_->write([&] {
    impl_->posted = true;
    std::span<const store::MadePacks::Pack> made;
    if (posting.packs.impl_) {
      made = posting.packs.impl_->packs();
    }
    store::rewrite_packs(impl_->statements, posting.removed, posting.entries, made);
    delete_duplicate_days(impl_->statements, posting.removed_duplicates);
    impl_->note(posting.removed, store::Sign::removed);
    impl_->duplicate_feed.run(impl_->statements, insert_duplicates, posting.duplicates);
    impl_->note(posting.entries, store::Sign::added);
    impl_->fold_if_many();
  });
}

Result<void> Book::each_service_day(DaySpan days, std::optional<VolunteerNo> volunteer, const VisitServiceDay& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return folded;
  }
  return impl_->read([&] {
    if (days.empty()) {
      return;
    }
    if (volunteer) {
      visit_volunteer(impl_->statements, days, *volunteer, visit);
    } else {
      store::visit_entries(impl_->statements, days, visit);
    }
  });
}

Result<void> Book::each_service_day(DaySpan days, VolunteerSpan volunteers, const std::vector<bool>* wanted,
                                    const VisitServiceDay& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return folded;
  }
  const Result<DaySpan> known = journal_days();
  if (!known) {
    return fail(known.error());
  }
  return impl_->read([&] {
    store::visit_entries_among(impl_->statements, {std::max(days.first, known->first), std::min(days.end, known->end)},
                               volunteers, wanted, visit);
  });
}

Result<void> Book::each_part_of_days(DaySpan days, const VisitServiceDays& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return folded;
  }
  return impl_->read([&] {
    if (!days.empty()) {
      store::visit_packs(impl_->statements, days, visit);
    }
  });
}

Result<std::vector<Duplicate>> Book::duplicates(DaySpan days) {
  return impl_->read([&] {
    std::vector<Duplicate> found;
    const Lease query = impl_->statements.take(scan_duplicates);
    query->bind_all(number_of(days.first), number_of(days.end));
    while (query->step()) {
      found.push_back(read_duplicate(*query));
    }
    return found;
  });
}

Result<std::vector<Duplicate>> Book::duplicates(DaySpan days, VolunteerNo volunteer) {
  std::vector<ServiceDayKey> served;
  auto read = each_service_day(days, volunteer, [&served](std::span<const Entry> service_day) {
    served.push_back(key_of(service_day.front()));
    return true;
  });
  if (!read) {
    return fail(std::move(read).error());
  }
  return impl_->read([&] {
    std::vector<Duplicate> found;
    read_duplicates(impl_->statements, served, found);
    return found;
  });
}

Result<DaySpan> Book::journal_days() {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(first_and_last);
    query->bind_all(store::day_shift);
    if (!query->step() || query->is_null(0)) {
      return DaySpan{};
    }
    return DaySpan{store::read_day(*query, 0), store::read_day(*query, 1) + date::days{1}};
  });
}

}  // namespace starhours
