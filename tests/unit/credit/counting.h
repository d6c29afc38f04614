// counting.h -- one service day counted, told as text.
#pragma once

#include "fixture.h"

#include <starhours/credit.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::fixture {

// Activities A, B, C, … by key; their numbers run the other way, so that a test fails where a number decides.
inline ActivityNo activity_no(char key) { return ActivityNo{static_cast<std::uint32_t>('Z' - key + 1)}; }

class Counting {
 public:
  explicit Counting(std::string_view on = "2025-03-05", std::string_view zone_name = "Asia/Shanghai")
      : day_(day(on)), zone_(zone(zone_name)) {}

  CountRule rule;
  std::map<char, Activity> activities;

  // A stretch by the wall times of its ends, "09:00" of the day or "2025-03-06T01:00".
  Stretch& clocked(char activity, std::string_view in, std::string_view out) {
    Stretch& stretch = add(activity);
    stretch.start = instant(in);
    stretch.length = static_cast<std::uint16_t>((instant(out) - stretch.start).count());
    return stretch;
  }
  Stretch& clocked(char activity, Instant in, Instant out) {
    Stretch& stretch = add(activity);
    stretch.start = in;
    stretch.length = static_cast<std::uint16_t>((out - in).count());
    return stretch;
  }
  Stretch& hours(char activity, int minutes) {
    Stretch& stretch = add(activity);
    stretch.basis = Basis::stated;
    stretch.length = static_cast<std::uint16_t>(minutes);
    return stretch;
  }

  // "120-60 90" an entry that claimed 120, worked 60; one that worked and counted all of 90. In the order of work, as
  // claimed-worked-credited, shortened where the rest is equal.
  std::string counted() {
    count();
    std::string text;
    for (const Credit& credit : credits_) {
      if (!text.empty()) text += ' ';
      text += fmt::format("{}", credit.claimed.count());
      if (credit.worked != credit.claimed || credit.credited != credit.worked) {
        text += fmt::format("-{}", credit.worked.count());
      }
      if (credit.credited != credit.worked) text += fmt::format("-{}", credit.credited.count());
    }
    return text;
  }

  // "0 overlap 120>60; 1 round 65>60"
  std::string why() {
    count();
    std::string text;
    for (const Change& change : changes_) {
      if (!text.empty()) text += "; ";
      text += fmt::format("{} {} {}>{}", change.entry, name_of(change.step), change.from.count(), change.to.count());
    }
    return text;
  }

 private:
  Stretch& add(char activity) {
    Stretch& stretch = stretches_.emplace_back();
    stretch.day = day_;
    stretch.volunteer = VolunteerNo{1};
    stretch.activity = activity_no(activity);
    stretch.sheet = SheetNo{1};
    stretch.row = static_cast<std::uint32_t>(stretches_.size());
    return stretch;
  }

  Instant instant(std::string_view text) const {
    return zone_.read(text.size() == 5 ? day_ + clock(text) : wall(text)).earlier;
  }

  void count() {
    std::vector<Stretch> day_in_order = stretches_;
    std::vector<std::uint32_t> originals;
    const auto activity_before = [](ActivityNo a, ActivityNo b) { return a > b; };
    const auto team_before = [](TeamNo a, TeamNo b) { return a < b; };
    day_in_order.resize(settle(day_in_order, activity_before, team_before, originals));
    Crediting crediting(rule, zone_, [this](ActivityNo no) -> const Activity* {
      for (const auto& known : activities) {
        if (activity_no(known.first) == no) return &known.second;
      }
      return nullptr;
    });
    credits_.assign(day_in_order.size(), {});
    crediting.credit(day_in_order, credits_, &changes_);

    // Without changes, and a second time, the same.
    std::vector<Credit> again(day_in_order.size());
    crediting.credit(day_in_order, again);
    CHECK(again == credits_);

    // The changes lead from claimed to credited.
    std::size_t at = 0;
    for (std::size_t i = 0; i < credits_.size(); ++i) {
      Minutes running = credits_[i].claimed;
      for (; at < changes_.size() && changes_[at].entry == i; ++at) {
        CHECK(changes_[at].from == running);
        running = changes_[at].to;
      }
      CHECK(running == credits_[i].credited);
    }
    CHECK(at == changes_.size());
  }

  Day day_;
  const Zone& zone_;
  std::vector<Stretch> stretches_;
  std::vector<Credit> credits_;
  std::vector<Change> changes_;
};

}  // namespace starhours::fixture
