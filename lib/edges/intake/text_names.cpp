#include "intake/text_names.h"

#include <algorithm>
#include <utility>

namespace starhours {

Result<TextNames> TextNames::load(Book& book) {
  TextNames names(book);
  if (auto loaded = names.reload_teams(); !loaded) return fail(loaded.error());
  return names;
}

Result<void> TextNames::reload_teams() {
  auto teams = book_->teams();
  if (!teams) return fail(teams.error());
  const Directory before = std::exchange(directory_, Directory(std::move(*teams)));
  for (const Activity& activity : before.activities()) directory_.take(activity);
  new_teams_.clear();
  return {};
}

Result<void> TextNames::take_up_new_teams() { return new_teams_.empty() ? Result<void>() : reload_teams(); }

Result<void> TextNames::start_again() {
  directory_ = {};
  return reload_teams();
}

Meaning<Team> TextNames::team_meant(std::string_view text) const {
  const auto found = directory_.find_team(text);
  const Team* const team = directory_.team(TeamNo{found.no});
  return {found.ambiguous, team != nullptr ? std::optional<Team>(*team) : std::nullopt};
}

Result<Meaning<Activity>> TextNames::activity_meant(std::string_view text) {
  auto alike = book_->activities_like(text);
  if (!alike) return fail(alike.error());
  Meanings meanings;
  for (const Activity& activity : *alike) meanings.add(activity);
  const auto found = meanings.of(text);
  Meaning<Activity> meaning{found.ambiguous, std::nullopt};
  const auto meant = std::find_if(alike->begin(), alike->end(),
                                  [&](const Activity& activity) { return index_of(activity.no) == found.no; });
  if (meant != alike->end()) meaning.thing = std::move(*meant);
  return meaning;
}

Result<TeamNo> TextNames::team(std::string_view text) {
  if (text.empty()) return TeamNo::none;
  if (const auto found = directory_.find_team(text); found.no != 0) return TeamNo{found.no};
  const std::string key(text);
  if (const auto known = new_teams_.find(key); known != new_teams_.end()) return known->second;
  Team team;
  team.id = key;
  team.name = key;
  team.known = Known::by_name;
  auto no = book_->put_team(team);
  if (no) new_teams_.emplace(key, *no);
  return no;
}

Result<ActivityNo> TextNames::activity(std::string_view text) {
  if (text.empty()) return ActivityNo::none;
  auto meaning = activity_meant(text);
  if (!meaning) return fail(meaning.error());
  if (!meaning->thing) {
    Activity& activity = meaning->thing.emplace();
    activity.id = text;
    activity.name = text;
    activity.known = Known::by_name;
    const auto no = book_->put_activity(activity);
    if (!no) return no;
    activity.no = *no;
  }
  const ActivityNo no = meaning->thing->no;
  directory_.take(*std::move(meaning->thing));
  return no;
}

Result<void> TextNames::bring(ActivityNo no) {
  if (no == ActivityNo::none || directory_.activity(no) != nullptr) return {};
  auto activity = book_->activity(no);
  if (!activity) return fail(activity.error());
  if (*activity) directory_.take(**std::move(activity));
  return {};
}

}  // namespace starhours
