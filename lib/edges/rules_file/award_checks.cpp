// What an award contradicts: itself, the kind of contender it is for, other awards, the ladders.
#include <fmt/format.h>
#include <rules_file/keys.h>

#include <algorithm>

namespace starhours {
namespace {

// Where a mistake about `key` of `eligible` stands.
const toml::source_region& eligible_region(const toml::table& award, std::string_view key) {
  const toml::table* eligible = award.get_as<toml::table>("eligible");
  return eligible != nullptr ? region_of(*eligible, key) : region_of(award, "eligible");
}

const toml::source_region& tie_break_region(const toml::table& award, Metric metric) {
  if (const toml::array* list = award.get_as<toml::array>("tie_break")) {
    for (const toml::node& item : *list) {
      const toml::value<std::string>* text = item.as_string();
      if (text != nullptr && text->get() == name_of(metric)) return item.source();
    }
  }
  return region_of(award, "tie_break");
}

// Tells of the tie-break and takes it out, if it is there.
void bar_tie_break(Reading& reading, AwardDraft& draft, Metric metric, std::string message, std::string hint) {
  std::vector<Metric>& metrics = draft.rule.tie_break;
  const auto found = std::find(metrics.begin(), metrics.end(), metric);
  if (found == metrics.end()) return;
  reading.add(Kind::contradiction, tie_break_region(*draft.table, metric), std::move(message), std::move(hint));
  metrics.erase(found);
}

// Tells of the condition and takes it out, if it is there.
template <class Condition>
void bar_condition(Reading& reading, const AwardDraft& draft, std::string_view key, Condition& condition,
                   std::string_view of, std::string_view hint) {
  if (condition == Condition{}) return;
  reading.add(Kind::contradiction, eligible_region(*draft.table, key), fmt::format("'{}' for an award of {}", key, of),
              std::string(hint));
  condition = Condition{};
}

void check_volunteers(Reading& reading, AwardDraft& draft) {
  constexpr std::string_view hint = R"(leave it out, or add of = "team")";
  AwardRule& rule = draft.rule;
  if (rule.by == Metric::hours_per_member) {
    reading.add(Kind::contradiction, region_of(*draft.table, "by"), "by 'hours-per-member' for an award of volunteers",
                R"(add of = "team")");
    rule.by = Metric::hours;
  }
  bar_condition(reading, draft, "min_members", rule.eligible.min_members, "volunteers", hint);
}

void check_teams(Reading& reading, AwardDraft& draft) {
  constexpr std::string_view hint = R"(leave it out, or write of = "volunteer")";
  AwardRule& rule = draft.rule;
  for (const Metric metric : {Metric::stars, Metric::registered}) {
    bar_tie_break(reading, draft, metric, fmt::format("tie_break '{}' for an award of teams", name_of(metric)),
                  R"(write "days", "entries", "activities" or "hours")");
  }
  bar_condition(reading, draft, "min_stars", rule.eligible.min_stars, "teams", hint);
  bar_condition(reading, draft, "registered_months", rule.eligible.registered_months, "teams", hint);
  bar_condition(reading, draft, "groups", rule.eligible.groups, "teams", hint);
  bar_condition(reading, draft, "not_in_groups", rule.eligible.not_in_groups, "teams", hint);
  if (rule.per_team) {
    reading.add(Kind::contradiction, region_of(*draft.table, "per_team"), "'per_team' for an award of teams",
                std::string(hint));
    rule.per_team.reset();
  }
}

void check_contender(Reading& reading, AwardDraft& draft) {
  if (is_unsound(reading, *draft.table, "of")) return;
  if (draft.rule.of == Contender::volunteer) {
    check_volunteers(reading, draft);
  } else {
    check_teams(reading, draft);
  }
}

void check_own_metric(Reading& reading, AwardDraft& draft) {
  if (is_unsound(reading, *draft.table, "by")) return;
  const Metric by = draft.rule.by;
  bar_tie_break(reading, draft, by, fmt::format("tie_break '{0}' in an award by '{0}'", name_of(by)),
                "equal scores are equal in it; leave it out");
}

void check_stars(Reading& reading, AwardDraft& draft, const std::vector<Ladder>& ladders) {
  const std::size_t levels = ladders.empty() ? 0 : ladders.front().levels.size();
  std::optional<int>& least = draft.rule.eligible.min_stars;
  if (least && static_cast<std::size_t>(*least) > levels) {
    reading.add(Kind::contradiction, eligible_region(*draft.table, "min_stars"),
                fmt::format("min_stars '{}' but the first ladder has {} levels", *least, levels),
                levels == 0 ? "add a [[ladder]]" : fmt::format("write min_stars = {} or less", levels));
    least.reset();
  }
  if (levels == 0) {
    bar_tie_break(reading, draft, Metric::stars, "tie_break 'stars' without a ladder", "add a [[ladder]]");
  }
}

const AwardDraft* award_named(const std::vector<AwardDraft>& awards, std::string_view id) {
  const auto found =
      std::find_if(awards.begin(), awards.end(), [id](const AwardDraft& draft) { return draft.rule.id == id; });
  return found != awards.end() ? &*found : nullptr;
}

// Why an award cannot count the wins of what it names; no message if it can. A finer grain leaves no cycle.
struct Objection {
  std::string message;
  std::string hint;
  std::string_view key;  // of both awards, that the objection rests on
};
Objection objection_to_wins(const AwardRule& rule, const AwardDraft* counted, const std::vector<AwardDraft>& awards) {
  if (counted == nullptr) {
    std::vector<std::string> ids;
    for (const AwardDraft& award : awards) {
      if (award.rule.id != rule.id) ids.push_back(award.rule.id);
    }
    const std::string near = nearest(rule.wins_of, ids);
    return {fmt::format("wins of the unknown award {}", quoted(rule.wins_of)),
            !near.empty() ? fmt::format("did you mean 'wins:{}'?", near)
            : ids.empty() ? "add an [[award]] with this id"
                          : fmt::format("write \"wins:\" and one of {}", listed(ids)),
            "id"};
  }
  if (counted->rule.id == rule.id) {
    return {fmt::format("award {} counts its own wins", quoted(rule.id)), "name an award of a finer grain", "id"};
  }
  if (counted->rule.of != rule.of) {
    return {fmt::format("wins of {}, which has other contenders", quoted(rule.wins_of)),
            "name an award with the same 'of'", "of"};
  }
  if (counted->rule.every >= rule.every) {
    return {fmt::format("wins of {}, won every {}, in an award of every {}", quoted(rule.wins_of),
                        name_of(counted->rule.every), name_of(rule.every)),
            "name an award of a finer grain", "every"};
  }
  return {};
}

void check_wins(Reading& reading, AwardDraft& draft, const std::vector<AwardDraft>& awards) {
  if (draft.rule.by != Metric::wins) return;
  const AwardDraft* counted = award_named(awards, draft.rule.wins_of);
  const Objection objection = objection_to_wins(draft.rule, counted, awards);
  if (objection.message.empty()) return;
  // What rests on a mistake already told of is no mistake of its own.
  if (!is_unsound(reading, *draft.table, objection.key) &&
      (counted == nullptr || !is_unsound(reading, *counted->table, objection.key))) {
    reading.add(Kind::contradiction, region_of(*draft.table, "by"), objection.message, objection.hint);
  }
  draft.rule.by = Metric::hours;
  draft.rule.wins_of.clear();
}

// Takes out the awards without an id of their own, and tells of the latter.
void keep_named(Reading& reading, std::vector<AwardDraft>& awards) {
  std::set<std::string> ids;
  std::vector<AwardDraft> kept;
  for (AwardDraft& draft : awards) {
    if (!is_sound(reading, *draft.table, "id")) continue;
    if (!ids.insert(draft.rule.id).second) {
      reading.add(Kind::contradiction, region_of(*draft.table, "id"),
                  fmt::format("duplicate award {}", quoted(draft.rule.id)), "give each award an id of its own");
      continue;
    }
    kept.push_back(std::move(draft));
  }
  awards = std::move(kept);
}

}  // namespace

void check_awards(Reading& reading, std::vector<AwardDraft>& awards, const std::vector<Ladder>& ladders,
                  bool ladders_are_sound) {
  for (AwardDraft& draft : awards) {
    check_own_metric(reading, draft);
    check_contender(reading, draft);
    if (ladders_are_sound) check_stars(reading, draft, ladders);
  }
  keep_named(reading, awards);
  for (AwardDraft& draft : awards) check_wins(reading, draft, awards);
}

}  // namespace starhours
