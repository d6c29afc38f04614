// clerk.h -- somebody who does everything that can be done to a book, in a small community in which everything that can
// collide does: few names, few phones, ids in some rows only.
#pragma once

#include "books.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace starhours::test {

class Clerk {
 public:
  // The book must outlive it. Acts the same for the same seed and book.
  Clerk(Book& book, std::uint64_t seed) : book_(book), random_(seed) {}

  // Does something, and returns what. Checks what the book says of it.
  std::string act() {
    switch (below(16)) {
      case 0:
      case 1:
        return replace();
      case 2:
      case 3:
        return withdraw();
      case 4:
        return say_who();
      case 5:
        return take_back_who();
      case 6:
        return adopt();
      default:
        return bring();
    }
  }

  // The sheets in the book in another order, in which registries stay as they came: of two that differ the later holds.
  std::vector<TestSheet> shuffled() {
    std::vector<TestSheet> sheets;
    std::vector<TestSheet> registries;
    for (const Sheet& sheet : known(book_.sheets())) {
      const TestSheet one{sheet.options.source, texts_.at(sheet.options.source)};
      (sheet.kind == SheetKind::sign_ins ? sheets : registries).push_back(one);
    }
    std::shuffle(sheets.begin(), sheets.end(), random_);
    std::vector<TestSheet> all;
    auto registry = registries.begin();
    auto sheet = sheets.begin();
    while (registry != registries.end() || sheet != sheets.end()) {
      const bool next = sheet == sheets.end() || (registry != registries.end() && below(2) == 0);
      all.push_back(next ? *registry++ : *sheet++);
    }
    return all;
  }

 private:
  template <class Value>
  static Value known(Result<Value> result) {
    REQUIRE(result);
    return std::move(*result);
  }

  std::uint32_t below(std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random_);
  }
  template <std::size_t N>
  std::string one_of(const char* const (&texts)[N]) {
    return texts[below(N)];
  }
  template <class Thing>
  const Thing& one_of(const std::vector<Thing>& things) {
    return things[below(static_cast<std::uint32_t>(things.size()))];
  }

  // --- what is done

  std::string bring() {
    const TestSheet sheet = made();
    return take(sheet, [&] { return import_well(book_, sheet); });
  }

  std::string replace() {
    const std::vector<Sheet> sheets = known(book_.sheets());
    if (sheets.empty()) return bring();
    const std::string old = one_of(sheets).options.source;
    const TestSheet sheet = made();
    return take(sheet,
                [&] {
                  const Receipt receipt = replace_well(book_, old, sheet);
                  if (!receipt.already_known) texts_.erase(old);
                  return receipt;
                }) +
           "in place of " + old + "\n";
  }

  template <class Import>
  std::string take(const TestSheet& sheet, const Import& import) {
    const std::set<std::string> before = ids();
    const std::int64_t minutes = all_minutes();
    const Receipt receipt = import();
    CHECK(receipt.minutes_added == all_minutes() - minutes);
    std::int64_t newcomers = 0;
    for (const std::string& id : ids()) newcomers += before.contains(id) ? 0 : 1;
    CHECK(receipt.enrolled == newcomers);
    if (!receipt.already_known) texts_[sheet.name] = sheet.text;
    return "--- " + sheet.name + "\n" + sheet.text;
  }

  std::string withdraw() {
    const std::vector<Sheet> sheets = known(book_.sheets());
    std::vector<SheetNo> out;
    std::string told = "undo";
    for (const Sheet& sheet : sheets) {
      if (below(static_cast<std::uint32_t>(sheets.size())) > 1) continue;
      out.push_back(sheet.no);
      texts_.erase(sheet.options.source);
      told += " " + sheet.options.source;
    }
    const std::int64_t minutes = all_minutes();
    const Withdrawal withdrawal = known(undo(book_, out, test_today));
    CHECK(withdrawal.minutes_added == all_minutes() - minutes);
    return told + "\n";
  }

  std::string say_who() {
    const std::vector<Volunteer> people = known(book_.volunteers());
    if (people.size() < 2) return bring();
    const std::string to = one_of(people).id;
    const std::string from = one_of(people).id;
    const bool said = merge(book_, to, from, test_today).has_value();
    return fmt::format("merge {} {}{}\n", to, from, said ? "" : " (refused)");
  }

  std::string take_back_who() {
    const std::vector<Merge> merges = known(book_.merges());
    if (merges.empty()) return bring();
    const Merge& one = one_of(merges);
    REQUIRE(unmerge(book_, one.to_id, one.from_id, test_today));
    return fmt::format("merge --undo {} {}\n", one.to_id, one.from_id);
  }

  std::string adopt() {
    static constexpr const char* rulebooks[] = {
        "title = \"plain\"\n",
        "title = \"known people\"\n[count]\nunknown_volunteer = \"suspense\"\n",
        "title = \"nights\"\n[count]\nday_starts = \"04:00\"\nmax_per_day = \"4h\"\nmissing_sign_out = "
        "\"activity-end\"\n",
        "title = \"stated\"\n[count]\nstated = \"cap\"\nlumps = \"allow\"\nround = \"down\"\nstep = \"30m\"\n",
    };
    const std::string rulebook = one_of(rulebooks);
    REQUIRE(adopt_rulebook(book_, rulebook, test_today));
    return "rules set\n" + rulebook;
  }

  std::set<std::string> ids() {
    std::set<std::string> ids;
    for (const Volunteer& volunteer : known(book_.volunteers())) ids.insert(volunteer.id);
    return ids;
  }

  std::int64_t all_minutes() {
    std::int64_t minutes = credited_minutes(book_);
    for (const GroupEntry& group : known(book_.group_entries(representable_days))) {
      minutes += group.counts() ? group.minutes : 0;
    }
    return minutes;
  }

  // --- sheets

  TestSheet made() {
    const std::string name = fmt::format("s{}.csv", ++made_);
    switch (below(10)) {
      case 0:
        return {name, groups()};
      case 1:
      case 2:
        return {name, volunteers()};
      case 3:
        return {name, teams()};
      case 4:
        return {name, activities()};
      case 5:
        return {name, mending()};
      default:
        return {name, sign_ins()};
    }
  }

  std::string groups() {
    static constexpr const char* teams[] = {"", "甲队", "T1"};
    static constexpr const char* activities[] = {"清洁", "A1"};
    static constexpr const char* times[] = {"09:00,11:00", "23:00,01:00", "09:00,", ","};
    std::string text = "activity,team,date,people,sign_in,sign_out,total hours\n";
    for (std::uint32_t row = 1 + below(4); row > 0; --row) {
      text += fmt::format("{},{},2025-03-{:02},{},{},{}\n", one_of(activities), one_of(teams), 1 + below(2), below(3),
                          one_of(times), below(3));
    }
    return text;
  }

  static constexpr const char* header = "name,volunteer_id,id number,phone,team,activity,date,sign_in,sign_out,hours";

  std::string sign_in() {
    static constexpr const char* names[] = {"张三", "张三", "李四", "王芳"};
    static constexpr const char* ids[] = {"", "", "", "V1", "V2"};
    static constexpr const char* numbers[] = {"", "", "", "610881190103050015", "610881190207160120"};
    static constexpr const char* phones[] = {"", "19900000001", "19900000002"};
    static constexpr const char* teams[] = {"", "甲队", "乙队", "丁队", "T1", "T2"};
    static constexpr const char* activities[] = {"清洁", "巡逻", "A1", "A2"};
    static constexpr const char* times[] = {",,1",          ",,2",           "21:00,02:00,",  "09:00,,",
                                            ",10:00,",      "09:00,12:00,2", "09:00,12:00,3", "08:00,11:30,",
                                            "10:00,12:30,", "13:00,09:15,"};
    return fmt::format("{},{},{},{},{},{},2025-03-{:02},{}", one_of(names), one_of(ids), one_of(numbers),
                       one_of(phones), one_of(teams), one_of(activities), 1 + below(3), one_of(times));
  }

  std::string sign_ins() {
    std::string text = std::string(header) + "\n";
    for (std::uint32_t row = 1 + below(6); row > 0; --row) text += sign_in() + "\n";
    return text;
  }

  // Rows that correct or dismiss others, mostly such as wait.
  std::string mending() {
    std::string text = std::string(header) + ",dismiss,suspense_sheet,suspense_row\n";
    const std::vector<Sheet> sheets = known(book_.sheets());
    const std::vector<SuspenseRow> waiting = known(book_.suspense());
    for (std::uint32_t row = 1 + below(4); row > 0; --row) {
      const bool dismissed = below(4) == 0;
      std::string sheet = fmt::format("s{}.csv", 1 + below(made_ + 1));
      std::uint32_t of_row = 2 + below(5);
      if (!waiting.empty() && below(3) > 0) {
        const SuspenseRow& one = one_of(waiting);
        for (const Sheet& each : sheets) {
          if (each.no == one.sheet) sheet = below(2) == 0 ? each.sha256.substr(0, 12) : each.options.source;
        }
        of_row = one.row;
      }
      text += fmt::format("{},{},{},{}\n", sign_in(), dismissed ? "was not there" : "", sheet, of_row);
    }
    return text;
  }

  std::string volunteers() {
    static constexpr const char* ids[] = {"V1", "V2", "V3", ""};
    static constexpr const char* names[] = {"张三", "李四", "王芳", ""};
    static constexpr const char* numbers[] = {"", "610881190103050015", "610881190207160120"};
    static constexpr const char* phones[] = {"", "19900000001", "19900000002"};
    static constexpr const char* teams[] = {"", "甲队", "乙队", "T1"};
    static constexpr const char* days[] = {"", "2024-01-01", "2024-02-02"};
    static constexpr const char* groups[] = {"", "党员", "党员;学生"};
    std::string text = "volunteer_id,name,id number,phone,team,registered,groups\n";
    for (std::uint32_t row = 1 + below(3); row > 0; --row) {
      text += fmt::format("{},{},{},{},{},{},{}\n", one_of(ids), one_of(names), one_of(numbers), one_of(phones),
                          one_of(teams), one_of(days), one_of(groups));
    }
    return text;
  }

  // Names go over to other teams in time, but no registry gives one name to two.
  std::string teams() {
    static constexpr const char* times[][4] = {{"T1,甲队", "T2,乙队", "T3,丙队", ",丁队"},
                                               {"T1,丁队", "T2,甲队", "T3,乙队", ",丙队"}};
    static constexpr const char* parents[] = {"", "", "T1", "T3", "甲队"};
    std::string text = "team_id,name,parent,kind\n";
    for (const char* const team : times[below(2)]) {
      if (below(3) > 0) text += fmt::format("{},{},分队\n", team, one_of(parents));
    }
    return text;
  }

  std::string activities() {
    static constexpr const char* names[] = {"清洁", "巡逻", "阅读"};
    static constexpr const char* ids[] = {"A1", "A2", "A3", ""};
    static constexpr const char* times[] = {",", ",", "09:00,11:00", "08:00,12:00"};
    std::string text = "activity_id,name,category,project,start,end\n";
    for (std::uint32_t row = 1 + below(3); row > 0; --row) {
      text += fmt::format("{},{},环境,,{}\n", one_of(ids), one_of(names), one_of(times));
    }
    return text;
  }

  Book& book_;
  std::mt19937_64 random_;
  std::uint32_t made_ = 0;
  std::map<std::string, std::string> texts_;  // of the sheets in the book
};

}  // namespace starhours::test
