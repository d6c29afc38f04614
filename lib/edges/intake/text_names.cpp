#include "intake/text_names.h"

namespace starhours {

Result<TextNames> TextNames::load(Book& book) {
  TextNames names(book);
  if (auto loaded = names.reload(); !loaded) return fail(loaded.error());
  return names;
}

Result<void> TextNames::reload() {
  auto teams = book_->teams();
  if (!teams) return fail(teams.error());
  auto activities = book_->activities();
  if (!activities) return fail(activities.error());
  auto projects = book_->projects();
  if (!projects) return fail(projects.error());
  directory_ = Directory(std::move(*teams), std::move(*activities), std::move(*projects));
  new_teams_.clear();
  new_activities_.clear();
  return {};
}

Result<void> TextNames::take_up_new() {
  return new_teams_.empty() && new_activities_.empty() ? Result<void>() : reload();
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
  if (const auto found = directory_.find_activity(text); found.no != 0) return ActivityNo{found.no};
  const std::string key(text);
  if (const auto known = new_activities_.find(key); known != new_activities_.end()) return known->second;
  Activity activity;
  activity.id = key;
  activity.name = key;
  activity.known = Known::by_name;
  auto no = book_->put_activity(activity);
  if (no) new_activities_.emplace(key, *no);
  return no;
}

}  // namespace starhours
