#include <sheets/punches.h>

#include <algorithm>
#include <tuple>

namespace starhours::sheets {

void HeldRecords::hold(Records& records) {
  held_.clear();
  do {
    Held& held = held_.emplace_back();
    held.place = records.place();
    held.line = records.line();
    held.defect = records.defect();
    held.defect_cell = records.defect_cell();
    held.text = records.text();
    for (std::size_t at = 0; at < records.size(); ++at) {
      held.cells.emplace_back(records.cell(at));
      held.kinds.push_back(records.kind(at));
    }
  } while (records.next());
  rewind();
}

bool HeldRecords::next() {
  if (at_ == held_.size()) return false;
  const Held& held = held_[at_++];
  row_ = held.place.row;
  line_ = held.line;
  defect_ = held.defect;
  defect_cell_ = held.defect_cell;
  values_of_record_.assign(held.cells.begin(), held.cells.end());
  size_ = held.cells.size();
  values_ = values_of_record_.data();
  kinds_ = held.kinds.data();
  return true;
}

Place HeldRecords::place(std::size_t index) const {
  Place place = this->place();
  if (place.line == 0) place.column = static_cast<std::uint32_t>(index) + 1;
  return place;
}

std::vector<Punches::Meaning> Punches::settle(std::size_t records, bool in_pairs) {
  std::vector<Meaning> meanings(records);
  std::sort(all_.begin(), all_.end(), [](const Punch& a, const Punch& b) {
    return std::tie(a.somebody, a.when, a.record) < std::tie(b.somebody, b.when, b.record);
  });
  const auto day_of = [](WallTime when) { return date::floor<date::days>(when); };
  std::vector<const Punch*> day;
  for (auto at = all_.begin(); at != all_.end();) {
    day.clear();
    const auto first = at;
    for (; at != all_.end() && at->somebody == first->somebody && day_of(at->when) == day_of(first->when); ++at) {
      if (!day.empty() && at->when - day.back()->when < double_punch) {
        meanings[at->record].role = Role::repeated;
      } else {
        day.push_back(&*at);
      }
    }
    const std::size_t stretch = in_pairs ? 2 : day.size();
    for (std::size_t from = 0; from < day.size(); from += stretch) {
      const std::size_t last = std::min(from + stretch, day.size()) - 1;
      Meaning& meaning = meanings[day[from]->record];
      meaning.role = Role::sign_in;
      if (last > from) meaning.out = day[last]->when;
      for (std::size_t part = from + 1; part <= last; ++part) meanings[day[part]->record].role = Role::part;
    }
  }
  return meanings;
}

}  // namespace starhours::sheets
