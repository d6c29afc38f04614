#include <store/columns.h>
#include <store/month_totals.h>
#include <store/total_pack.h>
#include <store/trouble.h>

#include <algorithm>

namespace starhours::store {
namespace {

constexpr const char* read_pack = "SELECT pack FROM month_totals WHERE month = ?1 AND block = ?2";
constexpr const char* write_pack =
    "INSERT INTO month_totals VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET pack = excluded.pack";
constexpr const char* drop_pack = "DELETE FROM month_totals WHERE month = ?1 AND block = ?2";

}  // namespace

std::int32_t month_of(Day day) {
  const date::year_month_day date{std::clamp(day, representable_days.first, representable_days.end)};
  return static_cast<int>(date.year()) * 100 + static_cast<std::int32_t>(static_cast<unsigned>(date.month()));
}

Day first_day_of(std::int32_t month) {
  return Day{date::year{month / 100} / date::month{static_cast<unsigned>(month % 100)} / 1};
}

Day first_day_after(std::int32_t month) {
  return Day{(date::year{month / 100} / date::month{static_cast<unsigned>(month % 100)} + date::months{1}) / 1};
}

std::int32_t read_month(const Query& query, int column) {
  const auto month = static_cast<std::int32_t>(
      read_within(query, column, month_of(representable_days.first), month_of(representable_days.end) + 1));
  if (month % 100 < 1 || month % 100 > 12) {
    throw Broken("the month totals cannot be read");
  }
  return month;
}

std::uint32_t read_block(const Query& query, int column) {
  return static_cast<std::uint32_t>(read_within(query, column, 0, number_limit >> block_bits));
}

MonthSpan whole_months(DaySpan days) {
  if (days.empty()) {
    return {1, 0};
  }
  const auto month_holding = [](Day day) {
    const date::year_month_day date{std::clamp(day, representable_days.first, representable_days.end)};
    return date.year() / date.month();
  };
  // The first that begins in the span, and the one before that which holds its end.
  const date::year_month first = month_holding(days.first - date::days{1}) + date::months{1};
  const date::year_month last = month_holding(days.end) - date::months{1};
  return {month_of(Day{first / 1}), month_of(Day{last / 1})};
}

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
  const std::uint32_t block = note.volunteer >> block_bits;
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
}

void MonthTotals::fold_block(Statements& statements, BlockKey key, const std::vector<Note>& notes) {
  const std::uint32_t first_volunteer = key.block << block_bits;
  std::vector<VolunteerTotal> all(std::size_t{1} << block_bits);
  {
    const Lease query = statements.take(read_pack);
    query->bind_all(key.month, key.block);
    if (query->step()) {
      TotalPack pack(query->blob(0), key.block);
      for (VolunteerTotal total; pack.next(total);) {
        all[index_of(total.volunteer) - first_volunteer] = total;
      }
    }
  }
  for (const Note& note : notes) {
    VolunteerTotal& total = all[note.volunteer - first_volunteer];
    total.volunteer = VolunteerNo{note.volunteer};
    total.minutes += note.minutes;
    total.entries += note.entries;
    total.days += note.entries > 0 ? 1 : -1;
  }
  std::vector<VolunteerTotal> totals;
  for (const VolunteerTotal& total : all) {
    if (total.minutes < 0 || total.entries < 0 || total.days < 0) {
      throw Broken("the month totals do not match the journal");
    }
    if (total.days > 0) {
      totals.push_back(total);
    }
  }
  if (totals.empty()) {
    statements.run(drop_pack, key.month, key.block);
    return;
  }
  const std::string bytes = pack(totals, key.block);
  statements.take(write_pack)->bind(1, key.month).bind(2, key.block).bind_blob(3, bytes).run();
}

}  // namespace starhours::store
