#include <answers/columns.h>
#include <answers/lines.h>

namespace starhours::answers {

Result<void> bring_sources(const Stretch& stretch, Book& book, Community& community, SheetNames& sheets) {
  auto brought = community.bring_activity(book, stretch.activity);
  return brought ? sheets.bring(book, stretch.sheet) : brought;
}

bool LineOrder::operator()(const Stretch& a, const Stretch& b) const {
  if (a.timed() != b.timed()) return a.timed();
  if (a.timed() && a.start != b.start) return a.start < b.start;
  if (a.activity != b.activity) {
    const int order = community_.activity_text(a.activity).compare(community_.activity_text(b.activity));
    if (order != 0) return order < 0;
    return community_.directory().activity_before(a.activity, b.activity);
  }
  if (a.sheet != b.sheet) return sheets_.before(a.sheet, b.sheet);
  return a.row < b.row;
}

void LineCells::day(const Stretch& stretch, std::vector<Cell>& cells) {
  day_ = to_string(stretch.day);
  cells.emplace_back(day_);
}

void LineCells::activity_and_team(const Stretch& stretch, std::vector<Cell>& cells) const {
  cells.push_back(text_cell(community_.activity_text(stretch.activity)));
  cells.push_back(community_.team_cell(stretch.team));
}

void LineCells::start_and_end(const Stretch& stretch, std::vector<Cell>& cells) {
  if (!stretch.timed()) {
    cells.resize(cells.size() + 2);
    return;
  }
  start_ = to_string(zone_.wall(stretch.start));
  end_ = to_string(zone_.wall(stretch.end()));
  cells.emplace_back(start_);
  cells.emplace_back(end_);
}

void LineCells::source(const Stretch& stretch, std::vector<Cell>& cells) const {
  cells.push_back(text_cell(sheets_.name(stretch.sheet)));
  const Sheet::ShownRow shown = sheets_.shown(stretch.sheet, stretch.row);
  cells.push_back(text_cell(shown.worksheet));
  cells.emplace_back(std::int64_t{shown.row});
}

void minutes_of(const Entry& entry, std::vector<Cell>& cells) {
  cells.emplace_back(std::int64_t{entry.stretch.length});
  cells.emplace_back(std::int64_t{entry.worked});
  cells.emplace_back(std::int64_t{entry.credited});
}

}  // namespace starhours::answers
