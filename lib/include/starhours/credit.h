// credit.h -- from the stretches of one service day to worked and credited minutes.
//
// Units        whole Minutes; instants are minutes of UTC.
// Errors       none: settled stretches can always be counted.
// Guarantees   0 <= worked <= claimed; no minute is worked twice; 0 <= credited <= Stretch::longest;
//              the credited minutes of a day never exceed max_per_day; the same stretches in any order of
//              import give the same result.
// Windows      (of activities, of breaks) are wall times of each local day; one that happens twice is the earlier one.
// Source       民函〔2012〕340号: time actually served, travel excluded.
#pragma once

#include <starhours/count_rule.h>
#include <starhours/roster.h>
#include <starhours/service_day.h>
#include <starhours/zone.h>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace starhours {

// The steps of crediting, in the order in which they apply. `worked` stands after
// overlap (and, for stated hours, after `beside_clocked`); the rest make `credited` of it.
enum class Step : std::uint8_t {
  trim,
  overlap,
  beside_clocked,  // stated hours at an activity also clocked that day
  rest,            // breaks
  stated,          // stated hours beside times
  min,
  at_least,
  round,
  max_per_entry,
  max_per_activity_day,
  max_per_day,
};
[[nodiscard]] std::string_view name_of(
    Step step);  // as the rulebook spells it: "max_per_day", "break", "beside-clocked"

struct Credit {
  Minutes claimed{};
  Minutes worked{};
  Minutes credited{};
  friend bool operator==(const Credit&, const Credit&) = default;
};

// One line of the journal.
struct Entry {
  Stretch stretch;
  std::uint16_t worked = 0;
  std::uint16_t credited = 0;  // at_least, rounding up and `replace` may make it more than worked
};

// One step's change to one entry, kept for `why`.
struct Change {
  std::size_t entry = 0;  // index into the day
  Step step{};
  Minutes from{};
  Minutes to{};
};

// The activity of a number, or null. Asked only for rules that need a window.
using ActivityOf = std::function<const Activity*(ActivityNo)>;

class Crediting {
 public:
  // The references must outlive it. Not for two threads at once: it keeps its scratch memory.
  Crediting(const CountRule& rule, const Zone& zone, ActivityOf activity_of);
  Crediting(Crediting&&) noexcept;
  Crediting& operator=(Crediting&&) noexcept;
  ~Crediting();

  // REQUIRES: `day` is settled (service_day.h), duplicates left out. `credits[i]` is of day[i]; same size.
  // `changes`, unless null, is overwritten with the steps that changed something, by entry, then step: each
  // entry's changes lead without a gap from claimed over worked to credited.
  // O(n log n); no allocation once warm.
  void credit(std::span<const Stretch> day, std::span<Credit> credits, std::vector<Change>* changes = nullptr);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace starhours
