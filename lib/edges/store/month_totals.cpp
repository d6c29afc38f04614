#include <store/entry_pack.h>
#include <store/month_totals.h>
#include <store/totals_table.h>

#include <algorithm>

namespace starhours::store {

void MonthTotals::note(std::span<const Entry> service_day, Sign sign) {
  if (service_day.empty()) {
    return;
  }
  const Stretch& first = service_day.front().stretch;
  Note note;
  note.volunteer = index_of(first.volunteer);
  note.entries = distinct_activities(service_day);
  for (const Entry& entry : service_day) {
    note.minutes += entry.credited;
  }
  if (sign == Sign::removed) {
    note.entries = -note.entries;
    note.minutes = -note.minutes;
  }
  const std::uint32_t block = block_of(first.volunteer);
  if (last_notes_ == nullptr || first.day != last_day_ || block != last_key_.block) {
    last_key_ = {first.day == last_day_ && last_notes_ != nullptr ? last_key_.month : month_of(first.day), block};
    last_day_ = first.day;
    last_notes_ = &notes_[last_key_];
  }
  last_notes_->push_back(note);
  ++notes_count_;
}

std::int32_t MonthTotals::distinct_activities(std::span<const Entry> service_day) {
  if (service_day.size() == 1) {
    return 1;
  }
  activities_.clear();
  for (const Entry& entry : service_day) {
    activities_.push_back(entry.stretch.activity);
  }
  std::sort(activities_.begin(), activities_.end());
  return static_cast<std::int32_t>(std::unique(activities_.begin(), activities_.end()) - activities_.begin());
}

void MonthTotals::fold(Statements& statements) {
  for (const auto& [key, notes] : notes_) {
    fold_block(statements, key, notes);
  }
  years_.fold(statements);
  forget();
}

void MonthTotals::fold_passed(Statements& statements) {
  const auto end = notes_.lower_bound(BlockKey{month_of(last_day_), 0});
  for (auto at = notes_.begin(); at != end; at = notes_.erase(at)) {
    fold_block(statements, at->first, at->second);
    notes_count_ -= at->second.size();
  }
  last_notes_ = nullptr;
}

void MonthTotals::forget() {
  notes_.clear();
  notes_count_ = 0;
  last_notes_ = nullptr;
  years_.forget();
}

void MonthTotals::fold_block(Statements& statements, BlockKey key, const std::vector<Note>& notes) {
  for (const Note& note : notes) {
    sums_.add(VolunteerNo{note.volunteer}, note.minutes, note.entries, note.entries > 0 ? 1 : -1);
  }
  const std::vector<VolunteerTotal> changes = sums_.take_all(key.block);
  change(statements, month_totals, key.month, changes);
  years_.note(statements, year_of(key.month), changes);
}

}  // namespace starhours::store
