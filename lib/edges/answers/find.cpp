#include <answers/find.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace starhours::answers {
namespace {

constexpr std::size_t most_shown = 5;

Problem unknown(Kind kind, std::string_view what, const std::string& text, const std::vector<std::string>& known,
                std::string hint) {
  const std::string near = nearest(text, known);
  if (!near.empty()) hint = fmt::format("did you mean '{}'?", near);
  return error(kind, fmt::format("unknown {} '{}'", what, text), std::move(hint));
}

// "A01 (第一队), A02 (第二队), …": at most five, by id.
std::string candidates(std::vector<std::string> shown) {
  std::sort(shown.begin(), shown.end());
  const bool more = shown.size() > most_shown;
  if (more) shown.resize(most_shown);
  return fmt::format("{}{}", fmt::join(shown, ", "), more ? ", …" : "");
}

std::string with_brackets(std::string_view id, std::string_view beside) {
  return beside.empty() ? std::string(id) : fmt::format("{} ({})", id, beside);
}

std::vector<std::string> distinct(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  texts.erase(std::remove(texts.begin(), texts.end(), std::string()), texts.end());
  return texts;
}

template <class Things>
std::vector<std::string> ids_and_names(const Things& things) {
  std::vector<std::string> texts;
  texts.reserve(things.size() * 2);
  for (const auto& thing : things) {
    texts.push_back(thing.name);
    texts.push_back(thing.id);
  }
  return distinct(std::move(texts));
}

std::vector<ActivityNo> activities_where(const Community& community, const auto& wanted) {
  std::vector<ActivityNo> found;
  for (const Activity& activity : community.directory().activities()) {
    if (wanted(activity)) found.push_back(activity.no);
  }
  return found;
}

// Whoever is somebody else becomes that person; nobody is there twice.
Result<void> as_persons(Book& book, std::vector<Volunteer>& volunteers) {
  const auto persons = book.persons();
  if (!persons) return fail(persons.error());
  if (persons->empty()) return {};
  for (Volunteer& volunteer : volunteers) {
    const auto merged = std::find_if(persons->begin(), persons->end(),
                                     [&](const Person& person) { return person.from_id == volunteer.id; });
    if (merged == persons->end()) continue;
    auto person = book.volunteer(merged->no);
    if (!person) return fail(std::move(person).error());
    if (*person) volunteer = std::move(**person);
  }
  std::sort(volunteers.begin(), volunteers.end(), [](const Volunteer& a, const Volunteer& b) { return a.no < b.no; });
  const auto same = [](const Volunteer& a, const Volunteer& b) { return a.no == b.no; };
  volunteers.erase(std::unique(volunteers.begin(), volunteers.end(), same), volunteers.end());
  return {};
}

// An id that stands for somebody else also when no row bears it any more.
Result<std::string> id_meant(Book& book, const std::string& text) {
  const auto persons = book.persons();
  if (!persons) return fail(persons.error());
  for (const Person& person : *persons) {
    if (person.from_id == text) return person.id;
  }
  return text;
}

}  // namespace

Result<Volunteer> find_volunteer(Book& book, const Community& community, const std::string& text) {
  const auto id = id_meant(book, text);
  if (!id) return fail(id.error());
  auto by_id = book.volunteer(*id);
  if (!by_id) return fail(std::move(by_id).error());
  if (by_id->has_value()) return std::move(**by_id);

  Mention mention;
  mention.name = clean_name(text);
  auto alike = book.volunteers_like(mention);
  if (!alike) return fail(std::move(alike).error());
  std::erase_if(*alike, [&](const Volunteer& volunteer) { return volunteer.name != mention.name; });
  if (auto merged = as_persons(book, *alike); !merged) return fail(std::move(merged).error());
  if (alike->size() == 1) return std::move(alike->front());
  if (alike->empty()) {
    auto everybody = book.volunteers();
    if (!everybody) return fail(std::move(everybody).error());
    return fail(unknown(Kind::no_volunteer, "volunteer", text, ids_and_names(*everybody),
                        "give the id or the name of a volunteer in the book"));
  }
  std::vector<std::string> shown;
  for (const Volunteer& volunteer : *alike) {
    shown.push_back(with_brackets(volunteer.id, community.team_text(volunteer.team)));
  }
  return fail(error(Kind::ambiguous_volunteer, fmt::format("'{}' is the name of {} volunteers", text, alike->size()),
                    fmt::format("say which by id: {}", candidates(std::move(shown)))));
}

Result<TeamNo> find_team(const Community& community, const std::string& text) {
  const Directory& directory = community.directory();
  Meanings::Found found = directory.find_team(text);
  std::string_view meant = text;
  const std::string cleaned = clean_name(text);
  if (found.no == 0 && !found.ambiguous) {
    found = directory.find_team(cleaned);
    meant = cleaned;
  }
  if (found.ambiguous) {
    std::vector<std::string> shown;
    for (const Team& team : directory.teams()) {
      if (team.name == meant) shown.push_back(with_brackets(team.id, community.team_text(team.parent)));
    }
    const std::size_t bearers = shown.size();
    return fail(error(Kind::no_team, fmt::format("'{}' is the name of {} teams", text, bearers),
                      fmt::format("say which by id: {}", candidates(std::move(shown)))));
  }
  if (found.no == 0) {
    return fail(unknown(Kind::no_team, "team", text, ids_and_names(directory.teams()),
                        "give the id or the name of a team in the book"));
  }
  return TeamNo{found.no};
}

Result<std::vector<ActivityNo>> find_activities(const Community& community, const std::string& text) {
  auto found = activities_where(community, [&](const Activity& activity) { return activity.id == text; });
  if (found.empty()) {
    const std::string cleaned = clean_name(text);
    found = activities_where(
        community, [&](const Activity& activity) { return activity.name == text || activity.name == cleaned; });
  }
  if (found.empty()) {
    return fail(unknown(Kind::no_activity, "activity", text, ids_and_names(community.directory().activities()),
                        "give the id or the name of an activity in the book"));
  }
  return found;
}

Result<std::vector<ActivityNo>> find_activities_of_project(const Community& community, const std::string& text) {
  const Directory& directory = community.directory();
  bool known = std::any_of(directory.projects().begin(), directory.projects().end(),
                           [&](const Project& project) { return project.id == text || project.name == text; });
  auto found = activities_where(community, [&](const Activity& activity) {
    const std::string_view project = directory.project_of(activity);
    return project == text || (!project.empty() && directory.project_name(project) == text);
  });
  if (found.empty() && !known) {
    std::vector<std::string> texts = ids_and_names(directory.projects());
    for (const Activity& activity : directory.activities()) texts.push_back(activity.project);
    return fail(unknown(Kind::usage, "project", text, distinct(std::move(texts)),
                        "give the id or the name of a project in the book"));
  }
  return found;
}

Result<std::vector<ActivityNo>> find_activities_of_category(const Community& community, const std::string& text) {
  auto found = activities_where(community, [&](const Activity& activity) { return activity.category == text; });
  if (found.empty()) {
    std::vector<std::string> texts;
    for (const Activity& activity : community.directory().activities()) texts.push_back(activity.category);
    return fail(unknown(Kind::usage, "category", text, distinct(std::move(texts)),
                        "give the category of an activity in the book"));
  }
  return found;
}

Result<const AwardRule*> find_award(const Rulebook& rulebook, const std::string& text) {
  const AwardRule* by_name = nullptr;
  std::vector<std::string> texts;
  for (const AwardRule& award : rulebook.awards) {
    if (award.id == text) return &award;
    if (by_name == nullptr && (award.name.zh == text || award.name.en == text)) by_name = &award;
    texts.insert(texts.end(), {award.id, award.name.zh, award.name.en});
  }
  if (by_name != nullptr) return by_name;
  std::vector<std::string> ids;
  for (const AwardRule& award : rulebook.awards) ids.push_back(award.id);
  return fail(unknown(
      Kind::no_award, "award", text, distinct(std::move(texts)),
      ids.empty() ? "the rulebook has no award" : fmt::format("awards of the rulebook: {}", fmt::join(ids, ", "))));
}

Result<Sheet> find_sheet(Book& book, const std::string& text) {
  auto sheets = book.sheets();
  if (!sheets) return fail(std::move(sheets).error());
  std::vector<Sheet> found;
  const auto keep = [&](const auto& wanted) {
    if (found.empty()) std::copy_if(sheets->begin(), sheets->end(), std::back_inserter(found), wanted);
  };
  keep([&](const Sheet& sheet) { return sheet.options.source == text; });
  std::uint32_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code == std::errc{} && end == text.data() + text.size()) {
    keep([&](const Sheet& sheet) { return index_of(sheet.no) == number; });
  }
  if (text.size() >= 8) keep([&](const Sheet& sheet) { return sheet.sha256.starts_with(text); });

  if (found.size() == 1) return std::move(found.front());
  if (found.empty()) {
    std::vector<std::string> names;
    for (const Sheet& sheet : *sheets) names.push_back(sheet.options.source);
    return fail(unknown(Kind::usage, "sheet", text, distinct(std::move(names)),
                        "give the name of an imported sheet, or the first eight digits of its sha256"));
  }
  std::vector<std::string> shown;
  for (const Sheet& sheet : found) shown.push_back(sheet.sha256.substr(0, 12));
  return fail(error(Kind::usage, fmt::format("'{}' is the name of {} sheets", text, found.size()),
                    fmt::format("say which by sha256: {}", candidates(std::move(shown)))));
}

}  // namespace starhours::answers
