#include <starhours/answers.h>

#include <answers/columns.h>
#include <answers/course.h>
#include <answers/find.h>
#include <answers/score_text.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace starhours {

using namespace answers;

namespace {

// The facts of one contender beside the last winner's.
class Facts {
 public:
  Facts(const AwardRule& award, const Outcome& outcome, const Ranked& ranked)
      : award_(award),
        outcome_(outcome),
        ranked_(ranked),
        candidate_(outcome.candidates[ranked.candidate]),
        last_(outcome.decision.last_winner ? &outcome.decision.ranked[*outcome.decision.last_winner] : nullptr),
        last_candidate_(last_ == nullptr ? nullptr : &outcome.candidates[last_->candidate]) {}

  void write(const Community& community, const std::optional<std::string>& won_in, RowSink& sink) const {
    const Score score = score_of(award_, candidate_);
    const Score last_score = last_ == nullptr ? Score{} : score_of(award_, *last_candidate_);
    fact(sink, "score", text_of(score), last_ == nullptr ? "" : text_of(last_score),
         award_.by == Metric::wins ? fmt::format("by wins:{}", award_.wins_of)
                                   : fmt::format("by {}", name_of(award_.by)),
         last_ == nullptr ? Cell{} : Cell{score >= last_score});
    fact(sink, "rank", rank_text(ranked_), last_ == nullptr ? "" : rank_text(*last_),
         fmt::format("winners {}, ties {}", award_.winners, award_.ties == Ties::share ? "shared" : "broken"), {});
    for (std::size_t i = 0; i < award_.tie_break.size(); ++i) {
      const Metric metric = award_.tie_break[i];
      fact(sink, name_of(metric), metric_text(metric, candidate_), last_text(metric),
           fmt::format("tie-break {}", i + 1), {});
    }
    write_thresholds(sink);
    write_groups(community, sink);
    if (award_.cooldown > 0) {
      fact(sink, "cooldown", won_in.value_or(""), "", fmt::format("sits out {} after winning", award_.cooldown),
           Cell{!candidate_.in_cooldown});
    }
    if (award_.per_team) write_quota(sink);
    fact(sink, "verdict", std::string(name_of(ranked_.verdict)),
         last_candidate_ == nullptr ? "" : std::string(last_candidate_->key), "",
         Cell{ranked_.verdict == Verdict::won});
  }

 private:
  static void fact(RowSink& sink, std::string_view measure, const std::string& value, const std::string& last_winner,
                   const std::string& rule, const Cell& met) {
    const Cell cells[] = {measure, text_cell(value), text_cell(last_winner), text_cell(rule), met};
    sink.row(cells);
  }

  static std::string rank_text(const Ranked& ranked) {
    return ranked.rank == 0 ? std::string() : fmt::format("{}", ranked.rank);
  }

  static std::string metric_text(Metric metric, const Candidate& candidate) {
    if (metric == Metric::registered) return candidate.registered ? to_string(*candidate.registered) : std::string();
    AwardRule by;
    by.by = metric;
    return text_of(score_of(by, candidate));
  }

  [[nodiscard]] std::string last_text(Metric metric) const {
    return last_candidate_ == nullptr ? std::string() : metric_text(metric, *last_candidate_);
  }

  void threshold(RowSink& sink, std::string_view measure, Metric metric, const Score& least) const {
    AwardRule by;
    by.by = metric;
    fact(sink, measure, metric_text(metric, candidate_), last_text(metric), fmt::format("at least {}", text_of(least)),
         Cell{score_of(by, candidate_) >= least});
  }

  void write_thresholds(RowSink& sink) const {
    const Eligibility& eligible = award_.eligible;
    if (eligible.min_hours) threshold(sink, "min_hours", Metric::hours, {eligible.min_hours->count(), 60});
    if (eligible.min_points)
      threshold(sink, "min_points", Metric::points, {eligible.min_points->millionths, 1'000'000});
    if (eligible.min_entries) threshold(sink, "min_entries", Metric::entries, {*eligible.min_entries, 1});
    if (eligible.min_days) threshold(sink, "min_days", Metric::days, {*eligible.min_days, 1});
    if (eligible.min_activities) threshold(sink, "min_activities", Metric::activities, {*eligible.min_activities, 1});
    if (eligible.min_stars) threshold(sink, "min_stars", Metric::stars, {*eligible.min_stars, 1});
    if (eligible.min_members) {
      fact(sink, "min_members", fmt::format("{}", candidate_.members),
           last_candidate_ == nullptr ? "" : fmt::format("{}", last_candidate_->members),
           fmt::format("at least {}", *eligible.min_members), Cell{candidate_.members >= *eligible.min_members});
    }
    if (eligible.registered_months) {
      fact(sink, "registered_months", metric_text(Metric::registered, candidate_), last_text(Metric::registered),
           fmt::format("registered for at least {} months", *eligible.registered_months),
           met_unless(Verdict::registered_months));
    }
  }

  void write_groups(const Community& community, RowSink& sink) const {
    const Eligibility& eligible = award_.eligible;
    const std::string groups = fmt::format("{}", fmt::join(community.groups_of(candidate_.volunteer), ";"));
    if (!eligible.groups.empty()) {
      fact(sink, "groups", groups, "", fmt::format("in one of {}", fmt::join(eligible.groups, ", ")),
           Cell{candidate_.in_groups});
    }
    if (!eligible.not_in_groups.empty()) {
      fact(sink, "not_in_groups", groups, "", fmt::format("in none of {}", fmt::join(eligible.not_in_groups, ", ")),
           Cell{!candidate_.in_barred_group});
    }
    if (!eligible.teams.empty()) {
      fact(sink, "teams", std::string(community.team_text(candidate_.team)), "",
           fmt::format("in one of {}", fmt::join(eligible.teams, ", ")), Cell{candidate_.in_teams});
    }
  }

  // How many of the team won before this one's turn came.
  void write_quota(RowSink& sink) const {
    std::int64_t before = 0;
    for (const Ranked& other : outcome_.decision.ranked) {
      if (&other == &ranked_) break;
      before += other.verdict == Verdict::won && outcome_.candidates[other.candidate].team == candidate_.team ? 1 : 0;
    }
    fact(sink, "per_team", fmt::format("{}", before), "", fmt::format("at most {} winners of a team", *award_.per_team),
         Cell{candidate_.team == TeamNo::none || before < *award_.per_team});
  }

  // The one condition whose test decide() keeps to itself: known where it was the verdict, or where all before and it
  // held.
  [[nodiscard]] Cell met_unless(Verdict verdict) const {
    if (ranked_.verdict == verdict) return Cell{false};
    return ranked_.rank > 0 || ranked_.verdict > verdict ? Cell{true} : Cell{};
  }

  const AwardRule& award_;
  const Outcome& outcome_;
  const Ranked& ranked_;
  const Candidate& candidate_;
  const Ranked* last_;
  const Candidate* last_candidate_;
};

Result<ContenderNo> find_contender(Book& book, const Community& community, const AwardRule& award,
                                   const std::string& text) {
  if (award.of == Contender::team) {
    const auto team = find_team(community, text);
    if (!team) return fail(team.error());
    return index_of(*team);
  }
  const auto volunteer = find_volunteer(book, community, text);
  if (!volunteer) return fail(volunteer.error());
  return index_of(volunteer->no);
}

}  // namespace

Result<void> answer_why_award(const Asking& asking, const std::string& contender, const std::string& award,
                              const Period& period, RowSink& sink) {
  const CalendarStyle& style = asking.rulebook.calendar;
  const auto rule = find_award(asking.rulebook, award);
  if (!rule) return fail(rule.error());
  if ((*rule)->every != period.grain) {
    return fail(error(Kind::bad_period,
                      fmt::format("'{}' is no {}, and the award '{}' is of every {}", label(period, style),
                                  name_of((*rule)->every), (*rule)->id, name_of((*rule)->every)),
                      fmt::format("write '{}'", label(period_of(asking.today, (*rule)->every, style), style))));
  }
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  auto community = Community::load(asking.book, Community::People::wanted);
  if (!community) return fail(community.error());
  if (auto brought = community->bring_weighed_activities(asking.book, asking.rulebook.points); !brought) return brought;
  const auto number = find_contender(asking.book, *community, **rule, contender);
  if (!number) return fail(number.error());
  auto reading = Reading::of(asking, *community);
  if (!reading) return fail(std::move(reading).error());
  Course course(*reading, *community, Course::Periods::one);
  const auto outcome = course.outcome(**rule, period, *number);
  if (!outcome) return fail(outcome.error());
  const auto won = course.won_lately(**rule, period, *number);
  if (!won) return fail(won.error());
  std::optional<std::string> won_in;
  if (*won) won_in = label(**won, style);

  for (const Ranked& ranked : outcome->decision.ranked) {
    const Candidate& candidate = outcome->candidates[ranked.candidate];
    const bool asked_for =
        (*rule)->of == Contender::team ? index_of(candidate.team) == *number : index_of(candidate.volunteer) == *number;
    if (!asked_for) continue;
    sink.begin({{fmt::format("为何：{} {}", (*rule)->name.zh, title(period, style, Language::zh)),
                 fmt::format("Why: {}, {}", (*rule)->name.en, title(period, style, Language::en))},
                columns({"measure", "value:text", "last_winner", "rule", "met"})});
    Facts(**rule, *outcome, ranked).write(*community, won_in, sink);
    sink.end();
    return {};
  }
  return fail(error(Kind::broken_book, fmt::format("'{}' is not in the book any more", contender)));
}

}  // namespace starhours
