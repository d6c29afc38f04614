#include <answers/leaders.h>

#include <algorithm>

namespace starhours::answers {

void Leaders::add(const Score& score, ContenderNo contender) {
  if (left_out_ && score < least_) return;
  ahead_.emplace_back(score, contender);
  if (ahead_.size() > enough_) leave_out_the_last();
}

std::vector<ContenderNo> Leaders::contenders() {
  if (ahead_.size() > places_) leave_out_the_last();
  std::vector<ContenderNo> numbers;
  numbers.reserve(ahead_.size());
  for (const auto& one : ahead_) numbers.push_back(one.second);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

void Leaders::leave_out_the_last() {
  const auto higher = [](const auto& a, const auto& b) { return a.first > b.first; };
  const auto last = ahead_.begin() + static_cast<std::ptrdiff_t>(places_) - 1;
  std::nth_element(ahead_.begin(), last, ahead_.end(), higher);
  least_ = last->first;
  const auto end = std::partition(last, ahead_.end(), [this](const auto& one) { return one.first == least_; });
  left_out_ = left_out_ || end != ahead_.end();
  ahead_.erase(end, ahead_.end());
  enough_ = 2 * ahead_.size();  // where many are equal, they are not looked through again for each of them
}

}  // namespace starhours::answers
