#include <store/packed_journal.h>

#include <algorithm>
#include <cassert>

namespace starhours::store {
namespace {

constexpr const char* packs_between =
    "SELECT " STARHOURS_PACK_COLUMNS " FROM entries WHERE key >= ?1 AND key < ?2 ORDER BY key";
constexpr const char* pack_at = "SELECT " STARHOURS_PACK_COLUMNS " FROM entries WHERE key = ?1";
constexpr const char* write_pack =
    "REPLACE INTO entries (" STARHOURS_PACK_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
constexpr const char* drop_pack = "DELETE FROM entries WHERE key = ?1";

// Takes from the front of `rows` those that belong into the pack at `key`.
template <class Row, class KeyOf>
std::span<const Row> take_of_pack(std::span<const Row>& rows, PackKey key, const KeyOf& key_of_row) {
  std::size_t end = 0;
  while (end < rows.size() && pack_of(key_of_row(rows[end])) == key) {
    ++end;
  }
  const std::span<const Row> taken = rows.first(end);
  rows = rows.subspan(end);
  return taken;
}

std::span<const Entry> take_of_pack(std::span<const Entry>& entries, PackKey key) {
  return take_of_pack(entries, key, [](const Entry& entry) { return key_of(entry); });
}

void write(Statements& statements, PackKey key, const PackedEntries& packed) {
  const Lease query = statements.take(write_pack);
  query->bind_all(key.number(), packed.count, packed.layout);
  for (std::size_t column = 0; column < pack_columns; ++column) {
    query->bind(4 + static_cast<int>(column), packed.least[column]);
  }
  query->bind_blob(4 + static_cast<int>(pack_columns), packed.records).run();
}

// Puts `added` into the pack at `key`, in place of what it holds of the service days of `removed`; `made` is the pack
// of `added` alone, or null. Throws Broken where it holds another service day of `added`.
void rewrite_pack(Statements& statements, PackKey key, std::span<const Entry> removed, std::span<const Entry> added,
                  const PackedEntries* made, EntryPacker& packer, PackedEntries& packed) {
  std::vector<Entry> held;
  {
    const Lease query = statements.take(pack_at);
    query->bind_all(key.number());
    if (query->step()) {
      EntryPack(*query).append_to(held);
    }
  }
  const auto before = [](const Entry& a, const Entry& b) { return a.stretch.volunteer < b.stretch.volunteer; };
  std::erase_if(held,
                [&](const Entry& entry) { return std::binary_search(removed.begin(), removed.end(), entry, before); });
  if (!held.empty()) {
    for (const Entry& entry : added) {
      if (std::binary_search(held.begin(), held.end(), entry, before)) {
        throw Broken("the journal holds a service day that was thought to be new");
      }
    }
    const auto middle = static_cast<std::ptrdiff_t>(held.size());
    held.insert(held.end(), added.begin(), added.end());
    std::inplace_merge(held.begin(), held.begin() + middle, held.end(), before);
    added = held;
    made = nullptr;
  }
  if (added.empty()) {
    statements.run(drop_pack, key.number());
    return;
  }
  assert(made == nullptr || made->count == static_cast<std::int64_t>(added.size()));
  if (made == nullptr) {
    packer.pack(added, packed);
    made = &packed;
  }
  write(statements, key, *made);
}

}  // namespace

void MadePacks::make(std::span<const Entry> entries) {
  size_ = 0;
  while (!entries.empty()) {
    if (size_ == packs_.size()) {
      packs_.emplace_back();
    }
    Pack& pack = packs_[size_++];
    pack.key = pack_of(key_of(entries.front()));
    packer_.pack(take_of_pack(entries, pack.key), pack.entries);
  }
}

void rewrite_packs(Statements& statements, std::span<const Entry> removed, std::span<const Entry> added,
                   std::span<const MadePacks::Pack> made) {
  EntryPacker packer;
  PackedEntries packed;
  while (!removed.empty() || !added.empty()) {
    PackKey key = pack_of(key_of(removed.empty() ? added.front() : removed.front()));
    if (!added.empty()) {
      key = std::min(key, pack_of(key_of(added.front())));
    }
    const std::span<const Entry> gone = take_of_pack(removed, key);
    const PackedEntries* made_one = nullptr;
    if (!made.empty() && made.front().key == key) {
      made_one = &made.front().entries;
      made = made.subspan(1);
    }
    rewrite_pack(statements, key, gone, take_of_pack(added, key), made_one, packer, packed);
  }
}

void read_entries(Statements& statements, std::span<const ServiceDayKey> keys, std::vector<Entry>& rows) {
  const Lease query = statements.take(pack_at);
  while (!keys.empty()) {
    const PackKey key = pack_of(keys.front());
    const std::span<const ServiceDayKey> wanted =
        take_of_pack(keys, key, [](const ServiceDayKey& each) { return each; });
    query->reset();
    query->bind_all(key.number());
    if (!query->step()) {
      continue;
    }
    const EntryPack pack(*query);
    std::size_t next = 0;
    for (std::size_t at = 0; at < pack.size() && next < wanted.size(); ++at) {
      const VolunteerNo volunteer = pack.volunteer(at);
      while (next < wanted.size() && wanted[next].volunteer < volunteer) {
        ++next;
      }
      if (next < wanted.size() && wanted[next].volunteer == volunteer) {
        rows.push_back(pack.entry(at));
      }
    }
  }
}

bool visit_packs(Statements& statements, DaySpan days, const Book::VisitServiceDays& visit) {
  std::vector<Entry> entries;
  const Lease query = statements.take(packs_between);
  query->bind_all(PackKey::first_of(days.first), PackKey::first_of(days.end));
  while (query->step()) {
    entries.clear();
    EntryPack(*query).append_to(entries);
    if (!visit(entries)) {
      return false;
    }
  }
  return true;
}

bool visit_entries(Statements& statements, DaySpan days, const Book::VisitServiceDay& visit) {
  return visit_packs(statements, days, [&visit](std::span<const Entry> entries) {
    bool wanted = true;
    each_run<Entry>(entries, [&](std::span<const Entry> service_day) { wanted = wanted && visit(service_day); });
    return wanted;
  });
}

void visit_entries_among(Statements& statements, DaySpan days, VolunteerSpan volunteers,
                         const std::vector<bool>* wanted, const Book::VisitServiceDay& visit) {
  const auto is_wanted = [&](VolunteerNo no) {
    return volunteers.contains(no) && (wanted == nullptr || (index_of(no) < wanted->size() && (*wanted)[index_of(no)]));
  };
  volunteers.end = std::min(volunteers.end, wanted == nullptr ? static_cast<std::uint32_t>(number_limit)
                                                              : static_cast<std::uint32_t>(wanted->size()));
  if (volunteers.empty()) {
    return;
  }
  std::vector<Entry> entries;
  const Lease query = statements.take(packs_between);
  bool more = true;
  // The blocks of a day lie side by side, but those of two days do not.
  for (Day day = days.first; more && day < days.end; day += date::days{1}) {
    query->reset();
    query->bind_all(pack_of({day, VolunteerNo{volunteers.first}}).number(),
                    pack_of({day, VolunteerNo{volunteers.end - 1}}).number() + 1);
    while (more && query->step()) {
      entries.clear();
      EntryPack(*query).append_to(entries, is_wanted);
      each_run<Entry>(entries, [&](std::span<const Entry> service_day) { more = more && visit(service_day); });
    }
  }
}

bool visit_entries_of(Statements& statements, DaySpan days, VolunteerNo volunteer, const Book::VisitServiceDay& visit) {
  std::vector<Entry> service_day;
  const Lease query = statements.take(pack_at);
  for (Day day = days.first; day < days.end; day += date::days{1}) {
    query->reset();
    query->bind_all(pack_of({day, volunteer}).number());
    if (!query->step()) {
      continue;
    }
    service_day.clear();
    const EntryPack pack(*query);
    for (std::size_t at = 0; at < pack.size() && pack.volunteer(at) <= volunteer; ++at) {
      if (pack.volunteer(at) == volunteer) {
        service_day.push_back(pack.entry(at));
      }
    }
    if (!service_day.empty() && !visit(service_day)) {
      return false;
    }
  }
  return true;
}

void add_entry_days(Statements& statements, SheetNo sheet, DaySpan days, std::vector<ServiceDayKey>& keys) {
  const Lease query = statements.take(packs_between);
  query->bind_all(PackKey::first_of(days.first), PackKey::first_of(days.end));
  while (query->step()) {
    const EntryPack pack(*query);
    if (!pack.may_hold(sheet)) {
      continue;
    }
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (pack.sheet(at) == sheet) {
        keys.push_back({pack.day(), pack.volunteer(at)});
      }
    }
  }
}

}  // namespace starhours::store
