#include <starhours/tally.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <utility>

namespace starhours {

namespace {

__extension__ typedef unsigned __int128 Wide;

constexpr std::uint64_t one = 1'000'000;  // millionths

// An unsigned number wide enough for five factors of 63 bits, least digit first.
using Long = std::array<std::uint64_t, 6>;

void multiply(Long& number, std::uint64_t factor) {
  Wide carry = 0;
  for (std::uint64_t& digit : number) {
    carry += Wide{digit} * factor;
    digit = static_cast<std::uint64_t>(carry);
    carry >>= 64U;
  }
  assert(carry == 0);
}

void add(Long& number, std::uint64_t summand) {
  Wide carry = summand;
  for (std::uint64_t& digit : number) {
    carry += digit;
    digit = static_cast<std::uint64_t>(carry);
    carry >>= 64U;
  }
}

void divide(Long& number, std::uint64_t divisor) {
  Wide rest = 0;
  for (std::size_t i = number.size(); i-- > 0;) {
    rest = (rest << 64U) | number[i];
    number[i] = static_cast<std::uint64_t>(rest / divisor);
    rest %= divisor;
  }
}

// Factors in millionths, the product of which is wanted in millionths.
class Product {
 public:
  void times(Decimal factor) {
    multiply(exact_, static_cast<std::uint64_t>(std::max<std::int64_t>(factor.millionths, 0)));
    ++factors_;
  }

  // Half up.
  [[nodiscard]] std::int64_t rounded() const {
    Long number = exact_;
    for (int i = 2; i < factors_; ++i) divide(number, one);
    if (factors_ > 1) {
      add(number, one / 2);
      divide(number, one);
    }
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const bool fits = number[0] <= largest &&
                      std::all_of(number.begin() + 1, number.end(), [](std::uint64_t digit) { return digit == 0; });
    return static_cast<std::int64_t>(fits ? number[0] : largest);
  }

 private:
  Long exact_{1};
  int factors_ = 0;
};

template <class Key, class Wanted>
void times_entry(Product& product, const std::map<Key, Decimal>& weights, const Wanted& wanted) {
  if (const auto weight = weights.find(wanted); weight != weights.end()) product.times(weight->second);
}

}  // namespace

PointsScale::PointsScale(const PointsRule& rule, ActivityOf activity_of)
    : rule_(rule), activity_of_(std::move(activity_of)) {}

std::uint32_t PointsScale::kind_of(Day day) {
  if (latest_day_ != day) {
    const bool holiday = std::binary_search(rule_.holidays.begin(), rule_.holidays.end(), day);
    latest_kind_ = (date::weekday{day}.iso_encoding() << 1U) | (holiday ? 1U : 0U);
    latest_day_ = day;
  }
  return latest_kind_;
}

std::int64_t PointsScale::weigh(const Activity* activity, std::uint32_t kind_of_day) const {
  Product product;
  product.times(rule_.per_hour);
  if (activity != nullptr) {
    times_entry(product, rule_.category, activity->category);
    times_entry(product, rule_.project, activity->project);
  }
  times_entry(product, rule_.weekday, static_cast<int>(kind_of_day >> 1U));
  if ((kind_of_day & 1U) != 0) product.times(rule_.holiday);
  return product.rounded();
}

std::int64_t PointsScale::weight(ActivityNo activity, Day day) {
  const std::uint32_t kind = kind_of(day);
  const std::uint64_t key = (std::uint64_t{index_of(activity)} << 4U) | kind;
  const auto [known, is_new] = weights_.try_emplace(key, 0);
  if (is_new) known->second = weigh(activity_of_(activity), kind);
  return known->second;
}

}  // namespace starhours
