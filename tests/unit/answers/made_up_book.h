// made_up_book.h -- a small community in a book of its own, posted without sheets, and answers as lines of text.
#pragma once

#include <starhours/answers.h>
#include <starhours/service_day.h>
#include <starhours/zone.h>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace starhours::test {

inline Day day(const std::string& text) {
  const auto parsed = parse_iso_day(text);
  REQUIRE_MESSAGE(parsed, text);
  return *parsed;
}

inline Period period(const std::string& text, const CalendarStyle& style = {}) {
  const auto parsed = parse_period(text, style, day("2025-04-01"));
  REQUIRE_MESSAGE(parsed, text);
  return *parsed;
}

// "a|b|", one line a row; null is "-". The first line holds the keys.
inline std::string lines_of(const Report& report) {
  std::string text;
  for (const Column& column : report.head().columns) text += column.key + "|";
  for (const auto& row : report.rows()) {
    text += "\n";
    for (const Report::Value& value : row) {
      if (const auto* string = std::get_if<std::string>(&value)) {
        text += *string;
      } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        text += fmt::format("{}", *number);
      } else if (const auto* flag = std::get_if<bool>(&value)) {
        text += *flag ? "true" : "false";
      } else {
        text += "-";
      }
      text += "|";
    }
  }
  return text;
}

inline AwardsQuestion awards_of(const std::string& text) {
  AwardsQuestion question;
  question.period = period(text);
  return question;
}

using Question = std::function<Result<void>(RowSink&)>;

inline std::string answer(const Question& question) {
  Report report;
  const auto answered = question(report);
  REQUIRE_MESSAGE(answered, (answered ? "" : answered.error().message));
  return lines_of(report);
}

// "kind: message; hint"
inline std::string refusal(const Question& question) {
  Report report;
  const auto answered = question(report);
  REQUIRE(!answered);
  CHECK(report.head().columns.empty());
  const Problem& problem = answered.error();
  return fmt::format("{}: {}; {}", name_of(problem.kind), problem.message, problem.hint);
}

class MadeUpBook {
 public:
  explicit MadeUpBook(Rulebook rules = {}) : rulebook(std::move(rules)), folder_(new_folder()), book_(open(folder_)) {}
  MadeUpBook(const MadeUpBook&) = delete;
  MadeUpBook& operator=(const MadeUpBook&) = delete;
  ~MadeUpBook() {
    book_.reset();
    std::filesystem::remove_all(folder_);
  }

  Rulebook rulebook;

  [[nodiscard]] Book& book() { return *book_; }
  // By two threads, however few volunteers there are.
  [[nodiscard]] Asking asking(bool what_if = false) {
    return {*book_, rulebook, what_if, day("2025-04-01"), Language::zh, 0};
  }

  TeamNo team(const std::string& id, const std::string& name, const std::string& parent = {},
              const std::string& kind = {}) {
    Team team;
    team.id = id;
    team.name = name;
    team.kind = kind;
    if (!parent.empty()) team.parent = teams_.at(parent);
    return teams_[id] = put(book_->put_team(team));
  }
  VolunteerNo volunteer(const std::string& id, const std::string& name, const std::string& team = {},
                        const std::string& registered = {}, std::vector<std::string> groups = {}) {
    Volunteer volunteer;
    volunteer.id = id;
    volunteer.name = name;
    if (!team.empty()) volunteer.team = teams_.at(team);
    if (!registered.empty()) volunteer.registered = day(registered);
    volunteer.groups = std::move(groups);
    return volunteers_[id] = put(book_->put_volunteer(volunteer));
  }
  ActivityNo activity(Activity activity) {
    const std::string id = activity.id;
    return activities_[id] = put(book_->put_activity(activity));
  }
  ActivityNo activity(const std::string& id, const std::string& name, const std::string& project = {},
                      const std::string& category = {}) {
    Activity activity;
    activity.id = id;
    activity.name = name;
    activity.project = project;
    activity.category = category;
    return this->activity(activity);
  }
  SheetNo sheet(const std::string& name) {
    Sheet sheet;
    sheet.options.source = name;
    sheet.sha256 = fmt::format("{:064x}", ++sheets_);
    sheet.imported = day("2025-04-01");
    auto added = book_->add_sheet(sheet);
    REQUIRE(added);
    return sheet_ = *added;
  }

  // On the day of `start`, "2025-03-05T09:00"; for the hours alone, "2025-03-05".
  void serve(const std::string& volunteer, const std::string& activity, const std::string& team,
             const std::string& start, int minutes) {
    Stretch stretch;
    stretch.day = day(start.substr(0, 10));
    stretch.volunteer = volunteers_.at(volunteer);
    if (!activity.empty()) stretch.activity = activities_.at(activity);
    if (!team.empty()) stretch.team = teams_.at(team);
    stretch.sheet = sheet_;
    stretch.row = ++row_;
    stretch.length = static_cast<std::uint16_t>(minutes);
    if (start.size() == 10) {
      stretch.basis = Basis::stated;
    } else {
      const int clock = std::stoi(start.substr(11, 2)) * 60 + std::stoi(start.substr(14, 2));
      stretch.start = zone_.read(WallTime{stretch.day} + Minutes{clock}).earlier;
    }
    stretches_.push_back(stretch);
  }

  // So many unnamed people, on the day of `start` as above, so many minutes each.
  void serve_together(std::uint32_t people, const std::string& activity, const std::string& team,
                      const std::string& start, int minutes) {
    GroupEntry group;
    group.day = day(start.substr(0, 10));
    if (!activity.empty()) group.activity = activities_.at(activity);
    if (!team.empty()) group.team = teams_.at(team);
    group.sheet = sheet_;
    group.row = ++row_;
    group.people = people;
    group.minutes = std::int64_t{people} * minutes;
    if (start.size() > 10) {
      const int clock = std::stoi(start.substr(11, 2)) * 60 + std::stoi(start.substr(14, 2));
      group.basis = Basis::clocked;
      group.start = zone_.read(WallTime{group.day} + Minutes{clock}).earlier;
      group.length = static_cast<std::uint16_t>(minutes);
    }
    groups_[group.day].push_back(group);
  }

  // Everything served so far, in one transaction.
  void post() {
    std::map<std::pair<Day, VolunteerNo>, std::vector<Stretch>> days;
    for (const Stretch& stretch : stretches_) days[{stretch.day, stretch.volunteer}].push_back(stretch);
    stretches_.clear();
    std::map<ActivityNo, std::string> activity_ids;
    for (const auto& [id, no] : activities_) activity_ids[no] = id;
    std::map<TeamNo, std::string> team_ids;
    for (const auto& [id, no] : teams_) team_ids[no] = id;

    const auto activities = book_->activities();
    REQUIRE(activities);
    Directory directory;
    for (const Activity& activity : *activities) directory.take(activity);
    Crediting crediting(rulebook.count, zone_, [&](ActivityNo no) { return directory.activity(no); });
    Posting posting;
    for (auto& [key, stretches] : days) {
      std::vector<std::uint32_t> originals;
      const std::size_t count = settle(
          stretches, [&](ActivityNo a, ActivityNo b) { return activity_ids[a] < activity_ids[b]; },
          [&](TeamNo a, TeamNo b) { return team_ids[a] < team_ids[b]; }, originals);
      std::vector<Credit> credits(count);
      crediting.credit(std::span(stretches).first(count), credits);
      for (std::size_t i = 0; i < count; ++i) {
        posting.entries.push_back({stretches[i], static_cast<std::uint16_t>(credits[i].worked.count()),
                                   static_cast<std::uint16_t>(credits[i].credited.count())});
      }
      for (std::size_t i = count; i < stretches.size(); ++i) {
        const Stretch& original = stretches[originals[i - count]];
        posting.duplicates.push_back({stretches[i], original.sheet, original.row});
      }
    }
    auto transaction = book_->begin();
    REQUIRE(transaction);
    REQUIRE(book_->post(posting));
    for (auto& [day, groups] : groups_) {
      number_equal_groups(groups);
      settle_groups(groups);
      REQUIRE(book_->post_groups(day, groups));
    }
    REQUIRE(transaction->commit());
  }

 private:
  template <class No>
  static No put(const Result<No>& no) {
    REQUIRE_MESSAGE(no, (no ? "" : no.error().message));
    return *no;
  }
  static std::filesystem::path new_folder() {
    static int count = 0;
    auto path = std::filesystem::temp_directory_path() / fmt::format("starhours-answers-{}-{}", getpid(), ++count);
    std::filesystem::create_directories(path);
    return path;
  }
  static Book open(const std::filesystem::path& folder) {
    auto book = Book::open((folder / "book.db").string(), Book::Access::create);
    REQUIRE(book);
    return std::move(*book);
  }

  std::filesystem::path folder_;
  std::optional<Book> book_;
  Zone zone_ = *Zone::named("Asia/Shanghai");
  std::map<std::string, VolunteerNo> volunteers_;
  std::map<std::string, TeamNo> teams_;
  std::map<std::string, ActivityNo> activities_;
  std::vector<Stretch> stretches_;
  std::map<Day, std::vector<GroupEntry>> groups_;
  SheetNo sheet_{};
  std::uint32_t row_ = 0;
  int sheets_ = 0;
};

// Three teams (one under another, two of one name), four volunteers in no order of their ids, three activities.
inline void fill_small_community(MadeUpBook& made) {
  made.team("T00", "兴神路实践站", {}, "站");
  made.team("T07", "第一队", "T00", "队");
  made.team("T02", "第一队", "T00", "队");
  made.team("T03", "第二队", {}, "队");
  made.volunteer("A03", "王芳", "T07", "2025-01-01", {"student", "party"});
  made.volunteer("A01", "张三", "T07", "2024-12-01");
  made.volunteer("A04", "张三", "T02");
  made.volunteer("A02", "李四", "T03", "2025-03-10", {"staff"});
  made.activity("H01", "食品银行", "P1", "邻里互助");
  made.activity("H02", "清洁日", {}, "环境");
  made.activity("H03", "敬老", "P1", "邻里互助");
  made.sheet("march.csv");
  made.serve("A03", "H01", "T07", "2025-03-05T09:00", 120);
  made.serve("A03", "H02", "T07", "2025-03-05T10:30", 60);  // half of it overlaps
  made.serve("A01", "H01", "T07", "2025-03-05T09:00", 180);
  made.serve("A02", "H03", "T03", "2025-03-31T23:00", 60);
  made.serve("A02", "H03", "T03", "2025-04-01T08:00", 45);
  made.serve("A04", "", "", "2025-04-02", 90);
  made.serve("A01", "H02", "T03", "2025-04-02T14:00", 30);
  made.serve("A01", "H01", "T07", "2025-03-05T09:00", 180);  // again
  made.post();
}

}  // namespace starhours::test
