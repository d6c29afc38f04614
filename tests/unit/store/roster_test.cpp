#include "scratch.h"

#include <fmt/format.h>

namespace starhours {
namespace {

Volunteer volunteer_named(const std::string& id, const std::string& name, Known known = Known::by_registry) {
  Volunteer volunteer;
  volunteer.id = id;
  volunteer.name = name;
  volunteer.known = known;
  return volunteer;
}

TEST_CASE("volunteers come back whole, by number, id or likeness") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Volunteer full = volunteer_named("V1", "张三", Known::by_id);
  full.id_number = "610881190501011234";
  full.phone = "19900001234";
  full.team = TeamNo{2};
  full.registered = day_at(10);
  full.birth = Day{date::days{-23742}};
  full.groups = {"党员", "staff", ""};
  full.no = value(book.put_volunteer(full));
  const VolunteerNo second = value(book.put_volunteer(volunteer_named("V2", "张三")));
  const VolunteerNo third = value(book.put_volunteer(volunteer_named("V3", "")));

  const std::vector<Volunteer> all = value(book.volunteers());
  REQUIRE(all.size() == 3);
  for (const Volunteer& found : {all[0], value(book.volunteer("V1")).value(), value(book.volunteer(full.no)).value()}) {
    CHECK(found.no == full.no);
    CHECK(found.id == full.id);
    CHECK(found.name == full.name);
    CHECK(found.id_number == full.id_number);
    CHECK(found.phone == full.phone);
    CHECK(found.team == full.team);
    CHECK(found.registered == full.registered);
    CHECK(found.birth == full.birth);
    CHECK(found.groups == full.groups);
    CHECK(found.known == full.known);
  }
  CHECK(all[1].no == second);
  CHECK(all[1].groups.empty());
  CHECK_FALSE(all[1].registered);
  CHECK_FALSE(value(book.volunteer("V4")));
  CHECK_FALSE(value(book.volunteer(VolunteerNo{99})));

  const auto like = [&](const Mention& mention) {
    std::vector<VolunteerNo> found;
    for (const Volunteer& each : value(book.volunteers_like(mention))) {
      found.push_back(each.no);
    }
    return found;
  };
  using Numbers = std::vector<VolunteerNo>;
  CHECK(like({"", "张三", "", "", ""}) == Numbers{full.no, second});
  CHECK(like({"V3", "", "610881190501011234", "", ""}) == Numbers{full.no, third});
  CHECK(like({}) == Numbers{});
  CHECK(like({"", "李四", "", "19900001234", ""}) == Numbers{});
}

TEST_CASE("a volunteer is changed by number") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Volunteer volunteer = volunteer_named("V1", "张三");
  volunteer.groups = {"a", "b"};
  volunteer.no = value(book.put_volunteer(volunteer));
  volunteer.id = "V9";
  volunteer.name = "李四";
  volunteer.groups = {"c"};
  CHECK(value(book.put_volunteer(volunteer)) == volunteer.no);
  CHECK_FALSE(value(book.volunteer("V1")));
  CHECK(value(book.volunteer("V9")).value().groups == std::vector<std::string>{"c"});
  CHECK(value(book.volunteers_like({"", "张三", "", "", ""})).empty());
}

TEST_CASE("an id is given once") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  value(book.put_volunteer(volunteer_named("V1", "张三")));
  CHECK(problem(book.put_volunteer(volunteer_named("V1", "李四"))) == Kind::broken_book);
  CHECK(value(book.volunteers()).size() == 1);
}

TEST_CASE("many newcomers are added at once, with their groups, and all of them or none") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const VolunteerNo first = value(book.put_volunteer(volunteer_named("V1", "张三")));
  std::vector<Volunteer> newcomers;
  for (std::uint32_t n = 1; n <= 3; ++n) {
    Volunteer& newcomer = newcomers.emplace_back(volunteer_named(fmt::format("N{}", n), "李四", Known::by_id));
    newcomer.no = VolunteerNo{index_of(first) + n};
    newcomer.groups.assign(n - 1, fmt::format("g{}", n));
    newcomer.registered = Day{date::days{20000 + n}};
  }
  REQUIRE(book.add_volunteers(newcomers));
  for (const Volunteer& newcomer : newcomers) {
    const Volunteer found = value(book.volunteer(newcomer.id)).value();
    CHECK(found.no == newcomer.no);
    CHECK(found.name == newcomer.name);
    CHECK(found.groups.size() == newcomer.groups.size());
    CHECK(found.registered == newcomer.registered);
    CHECK(found.known == Known::by_id);
  }
  for (Volunteer& newcomer : newcomers) newcomer.no = VolunteerNo{index_of(newcomer.no) + 3};
  newcomers[0].id = "N4";  // the second is there already
  CHECK(problem(book.add_volunteers(newcomers)) == Kind::broken_book);
  CHECK(value(book.volunteers()).size() == 4);
}

TEST_CASE("names are data, whatever they look like") {
  const Scratch scratch;
  const std::vector<std::string> names = {
      "'; DROP TABLE volunteers; --", "\"x\"",    "%_",    "?1",    "=1+1", "\x1b[31m",
      std::string("a\0b", 3),         "\xff\xfe", ":name", "党员\n"};
  {
    Book book = new_book(scratch.path());
    for (const std::string& name : names) {
      value(book.put_volunteer(volunteer_named(name, name)));
      value(book.put_project({name, name, name, true}));
    }
  }
  Book book = read_book(scratch.path());
  const std::vector<Volunteer> all = value(book.volunteers());
  REQUIRE(all.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(all[i].name == names[i]);
    CHECK(value(book.volunteer(names[i])).value().no == all[i].no);
    CHECK(value(book.volunteers_like({"", names[i], "", "", ""})).size() == 1);
  }
  CHECK(value(book.projects()).size() == names.size());
}

TEST_CASE("teams, activities and projects come back whole") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Team team;
  team.id = "T1";
  team.name = "第一队";
  team.kind = "队";
  team.no = value(book.put_team(team));
  Team part = team;
  part.no = TeamNo::none;
  part.id = "T2";
  part.parent = team.no;
  part.known = Known::by_name;
  part.no = value(book.put_team(part));
  part.name = "第一分队";
  value(book.put_team(part));
  const std::vector<Team> teams = value(book.teams());
  REQUIRE(teams.size() == 2);
  CHECK(teams[1].parent == team.no);
  CHECK(teams[1].name == "第一分队");
  CHECK(teams[1].known == Known::by_name);
  CHECK(teams[0].kind == "队");
  CHECK(teams[0].parent == TeamNo::none);

  Activity activity;
  activity.id = "A1";
  activity.name = "食品银行";
  activity.project = "P1";
  activity.category = "邻里互助";
  activity.post = "分拣";
  activity.place = "东门";
  activity.mode = "online";
  activity.start = WallTime{Minutes{-5}};
  activity.end = WallTime{Minutes{28'944'000}};
  activity.daily_start = Minutes{0};
  activity.daily_end = Minutes{1440};
  activity.beneficiaries = 0;
  activity.beneficiary_visits = 9'000'000'000;
  activity.no = value(book.put_activity(activity));
  Activity bare;
  bare.id = "A2";
  value(book.put_activity(bare));
  const std::vector<Activity> activities = value(book.activities());
  REQUIRE(activities.size() == 2);
  const Activity& found = activities[0];
  CHECK(found.no == activity.no);
  CHECK(found.name == activity.name);
  CHECK(found.project == activity.project);
  CHECK(found.category == activity.category);
  CHECK(found.post == activity.post);
  CHECK(found.place == activity.place);
  CHECK(found.mode == activity.mode);
  CHECK(found.start == activity.start);
  CHECK(found.end == activity.end);
  CHECK(found.daily_start == activity.daily_start);
  CHECK(found.daily_end == activity.daily_end);
  CHECK(found.beneficiaries == activity.beneficiaries);
  CHECK(found.beneficiary_visits == activity.beneficiary_visits);
  CHECK_FALSE(activities[1].start);
  CHECK_FALSE(activities[1].daily_end);
  CHECK_FALSE(activities[1].beneficiaries);
  CHECK(value(book.activity(activity.no))->name == activity.name);
  CHECK_FALSE(value(book.activity(ActivityNo{77})));

  const auto named = [&book](const std::string& id, const std::string& name, Known known) {
    Activity one;
    one.id = id;
    one.name = name;
    one.known = known;
    return value(book.put_activity(one));
  };
  named("扫雪", "扫雪", Known::by_name);
  const auto ids_like = [&book](std::string_view text) {
    std::string ids;
    for (const Activity& each : value(book.activities_like(text))) ids += each.id + ", ";
    return ids;
  };
  CHECK(ids_like("A1") == "A1, ");
  CHECK(ids_like("食品银行") == "A1, ");
  CHECK(ids_like("扫雪") == "扫雪, ");
  CHECK(ids_like("没有").empty());
  for (const char* id : {"S1", "S2", "S3", "S4"}) named(id, "扫雪", Known::by_registry);
  CHECK(ids_like("扫雪") == "扫雪, S1, S2, ");

  value(book.put_project({"P2", "乙", "", false}));
  value(book.put_project({"P1", "甲", "助老", false}));
  value(book.put_project({"P1", "丙", "助老", true}));
  const std::vector<Project> projects = value(book.projects());
  REQUIRE(projects.size() == 2);
  CHECK(projects[0].id == "P1");
  CHECK(projects[0].name == "丙");
  CHECK(projects[0].brand);
}

TEST_CASE("what nothing refers to any more is dropped, at once or later") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const SheetNo sheet = add_sheet(book, "a");
  const SheetNo other = add_sheet(book, "b");
  value(book.put_volunteer(volunteer_named("registered", "王芳")));
  value(book.put_volunteer(volunteer_named("with id", "王芳", Known::by_id)));
  Volunteer grouped = volunteer_named("twice", "张三", Known::by_name);
  grouped.groups = {"g"};
  const VolunteerNo twice = value(book.put_volunteer(grouped));
  const VolunteerNo once = value(book.put_volunteer(volunteer_named("once", "李四", Known::by_phone)));
  value(book.put_volunteer(volunteer_named("never", "赵六", Known::by_number)));
  const std::vector<LooseMention> mentions = {{{"", "张三", "", "", ""}, sheet, twice, {}},
                                              {{"", "李四", "", "", ""}, sheet, once, {}},
                                              {{"", "王五", "", "", ""}, sheet, VolunteerNo::none, {}},
                                              {{"", "张三", "", "", ""}, other, twice, {}}};
  value(book.add_mentions(mentions));
  Team team;
  team.id = "used";
  team.known = Known::by_name;
  const TeamNo used = value(book.put_team(team));
  team.id = "its parent";
  const TeamNo parent = value(book.put_team(team));
  team.id = "used";
  team.no = used;
  team.parent = parent;
  value(book.put_team(team));
  Activity activity;
  activity.id = "written";
  activity.known = Known::by_name;
  const ActivityNo written = value(book.put_activity(activity));
  activity.id = "unwritten";
  value(book.put_activity(activity));
  const UsedName team_name{"第一队", index_of(used)};
  const UsedName activity_name{"食品银行", index_of(written)};
  value(book.add_names(sheet, NameOf::team, {&team_name, 1}));
  value(book.add_names(sheet, NameOf::activity, {&activity_name, 1}));

  const auto ids = [&] {
    std::string text;
    for (const Volunteer& each : value(book.volunteers())) {
      text += each.id + ", ";
    }
    for (const Team& each : value(book.teams())) {
      text += each.id + ", ";
    }
    for (const Activity& each : value(book.activities())) {
      text += each.id + ", ";
    }
    return text;
  };
  value(book.drop_unused());  // after transactions that did not ask
  CHECK(ids() == "registered, with id, twice, once, used, its parent, written, ");

  Book::Transaction transaction = value(book.begin());
  value(book.forget_reading(sheet));
  value(book.put_volunteer(volunteer_named("new", "孙七", Known::by_name)));
  value(book.drop_unused());
  value(transaction.commit());
  CHECK(ids() == "registered, with id, twice, ");

  value(book.forget_mentions(other));
  CHECK(ids() == "registered, with id, twice, ");
  value(book.drop_unused());
  CHECK(ids() == "registered, with id, ");
}

}  // namespace
}  // namespace starhours
