#include "outcome.h"

#include <starhours/answers.h>
#include <starhours/rules_file.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <tuple>
#include <utility>

namespace starhours::tests {
namespace {

constexpr Day judged_on{date::local_days{date::year{2026} / 6 / 1}};

// The questions asked of a book, and their answers by row.
class Answers {
 public:
  explicit Answers(Book& book) : book_(book) {
    auto rulebook = rulebook_of(book);
    REQUIRE(rulebook);
    rulebook_ = std::move(*rulebook);
  }
  void entries(Report& report) { REQUIRE(answer_entries(asking(), Filter{}, {}, report)); }
  void rows(const std::string& sheet, Report& report) { REQUIRE(answer_rows(asking(), sheet, {}, report)); }

 private:
  [[nodiscard]] Asking asking() { return {book_, rulebook_, false, judged_on, Language::en}; }
  Book& book_;
  Rulebook rulebook_;
};

std::string text_at(const Report& report, std::size_t row, std::string_view key) {
  const auto* text = std::get_if<std::string>(&report.at(row, key));
  return text == nullptr ? std::string() : *text;
}

RowAt row_at(const Report& report, std::size_t row) {
  return {text_at(report, row, "worksheet"), static_cast<std::uint32_t>(std::get<std::int64_t>(report.at(row, "row")))};
}

Service service_at(const Report& report, std::size_t row) {
  const auto time = [&](std::string_view key) {
    const std::string text = text_at(report, row, key);
    return text.empty() ? std::nullopt : std::optional(text);
  };
  return {text_at(report, row, "name"),
          text_at(report, row, "activity"),
          text_at(report, row, "day"),
          time("start"),
          time("end"),
          std::get<std::int64_t>(report.at(row, "claimed")),
          false};
}

bool goes_on(const Service& before, const Service& after) {
  return after.start && before.end == after.start && after.start->ends_with("T00:00") && before.name == after.name;
}

bool earlier(const Service& a, const Service& b) { return std::tie(a.date, a.start) < std::tie(b.date, b.start); }

std::string shown(const RowAt& at) {
  return fmt::format("{}{}{}", at.worksheet, at.worksheet.empty() ? "" : "!", at.row);
}

std::string shown(const Service& service) {
  return fmt::format("{} {} {} {}-{} {}m", service.name, service.activity, service.date, service.start.value_or(""),
                     service.end.value_or(""), service.minutes);
}

// Of a time as in 2025-03-05T09:00, counted from 1970.
std::optional<std::int64_t> minute_of(const std::string& time) {
  constexpr std::size_t day_length = 10;
  constexpr std::int64_t hours_of_day = 24;
  constexpr std::int64_t minutes_of_hour = 60;
  const auto day = parse_iso_day(time.substr(0, day_length));
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  char mark = '\0';
  char colon = '\0';
  std::istringstream rest(time.substr(std::min(day_length, time.size())));
  if (!day || !(rest >> mark >> hour >> colon >> minute)) return std::nullopt;
  return (day->time_since_epoch().count() * hours_of_day + hour) * minutes_of_hour + minute;
}

// Minutes from one time of a wall to another, no clock changing between them.
std::optional<std::int64_t> between(const std::optional<std::string>& start, const std::optional<std::string>& end) {
  if (!start || !end) return std::nullopt;
  const auto from = minute_of(*start);
  const auto to = minute_of(*end);
  if (!from || !to) return std::nullopt;
  return *to - *from;
}

// Seconds are dropped from each time, not from what lies between them: 9:00:40 to 10:00:20 is an hour.
bool same_minutes(const Service& wanted, const Service& given) {
  if (wanted.minutes == given.minutes) return true;
  return std::abs(wanted.minutes - given.minutes) == 1 && given.minutes == between(wanted.start, wanted.end);
}

std::string without_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

bool same(const Service& wanted, const Service& given) {
  const auto same_text = [](const std::string& known, const std::string& text) {
    return known.empty() || without_returns(known) == without_returns(text);
  };
  return same_text(wanted.name, given.name) && same_text(wanted.activity, given.activity) &&
         wanted.date == given.date && wanted.start == given.start && wanted.end == given.end &&
         same_minutes(wanted, given);
}

}  // namespace

Book new_book(const std::filesystem::path& path, const std::string& zone) {
  auto book = Book::open(path.string(), Book::Access::create);
  REQUIRE(book);
  REQUIRE(adopt_rulebook(*book, fmt::format("zone = \"{}\"\n", zone), judged_on));
  return std::move(*book);
}

Result<Receipt> take_file(Book& book, const std::filesystem::path& file, const ReadingOptions& options) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto source = source_of(bytes);
  IntakeOptions intake;
  intake.reading = options;
  intake.reading.source = file.filename().string();
  intake.today = judged_on;
  return take_in(book, *source, intake);
}

Outcome outcome_of(Book& book, const std::string& name) {
  Answers answers(book);
  Outcome outcome;
  Report entries;
  answers.entries(entries);
  std::map<RowAt, std::vector<Service>> parts;
  for (std::size_t row = 0; row < entries.rows().size(); ++row) {
    if (text_at(entries, row, "sheet") == name) parts[row_at(entries, row)].push_back(service_at(entries, row));
  }
  for (auto& [at, services] : parts) {
    std::sort(services.begin(), services.end(), earlier);
    std::vector<Service>& whole = outcome.accepted[at];
    for (Service& service : services) {
      if (!whole.empty() && goes_on(whole.back(), service)) {
        whole.back().end = service.end;
        whole.back().minutes += service.minutes;
      } else {
        whole.push_back(std::move(service));
      }
    }
  }
  Report rows;
  answers.rows(name, rows);
  for (std::size_t row = 0; row < rows.rows().size(); ++row) {
    const std::string fate = text_at(rows, row, "fate");
    if (fate == "suspense" || fate == "duplicate" || fate == "absent") {
      outcome.rejected[row_at(rows, row)] = fate + " " + text_at(rows, row, "kind");
    }
  }
  return outcome;
}

std::vector<std::string> differences(const Expectation& expected, const Outcome& actual) {
  std::vector<std::string> lines;
  if (expected.file_refused) {
    if (actual.refused.empty() && !actual.accepted.empty()) lines.emplace_back("the file is not refused");
    return lines;
  }
  if (!actual.refused.empty()) return {"the file is refused: " + actual.refused};
  for (const auto& [at, wanted] : expected.accepted) {
    const auto given = actual.accepted.find(at);
    const auto refused = actual.rejected.find(at);
    std::vector<Service> in_order = wanted;
    std::sort(in_order.begin(), in_order.end(), earlier);
    for (std::size_t nth = 0; nth < in_order.size(); ++nth) {
      const Service& service = in_order[nth];
      if (given == actual.accepted.end() || nth >= given->second.size()) {
        if ((expected.either || service.either) && refused != actual.rejected.end()) continue;
        lines.push_back(fmt::format("row {}: {} is not accepted{}{}", shown(at), shown(service),
                                    refused == actual.rejected.end() ? "" : ": ",
                                    refused == actual.rejected.end() ? "" : refused->second));
      } else if (!same(service, given->second[nth])) {
        lines.push_back(fmt::format("row {}: {} is not {}", shown(at), shown(given->second[nth]), shown(service)));
      }
    }
  }
  for (const auto& [at, either] : expected.rejected) {
    if (actual.accepted.contains(at) && !expected.accepted.contains(at)) {
      if (!expected.either && !either) lines.push_back(fmt::format("row {}: it should be refused", shown(at)));
    } else if (!actual.rejected.contains(at)) {
      lines.push_back(fmt::format("row {}: it should be refused, and is not told", shown(at)));
    }
  }
  for (const auto& [at, services] : actual.accepted) {
    const auto wanted = expected.accepted.find(at);
    const std::size_t most = wanted == expected.accepted.end() ? 0 : wanted->second.size();
    if (services.size() <= most || (most == 0 && expected.rejected.contains(at))) continue;
    lines.push_back(fmt::format("row {}: {} is not expected at all", shown(at), shown(services.back())));
  }
  return lines;
}

}  // namespace starhours::tests
