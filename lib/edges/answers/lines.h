// lines.h -- lines of the journal as answers order and write them.
#pragma once

#include <starhours/credit.h>
#include <starhours/report.h>
#include <starhours/zone.h>

#include <answers/community.h>
#include <answers/sheet_names.h>

#include <string>
#include <vector>

namespace starhours::answers {

// Brings what the two below ask of these: the activity and the sheet.
[[nodiscard]] Result<void> bring_sources(const Stretch& stretch, Book& book, Community& community, SheetNames& sheets);

// The order within one service day: start (stated hours last), activity, sheet, row.
class LineOrder {
 public:
  // The references must outlive it.
  LineOrder(const Community& community, const SheetNames& sheets) : community_(community), sheets_(sheets) {}
  [[nodiscard]] bool operator()(const Stretch& a, const Stretch& b) const;

 private:
  const Community& community_;
  const SheetNames& sheets_;
};

// The cells of one stretch; its views hold until the next call.
class LineCells {
 public:
  LineCells(const Community& community, const SheetNames& sheets, const Zone& zone)
      : community_(community), sheets_(sheets), zone_(zone) {}

  void day(const Stretch& stretch, std::vector<Cell>& cells);
  void activity_and_team(const Stretch& stretch, std::vector<Cell>& cells) const;
  // Local times, both null for stated hours.
  void start_and_end(const Stretch& stretch, std::vector<Cell>& cells);
  // sheet, worksheet, row
  void source(const Stretch& stretch, std::vector<Cell>& cells) const;

 private:
  const Community& community_;
  const SheetNames& sheets_;
  const Zone& zone_;
  std::string day_;
  std::string start_;
  std::string end_;
};

// claimed, worked, credited
void minutes_of(const Entry& entry, std::vector<Cell>& cells);

}  // namespace starhours::answers
