#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>

namespace starhours {
namespace {

using store::Lease;
using store::null_if_none;
using store::number_of;
using store::Query;
using store::read_no;
using store::read_volunteer;

constexpr const char* all_volunteers = "SELECT " STARHOURS_VOLUNTEER_COLUMNS " FROM volunteers ORDER BY no";
constexpr const char* last_volunteer = "SELECT max(no) FROM volunteers";
constexpr const char* volunteer_of_id = "SELECT " STARHOURS_VOLUNTEER_COLUMNS " FROM volunteers WHERE id = ?1";
constexpr const char* volunteer_of_no = "SELECT " STARHOURS_VOLUNTEER_COLUMNS " FROM volunteers WHERE no = ?1";
constexpr const char* volunteers_alike = "SELECT " STARHOURS_VOLUNTEER_COLUMNS
                                         " FROM volunteers WHERE no IN ("
                                         "SELECT no FROM volunteers WHERE id = ?1 AND ?1 <> '' UNION "
                                         "SELECT no FROM volunteers WHERE id_number = ?2 AND id_number <> '' UNION "
                                         "SELECT no FROM volunteers WHERE name = ?3 AND ?3 <> '') ORDER BY no";
// Most are new; a plain INSERT is the faster one.
constexpr const char* insert_volunteer = "INSERT INTO volunteers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
constexpr const char* change_volunteer =
    "INSERT INTO volunteers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (no) DO UPDATE SET "
    "id = ?2, name = ?3, id_number = ?4, phone = ?5, team = ?6, registered = ?7, birth = ?8, known = ?9, "
    "from_rows = ?10";
constexpr const char* insert_volunteers = "INSERT OR FAIL INTO volunteers SELECT * FROM feed_volunteers";
constexpr const char* all_groups = "SELECT volunteer, name FROM volunteer_groups ORDER BY volunteer, nth";
constexpr const char* groups_of = "SELECT volunteer, name FROM volunteer_groups WHERE volunteer = ?1 ORDER BY nth";
constexpr const char* drop_groups_of = "DELETE FROM volunteer_groups WHERE volunteer = ?1";
constexpr const char* add_group = "INSERT INTO volunteer_groups VALUES (?1, ?2, ?3)";

constexpr const char* all_teams = "SELECT no, id, name, parent, kind, known FROM teams ORDER BY no";
constexpr const char* put_team_row =
    "INSERT INTO teams VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (no) DO UPDATE SET "
    "id = ?2, name = ?3, parent = ?4, kind = ?5, known = ?6";

#define STARHOURS_ACTIVITY_COLUMNS                                                                 \
  "no, id, name, project, category, post, place, mode, start_at, end_at, daily_start, daily_end, " \
  "beneficiaries, beneficiary_visits, known"

constexpr const char* all_activities = "SELECT " STARHOURS_ACTIVITY_COLUMNS " FROM activities ORDER BY no";
constexpr const char* last_activity = "SELECT max(no) FROM activities";
constexpr const char* activity_of_no = "SELECT " STARHOURS_ACTIVITY_COLUMNS " FROM activities WHERE no = ?1";
constexpr const char* activities_alike =
    "SELECT " STARHOURS_ACTIVITY_COLUMNS
    " FROM activities WHERE id = ?1 UNION ALL "
    "SELECT " STARHOURS_ACTIVITY_COLUMNS " FROM activities WHERE name = ?1 AND id <> ?1 AND known = 0 LIMIT 3";
constexpr const char* put_activity_row =
    "INSERT INTO activities VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) "
    "ON CONFLICT (no) DO UPDATE SET id = ?2, name = ?3, project = ?4, category = ?5, post = ?6, place = ?7, mode = ?8, "
    "start_at = ?9, end_at = ?10, daily_start = ?11, daily_end = ?12, beneficiaries = ?13, beneficiary_visits = ?14, "
    "known = ?15";

constexpr const char* all_projects = "SELECT id, name, category, brand FROM projects ORDER BY id";
constexpr const char* put_project_row =
    "INSERT INTO projects VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET "
    "name = ?2, category = ?3, brand = ?4";

constexpr std::int64_t known_number(Known known) { return static_cast<std::int64_t>(known); }

// `query` is bound. Groups are looked up one volunteer at a time.
std::vector<Volunteer> read_some(store::Statements& statements, Query& query) {
  std::vector<Volunteer> volunteers;
  while (query.step()) {
    read_volunteer(query, volunteers.emplace_back());
  }
  for (Volunteer& volunteer : volunteers) {
    const Lease groups = statements.take(groups_of);
    groups->bind_all(index_of(volunteer.no));
    while (groups->step()) {
      volunteer.groups.emplace_back(groups->text(1));
    }
  }
  return volunteers;
}

Activity read_activity(const Query& query) {
  const auto wall_time = [&](int column) {
    const std::optional<Minutes> minutes = store::read_optional_minutes(query, column);
    return minutes ? std::optional<WallTime>(WallTime{*minutes}) : std::nullopt;
  };
  Activity activity;
  activity.no = read_no<ActivityNo>(query, 0);
  activity.id = query.text(1);
  activity.name = query.text(2);
  activity.project = query.text(3);
  activity.category = query.text(4);
  activity.post = query.text(5);
  activity.place = query.text(6);
  activity.mode = query.text(7);
  activity.start = wall_time(8);
  activity.end = wall_time(9);
  activity.daily_start = store::read_optional_minutes(query, 10);
  activity.daily_end = store::read_optional_minutes(query, 11);
  activity.beneficiaries = query.optional_integer(12);
  activity.beneficiary_visits = query.optional_integer(13);
  activity.known = store::read_one_of(query, 14, Known::by_name);
  return activity;
}

std::optional<Volunteer> only(std::vector<Volunteer> volunteers) {
  return volunteers.empty() ? std::nullopt : std::optional<Volunteer>(std::move(volunteers.front()));
}

void add_groups(store::Statements& statements, VolunteerNo no, const std::vector<std::string>& groups) {
  std::int64_t nth = 0;
  for (const std::string& group : groups) {
    statements.run(add_group, index_of(no), nth++, group);
  }
}

constexpr const char* numbers_used_up = "its numbers are used up";

// The number of the row that `sql`, with the row's number bound as ?1, just wrote.
template <class No>
No number_written(SQLite::Database& database, No no) {
  if (no != No::none) {
    return no;
  }
  const std::int64_t number = database.getLastInsertRowid();
  if (number <= 0 || number >= store::number_limit) {
    throw store::Broken(numbers_used_up);
  }
  return No{static_cast<std::uint32_t>(number)};
}

}  // namespace

Result<std::vector<Volunteer>> Book::volunteers() {
  std::vector<Volunteer> volunteers;
  auto read = each_volunteer([&volunteers](const Volunteer& volunteer) { volunteers.push_back(volunteer); });
  if (!read) {
    return fail(std::move(read).error());
  }
  return volunteers;
}

Result<void> Book::each_volunteer(const std::function<void(const Volunteer&)>& visit) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(all_volunteers);
    const Lease groups = impl_->statements.take(all_groups);
    bool more_groups = groups->step();
    Volunteer volunteer;
    while (query->step()) {
      read_volunteer(*query, volunteer);
      while (more_groups && groups->integer(0) <= index_of(volunteer.no)) {
        if (groups->integer(0) == index_of(volunteer.no)) {
          volunteer.groups.emplace_back(groups->text(1));
        }
        more_groups = groups->step();
      }
      visit(volunteer);
    }
  });
}

Result<std::int64_t> Book::most_volunteers() {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(last_volunteer);
    return query->step() ? query->integer(0) : 0;
  });
}

Result<std::optional<Volunteer>> Book::volunteer(std::string_view id) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(volunteer_of_id);
    query->bind_all(id);
    return only(read_some(impl_->statements, *query));
  });
}

Result<std::optional<Volunteer>> Book::volunteer(VolunteerNo no) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(volunteer_of_no);
    query->bind_all(index_of(no));
    return only(read_some(impl_->statements, *query));
  });
}

Result<std::vector<Volunteer>> Book::volunteers_like(const Mention& mention) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(volunteers_alike);
    query->bind_all(mention.id, mention.id_number, mention.name);
    return read_some(impl_->statements, *query);
  });
}

Result<VolunteerNo> Book::put_volunteer(const Volunteer& volunteer) {
  return impl_->write([&] {
    impl_->statements.run(volunteer.no == VolunteerNo::none ? insert_volunteer : change_volunteer,
                          null_if_none(volunteer.no), volunteer.id, volunteer.name, volunteer.id_number,
                          volunteer.phone, null_if_none(volunteer.team), number_of(volunteer.registered),
                          number_of(volunteer.birth), known_number(volunteer.known), std::int64_t{volunteer.from_rows});
    const VolunteerNo no = number_written(impl_->database, volunteer.no);
    if (volunteer.no != VolunteerNo::none) {
      impl_->statements.run(drop_groups_of, index_of(no));
      impl_->left_teams = true;
    }
    add_groups(impl_->statements, no, volunteer.groups);
    impl_->volunteer_packs.note(no);
    if (volunteer.known >= Known::by_number) {
      impl_->doubt_volunteer(no);
    } else {
      impl_->trust_volunteer(no);
    }
    return no;
  });
}

Result<void> Book::add_volunteers(std::span<const Volunteer> newcomers) {
  return impl_->write([&] {
    if (!newcomers.empty() && index_of(newcomers.back().no) >= store::number_limit) {
      throw store::Broken(numbers_used_up);
    }
    impl_->volunteer_feed.run(impl_->statements, insert_volunteers, newcomers);
    impl_->volunteer_packs.add(impl_->statements, newcomers);
    for (const Volunteer& newcomer : newcomers) {
      add_groups(impl_->statements, newcomer.no, newcomer.groups);
      if (newcomer.known >= Known::by_number) {
        impl_->doubt_volunteer(newcomer.no);
      }
    }
  });
}

Result<std::vector<Team>> Book::teams() {
  return impl_->read([&] {
    std::vector<Team> teams;
    const Lease query = impl_->statements.take(all_teams);
    while (query->step()) {
      Team team;
      team.no = read_no<TeamNo>(*query, 0);
      team.id = query->text(1);
      team.name = query->text(2);
      team.parent = read_no<TeamNo>(*query, 3);
      team.kind = query->text(4);
      team.known = store::read_one_of(*query, 5, Known::by_name);
      teams.push_back(std::move(team));
    }
    return teams;
  });
}

Result<TeamNo> Book::put_team(const Team& team) {
  return impl_->write([&] {
    impl_->statements.run(put_team_row, null_if_none(team.no), team.id, team.name, null_if_none(team.parent), team.kind,
                          known_number(team.known));
    impl_->doubted_names |= team.known != Known::by_registry;
    impl_->left_teams |= team.no != TeamNo::none;
    return number_written(impl_->database, team.no);
  });
}

Result<std::vector<Activity>> Book::activities() {
  std::vector<Activity> activities;
  auto read = each_activity([&activities](Activity activity) { activities.push_back(std::move(activity)); });
  if (!read) {
    return fail(std::move(read).error());
  }
  return activities;
}

Result<void> Book::each_activity(const std::function<void(Activity)>& visit) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(all_activities);
    while (query->step()) {
      visit(read_activity(*query));
    }
  });
}

Result<std::int64_t> Book::most_activities() {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(last_activity);
    return query->step() ? query->integer(0) : 0;
  });
}

Result<std::optional<Activity>> Book::activity(ActivityNo no) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(activity_of_no);
    query->bind_all(index_of(no));
    return query->step() ? std::optional<Activity>(read_activity(*query)) : std::nullopt;
  });
}

Result<std::vector<Activity>> Book::activities_like(std::string_view text) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(activities_alike);
    query->bind_all(text);
    std::vector<Activity> activities;
    while (query->step()) {
      activities.push_back(read_activity(*query));
    }
    return activities;
  });
}

Result<ActivityNo> Book::put_activity(const Activity& activity) {
  return impl_->write([&] {
    const auto minutes = [](const std::optional<Minutes>& time) {
      return time ? std::optional<std::int64_t>(time->count()) : std::nullopt;
    };
    const auto wall_minutes = [](const std::optional<WallTime>& time) {
      return time ? std::optional<std::int64_t>(time->time_since_epoch().count()) : std::nullopt;
    };
    impl_->statements.run(put_activity_row, null_if_none(activity.no), activity.id, activity.name, activity.project,
                          activity.category, activity.post, activity.place, activity.mode, wall_minutes(activity.start),
                          wall_minutes(activity.end), minutes(activity.daily_start), minutes(activity.daily_end),
                          activity.beneficiaries, activity.beneficiary_visits, known_number(activity.known));
    impl_->doubted_names |= activity.known != Known::by_registry;
    return number_written(impl_->database, activity.no);
  });
}

Result<std::vector<Project>> Book::projects() {
  return impl_->read([&] {
    std::vector<Project> projects;
    const Lease query = impl_->statements.take(all_projects);
    while (query->step()) {
      Project project;
      project.id = query->text(0);
      project.name = query->text(1);
      project.category = query->text(2);
      project.brand = query->integer(3) != 0;
      projects.push_back(std::move(project));
    }
    return projects;
  });
}

Result<void> Book::put_project(const Project& project) {
  return impl_->write([&] {
    impl_->statements.run(put_project_row, project.id, project.name, project.category,
                          std::int64_t{project.brand ? 1 : 0});
  });
}

}  // namespace starhours
