// leading_parts.h -- long answers in parts that follow each other: some values of the first dimension at a time.
#pragma once

#include <starhours/book.h>
#include <starhours/group_entry.h>

#include <answers/grouping.h>

#include <cstddef>
#include <span>
#include <vector>

namespace starhours::answers {

// By the teams or activities that lead the rows.
class LeadingParts {
 public:
  // Entries. Their sums take some forty megabytes.
  static constexpr std::size_t at_a_time = 500'000;

  // REQUIRES: the values are of teams or activities. They must outlive it.
  explicit LeadingParts(const DimensionValues& values);

  // Every entry and group that will be in one of the parts.
  void count(std::span<const Entry> entries);
  void count(std::span<const GroupEntry> groups);

  // Turns to the first part, then to the next: values that follow each other and have about as many entries as can be
  // summed at a time, or one that has more. False if there are no more.
  bool next();
  // Those in the part; the view holds until the next call.
  [[nodiscard]] std::span<const Entry> in_part(std::span<const Entry> entries);
  [[nodiscard]] std::span<const GroupEntry> in_part(std::span<const GroupEntry> groups);

 private:
  [[nodiscard]] std::size_t rank(TeamNo team, ActivityNo activity) const;
  [[nodiscard]] bool is_in_part(TeamNo team, ActivityNo activity) const;

  const DimensionValues& values_;
  bool of_teams_;
  std::vector<std::size_t> counts_;  // by rank
  // The ranks of the part.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::vector<Entry> entries_;
  std::vector<GroupEntry> groups_;
};

}  // namespace starhours::answers
