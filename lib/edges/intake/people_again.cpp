// Who has to be looked at again because others came, changed or went.
#include "intake/people.h"

#include <algorithm>
#include <map>

namespace starhours {

void People::take_back_what_rows_said(Volunteer& volunteer) {
  if (volunteer.from_rows & Volunteer::row_name) volunteer.name.clear();
  if (volunteer.from_rows & Volunteer::row_id_number) volunteer.id_number.clear();
  if (volunteer.from_rows & Volunteer::row_phone) volunteer.phone.clear();
  if (volunteer.from_rows & Volunteer::row_team) volunteer.team = TeamNo::none;
  volunteer.from_rows = 0;
}

void People::changed(const Volunteer& volunteer) {
  if (!watching_) return;
  if (!volunteer.name.empty()) changed_names_.push_back(volunteer.name);
  if (!volunteer.id_number.empty()) changed_id_numbers_.push_back(volunteer.id_number);
  changed_ids_.push_back(volunteer.id);
}

Result<void> People::change(const Volunteer& volunteer) {
  auto no = put(volunteer, &volunteer);
  if (!no) return fail(no.error());
  return {};
}

Result<void> People::forget(const Taught& taught) {
  forgetting_ = true;
  for (const LooseMention& loose : taught.mentions) {
    if (!loose.mention.name.empty()) changed_names_.push_back(loose.mention.name);
    if (!loose.mention.id_number.empty()) changed_id_numbers_.push_back(loose.mention.id_number);
  }
  for (const Volunteer& volunteer : taught.by_mentions) {
    changed(volunteer);
    bereft_.insert(volunteer.no);
  }
  for (const Volunteer& before : taught.by_ids) {
    changed(before);
    if (before.known != Known::by_registry) {
      if (auto dropped = desk_.book.drop_volunteer(before.no); !dropped) return dropped;
      dropped_.insert(before.id);
      continue;
    }
    Volunteer volunteer = before;
    take_back_what_rows_said(volunteer);
    if (auto put_back = put(volunteer, &before); !put_back) return fail(put_back.error());
  }
  return {};
}

void People::note_bereft(VolunteerNo before, const StagedMention& mention) {
  if (before != VolunteerNo::none && mention.volunteer != before) bereft_.insert(before);
}

// Who was also known by a mention that has gone elsewhere is known by the rest alone.
Result<void> People::learn_again(const std::vector<StagedSheet>& sheets, Known known) {
  if (bereft_.empty()) return {};
  std::map<VolunteerNo, std::vector<const StagedMention*>> in_hand;
  for (const StagedSheet& sheet : sheets) {
    for (const StagedMention& mention : sheet.mentions) {
      if (!bereft_.contains(mention.volunteer) || strength(mention.mention) != known) continue;
      in_hand[mention.volunteer].push_back(&mention);
    }
  }
  for (const VolunteerNo no : bereft_) {
    auto found = desk_.book.volunteer(no);
    if (!found) return fail(found.error());
    if (!*found || (*found)->known != known) continue;
    const Volunteer before = **found;
    Volunteer volunteer = before;
    take_back_what_rows_said(volunteer);
    const std::vector<std::string> names{before.name};
    const std::vector<std::string> id_numbers{before.id_number};
    auto elsewhere = desk_.book.mentions_of(names, id_numbers, {});
    if (!elsewhere) return fail(elsewhere.error());
    for (const LooseMention& mention : *elsewhere) {
      // Others may be the same person, which tells nothing of this one.
      if (mention.volunteer != no || provisional_id(mention.mention) != before.id) continue;
      (void)learn(volunteer, mention.mention, TeamNo{directory_.find_team(mention.mention.team).no});
    }
    for (const StagedMention* const mention : in_hand[no]) (void)learn(volunteer, mention->mention, mention->team);
    if (volunteer.name == before.name && volunteer.id_number == before.id_number && volunteer.phone == before.phone &&
        volunteer.team == before.team) {
      continue;
    }
    if (auto put_back = put(volunteer, &before); !put_back) return fail(put_back.error());
  }
  return {};
}

Result<LooseMention> People::as_taken_now(const LooseMention& before) {
  LooseMention now = before;
  now.volunteer = VolunteerNo::none;
  const Known known = strength(before.mention);
  if (known == Known::by_id) {
    auto volunteer = desk_.book.volunteer(before.mention.id);
    if (!volunteer) return fail(volunteer.error());
    if (*volunteer && (!registered_only() || (*volunteer)->known == Known::by_registry)) {
      now.volunteer = (*volunteer)->no;
    }
  } else {
    auto found = find(before.mention, TeamNo{directory_.find_team(before.mention.team).no});
    if (!found) return fail(found.error());
    now.volunteer = found->match.volunteer;
    if (found->match.kind == Match::Kind::ambiguous) now.volunteer = one_person(found->match.candidates);
    if (found->match.kind == Match::Kind::unknown && !registered_only()) {
      auto own = desk_.book.volunteer(provisional_id(before.mention));
      if (!own) return fail(own.error());
      if (*own) now.volunteer = (*own)->no;
    }
  }
  if (before.mention.team.empty() && now.volunteer != VolunteerNo::none) {
    auto volunteer = desk_.book.volunteer(persons_.person(now.volunteer));
    if (!volunteer) return fail(volunteer.error());
    if (*volunteer) now.lent_team = (*volunteer)->team;
  }
  return now;
}

// Rows of whoever is somebody else may serve for that person's home team.
Result<void> People::follow_persons() {
  for (const auto& [from, to] : persons_.all()) {
    auto person = desk_.book.volunteer(to);
    if (!person) return fail(person.error());
    if (!*person || std::find(changed_ids_.begin(), changed_ids_.end(), (*person)->id) == changed_ids_.end()) continue;
    auto other = desk_.book.volunteer(from);
    if (!other) return fail(other.error());
    if (*other) changed(**other);
  }
  return {};
}

Result<std::set<SheetNo>> People::stale_sheets(const std::vector<StagedSheet>& staged) {
  std::set<SheetNo> stale;
  if (auto followed = follow_persons(); !followed) return fail(followed.error());
  auto mentions = desk_.book.mentions_of(changed_names_, changed_id_numbers_, changed_ids_);
  if (!mentions) return fail(mentions.error());
  std::set<SheetNo> in_hand;
  for (const StagedSheet& sheet : staged) in_hand.insert(sheet.sheet.no);
  for (const LooseMention& before : *mentions) {
    if (in_hand.contains(before.sheet)) continue;
    auto now = as_taken_now(before);
    if (!now) return fail(now.error());
    // Who fits is told with a row that waits, so the words may be stale even where nobody is found either way.
    const bool waits = now->volunteer == VolunteerNo::none && strength(before.mention) != Known::by_id;
    if (now->volunteer != before.volunteer) {
      if (before.volunteer != VolunteerNo::none) bereft_.insert(before.volunteer);
      // It is no rival any more of one with another number.
      if (strength(before.mention) == Known::by_number) changed_names_.push_back(before.mention.name);
    }
    if (waits || now->volunteer != before.volunteer || now->lent_team != before.lent_team) stale.insert(before.sheet);
  }
  return stale;
}

}  // namespace starhours
