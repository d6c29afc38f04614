#include <answers/course.h>
#include <answers/find.h>
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
void describe(const Volunteer& volunteer, const Eligibility& eligible, Candidate& candidate) {
  candidate.volunteer = volunteer.no;
  candidate.team = volunteer.team;
  candidate.key = volunteer.id;
  candidate.registered = volunteer.registered;
  candidate.in_groups = eligible.groups.empty() || one_of(eligible.groups, volunteer.groups);
  candidate.in_barred_group = one_of(eligible.not_in_groups, volunteer.groups);
}

}  // namespace

bool decides_by(const AwardRule& award, Metric metric) {
  return award.by == metric ||
         std::find(award.tie_break.begin(), award.tie_break.end(), metric) != award.tie_break.end();
}

Course::Course(Reading& reading)
    : reading_(reading), scale_(reading.rulebook().points, reading.community().activity_of()), served_(reading) {
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
  return decide_among(award, period, besides, Stars::always);
}

Result<Outcome> Course::decide_among(const AwardRule& award, const Period& period, std::optional<ContenderNo> besides,
                                     Stars stars) {
  const auto cooling = lately(award, period);
  if (!cooling) return fail(cooling.error());
  const auto won = wins(award, period);
  if (!won) return fail(won.error());
  const auto in_teams = teams_in(award);
  if (!in_teams) return fail(in_teams.error());
  const auto tallies = tallies_of(award, period);
  if (!tallies) return fail(tallies.error());

  const bool of_teams = award.of == Contender::team;
  const Day last = period.days.end - date::days{1};
  const bool with_stars = standing_ && !of_teams &&
                          (stars == Stars::always || decides_by(award, Metric::stars) || award.eligible.min_stars);
  if (with_stars) {
    if (auto moved = standing_->move_to(last); !moved) return fail(std::move(moved).error());
  }
  std::vector<std::int64_t> members;
  if (of_teams && (decides_by(award, Metric::hours_per_member) || award.eligible.min_members)) {
    auto counted = members_by_team(last);
    if (!counted) return fail(std::move(counted).error());
    members = std::move(*counted);
  }

  std::vector<ContenderNo> contenders;
  if (of_teams) {
    for (const TeamNo team : (*tallies)->teams()) contenders.push_back(index_of(team));
  } else {
    for (const VolunteerNo volunteer : (*tallies)->volunteers()) contenders.push_back(index_of(volunteer));
  }
  for (const auto& winner : *won) contenders.push_back(winner.first);
  if (besides) contenders.push_back(*besides);
  std::sort(contenders.begin(), contenders.end());
  contenders.erase(std::unique(contenders.begin(), contenders.end()), contenders.end());

  Outcome made;
  made.candidates.reserve(contenders.size());
  for (const ContenderNo number : contenders) {
    Candidate candidate;
    if (of_teams) {
      const Team* team = reading_.community().directory().team(TeamNo{number});
      if (team == nullptr) continue;
      candidate.team = team->no;
      candidate.key = team->id;
      candidate.tally = (*tallies)->of(team->no);
      if (number < members.size()) candidate.members = members[number];
    } else {
      const Volunteer* volunteer = reading_.community().volunteer(VolunteerNo{number});
      if (volunteer == nullptr) continue;
      describe(*volunteer, award.eligible, candidate);
      candidate.tally = (*tallies)->of(volunteer->no);
      if (with_stars) candidate.stars = standing_->level(volunteer->no);
    }
    const std::uint32_t team = index_of(candidate.team);
    candidate.in_teams = award.eligible.teams.empty() || (team < in_teams->size() && (*in_teams)[team]);
    candidate.in_cooldown = holds(*cooling, number);
    if (const auto times = won->find(number); times != won->end()) candidate.wins = times->second;
    made.candidates.push_back(std::move(candidate));
  }
  made.decision = decide(award, period, made.candidates);
  return made;
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
  const auto decided = decide_among(award, period, std::nullopt, Stars::if_decisive);
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

Result<std::map<ContenderNo, std::int64_t>> Course::wins(const AwardRule& award, const Period& period) {
  std::map<ContenderNo, std::int64_t> times;
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
  Tallied& kept = tallied_[{award.every, basis}];
  if (kept.tallies != nullptr && kept.days == period.days) return kept.tallies.get();
  TallyOptions options;
  options.activities = needs_activities_;
  options.basis = basis;
  if (needs_points_) options.points = &scale_;
  kept.tallies = std::make_unique<Tallies>(options);
  kept.days = period.days;
  auto read = reading_.each_service_day(
      period.days, std::nullopt, [&](std::span<const Entry> entries) { kept.tallies->add(entries); },
      [&](std::span<const GroupEntry> groups) { kept.tallies->add_groups(groups); });
  if (!read) return fail(std::move(read).error());
  return kept.tallies.get();
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
Result<std::vector<std::int64_t>> Course::members_by_team(Day last) {
  auto covered = served_.cover({representable_days.first, last + date::days{1}});
  if (!covered) return fail(std::move(covered).error());
  std::vector<std::int64_t> members;
  for (const Volunteer& volunteer : reading_.community().volunteers()) {
    const bool joined = volunteer.registered ? *volunteer.registered <= last : served_.of(volunteer.no).entries > 0;
    if (!joined || volunteer.team == TeamNo::none) continue;
    if (index_of(volunteer.team) >= members.size()) members.resize(std::size_t{index_of(volunteer.team)} + 1);
    ++members[index_of(volunteer.team)];
  }
  return members;
}

}  // namespace starhours::answers
