#include "formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace starhours::bench {

namespace {

namespace fs = std::filesystem;

// Text on its way to a file, a mebibyte at a time.
class Output {
 public:
  explicit Output(const fs::path& file) : file_(file, std::ios::binary) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { flush(); }

  template <class... Values>
  void print(fmt::format_string<Values...> pattern, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), pattern, std::forward<Values>(values)...);
    if (text_.size() > (1U << 20)) flush();
  }

 private:
  void flush() {
    file_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }
  std::ofstream file_;
  fmt::memory_buffer text_;
};

// A moment of a row, taken apart for any spelling.
struct Moment {
  Moment(const SignIn& row, std::uint32_t after)
      : Moment(row.day + date::days{(row.start + after) / 1440}, (row.start + after) % 1440) {}
  Moment(date::sys_days at, std::uint32_t minute_of_day) : hour(minute_of_day / 60), minute(minute_of_day % 60) {
    const date::year_month_day parts{at};
    year = static_cast<int>(parts.year());
    month = static_cast<unsigned>(parts.month());
    day = static_cast<unsigned>(parts.day());
  }
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0;
};

std::string iso(const Moment& at) {
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", at.year, at.month, at.day, at.hour, at.minute);
}

std::string team_of(const City& city, const SignIn& row) {
  return fmt::format("第{}服务队", row.volunteer % city.teams + 1);
}

bool plain(const SignIn& row) { return row.kind == SignIn::Kind::plain; }

void write_timeclock(const City& city, const fs::path& file, std::string_view day_pattern) {
  Output output(file);
  const auto stamp = [&](const Moment& at) {
    return fmt::format("{} {:02}:{:02}:00", fmt::format(fmt::runtime(day_pattern), at.year, at.month, at.day), at.hour,
                       at.minute);
  };
  for (const SignIn& row : sign_ins_of(city)) {
    if (!plain(row)) continue;
    output.print("i {} {}\no {}\n", stamp({row, 0}), id_of(city, row.volunteer), stamp({row, row.length}));
  }
}

}  // namespace

void write_sheet(const City& city, const fs::path& file) {
  std::vector<std::string> ids(volunteers_of(city));
  std::vector<std::string> names(ids.size());
  for (std::uint32_t at = 0; at < ids.size(); ++at) {
    ids[at] = id_of(city, at);
    // Every tenth name has a comma, as exports of "family, given" do.
    names[at] = city.quoted && at % 10 == 3 ? name_of(at).insert(3, ",") : name_of(at);
  }
  Output output(file);
  output.print("volunteer_id,name,team,activity,sign_in,sign_out\n");
  for (const SignIn& row : sign_ins_of(city)) {
    const std::string begin = iso({row, 0});
    std::string end;
    if (row.kind == SignIn::Kind::plain) end = iso({row, row.length});
    if (row.kind == SignIn::Kind::bad) end = fmt::format("25:{:02}", row.length % 60);
    const std::string& id = ids[row.volunteer];
    const std::string& name = names[row.volunteer];
    const std::string team = team_of(city, row);
    const std::uint32_t activity = row.activity + 1;
    if (!city.quoted) {
      output.print("{},{},{},活动{:03},{},{}\n", id, name, team, activity, begin, end);
    } else if (activity % 8 == 0) {
      output.print("\"{}\",\"{}\",\"{}\",\"\"\"活动\"\"{:03}\",\"{}\",\"{}\"\n", id, name, team, activity, begin, end);
    } else {
      output.print("\"{}\",\"{}\",\"{}\",\"活动{:03}\",\"{}\",\"{}\"\n", id, name, team, activity, begin, end);
    }
  }
}

void write_ledger_timeclock(const City& city, const fs::path& file) {
  write_timeclock(city, file, "{:04}/{:02}/{:02}");
}

void write_hledger_timeclock(const City& city, const fs::path& file) {
  write_timeclock(city, file, "{:04}-{:02}-{:02}");
}

void write_timewarrior(const City& city, const fs::path& folder) {
  fs::create_directories(folder / "data");
  std::ofstream(folder / "timewarrior.cfg") << "confirmation = no\n";
  std::map<std::string, std::vector<std::string>> months;
  const auto stamp = [](const Moment& at) {
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}00Z", at.year, at.month, at.day, at.hour, at.minute);
  };
  for (const SignIn& row : sign_ins_of(city)) {
    if (!plain(row)) continue;
    const Moment begin{row, 0};
    months[fmt::format("{:04}-{:02}", begin.year, begin.month)].push_back(
        fmt::format("inc {} - {} # {}\n", stamp(begin), stamp({row, row.length}), id_of(city, row.volunteer)));
  }
  for (auto& [month, lines] : months) {
    std::sort(lines.begin(), lines.end());  // as timewarrior itself keeps them
    Output output(folder / "data" / (month + ".data"));
    for (const std::string& line : lines) output.print("{}", line);
  }
}

void write_sql(const City& city, const fs::path& file) {
  Output output(file);
  output.print(
      "CREATE TABLE sign_ins (volunteer_id TEXT, name TEXT, team TEXT, activity TEXT, sign_in TEXT, sign_out TEXT);\n"
      "BEGIN;\n");
  for (const SignIn& row : sign_ins_of(city)) {
    if (!plain(row)) continue;
    output.print("INSERT INTO sign_ins VALUES ('{}','{}','{}','活动{:03}','{}','{}');\n", id_of(city, row.volunteer),
                 name_of(row.volunteer), team_of(city, row), row.activity + 1, iso({row, 0}), iso({row, row.length}));
  }
  output.print("COMMIT;\n");
}

bool write_as(std::string_view format, const City& city, const fs::path& path) {
  if (format == "csv") {
    write_sheet(city, path);
  } else if (format == "ledger") {
    write_ledger_timeclock(city, path);
  } else if (format == "hledger") {
    write_hledger_timeclock(city, path);
  } else if (format == "timewarrior") {
    write_timewarrior(city, path);
  } else if (format == "sql") {
    write_sql(city, path);
  } else {
    return false;
  }
  return true;
}

}  // namespace starhours::bench
