#include <starhours/answers.h>

#include <answers/abreast.h>
#include <answers/columns.h>
#include <answers/course.h>
#include <answers/find.h>
#include <answers/score_text.h>
#include <answers/selection.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

namespace starhours {

using namespace answers;

namespace {

// The awards that are asked for, in the order of the rulebook.
Result<std::vector<const AwardRule*>> awards_asked(const Rulebook& rulebook, const AwardsQuestion& question) {
  std::vector<const AwardRule*> asked;
  if (question.award.empty()) {
    for (const AwardRule& award : rulebook.awards) asked.push_back(&award);
  } else {
    const auto award = find_award(rulebook, question.award);
    if (!award) return fail(award.error());
    asked.push_back(*award);
  }
  if (question.within) return asked;

  const Grain grain = question.period.grain;
  const std::string written = label(question.period, rulebook.calendar);
  if (!question.award.empty() && asked.front()->every != grain) {
    return fail(error(Kind::bad_period,
                      fmt::format("'{}' is no {}, and the award '{}' is of every {}", written,
                                  name_of(asked.front()->every), asked.front()->id, name_of(asked.front()->every)),
                      fmt::format("ask for all that end within: --within {}", written)));
  }
  std::erase_if(asked, [&](const AwardRule* award) { return award->every != grain; });
  if (asked.empty()) {
    std::string grains;
    for (const AwardRule& award : rulebook.awards) {
      const std::string_view every = name_of(award.every);
      if (grains.find(every) == std::string::npos) grains += fmt::format("{}{}", grains.empty() ? "" : ", ", every);
    }
    return fail(error(
        Kind::bad_period, fmt::format("'{}' is the period of no award of the rulebook", written),
        grains.empty()
            ? "the rulebook has no award"
            : fmt::format("awards are of every {}; or ask for all that end within: --within {}", grains, written)));
  }
  return asked;
}

// The periods of the question that can have winners.
Result<std::vector<Period>> periods_asked(Book& book, const Rulebook& rulebook, const AwardsQuestion& question,
                                          Grain grain) {
  if (!question.within) return std::vector<Period>{question.period};
  const auto journal = book.journal_days();
  if (!journal) return fail(journal.error());
  if (journal->empty()) return std::vector<Period>{};
  std::vector<Period> periods = periods_touching(*journal, grain, rulebook.calendar);
  const DaySpan within = question.period.days;
  std::erase_if(periods,
                [&](const Period& period) { return period.days.end > within.end || period.days.end <= within.first; });
  return periods;
}

class AwardRows {
 public:
  AwardRows(const Community& community, const AwardsQuestion& question, bool has_ladder, std::vector<bool> teams,
            bool abreast, RowSink& sink)
      : community_(community),
        question_(question),
        has_ladder_(has_ladder),
        teams_(std::move(teams)),
        abreast_(abreast),
        sink_(sink) {}

  void write(const AwardRule& award, const std::string& period, const Outcome& outcome) const {
    const std::vector<Ranked>& all = outcome.decision.ranked;
    const Cell of_award[] = {repeated_text_cell(award.id), repeated_text_cell(period)};
    write_in_order(sink_, all.size(), abreast_, [&](std::size_t first, std::size_t end, RowSink& to) {
      std::vector<Cell> cells;
      const auto candidate_at = [&](std::size_t at) {
        return &outcome.candidates[all[std::min(at, end - 1)].candidate];
      };
      for (std::size_t at = first; at < end; ++at) {
        const Ranked& ranked = all[at];
        const Candidate& candidate = *candidate_at(at);
        fetch(candidate_at(at + 16));
        fetch_texts(*candidate_at(at + 8));
        if (!question_.all && ranked.verdict != Verdict::won) continue;
        if (!question_.team.empty() &&
            (index_of(candidate.team) >= teams_.size() || !teams_[index_of(candidate.team)])) {
          continue;
        }
        cells.assign(std::begin(of_award), std::end(of_award));
        append_of(award, ranked, candidate, cells);
        to.row(cells);
      }
    });
  }

 private:
  void fetch_texts(const Candidate& candidate) const {
    __builtin_prefetch(candidate.key.data());
    fetch(community_.volunteer(candidate.volunteer));
  }

  void append_of(const AwardRule& award, const Ranked& ranked, const Candidate& candidate,
                 std::vector<Cell>& cells) const {
    const bool of_team = award.of == Contender::team;
    const Cell& team = community_.team_cell(candidate.team);
    const Member* volunteer = of_team ? nullptr : community_.volunteer(candidate.volunteer);
    cells.push_back(ranked.rank == 0 ? Cell{} : Cell{std::int64_t{ranked.rank}});
    cells.push_back(of_team ? Cell{} : Cell{candidate.key});
    cells.push_back(of_team ? team : (volunteer == nullptr ? Cell{} : text_cell(volunteer->name())));
    cells.push_back(team);
    cells.emplace_back(hundredths_of(score_of(award, candidate)));
    cells.emplace_back(candidate.tally.minutes);
    cells.emplace_back(candidate.tally.minutes);
    cells.emplace_back(candidate.tally.entries);
    cells.emplace_back(candidate.tally.days);
    cells.push_back(of_team || !has_ladder_ ? Cell{} : Cell{std::int64_t{candidate.stars}});
    if (question_.all) {
      cells.emplace_back(ranked.verdict == Verdict::won);
      cells.emplace_back(name_of(ranked.verdict));
    }
  }

  const Community& community_;
  const AwardsQuestion& question_;
  bool has_ladder_;
  std::vector<bool> teams_;
  bool abreast_;
  RowSink& sink_;
};

}  // namespace

Result<void> answer_awards(const Asking& asking, const AwardsQuestion& question, RowSink& sink) {
  const auto asked = awards_asked(asking.rulebook, question);
  if (!asked) return fail(asked.error());
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  std::optional<Shares> shares;
  if (question.all) {
    auto made = Shares::of(asking);
    if (!made) return fail(made.error());
    shares = std::move(*made);
  }
  auto community = shares ? Community::load(*shares) : Community::load(asking.book, Community::People::as_needed);
  if (!community) return fail(community.error());
  if (auto brought = community->bring_weighed_activities(asking.book, asking.rulebook.points); !brought) return brought;
  std::vector<bool> teams;
  if (!question.team.empty()) {
    const auto team = find_team(*community, question.team);
    if (!team) return fail(team.error());
    teams = team_with_sub_teams(community->directory(), *team);
  }
  auto reading = Reading::of(asking, *community, shares ? &*shares : nullptr);
  if (!reading) return fail(std::move(reading).error());

  const CalendarStyle& style = asking.rulebook.calendar;
  ReportHead head{{fmt::format("时尚达人与先进集体 {}", title(question.period, style, Language::zh)),
                   fmt::format("Awards, {}", title(question.period, style, Language::en))},
                  columns({"award", "period", "rank", "volunteer", "name", "team", "score", "minutes", "hours",
                           "entries", "days", "stars"})};
  if (question.all) {
    append_column(head.columns, "won");
    append_column(head.columns, "reason");
  }
  Course course(*reading, *community, question.within ? Course::Periods::several : Course::Periods::one);
  for (const AwardRule* award : *asked) {
    if (auto checked = course.check(*award); !checked) return checked;
  }
  sink.begin(head);
  AwardRows rows(*community, question, !asking.rulebook.ladders.empty(), std::move(teams),
                 shares && shares->count() > 1, sink);
  for (const AwardRule* award : *asked) {
    const auto periods = periods_asked(asking.book, asking.rulebook, question, award->every);
    if (!periods) return fail(periods.error());
    for (const Period& period : *periods) {
      const auto outcome = question.all ? course.outcome(*award, period) : course.winning(*award, period);
      if (!outcome) return fail(outcome.error());
      rows.write(*award, label(period, style), *outcome);
    }
  }
  sink.end();
  return {};
}

}  // namespace starhours
