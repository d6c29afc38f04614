#include "city.h"

#include <date/date.h>
#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string>
#include <vector>

namespace starhours::bench {

namespace {

// SplitMix64: small, well mixed, and the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t value = state_;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>((next() >> 32) * limit >> 32); }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 16> family{"张", "李", "王", "赵", "孙", "周", "吴", "郑",
                                                  "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨"};
constexpr std::array<std::string_view, 16> given{"伟", "芳", "娜", "敏", "静", "丽", "强", "磊",
                                                 "军", "洋", "勇", "艳", "杰", "娟", "涛", "明"};

struct Row {
  std::uint32_t volunteer = 0;
  std::uint32_t activity = 0;
  std::uint32_t day = 0;    // from the first day of the city's years
  std::uint32_t start = 0;  // minutes after midnight
  std::uint32_t length = 0;
  enum class Kind : std::uint8_t { plain, open, bad } kind = Kind::plain;
};

// Squaring a uniform number makes some serve often and most rarely.
std::uint32_t skewed(Random& random, std::uint32_t limit) {
  const std::uint64_t uniform = random.next() >> 44;
  return static_cast<std::uint32_t>((uniform * uniform >> 20) * limit >> 20);
}

std::vector<Row> rows_of(const City& city) {
  Random random(city.seed);
  const auto days = static_cast<std::uint32_t>(city.years) * 365;
  std::vector<Row> rows;
  rows.reserve(city.sign_ins);
  for (std::uint32_t at = 0; at < city.sign_ins; ++at) {
    const std::uint32_t chance = random.below(1000);
    Row row;
    if (at > 0 && chance < city.duplicates) {
      row = rows[at - 1 - random.below(std::min(at, 1000U))];
      rows.push_back(row);
      continue;
    }
    if (at > 0 && chance < city.duplicates + city.overlaps) {
      row = rows[at - 1 - random.below(std::min(at, 1000U))];
      row.kind = Row::Kind::plain;
      row.activity = random.below(city.activities);
      row.start += random.below(30);
      rows.push_back(row);
      continue;
    }
    row.volunteer = skewed(random, city.volunteers);
    row.activity = random.below(city.activities);
    row.day = city.shuffled ? random.below(days)
                            : static_cast<std::uint32_t>(static_cast<std::uint64_t>(at) * days / city.sign_ins);
    row.start = 7 * 60 + random.below(12 * 60);
    row.length = 30 + random.below(210);
    if (chance >= 1000 - city.open) row.kind = Row::Kind::open;
    if (chance < city.duplicates + city.overlaps + city.bad) row.kind = Row::Kind::bad;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

void write_sheet(const City& city, const std::function<void(std::string_view)>& write) {
  std::vector<std::string> names(city.volunteers);
  for (std::uint32_t at = 0; at < city.volunteers; ++at) {
    names[at] = fmt::format("{}{}{}", family[at % 16], given[(at / 16) % 16], given[(at / 256) % 16]);
  }
  const date::local_days first{date::year{city.first_year} / 1 / 1};
  fmt::memory_buffer text;
  fmt::format_to(std::back_inserter(text), "volunteer_id,name,team,activity,sign_in,sign_out\n");
  for (const Row& row : rows_of(city)) {
    const auto stamp = [&](std::uint32_t minute) {
      const date::year_month_day day{first + date::days{row.day + minute / 1440}};
      fmt::format_to(std::back_inserter(text), "{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), minute % 1440 / 60,
                     minute % 60);
    };
    fmt::format_to(std::back_inserter(text), "V{:06},{},第{}服务队,活动{:03},", row.volunteer + 1, names[row.volunteer],
                   row.volunteer % city.teams + 1, row.activity + 1);
    stamp(row.start);
    text.push_back(',');
    switch (row.kind) {
      case Row::Kind::plain:
        stamp(row.start + row.length);
        break;
      case Row::Kind::open:
        break;
      case Row::Kind::bad:
        fmt::format_to(std::back_inserter(text), "25:{:02}", row.length % 60);
        break;
    }
    text.push_back('\n');
    if (text.size() > (1U << 20)) {
      write({text.data(), text.size()});
      text.clear();
    }
  }
  write({text.data(), text.size()});
}

}  // namespace starhours::bench
