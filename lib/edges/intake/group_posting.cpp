#include "intake/group_posting.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace starhours {

namespace {

// One warning for the sheet: shifts that say the same are common where nobody is named.
void warn_of_equal_rows(const StagedSheet& sheet, std::size_t repeated, PostingOutcome& outcome) {
  std::uint32_t first = 0;
  for (const GroupEntry& group : sheet.groups) {
    if (group.nth > 0 && group.stands_for_row() && (first == 0 || group.row < first)) first = group.row;
  }
  const std::string others = repeated > 1 ? fmt::format("; so do {} later rows", repeated - 1) : std::string();
  outcome.warnings.add(
      {first, SheetReader::Field::row,
       warning(Kind::equal_rows,
               fmt::format("the same group, activity, day and hours stand in an earlier row of this sheet{}; all count",
                           others),
               "take those out that are the same service")});
}

// Adds what the rows of one day are, or takes it away.
void tally(const std::vector<GroupEntry>& day, std::int64_t sign, PostingOutcome& outcome) {
  for (const GroupEntry& group : day) {
    if (group.counts()) outcome.minutes += sign * group.minutes;
    if (!group.stands_for_row()) continue;
    PostingOutcome::Rows& rows = outcome.rows[group.sheet];
    (group.counts() ? rows.posted : rows.duplicates) += sign;
  }
}

}  // namespace

Result<void> post_groups(Desk& desk, std::vector<StagedSheet>& sheets, PostingOutcome& outcome, bool keep_before) {
  std::map<Day, std::vector<GroupEntry>> days;
  std::set<SheetNo> in_hand;
  for (StagedSheet& sheet : sheets) {
    in_hand.insert(sheet.sheet.no);
    auto held = desk.book.group_days_of(sheet.sheet.no);
    if (!held) return fail(held.error());
    for (const Day day : *held) days[day];
    const std::size_t repeated = number_equal_groups(sheet.groups);
    if (repeated > 0 && &sheet == &sheets.front()) warn_of_equal_rows(sheet, repeated, outcome);
    for (const GroupEntry& group : sheet.groups) days[group.day].push_back(group);
  }
  for (auto& [day, groups] : days) {
    auto before = desk.book.group_entries({day, day + date::days{1}});
    if (!before) return fail(before.error());
    tally(*before, -1, outcome);
    if (keep_before) {
      outcome.group_days.push_back(day);
      outcome.groups_before.insert(outcome.groups_before.end(), before->begin(), before->end());
    }
    std::copy_if(before->begin(), before->end(), std::back_inserter(groups),
                 [&in_hand](const GroupEntry& group) { return !in_hand.contains(group.sheet); });
    settle_groups(groups);
    tally(groups, 1, outcome);
    if (auto posted = desk.book.post_groups(day, groups); !posted) return posted;
  }
  return {};
}

}  // namespace starhours
