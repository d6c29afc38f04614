// course.h -- the course of awards through the periods: an award with a cool-down, or that counts the wins of another,
// needs the decisions of earlier periods. They are made once, forward from the first period with entries.
#pragma once

#include <starhours/award.h>

#include <answers/reading.h>
#include <answers/running_totals.h>
#include <answers/standing.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starhours::answers {

struct Outcome {
  std::vector<Candidate> candidates;
  Decision decision;
};

// A volunteer or team, whichever the award is for.
using ContenderNo = std::uint32_t;

class Course {
 public:
  // How many periods will be asked about: of several each leans on what was summed for the one before.
  enum class Periods : std::uint8_t { one, several };
  // `community` is that of the reading; both must outlive it. Whom it needs it brings in.
  Course(Reading& reading, Community& community, Periods periods);

  // Whether the award can be decided at all. Errors: no_team, no_award, usage for a rulebook that names what is not
  // there.
  [[nodiscard]] Result<void> check(const AwardRule& award) const;
  // Candidates are all who served in `period` by the award's basis (or won what it counts), and `besides`. Their stars
  // are filled in. REQUIRES: period is of the award's grain. Errors: those of Book; no_team, no_award, usage for a
  // rulebook that names what is not there.
  [[nodiscard]] Result<Outcome> outcome(const AwardRule& award, const Period& period,
                                        std::optional<ContenderNo> besides = std::nullopt);
  // The same winners, without most of those who did not win: much faster where many served.
  [[nodiscard]] Result<Outcome> winning(const AwardRule& award, const Period& period);
  // The latest period before `period` that keeps `contender` in cool-down, if any.
  [[nodiscard]] Result<std::optional<Period>> won_lately(const AwardRule& award, const Period& period,
                                                         ContenderNo contender);

 private:
  using Winners = std::vector<ContenderNo>;  // ascending
  // What a decision leans on.
  struct Ground {
    Winners cooling;
    std::map<ContenderNo, std::int32_t> won;
    std::vector<bool> in_teams;
    const Tallies* tallies = nullptr;
    std::vector<std::int32_t> members;
    bool with_stars = false;
  };

  Result<Ground> ground_of(const AwardRule& award, const Period& period);
  static std::vector<ContenderNo> contenders(const AwardRule& award, const Ground& ground);
  Result<Outcome> decide_among(const AwardRule& award, const Period& period, const Ground& ground,
                               std::span<const ContenderNo> contenders);
  Result<Outcome> decide_winners(const AwardRule& award, const Period& period, const Ground& ground);
  Result<void> add_stars(const Period& period, Outcome& outcome);
  Result<const Winners*> winners(const AwardRule& award, const Period& period);
  Result<const Winners*> decide_and_keep(const AwardRule& award, const Period& period);
  Result<Winners> lately(const AwardRule& award, const Period& period);
  Result<std::map<ContenderNo, std::int32_t>> wins(const AwardRule& award, const Period& period);
  Result<const Tallies*> tallies_of(const AwardRule& award, const Period& period);
  Result<std::optional<DaySpan>> months_that_do();
  Result<void> tally_totals(DaySpan months);
  Result<void> tally_entries();
  Result<const AwardRule*> counted_by(const AwardRule& award) const;
  Result<std::vector<bool>> teams_in(const AwardRule& award) const;
  Result<std::vector<std::int32_t>> members_by_team(Day last);

  Reading& reading_;
  Community& community_;
  Periods periods_;
  PointsScale scale_;
  bool needs_points_ = false;
  bool needs_activities_ = false;
  std::optional<Standing> standing_;  // on the first ladder
  RunningTotals served_;              // who served at all, for membership
  // Of the period and the entries decided about last: the awards of a period mostly share them.
  std::unique_ptr<Tallies> tallies_;
  DaySpan tallied_days_;
  std::vector<Basis> tallied_basis_;                        // ascending
  std::map<std::pair<std::string, Day>, Winners> winners_;  // by award and first day
  std::map<std::string, Period> undecided_;  // by award with a cool-down: the first period not decided yet
};

// What an award orders or bars by.
[[nodiscard]] bool decides_by(const AwardRule& award, Metric metric);

}  // namespace starhours::answers
