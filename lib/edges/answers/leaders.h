// leaders.h -- the first in score of many contenders, found while they pass.
#pragma once

#include <starhours/award.h>

#include <answers/course.h>

#include <cstddef>
#include <utility>
#include <vector>

namespace starhours::answers {

class Leaders {
 public:
  // At least so many are kept, and whoever is equal to the last of them.
  explicit Leaders(std::size_t places) : places_(places), enough_(2 * places) {}

  void add(const Score& score, ContenderNo contender);
  // Ascending by number.
  [[nodiscard]] std::vector<ContenderNo> contenders();
  // Whether they are all that were added.
  [[nodiscard]] bool everybody() const { return !left_out_; }

 private:
  void leave_out_the_last();

  std::size_t places_;
  std::size_t enough_;  // then the last are left out
  std::vector<std::pair<Score, ContenderNo>> ahead_;
  Score least_;  // that anybody has once some were left out
  bool left_out_ = false;
};

}  // namespace starhours::answers
