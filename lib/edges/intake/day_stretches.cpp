#include "intake/day_stretches.h"

#include "intake/mixed.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace starhours {

namespace {

constexpr std::size_t piece_size = 128;
// Asked of the system together: pieces alone would make it move the end of the heap for each.
constexpr std::size_t pieces_at_once = 512;

Instant midnight_utc(Day day) { return Instant{day.time_since_epoch()}; }

}  // namespace

std::size_t DayStretches::Manner::Hash::operator()(const Manner& manner) const {
  return mixed({manner.stated, manner.before, manner.after, static_cast<std::uint64_t>(manner.basis), manner.follows});
}

DayStretches::DayStretches()
    : room_(std::make_unique<std::pmr::unsynchronized_pool_resource>(
          std::pmr::pool_options{pieces_at_once, piece_size * sizeof(Kept)})) {}

std::uint32_t DayStretches::number_of(const Manner& manner) {
  if (latest_manner_ < manners_.size() && manners_[latest_manner_] == manner) return latest_manner_;
  const auto [at, added] = manner_numbers_.try_emplace(manner, static_cast<std::uint32_t>(manners_.size()));
  if (added) manners_.push_back(manner);
  return latest_manner_ = at->second;
}

void DayStretches::add(std::uint32_t mention, const Stretch& stretch) {
  const auto day = stretch.day.time_since_epoch().count();
  if (latest_ == nullptr || day != latest_day_) {
    latest_ = &by_day_[day];
    latest_day_ = day;
  }
  if (latest_->empty() || latest_->back().size() == piece_size) latest_->emplace_back(room_.get()).reserve(piece_size);
  Kept& kept = latest_->back().emplace_back();
  kept.mention = mention;
  kept.row = stretch.row;
  kept.activity = stretch.activity;
  kept.manner = number_of({stretch.stated, stretch.before, stretch.after, stretch.basis, stretch.follows});
  kept.length = stretch.length;
  if (!stretch.timed()) return;
  const auto start = (stretch.start - midnight_utc(stretch.day)).count();
  assert(start >= std::numeric_limits<std::int16_t>::min() && start <= std::numeric_limits<std::int16_t>::max());
  kept.start = static_cast<std::int16_t>(start);
}

void DayStretches::append_on(Day day, std::vector<Stretch>& stretches, std::vector<std::uint32_t>& mentions) const {
  const auto found = by_day_.find(day.time_since_epoch().count());
  if (found == by_day_.end()) return;
  for (const Piece& piece : found->second) {
    for (const Kept& kept : piece) {
      mentions.push_back(kept.mention);
      const Manner& manner = manners_[kept.manner];
      Stretch& stretch = stretches.emplace_back();
      stretch.day = day;
      stretch.activity = kept.activity;
      stretch.row = kept.row;
      stretch.length = kept.length;
      stretch.stated = manner.stated;
      stretch.before = manner.before;
      stretch.after = manner.after;
      stretch.basis = manner.basis;
      stretch.follows = manner.follows;
      if (stretch.timed()) stretch.start = midnight_utc(day) + Minutes{kept.start};
    }
  }
}

std::vector<Day> DayStretches::days() const {
  std::vector<Day> all;
  all.reserve(by_day_.size());
  for (const auto& [day, stretches] : by_day_) all.push_back(Day{date::days{day}});
  std::sort(all.begin(), all.end());
  return all;
}

void DayStretches::take_away(Day day) {
  by_day_.erase(day.time_since_epoch().count());
  latest_ = nullptr;
}

}  // namespace starhours
