#include "made_up_book.h"

#include <answers/abreast.h>
#include <answers/cutter.h>

#include <atomic>
#include <random>
#include <stdexcept>

namespace starhours::test {
using namespace answers;

namespace {

// Rows as lines, which can be gathered in parts.
class Lines final : public RowSink {
 public:
  void begin(const ReportHead&) override {}
  void row(std::span<const Cell> cells) override {
    for (const Cell& cell : cells) text += fmt::format("{}|", std::get<std::int64_t>(cell));
    text += "\n";
  }
  void end() override {}
  std::unique_ptr<RowSink> part() override { return std::make_unique<Lines>(); }
  void append(RowSink& part) override {
    text += static_cast<Lines&>(part).text;
    static_cast<Lines&>(part).text.clear();
    ++appended;
  }

  std::string text;
  int appended = 0;
};

void write_numbers(std::size_t first, std::size_t end, RowSink& to) {
  for (std::size_t i = first; i < end; ++i) {
    const Cell cells[] = {static_cast<std::int64_t>(i)};
    to.row(cells);
  }
}

TEST_CASE("rows of two threads come in the order of one") {
  for (const std::size_t count : {0U, 1U, 1023U, 1024U, 1025U, 2048U, 3000U, 50'000U}) {
    CAPTURE(count);
    Lines one;
    write_in_order(one, count, false, write_numbers);
    CHECK(one.appended == 0);
    Lines two;
    write_in_order(two, count, true, write_numbers);
    CHECK(two.text == one.text);
    CHECK((two.appended > 0) == (count > 1024));
  }
}

TEST_CASE("a thread that fails does not leave the other waiting") {
  for (const std::size_t broken : {0U, 5000U, 9999U}) {
    Lines lines;
    std::atomic<bool> failed = false;
    const auto write = [&](std::size_t first, std::size_t end, RowSink& to) {
      if (first <= broken && broken < end) {
        failed = true;
        throw std::runtime_error("broken");
      }
      write_numbers(first, end, to);
    };
    CHECK_THROWS_AS(write_in_order(lines, 10'000, true, write), std::runtime_error);
    CHECK(failed);
  }
}

TEST_CASE("what is cut by a least number of hours alone comes in parts") {
  const ReportHead head{{}, {{"minutes", {}, CellKind::count}}};
  const auto cut_lines = [&](const Cut& cut, bool abreast) {
    Lines lines;
    REQUIRE(answer_through(cut, head, lines, [&](RowSink& out) -> Result<void> {
      write_in_order(out, 5000, abreast, write_numbers);
      return {};
    }));
    return std::pair(lines.text, lines.appended > 0);
  };
  Cut cut;
  CHECK(cut_lines(cut, true).second);
  cut.min_hours = Minutes{2500};
  CHECK(cut_lines(cut, true).second);
  CHECK(cut_lines(cut, true).first == cut_lines(cut, false).first);
  CHECK(cut_lines(cut, true).first.starts_with("2500|\n"));
  for (const bool top : {false, true}) {
    Cut other;
    if (top) other.top = 10;
    if (!top) other.sort = "-minutes";
    CHECK(cut_lines(other, true) == cut_lines(other, false));
    CHECK(!cut_lines(other, true).second);
  }
}

// Every answer that two threads share, by one and by two.
TEST_CASE("two threads answer as one") {
  std::mt19937 random(20250307);
  const auto pick = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  for (int round = 0; round < 8; ++round) {
    Rulebook rules;
    constexpr Metric metrics[] = {Metric::hours, Metric::entries, Metric::days, Metric::points, Metric::activities};
    Ladder ladder;
    ladder.id = "star";
    ladder.by = metrics[round % 5];
    if (round >= 5) ladder.window = Grain::quarter;
    const std::int64_t unit = ladder.by == Metric::points ? 1'000'000 : ladder.by == Metric::hours ? 60 : 1;
    ladder.levels = {{{"一", "one"}, 2 * unit}, {{"二", "two"}, 5 * unit}, {{"三", "three"}, 9 * unit}};
    rules.ladders = {ladder};
    AwardRule award;
    award.id = "month";
    award.every = Grain::month;
    award.by = Metric::hours;
    award.winners = 3;
    rules.awards = {award};
    MadeUpBook made(rules);
    made.team("T1", "第一队");
    made.activity("C1", "清洁");
    made.activity("C2", "送餐");
    made.sheet("city.csv");
    for (int at = pick(60); at >= 0; --at) {
      const std::string id = fmt::format("V{:03}", (at * 7) % 1000);
      made.volunteer(id, "志愿者", pick(1) == 0 ? "" : "T1", {},
                     pick(3) == 0 ? std::vector<std::string>{"staff", "party"} : std::vector<std::string>{});
      for (int times = pick(9); times > 0; --times) {
        made.serve(id, fmt::format("C{}", 1 + pick(1)), "",
                   fmt::format("{}-{:02}-{:02}T{:02}:00", 2024 + pick(1), 1 + pick(11), 1 + pick(27), 8 + pick(3)),
                   30 * (1 + pick(6)));
      }
    }
    made.post();
    for (const bool what_if : {false, true}) {
      Asking two = made.asking(what_if);
      Asking one = made.asking(what_if);
      one.crowd = 1'000'000;
      const auto both = [&](const std::function<Result<void>(const Asking&, RowSink&)>& ask) {
        CHECK(answer([&](RowSink& sink) { return ask(two, sink); }) ==
              answer([&](RowSink& sink) { return ask(one, sink); }));
      };
      for (const char* const days : {"all", "2024", "2024-03-10..2025-02-20"}) {
        Filter filter;
        if (std::string_view(days) != "all") filter.period = period(days);
        for (const auto& by :
             std::vector<std::vector<Dimension>>{{Dimension::volunteer},
                                                 {Dimension::volunteer, Dimension::month},
                                                 {Dimension::volunteer, Dimension::quarter, Dimension::year},
                                                 {Dimension::month, Dimension::volunteer}}) {
          both([&](const Asking& asking, RowSink& sink) { return answer_hours(asking, filter, by, {}, sink); });
        }
      }
      StarsQuestion stars;
      stars.all = true;
      stars.as_of = day("2025-02-17");
      both([&](const Asking& asking, RowSink& sink) { return answer_stars(asking, stars, {}, sink); });
      stars.rose_in = period("2024-09-05..2025-02-17");
      both([&](const Asking& asking, RowSink& sink) { return answer_stars(asking, stars, {}, sink); });
      AwardsQuestion awards = awards_of("2024");
      awards.within = true;
      awards.all = true;
      both([&](const Asking& asking, RowSink& sink) { return answer_awards(asking, awards, sink); });
    }
  }
}

}  // namespace
}  // namespace starhours::test
