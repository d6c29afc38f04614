#include <answers/course.h>
#include <answers/find.h>
#include <answers/leaders.h>
#include <answers/selection.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace starhours::answers {
namespace {

bool one_of(const std::vector<std::string>& wanted, const std::vector<std::string>& groups) {
  return std::any_of(groups.begin(), groups.end(), [&](const std::string& group) {
    return std::find(wanted.begin(), wanted.end(), group) != wanted.end();
  });
}

bool holds(const std::vector<ContenderNo>& ascending, ContenderNo contender) {
  return std::binary_search(ascending.begin(), ascending.end(), contender);
}

ContenderNo number_of(const AwardRule& award, const Candidate& candidate) {
  return award.of == Contender::team ? index_of(candidate.team) : index_of(candidate.volunteer);
}

// Fills what the roster says of a volunteer.
void describe(const Member& volunteer, const std::vector<std::string>& groups, const Eligibility& eligible,
              Candidate& candidate) {
  candidate.volunteer = volunteer.no;
  candidate.team = volunteer.team;
  candidate.key = volunteer.id();
  candidate.registered = volunteer.registered();
  candidate.in_groups = eligible.groups.empty() || one_of(eligible.groups, groups);
  candidate.in_barred_group = one_of(eligible.not_in_groups, groups);
}

Day last_day(const Period& period) { return period.days.end - date::days{1}; }

}  // namespace

bool decides_by(const AwardRule& award, Metric metric) {
  return award.by == metric ||
         std::find(award.tie_break.begin(), award.tie_break.end(), metric) != award.tie_break.end();
}

Course::Course(Reading& reading, Community& community, Periods periods)
    : reading_(reading),
      community_(community),
      periods_(periods),
      scale_(reading.rulebook().points, reading.community().activity_of()),
      served_(reading, Metric::entries) {
  const Rulebook& rulebook = reading.rulebook();
  for (const AwardRule& award : rulebook.awards) {
    needs_points_ |= decides_by(award, Metric::points) || award.eligible.min_points.has_value();
    needs_activities_ |= decides_by(award, Metric::activities) || award.eligible.min_activities.has_value();
  }
  if (!rulebook.ladders.empty()) standing_.emplace(reading, rulebook.ladders.front());
}

Result<void> Course::check(const AwardRule& award) const {
  if (const auto teams = teams_in(award); !teams) return fail(teams.error());
  if (award.by != Metric::wins) return {};
  const auto counted = counted_by(award);
  if (!counted) return fail(counted.error());
  return check(**counted);
}

Result<Outcome> Course::outcome(const AwardRule& award, const Period& period, std::optional<ContenderNo> besides) {
  auto ground = ground_of(award, period);
  if (!ground) return fail(ground.error());
  if (standing_ && award.of == Contender::volunteer && !ground->with_stars) {
    ground->with_stars = true;
    if (auto moved = standing_->move_to(last_day(period)); !moved) return fail(std::move(moved).error());
  }
  std::vector<ContenderNo> all = contenders(award, *ground);
  if (besides) {
    const auto at = std::lower_bound(all.begin(), all.end(), *besides);
    if (at == all.end() || *at != *besides) all.insert(at, *besides);
  }
  return decide_among(award, period, *ground, all);
}

Result<Outcome> Course::winning(const AwardRule& award, const Period& period) {
  const auto ground = ground_of(award, period);
  if (!ground) return fail(ground.error());
  auto outcome = decide_winners(award, period, *ground);
  if (!outcome || !standing_ || ground->with_stars || award.of == Contender::team) return outcome;
  if (auto added = add_stars(period, *outcome); !added) return fail(added.error());
  return outcome;
}

Result<void> Course::add_stars(const Period& period, Outcome& outcome) {
  std::vector<VolunteerNo> winners;
  for (const Ranked& ranked : outcome.decision.ranked) {
    if (ranked.verdict == Verdict::won) winners.push_back(outcome.candidates[ranked.candidate].volunteer);
  }
  constexpr std::size_t few = 100;
  auto moved = periods_ == Periods::one && winners.size() <= few ? standing_->move_to(last_day(period), winners)
                                                                 : standing_->move_to(last_day(period));
  if (!moved) return moved;
  for (const Ranked& ranked : outcome.decision.ranked) {
    if (ranked.verdict != Verdict::won) continue;
    Candidate& candidate = outcome.candidates[ranked.candidate];
    candidate.stars = standing_->level(candidate.volunteer);
  }
  return {};
}

Result<Course::Ground> Course::ground_of(const AwardRule& award, const Period& period) {
  Ground ground;
  auto cooling = lately(award, period);
  if (!cooling) return fail(cooling.error());
  ground.cooling = std::move(*cooling);
  auto won = wins(award, period);
  if (!won) return fail(won.error());
  ground.won = std::move(*won);
  auto in_teams = teams_in(award);
  if (!in_teams) return fail(in_teams.error());
  ground.in_teams = std::move(*in_teams);
  const auto tallies = tallies_of(award, period);
  if (!tallies) return fail(tallies.error());
  ground.tallies = *tallies;
  const bool of_teams = award.of == Contender::team;
  ground.with_stars = standing_ && !of_teams && (decides_by(award, Metric::stars) || award.eligible.min_stars);
  if (ground.with_stars) {
    if (auto moved = standing_->move_to(last_day(period)); !moved) return fail(std::move(moved).error());
  }
  if (of_teams && (decides_by(award, Metric::hours_per_member) || award.eligible.min_members)) {
    auto counted = members_by_team(last_day(period));
    if (!counted) return fail(std::move(counted).error());
    ground.members = std::move(*counted);
  }
  return ground;
}

// Ascending.
std::vector<ContenderNo> Course::contenders(const AwardRule& award, const Ground& ground) {
  std::vector<ContenderNo> all;
  if (award.of == Contender::team) {
    for (const TeamNo team : ground.tallies->teams()) all.push_back(index_of(team));
  } else {
    const std::vector<VolunteerNo> volunteers = ground.tallies->volunteers();
    all.reserve(volunteers.size());
    for (const VolunteerNo volunteer : volunteers) all.push_back(index_of(volunteer));
  }
  if (ground.won.empty()) return all;
  for (const auto& winner : ground.won) all.push_back(winner.first);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Result<Outcome> Course::decide_among(const AwardRule& award, const Period& period, const Ground& ground,
                                     std::span<const ContenderNo> contenders) {
  const bool of_teams = award.of == Contender::team;
  if (!of_teams) {
    std::vector<VolunteerNo> volunteers;
    volunteers.reserve(contenders.size());
    for (const ContenderNo number : contenders) volunteers.push_back(VolunteerNo{number});
    if (auto brought = community_.bring(reading_.book(), volunteers); !brought) return fail(brought.error());
  }
  Outcome made;
  made.candidates.reserve(contenders.size());
  for (const ContenderNo number : contenders) {
    Candidate candidate;
    if (of_teams) {
      const Team* team = community_.directory().team(TeamNo{number});
      if (team == nullptr) continue;
      candidate.team = team->no;
      candidate.key = team->id;
      candidate.tally = ground.tallies->of(team->no);
      if (number < ground.members.size()) candidate.members = ground.members[number];
    } else {
      const Member* volunteer = community_.volunteer(VolunteerNo{number});
      if (volunteer == nullptr) continue;
      describe(*volunteer, community_.groups_of(volunteer->no), award.eligible, candidate);
      candidate.tally = ground.tallies->of(volunteer->no);
      if (ground.with_stars) candidate.stars = standing_->level(volunteer->no);
    }
    const std::uint32_t team = index_of(candidate.team);
    candidate.in_teams = award.eligible.teams.empty() || (team < ground.in_teams.size() && ground.in_teams[team]);
    candidate.in_cooldown = holds(ground.cooling, number);
    if (const auto times = ground.won.find(number); times != ground.won.end()) candidate.wins = times->second;
    made.candidates.push_back(std::move(candidate));
  }
  made.decision = decide(award, period, made.candidates);
  return made;
}

// Nobody wins before those ahead in score did or could not: so the first in score are decided among, and more of them
// only where too few of these could win.
Result<Outcome> Course::decide_winners(const AwardRule& award, const Period& period, const Ground& ground) {
  const std::vector<ContenderNo> all = contenders(award, ground);
  if (award.of == Contender::team || award.by == Metric::stars) return decide_among(award, period, ground, all);
  const auto places = static_cast<std::size_t>(std::max(award.winners, 0));
  for (std::size_t first = 64 + 4 * places;; first *= 8) {
    Leaders leaders(first);
    Candidate candidate;  // of which a score by tally or wins asks no more
    for (const ContenderNo number : all) {
      candidate.tally = ground.tallies->of(VolunteerNo{number});
      const auto times = ground.won.find(number);
      candidate.wins = times == ground.won.end() ? 0 : times->second;
      const Score score = score_of(award, candidate);
      if (score.numerator > 0) leaders.add(score, number);
    }
    auto outcome = decide_among(award, period, ground, leaders.contenders());
    if (!outcome || outcome->decision.winners >= places || leaders.everybody()) return outcome;
  }
}

Result<const Course::Winners*> Course::winners(const AwardRule& award, const Period& period) {
  static const Winners nobody;
  const auto journal = reading_.book().journal_days();
  if (!journal) return fail(journal.error());
  if (journal->empty() || period.days.end <= journal->first) return &nobody;
  const CalendarStyle& style = reading_.rulebook().calendar;
  // With a cool-down every period leans on the one before: begin at the first, so that no decision has to wait for
  // another.
  if (award.cooldown > 0) {
    Period& undecided = undecided_.try_emplace(award.id, period_of(journal->first, award.every, style)).first->second;
    while (undecided.days.first < period.days.first) {
      if (auto kept = decide_and_keep(award, undecided); !kept) return kept;
      undecided = next(undecided, style);
    }
  }
  return decide_and_keep(award, period);
}

Result<const Course::Winners*> Course::decide_and_keep(const AwardRule& award, const Period& period) {
  const std::pair<std::string, Day> key{award.id, period.days.first};
  if (const auto known = winners_.find(key); known != winners_.end()) return &known->second;
  const auto ground = ground_of(award, period);
  if (!ground) return fail(ground.error());
  const auto decided = decide_winners(award, period, *ground);
  if (!decided) return fail(decided.error());
  Winners won;
  for (const Ranked& ranked : decided->decision.ranked) {
    if (ranked.verdict == Verdict::won) won.push_back(number_of(award, decided->candidates[ranked.candidate]));
  }
  std::sort(won.begin(), won.end());
  return &winners_.emplace(key, std::move(won)).first->second;
}

// Everybody in cool-down in `period`.
Result<Course::Winners> Course::lately(const AwardRule& award, const Period& period) {
  Winners all;
  Period earlier = period;
  for (int i = 0; i < award.cooldown && earlier.days.first > representable_days.first; ++i) {
    earlier = previous(earlier, reading_.rulebook().calendar);
    const auto won = winners(award, earlier);
    if (!won) return fail(won.error());
    all.insert(all.end(), (*won)->begin(), (*won)->end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

Result<std::optional<Period>> Course::won_lately(const AwardRule& award, const Period& period, ContenderNo contender) {
  Period earlier = period;
  for (int i = 0; i < award.cooldown && earlier.days.first > representable_days.first; ++i) {
    earlier = previous(earlier, reading_.rulebook().calendar);
    const auto won = winners(award, earlier);
    if (!won) return fail(won.error());
    if (holds(**won, contender)) return earlier;
  }
  return std::nullopt;
}

// The award whose wins this one counts.
Result<const AwardRule*> Course::counted_by(const AwardRule& award) const {
  const auto counted = find_award(reading_.rulebook(), award.wins_of);
  if (!counted) return fail(counted.error());
  // A finer grain every time: so a chain of awards ends.
  if ((*counted)->every >= award.every || (*counted)->of != award.of) {
    return fail(error(Kind::usage,
                      fmt::format("expected '{}' to be an award of the same contenders at a finer grain than '{}'",
                                  (*counted)->id, award.id),
                      "count the wins of a weekly or monthly award in a yearly one"));
  }
  return counted;
}

Result<std::map<ContenderNo, std::int32_t>> Course::wins(const AwardRule& award, const Period& period) {
  std::map<ContenderNo, std::int32_t> times;
  if (award.by != Metric::wins) return times;
  const auto counted = counted_by(award);
  if (!counted) return fail(counted.error());
  for (const Period& finer : periods_ending_in(period.days, (*counted)->every, reading_.rulebook().calendar)) {
    const auto won = winners(**counted, finer);
    if (!won) return fail(won.error());
    for (const ContenderNo winner : **won) ++times[winner];
  }
  return times;
}

Result<const Tallies*> Course::tallies_of(const AwardRule& award, const Period& period) {
  std::vector<Basis> basis = award.eligible.basis;
  std::sort(basis.begin(), basis.end());
  if (tallies_ != nullptr && tallied_basis_ == basis && tallied_days_ == period.days) return tallies_.get();
  tallies_.reset();
  TallyOptions options;
  options.activities = needs_activities_;
  options.basis = basis;
  if (needs_points_) options.points = &scale_;
  const auto most = reading_.book().most_volunteers();
  if (!most) return fail(most.error());
  options.volunteers = static_cast<std::size_t>(*most);
  tallies_ = std::make_unique<Tallies>(options);
  tallied_basis_ = std::move(basis);
  tallied_days_ = period.days;
  const auto months = months_that_do();
  if (!months) return fail(months.error());
  auto read = *months ? tally_totals(**months) : tally_entries();
  if (!read) return fail(std::move(read).error());
  return tallies_.get();
}

// Nothing where totals do not tell all that is asked of the entries.
Result<std::optional<DaySpan>> Course::months_that_do() {
  if (reading_.what_if() || needs_points_ || needs_activities_ || !tallied_basis_.empty()) return std::nullopt;
  const auto cut = cut_journal_at_months(reading_.book(), tallied_days_);
  if (!cut) return fail(cut.error());
  return cut->before.empty() && cut->after.empty() ? std::optional(cut->months) : std::nullopt;
}

Result<void> Course::tally_totals(DaySpan months) {
  auto read =
      reading_.book().each_total(months, Book::Stride::years, [this](DaySpan, std::span<const VolunteerTotal> totals) {
        for (const VolunteerTotal& one : totals) tallies_->add(one.volunteer, one.minutes, one.entries, one.days);
      });
  if (!read) return read;
  return reading_.each_team_day(
      tallied_days_,
      [this](Day day, std::span<const TeamTotal> teams) {
        for (const TeamTotal& one : teams) tallies_->add(one.team, day, one.minutes, one.entries);
      },
      [this](std::span<const GroupEntry> groups) { tallies_->add_groups(groups); });
}

Result<void> Course::tally_entries() {
  return reading_.each_part_of_days(
      tallied_days_, [this](std::span<const Entry> entries) { tallies_->add(entries); },
      [this](std::span<const GroupEntry> groups) { tallies_->add_groups(groups); });
}

// By number, sub-teams included; empty where the award takes any team.
Result<std::vector<bool>> Course::teams_in(const AwardRule& award) const {
  std::vector<bool> all;
  for (const std::string& text : award.eligible.teams) {
    const auto team = find_team(reading_.community(), text);
    if (!team) {
      Problem problem = team.error();
      problem.message += fmt::format(" in the award '{}'", award.id);
      return fail(std::move(problem));
    }
    const std::vector<bool> teams = team_with_sub_teams(reading_.community().directory(), *team);
    all.resize(std::max(all.size(), teams.size()), false);
    for (std::size_t i = 0; i < teams.size(); ++i) all[i] = all[i] || teams[i];
  }
  return all;
}

// By number: those whose home the team is, from the day of registration; the never registered from their first service.
Result<std::vector<std::int32_t>> Course::members_by_team(Day last) {
  auto covered = served_.cover({representable_days.first, last + date::days{1}});
  if (!covered) return fail(std::move(covered).error());
  if (auto brought = community_.bring_everybody(reading_.book()); !brought) return fail(brought.error());
  std::vector<std::int32_t> members;
  for (const Member& volunteer : community_.volunteers()) {
    const bool joined = volunteer.registered() ? *volunteer.registered() <= last : served_.of(volunteer.no) > 0;
    if (!joined || volunteer.team == TeamNo::none) continue;
    if (index_of(volunteer.team) >= members.size()) members.resize(std::size_t{index_of(volunteer.team)} + 1);
    ++members[index_of(volunteer.team)];
  }
  return members;
}

}  // namespace starhours::answers
