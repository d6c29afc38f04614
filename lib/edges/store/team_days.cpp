#include <store/columns.h>
#include <store/team_day_pack.h>
#include <store/team_days.h>
#include <store/trouble.h>

#include <algorithm>

namespace starhours::store {
namespace {

constexpr const char* read_pack = "SELECT pack FROM team_days WHERE day = ?1";
constexpr const char* write_pack =
    "INSERT INTO team_days VALUES (?1, ?2) ON CONFLICT DO UPDATE SET pack = excluded.pack";
constexpr const char* drop_pack = "DELETE FROM team_days WHERE day = ?1";

std::vector<TeamTotal> read_totals(Statements& statements, Day day) {
  std::vector<TeamTotal> totals;
  const Lease query = statements.take(read_pack);
  query->bind_all(number_of(day));
  if (query->step()) {
    TeamDayPack(query->blob(0)).append_to(totals);
  }
  return totals;
}

// Both lists and the result ascend by team.
std::vector<TeamTotal> changed(std::span<const TeamTotal> held, std::span<const TeamTotal> changes) {
  std::vector<TeamTotal> totals;
  totals.reserve(held.size() + changes.size());
  auto at = held.begin();
  for (TeamTotal total : changes) {
    for (; at != held.end() && at->team < total.team; ++at) {
      totals.push_back(*at);
    }
    if (at != held.end() && at->team == total.team) {
      total.minutes += at->minutes;
      total.entries += at->entries;
      ++at;
    }
    if (total.minutes < 0 || total.entries < 0 || (total.entries == 0 && total.minutes > 0)) {
      throw Broken("the totals of teams do not match the journal");
    }
    if (total.entries > 0) {
      totals.push_back(total);
    }
  }
  totals.insert(totals.end(), at, held.end());
  return totals;
}

}  // namespace

void TeamDays::note_several(std::span<const Entry> service_day, Sign sign) {
  const auto times = static_cast<std::int64_t>(sign);
  done_.clear();
  for (const Entry& entry : service_day) {
    in_hand_.add(entry.stretch.team, times * entry.credited, 0);
    done_.emplace_back(entry.stretch.team, entry.stretch.activity);
  }
  std::sort(done_.begin(), done_.end());
  done_.erase(std::unique(done_.begin(), done_.end()), done_.end());
  for (const auto& [team, activity] : done_) {
    in_hand_.add(team, 0, times);
  }
}

void TeamDays::put_away() {
  if (in_hand_.empty()) {
    return;
  }
  Notes& notes = notes_[day_];
  const std::size_t before = notes.size();
  in_hand_.take_all([&notes](const TeamTotal& sum) { notes.push_back(sum); });
  notes_count_ += notes.size() - before;
}

void TeamDays::fold(Statements& statements) {
  put_away();
  for (const auto& [day, notes] : notes_) {
    fold_day(statements, day, notes);
  }
  forget();
}

void TeamDays::fold_passed(Statements& statements) {
  const auto end = notes_.lower_bound(day_);
  for (auto at = notes_.begin(); at != end; at = notes_.erase(at)) {
    fold_day(statements, at->first, at->second);
    notes_count_ -= at->second.size();
  }
}

void TeamDays::forget() {
  in_hand_.clear();
  notes_.clear();
  notes_count_ = 0;
}

void TeamDays::fold_day(Statements& statements, Day day, const Notes& notes) {
  for (const TeamTotal& note : notes) {
    changes_.add(note.team, note.minutes, note.entries);
  }
  std::vector<TeamTotal> changes;
  changes_.take_all([&changes](const TeamTotal& change) { changes.push_back(change); });
  if (changes.empty()) {
    return;
  }
  const std::vector<TeamTotal> totals = changed(read_totals(statements, day), changes);
  if (totals.empty()) {
    statements.run(drop_pack, number_of(day));
    return;
  }
  const std::string bytes = pack(totals);
  statements.take(write_pack)->bind(1, number_of(day)).bind_blob(2, bytes).run();
}

}  // namespace starhours::store
