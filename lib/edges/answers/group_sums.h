// group_sums.h -- sums of a stream of service days by key.
//
// Groups of one stretch of time (days with the same time part of the key) come to an end together: what tells distinct
// volunteers apart is kept for one such stretch only, and of the groups behind it just their sums.
#pragma once

#include <starhours/book.h>
#include <starhours/credit.h>
#include <starhours/group_entry.h>

#include <answers/flat_index.h>
#include <answers/grouping.h>
#include <answers/volunteer_sets.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

namespace starhours::answers {

template <std::size_t Words>
struct GroupSum {
  Key<Words> key{};
  std::int64_t minutes = 0;
  std::int64_t entries = 0;
  std::uint32_t volunteers = 0;
  std::uint32_t days = 0;
};

template <std::size_t Words>
class GroupSums {
 public:
  using Sum = GroupSum<Words>;
  using Visit = std::function<void(const Sum&)>;

  // `by_volunteer`: the key tells the volunteer. `in_time_order`: keys of later days are never smaller, so that
  // finished groups can go to `visit` at once. The grouping must outlive it.
  GroupSums(const Grouping<Words>& grouping, bool by_volunteer, bool in_time_order, Visit visit)
      : grouping_(grouping), by_volunteer_(by_volunteer), in_time_order_(in_time_order), visit_(std::move(visit)) {}

  // Entries of one service day; by volunteer, of several of one day. REQUIRES: not empty; days do not go back.
  void add(std::span<const Entry> entries) {
    const Day day = entries.front().stretch.day;
    if (!started_ || day != day_) turn_to(day);
    for (const Entry& entry : entries) add(entry);
    count_participations();
  }
  // What groups of unnamed people did on one day. REQUIRES: as above.
  void add(std::span<const GroupEntry> groups) {
    const Day day = groups.front().day;
    if (!started_ || day != day_) turn_to(day);
    for (const GroupEntry& group : groups) {
      Sum& sum = open_[number_of(grouping_.key(group, time_))];
      sum.minutes += group.minutes;
      sum.entries += group.people;
    }
  }

  // What volunteers did in a calendar month or year, from `first` on. REQUIRES: the key tells the volunteer and no more
  // than the month or year; days do not go back.
  void add(Day first, std::span<const VolunteerTotal> totals) {
    turn_to(first);
    for (const VolunteerTotal& total : totals) {
      const Key<Words> key = grouping_.key(total.volunteer, time_);
      Sum& sum = open_[open_group(key)];
      sum.minutes += total.minutes;
      sum.entries += total.entries;
      sum.days += static_cast<std::uint32_t>(total.days);
      sum.volunteers = 1;
    }
  }

  // Groups not visited yet.
  [[nodiscard]] std::size_t size() const { return closed_ + open_.size(); }
  // They are not visited; others may follow, from an earlier day on.
  void forget() {
    clear_open();
    open_.clear();
    clear_closed();
  }

  // All groups not visited yet, in order of key; others may follow, from an earlier day on.
  void finish() {
    close_groups();
    merge();
    clear_closed();
  }

 private:
  void turn_to(Day day) {
    const Key<Words> time = grouping_.time(day);
    if (started_ && time != time_) close_groups();
    started_ = true;
    day_ = day;
    time_ = time;
    ++day_number_;
  }

  std::uint32_t open_group(const Key<Words>& key) {
    const auto found = index_.find_or_add(key, static_cast<std::uint32_t>(open_.size()));
    if (found.added) {
      open_.emplace_back().key = key;
      last_day_.push_back(0);
    }
    return found.number;
  }
  // Of the open group of this key, which has the day in hand.
  std::uint32_t number_of(const Key<Words>& key) {
    const std::uint32_t number = open_group(key);
    if (last_day_[number] != day_number_) {
      last_day_[number] = day_number_;
      ++open_[number].days;
    }
    return number;
  }

  void add(const Entry& entry) {
    const std::uint32_t number = number_of(grouping_.key(entry.stretch, time_));
    Sum& sum = open_[number];
    sum.minutes += entry.credited;
    const std::uint64_t group = std::uint64_t{number} << 32;
    if (by_volunteer_) {
      sum.volunteers = 1;
    } else {
      distinct_.add(number, entry.stretch.volunteer);
    }
    participations_.push_back(group | index_of(entry.stretch.activity));
  }

  void count_participations() {
    if (participations_.size() > 1) {
      std::sort(participations_.begin(), participations_.end());
      participations_.erase(std::unique(participations_.begin(), participations_.end()), participations_.end());
    }
    for (const std::uint64_t participation : participations_) ++open_[participation >> 32].entries;
    participations_.clear();
  }

  void close_groups() {
    if (!by_volunteer_) {
      for (std::uint32_t number = 0; number < open_.size(); ++number)
        open_[number].volunteers = distinct_.count(number);
    }
    std::sort(open_.begin(), open_.end(), [](const Sum& a, const Sum& b) { return a.key < b.key; });
    if (in_time_order_) {
      for (const Sum& sum : open_) visit_(sum);
      open_.clear();
    } else if (!open_.empty()) {
      open_.shrink_to_fit();
      closed_ += open_.size();
      runs_.push_back(std::move(open_));
      open_ = {};
    }
    clear_open();
  }

  // All of them but the sums.
  void clear_open() {
    index_.clear();
    distinct_.clear();
    last_day_.clear();
  }
  void clear_closed() {
    runs_.clear();
    closed_ = 0;
    started_ = false;
  }

  void merge() {
    struct Head {
      const Sum* next;
      const Sum* end;
    };
    const auto later = [](const Head& a, const Head& b) { return b.next->key < a.next->key; };
    std::priority_queue<Head, std::vector<Head>, decltype(later)> heads(later);
    for (const std::vector<Sum>& run : runs_) heads.push({run.data(), run.data() + run.size()});
    while (!heads.empty()) {
      Head head = heads.top();
      heads.pop();
      visit_(*head.next);
      if (++head.next != head.end) heads.push(head);
    }
  }

  const Grouping<Words>& grouping_;
  bool by_volunteer_;
  bool in_time_order_;
  Visit visit_;
  bool started_ = false;
  Day day_{};
  Key<Words> time_{};
  std::uint32_t day_number_ = 0;  // 1 for the first day
  FlatIndex<Words> index_;        // of the open groups
  VolunteerSets distinct_;        // the volunteers of the open groups
  std::vector<Sum> open_;
  std::vector<std::uint32_t> last_day_;        // by open group
  std::vector<std::uint64_t> participations_;  // of the entries in hand: open group and activity
  std::vector<std::vector<Sum>> runs_;         // closed, each in order of key
  std::size_t closed_ = 0;                     // in all runs
};

}  // namespace starhours::answers
