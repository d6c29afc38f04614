#include "city.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

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
  double unit() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 16> family{"张", "李", "王", "赵", "孙", "周", "吴", "郑",
                                                  "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨"};
constexpr std::array<std::string_view, 16> given{"伟", "芳", "娜", "敏", "静", "丽", "强", "磊",
                                                 "军", "洋", "勇", "艳", "杰", "娟", "涛", "明"};

// Squaring a uniform number makes some serve often and most rarely: the k-th of V volunteers comes rows / 2√(kV) times.
// The first few would then serve many times a day; leaving out the head of the square holds them to nine days of ten.
class Skew {
 public:
  explicit Skew(const City& city) : volunteers_(volunteers_of(city)) {
    const double most = 0.9 * city.days;
    head_ = std::pow(city.sign_ins / (2 * most), 2) / volunteers_;
    least_ = std::sqrt(head_ / (volunteers_ + head_));
  }
  std::uint32_t pick(Random& random) const {
    const double root = least_ + (1 - least_) * random.unit();
    const double at = root * root * (volunteers_ + head_) - head_;
    return std::min(static_cast<std::uint32_t>(std::max(at, 0.0)), volunteers_ - 1);
  }

 private:
  std::uint32_t volunteers_;
  double head_ = 0;
  double least_ = 0;
};

}  // namespace

std::uint32_t volunteers_of(const City& city) {
  return city.volunteers > 0 ? city.volunteers : std::max(100U, city.sign_ins / 25);
}

std::vector<SignIn> sign_ins_of(const City& city) {
  Random random(city.seed);
  const Skew skew(city);
  const std::uint32_t volunteers = volunteers_of(city);
  const std::uint32_t odd = city.clean ? 0 : city.duplicates + city.overlaps;
  std::vector<bool> served(city.clean ? std::size_t{volunteers} * city.days : 0);
  std::vector<SignIn> rows;
  rows.reserve(city.sign_ins);
  for (std::uint32_t at = 0; at < city.sign_ins; ++at) {
    const std::uint32_t chance = random.below(1000);
    SignIn row;
    if (at > 0 && chance < odd) {
      row = rows[at - 1 - random.below(std::min(at, 1000U))];
      if (chance >= city.duplicates) {
        row.kind = SignIn::Kind::plain;
        row.activity = random.below(city.activities);
        row.start += random.below(30);
      }
      rows.push_back(row);
      continue;
    }
    row.volunteer = skew.pick(random);
    row.activity = random.below(city.activities);
    const std::uint32_t day = city.shuffled ? random.below(city.days)
                                            : static_cast<std::uint32_t>(std::uint64_t{at} * city.days / city.sign_ins);
    if (city.clean) {
      while (served[std::size_t{row.volunteer} * city.days + day]) row.volunteer = random.below(volunteers);
      served[std::size_t{row.volunteer} * city.days + day] = true;
    } else {
      if (chance >= 1000 - city.open) row.kind = SignIn::Kind::open;
      if (chance < odd + city.bad) row.kind = SignIn::Kind::bad;
    }
    row.day = city.first + date::days{day};
    row.start = 7 * 60 + random.below(12 * 60);
    row.length = 30 + random.below(210);
    rows.push_back(row);
  }
  std::erase_if(rows, [&](const SignIn& row) { return row.day < city.from || row.day > city.to; });
  return rows;
}

std::string id_of(const City& city, std::uint32_t volunteer) {
  return city.long_ids ? fmt::format("V{:017}", volunteer + 1) : fmt::format("V{:06}", volunteer + 1);
}

std::string name_of(std::uint32_t volunteer) {
  return fmt::format("{}{}{}", family[volunteer % 16], given[(volunteer / 16) % 16], given[(volunteer / 256) % 16]);
}

}  // namespace starhours::bench
