#include "intake/difference.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace starhours {

namespace {

using Lines = std::vector<JournalLine>;

auto content(const JournalLine& line) {
  return std::tie(line.start, line.end, line.activity, line.team, line.basis, line.claimed, line.worked, line.credited);
}

// Takes from both sides, pair by pair, the lines that `alike` says belong together.
template <class Alike, class Take>
void pair_up(Lines& before, Lines& after, const Alike& alike, const Take& take) {
  for (auto old = before.begin(); old != before.end();) {
    const auto now =
        std::find_if(after.begin(), after.end(), [&](const JournalLine& line) { return alike(*old, line); });
    if (now == after.end()) {
      ++old;
      continue;
    }
    take(std::move(*old), std::move(*now));
    after.erase(now);
    old = before.erase(old);
  }
}

// One service day, from which the lines that are the same are taken out first.
void compare_day(Lines before, Lines after, std::vector<JournalChange>& changes) {
  const auto by_content = [](const JournalLine& a, const JournalLine& b) { return content(a) < content(b); };
  std::stable_sort(before.begin(), before.end(), by_content);
  std::stable_sort(after.begin(), after.end(), by_content);
  Lines gone;
  Lines come;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone), by_content);
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come), by_content);
  const auto changed = [&changes](JournalLine old, JournalLine now) {
    changes.push_back({std::move(old), std::move(now)});
  };
  const auto first_of_day = changes.size();
  const auto same_start = [](const JournalLine& a, const JournalLine& b) { return a.start == b.start; };
  const auto same_activity = [](const JournalLine& a, const JournalLine& b) { return a.activity == b.activity; };
  pair_up(
      gone, come, [&](const auto& a, const auto& b) { return same_start(a, b) && same_activity(a, b); }, changed);
  pair_up(gone, come, same_activity, changed);
  pair_up(
      gone, come, [&](const auto& a, const auto& b) { return a.start && same_start(a, b); }, changed);
  for (JournalLine& line : gone) changes.push_back({std::move(line), std::nullopt});
  for (JournalLine& line : come) changes.push_back({std::nullopt, std::move(line)});
  const auto shown = [](const JournalChange& change) { return content(change.after ? *change.after : *change.before); };
  std::stable_sort(changes.begin() + static_cast<std::ptrdiff_t>(first_of_day), changes.end(),
                   [&](const JournalChange& a, const JournalChange& b) { return shown(a) < shown(b); });
}

// The entries of one side, in order of day and volunteer id.
class Side {
 public:
  explicit Side(NamedEntries& named) : named_(named) {
    const auto key_before = [this](const Entry& a, const Entry& b) {
      return a.stretch.day != b.stretch.day ? a.stretch.day < b.stretch.day : id(a) < id(b);
    };
    std::stable_sort(named_.entries.begin(), named_.entries.end(), key_before);
    at_ = named_.entries.begin();
    std::erase_if(named_.groups, [](const GroupEntry& group) { return !group.counts(); });
    group_at_ = named_.groups.begin();
  }
  [[nodiscard]] bool ended() const { return at_ == named_.entries.end() && group_at_ == named_.groups.end(); }
  [[nodiscard]] std::pair<Day, std::string> key() const {
    const bool group_next =
        group_at_ != named_.groups.end() && (at_ == named_.entries.end() || group_at_->day <= at_->stretch.day);
    if (group_next) return {group_at_->day, {}};
    return {at_->stretch.day, id(*at_)};
  }
  Lines take(const std::pair<Day, std::string>& key) {
    Lines lines;
    for (; group_at_ != named_.groups.end() && group_at_->day == key.first && key.second.empty(); ++group_at_) {
      lines.push_back(named_.names.line(*group_at_));
    }
    for (; at_ != named_.entries.end() && at_->stretch.day == key.first && id(*at_) == key.second; ++at_) {
      lines.push_back(named_.names.line(*at_));
    }
    return lines;
  }

 private:
  [[nodiscard]] const std::string& id(const Entry& entry) const {
    return named_.names.volunteer_id(entry.stretch.volunteer);
  }
  NamedEntries& named_;
  std::vector<Entry>::iterator at_;
  std::vector<GroupEntry>::iterator group_at_;
};

template <class Thing>
std::string shown(const Thing* thing) {
  if (thing == nullptr) return {};
  return thing->name.empty() ? thing->id : thing->name;
}

}  // namespace

Result<BookNames> BookNames::load(Book& book) {
  auto volunteers = book.volunteers();
  if (!volunteers) return fail(volunteers.error());
  auto teams = book.teams();
  if (!teams) return fail(teams.error());
  auto activities = book.activities();
  if (!activities) return fail(activities.error());
  auto sheets = book.sheets();
  if (!sheets) return fail(sheets.error());
  BookNames names;
  names.directory_ = Directory(std::move(*teams));
  for (Activity& activity : *activities) names.directory_.take(std::move(activity));
  for (Volunteer& volunteer : *volunteers) {
    if (names.persons_.size() <= index_of(volunteer.no)) names.persons_.resize(index_of(volunteer.no) + 1);
    names.persons_[index_of(volunteer.no)] = {std::move(volunteer.id), std::move(volunteer.name)};
  }
  for (Sheet& sheet : *sheets) {
    const SheetNo no = sheet.no;
    names.sheets_.emplace(no, std::move(sheet));
  }
  return names;
}

const std::string& BookNames::volunteer_id(VolunteerNo no) const {
  static const std::string nobody;
  return index_of(no) < persons_.size() ? persons_[index_of(no)].id : nobody;
}

std::vector<std::string> BookNames::volunteer_ids() const {
  std::vector<std::string> ids;
  ids.reserve(persons_.size());
  for (const Person& person : persons_) ids.push_back(person.id);
  return ids;
}

JournalLine BookNames::line(const Entry& entry) const {
  JournalLine line = this->line(entry.stretch);
  line.claimed = entry.stretch.length;
  line.worked = entry.worked;
  line.credited = entry.credited;
  return line;
}

JournalLine BookNames::line(const GroupEntry& group) const {
  JournalLine line = this->line(stretch_of(group));
  line.claimed = line.worked = line.credited = group.minutes;
  return line;
}

JournalLine BookNames::line(const Stretch& stretch) const {
  JournalLine line;
  line.day = stretch.day;
  line.volunteer = volunteer_id(stretch.volunteer);
  if (index_of(stretch.volunteer) < persons_.size()) line.name = persons_[index_of(stretch.volunteer)].name;
  line.team = shown(directory_.team(stretch.team));
  line.activity = shown(directory_.activity(stretch.activity));
  if (stretch.timed()) {
    line.start = stretch.start;
    line.end = stretch.end();
  }
  line.basis = stretch.basis;
  if (const auto sheet = sheets_.find(stretch.sheet); sheet != sheets_.end()) {
    const Sheet::ShownRow row = sheet->second.shown(stretch.row);
    line.sheet = sheet->second.options.source;
    line.worksheet = row.worksheet;
    line.row = row.row;
  }
  return line;
}

std::vector<JournalChange> difference(NamedEntries before, NamedEntries after) {
  std::vector<JournalChange> changes;
  Side then(before);
  Side now(after);
  while (!then.ended() || !now.ended()) {
    const auto key = then.ended() ? now.key() : now.ended() ? then.key() : std::min(then.key(), now.key());
    compare_day(then.take(key), now.take(key), changes);
  }
  return changes;
}

Result<std::vector<Entry>> whole_journal(Book& book) {
  std::vector<Entry> entries;
  auto read = book.each_service_day(representable_days, std::nullopt, [&](std::span<const Entry> service_day) {
    entries.insert(entries.end(), service_day.begin(), service_day.end());
    return true;
  });
  if (!read) return fail(read.error());
  return entries;
}

}  // namespace starhours
