#include "intake/persons.h"
#include "intake/recount.h"
#include "intake/sheets_in_hand.h"

#include <starhours/intake.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace starhours {

namespace {

// One saying of who is who, and what has to be read again because of it.
class Saying {
 public:
  explicit Saying(Desk& desk) : desk_(desk) {}

  // What stands in the journal for the person whom this id is.
  Result<void> affects(const std::string& id) {
    auto persons = Persons::load(desk_.book);
    if (!persons) return fail(persons.error());
    auto volunteer = desk_.book.volunteer(id);
    if (!volunteer) return fail(volunteer.error());
    if (!*volunteer) return {};
    mentioned_.push_back(**volunteer);
    const VolunteerNo person = persons->person((*volunteer)->no);
    auto read = desk_.book.each_service_day(representable_days, person, [this](std::span<const Entry> entries) {
      for (const Entry& entry : entries) stale_.insert(entry.stretch.sheet);
      return true;
    });
    if (!read) return read;
    auto duplicates = desk_.book.duplicates(representable_days, person);
    if (!duplicates) return fail(duplicates.error());
    for (const Duplicate& duplicate : *duplicates) stale_.insert(duplicate.stretch.sheet);
    return {};
  }

  // After the saying is in the book.
  Result<void> read_again() {
    auto persons = Persons::load(desk_.book);
    if (!persons) return fail(persons.error());
    if (auto waiting = add_waiting(); !waiting) return waiting;
    auto names = TextNames::load(desk_.book);
    if (!names) return fail(names.error());
    SheetsInHand hand(desk_, std::move(*names), true);
    if (auto brought = hand.bring_stale(stale_); !brought) return brought;
    if (!hand.empty()) {
      if (auto resolved = hand.resolve(); !resolved) return resolved;
      if (auto outcome = hand.post(); !outcome) return fail(outcome.error());
    }
    if (auto dropped = desk_.book.drop_unused(); !dropped) return fail(dropped.error());
    const auto changed = persons->have_changed(desk_.book);
    if (!changed) return fail(changed.error());
    return *changed ? count_again(desk_) : Result<void>();
  }

 private:
  // Rows that might have meant either of two who are now one, or were.
  Result<void> add_waiting() {
    std::vector<std::string> names;
    std::vector<std::string> id_numbers;
    for (const Volunteer& volunteer : mentioned_) {
      names.push_back(volunteer.name);
      id_numbers.push_back(volunteer.id_number);
    }
    auto mentions = desk_.book.mentions_of(names, id_numbers, {});
    if (!mentions) return fail(mentions.error());
    for (const LooseMention& mention : *mentions) {
      if (mention.volunteer == VolunteerNo::none) stale_.insert(mention.sheet);
    }
    return {};
  }

  Desk& desk_;
  std::set<SheetNo> stale_;
  std::vector<Volunteer> mentioned_;
};

Result<void> check_known(Book& book, const std::string& id) {
  auto volunteer = book.volunteer(id);
  if (!volunteer) return fail(volunteer.error());
  if (*volunteer) return {};
  return fail(
      error(Kind::no_volunteer, fmt::format("unknown volunteer '{}'", id), "give the id of a volunteer in the book"));
}

const Merge* merge_of(const std::vector<Merge>& merges, const std::string& from_id) {
  const auto at =
      std::find_if(merges.begin(), merges.end(), [&from_id](const Merge& merge) { return merge.from_id == from_id; });
  return at == merges.end() ? nullptr : &*at;
}

Result<void> check_merge(Book& book, const std::string& to_id, const std::string& from_id) {
  for (const std::string& id : {to_id, from_id}) {
    if (auto known = check_known(book, id); !known) return known;
  }
  const auto merges = book.merges();
  if (!merges) return fail(merges.error());
  if (const Merge* merge = merge_of(*merges, from_id)) {
    return fail(error(Kind::usage, fmt::format("'{}' is '{}' already", from_id, merge->to_id),
                      fmt::format("take that back first: starhours merge --undo '{}' '{}'", merge->to_id, from_id)));
  }
  std::string person = to_id;
  // Never more steps than merges, were there a circle.
  for (std::size_t steps = 0; steps < merges->size(); ++steps) {
    const Merge* merge = merge_of(*merges, person);
    if (merge == nullptr) break;
    person = merge->to_id;
  }
  if (person != from_id) return {};
  return fail(error(Kind::usage, fmt::format("'{}' and '{}' are one person already", to_id, from_id)));
}

template <class Say>
Result<void> say(Book& book, const std::string& to_id, const std::string& from_id, Event event, const Say& put) {
  auto change = begin_change(book);
  if (!change) return fail(change.error());
  Desk desk = change->desk(book);
  if (auto counted = count_again_if_outdated(desk); !counted) return counted;
  Saying saying(desk);
  for (const std::string& id : {to_id, from_id}) {
    if (auto affected = saying.affects(id); !affected) return affected;
  }
  if (Result<void> done = put(); !done) return done;
  if (auto read = saying.read_again(); !read) return read;
  event.note = fmt::format("{} -> {}", from_id, to_id);
  if (auto kept = book.add_event(event); !kept) return kept;
  return change->transaction.commit();
}

}  // namespace

Result<void> merge(Book& book, const std::string& to_id, const std::string& from_id, Day today) {
  return say(book, to_id, from_id, {today, "merge", "", "", ""}, [&]() -> Result<void> {
    if (auto checked = check_merge(book, to_id, from_id); !checked) return checked;
    return book.add_merge({from_id, to_id});
  });
}

Result<void> unmerge(Book& book, const std::string& to_id, const std::string& from_id, Day today) {
  return say(book, to_id, from_id, {today, "unmerge", "", "", ""}, [&]() -> Result<void> {
    const auto merges = book.merges();
    if (!merges) return fail(merges.error());
    const Merge* merge = merge_of(*merges, from_id);
    if (merge != nullptr && merge->to_id == to_id) return book.remove_merge(from_id);
    return fail(error(Kind::usage, fmt::format("nobody said that '{}' is '{}'", from_id, to_id),
                      merge == nullptr ? "" : fmt::format("'{}' is '{}'", from_id, merge->to_id)));
  });
}

}  // namespace starhours
