// Any bytes are a rulebook, with or without mistakes: they never crash the reader, and what it gives can be counted by.
#include <starhours/rules_file.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>

namespace {

using starhours::AwardRule;
using starhours::Checked;
using starhours::Ladder;
using starhours::Metric;
using starhours::Minutes;
using starhours::Problem;
using starhours::Rounding;
using starhours::Rulebook;

void hold(bool condition) {
  if (!condition) std::abort();
}

void hold_places(const Checked<Rulebook>& checked) {
  const Problem* before = nullptr;
  for (const Problem& problem : checked.problems) {
    hold(!problem.message.empty());
    hold(problem.place.source == "fuzz");
    // The last one may be the count of what is not listed.
    if (problem.place.line == 0) continue;
    hold(problem.place.length == 0 || problem.place.column >= 1);
    hold(problem.place.length == 0 || problem.place.column <= problem.place.excerpt.size() + 1);
    if (before != nullptr) {
      hold(before->place.line < problem.place.line ||
           (before->place.line == problem.place.line && before->place.column <= problem.place.column));
    }
    before = &problem;
  }
}

void hold_awards(const Rulebook& rulebook) {
  std::set<std::string> ids;
  for (const AwardRule& award : rulebook.awards) {
    hold(ids.insert(award.id).second);
    hold(award.winners >= 1);
    hold(award.cooldown >= 0);
    if (award.by != Metric::wins) continue;
    bool finer = false;
    for (const AwardRule& other : rulebook.awards) finer |= other.id == award.wins_of && other.every < award.every;
    hold(finer);
  }
}

void hold_ladders(const Rulebook& rulebook) {
  for (const Ladder& ladder : rulebook.ladders) {
    hold(!ladder.levels.empty());
    std::int64_t before = 0;
    for (const auto& level : ladder.levels) {
      hold(level.threshold > before);
      before = level.threshold;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const Checked<Rulebook> checked = starhours::read_rulebook(text, "fuzz");
  const Rulebook& rulebook = checked.value;
  hold_places(checked);
  hold_awards(rulebook);
  hold_ladders(rulebook);
  hold((rulebook.count.round == Rounding::none) == (rulebook.count.step == Minutes{0}));
  hold(rulebook.count.max_session > Minutes{0});
  for (std::size_t at = 1; at < rulebook.points.holidays.size(); ++at) {
    hold(rulebook.points.holidays[at - 1] < rulebook.points.holidays[at]);
  }
  return 0;
}
