#include "intake/people.h"

#include "intake/mentions_by_id.h"

#include <algorithm>

namespace starhours {

namespace {

// Past so many newcomers nobody looks at them one by one.
constexpr std::size_t most_newcomers = 4096;

}  // namespace

Result<VolunteerNo> People::put(const Volunteer& volunteer, const Volunteer* before) {
  auto no = desk_.book.put_volunteer(volunteer);
  if (!no) return no;
  note(volunteer, before);
  return no;
}

void People::note(const Volunteer& volunteer, const Volunteer* before) {
  if (before != nullptr) changed(*before);
  changed(volunteer);
  if (before == nullptr) note_newcomer(volunteer.id);
}

void People::note_newcomer(const std::string& id) {
  if (dropped_.contains(id)) return;
  ++enrolled_;
  if (enrolled_ <= static_cast<std::int64_t>(most_newcomers)) {
    newcomers_.push_back(id);
  } else {
    newcomers_.clear();
  }
}

Result<void> People::drop_unused() {
  // Others serve under a person's number: it stays the same if the person is mentioned again.
  std::set<VolunteerNo> persons;
  for (const auto& [from, to] : persons_.all()) persons.insert({from, to});
  auto dropped = desk_.book.drop_unused(persons);
  if (!dropped) return fail(dropped.error());
  std::set<std::string> ids;
  for (const Volunteer& volunteer : *dropped) {
    changed(volunteer);
    ids.insert(volunteer.id);
  }
  enrolled_ -= static_cast<std::int64_t>(
      std::erase_if(newcomers_, [&ids](const std::string& newcomer) { return ids.erase(newcomer) > 0; }));
  dropped_.merge(ids);
  return {};
}

// A field that no registry gave takes the least of what rows say.
bool People::learn(Volunteer& volunteer, const Mention& mention, TeamNo team) const {
  bool learnt = false;
  const auto take = [&](std::string& field, const std::string& said, Volunteer::FromRows flag) {
    if (said.empty() || (!field.empty() && ((volunteer.from_rows & flag) == 0 || field <= said))) return;
    field = said;
    volunteer.from_rows = static_cast<std::uint8_t>(volunteer.from_rows | flag);
    learnt = true;
  };
  take(volunteer.name, mention.name, Volunteer::row_name);
  take(volunteer.id_number, mention.id_number, Volunteer::row_id_number);
  take(volunteer.phone, mention.phone, Volunteer::row_phone);
  const bool from_row = (volunteer.from_rows & Volunteer::row_team) != 0;
  if (team != TeamNo::none && team != volunteer.team &&
      (volunteer.team == TeamNo::none || (from_row && directory_.team_before(team, volunteer.team)))) {
    volunteer.team = team;
    volunteer.from_rows = static_cast<std::uint8_t>(volunteer.from_rows | Volunteer::row_team);
    learnt = true;
  }
  return learnt;
}

// REQUIRES: all of one id.
Result<void> People::take_by_id(std::span<StagedMention* const> mentions, Enrolment& enrolment) {
  auto known = enrolment.find(mentions.front()->mention.id);
  if (!known) return fail(known.error());
  if (registered_only() && (!*known || (*known)->known != Known::by_registry)) {
    for (StagedMention* const mention : mentions) mention->match = Match::Kind::unknown;
    return {};
  }
  Volunteer volunteer = known->value_or(Volunteer{});
  if (!*known) {
    volunteer.id = mentions.front()->mention.id;
    volunteer.known = Known::by_id;
  }
  // Somebody known by a name that a row now gives as an id is known by that id.
  volunteer.known = std::min(volunteer.known, Known::by_id);
  bool learnt = false;
  for (const StagedMention* const mention : mentions) learnt |= learn(volunteer, mention->mention, mention->team);
  if (!*known || learnt || volunteer.known != (*known)->known) {
    const Volunteer* const before = *known ? &**known : nullptr;
    auto no = enrolment.put(volunteer);
    if (!no) return fail(no.error());
    volunteer.no = *no;
    note(volunteer, before);
  }
  for (StagedMention* const mention : mentions) {
    mention->match = Match::Kind::found;
    mention->volunteer = volunteer.no;
    mention->home_team = volunteer.team;
    mention->name_differs = !mention->mention.name.empty() && volunteer.name != mention->mention.name;
  }
  return {};
}

Result<void> People::take_by_id(std::vector<StagedSheet>& sheets) {
  const std::vector<StagedMention*> all = mentions_of(sheets, Known::by_id);
  auto enrolment = Enrolment::begin(desk_.book, desk_.helper, all.size());
  if (!enrolment) return fail(enrolment.error());
  std::vector<VolunteerNo> before;
  for (std::span<StagedMention* const> rest = all; !rest.empty();) {
    const std::string& id = rest.front()->mention.id;
    const auto end =
        std::find_if(rest.begin(), rest.end(), [&id](const StagedMention* one) { return one->mention.id != id; });
    const auto same = rest.first(static_cast<std::size_t>(end - rest.begin()));
    before.clear();
    for (const StagedMention* const mention : same) before.push_back(mention->volunteer);
    if (auto taken = take_by_id(same, *enrolment); !taken) return taken;
    for (std::size_t at = 0; at < same.size(); ++at) note_bereft(before[at], *same[at]);
    rest = rest.subspan(same.size());
  }
  enrolling_ = enrolment->finish();
  return {};
}

Result<void> People::enrolled_all() {
  const std::unique_ptr<Newcomers> enrolling = std::move(enrolling_);
  return enrolling ? enrolling->finish() : Result<void>();
}

// One of several that fit, if all of them are one person: none where only one fits, which may have a rival.
VolunteerNo People::one_person(std::span<const VolunteerNo> candidates) const {
  if (candidates.size() < 2) return VolunteerNo::none;
  const VolunteerNo person = persons_.person(candidates.front());
  const auto is_person = [&](VolunteerNo no) { return persons_.person(no) == person; };
  return std::all_of(candidates.begin(), candidates.end(), is_person) ? person : VolunteerNo::none;
}

Result<std::vector<Volunteer>> People::volunteers_like(const Mention& mention) {
  auto like = namesakes_.like(mention);
  if (like && registered_only()) {
    std::erase_if(*like, [](const Volunteer& volunteer) { return volunteer.known != Known::by_registry; });
  }
  return like;
}

Result<People::Found> People::find(const Mention& mention, TeamNo team) {
  auto like = volunteers_like(mention);
  if (!like) return fail(like.error());
  Found found;
  found.match = match(mention, team, *like);
  for (const Volunteer& volunteer : *like) {
    if (volunteer.no != found.match.volunteer) continue;
    found.known = volunteer.known;
    if (strength(mention) != Known::by_number || !volunteer.id_number.empty()) break;
    const auto rival = has_rival(mention, volunteer);
    if (!rival) return fail(rival.error());
    if (*rival) found.match = {Match::Kind::ambiguous, VolunteerNo::none, {volunteer.no}};
    break;
  }
  return found;
}

// Identity numbers do not change: of two of one name, at most one is the volunteer of that name, and nobody can say
// which.
Result<bool> People::has_rival(const Mention& mention, const Volunteer& volunteer) {
  const auto is_rival = [&](const Mention& other, TeamNo team) -> Result<bool> {
    if (strength(other) != Known::by_number || other.id_number == mention.id_number) return false;
    const auto like = volunteers_like(other);
    if (!like) return fail(like.error());
    return match(other, team, *like).volunteer == volunteer.no;
  };
  if (const auto in_hand = numbered_.find(mention.name); in_hand != numbered_.end()) {
    for (const StagedMention* const other : in_hand->second) {
      auto rival = is_rival(other->mention, other->team);
      if (!rival || *rival) return rival;
    }
  }
  const std::vector<std::string> names{mention.name};
  const auto elsewhere = desk_.book.mentions_of(names, {}, {});
  if (!elsewhere) return fail(elsewhere.error());
  for (const LooseMention& other : *elsewhere) {
    auto rival = is_rival(other.mention, TeamNo{directory_.find_team(other.mention.team).no});
    if (!rival || *rival) return rival;
  }
  return false;
}

// Whoever is known by nothing but such mentions is enrolled, or learns more from another of them.
Result<void> People::enrol(StagedMention& mention, Known known) {
  Volunteer volunteer;
  volunteer.id = provisional_id(mention.mention);
  auto own = desk_.book.volunteer(volunteer.id);
  if (!own) return fail(own.error());
  if (*own) {
    volunteer = **own;
  } else {
    volunteer.known = known;
  }
  const bool learnt = volunteer.known == known && learn(volunteer, mention.mention, mention.team);
  if (!*own || learnt) {
    auto no = put(volunteer, *own ? &**own : nullptr);
    if (!no) return fail(no.error());
    volunteer.no = *no;
  }
  mention.match = Match::Kind::found;
  mention.volunteer = volunteer.no;
  return {};
}

Result<void> People::resolve_one(StagedMention& mention) {
  const Known known = strength(mention.mention);
  auto found = find(mention.mention, mention.team);
  if (!found) return fail(found.error());
  mention.match = found->match.kind;
  mention.volunteer = found->match.volunteer;
  mention.candidates = found->match.candidates;
  // Who was taken for the volunteer in another sheet, and alone, is so no more.
  if (watching_ && known == Known::by_number && found->match.kind == Match::Kind::ambiguous) {
    changed_names_.push_back(mention.mention.name);
  }
  const bool own =
      found->match.kind == Match::Kind::unknown || (found->match.kind == Match::Kind::found && found->known == known);
  if (own && !registered_only()) return enrol(mention, known);
  return {};
}

Result<void> People::load_persons() {
  auto persons = Persons::load(desk_.book);
  if (!persons) return fail(persons.error());
  persons_ = std::move(*persons);
  return {};
}

Result<void> People::resolve(std::vector<StagedSheet>& sheets) {
  for (StagedSheet& sheet : sheets) {
    if (auto forgotten = desk_.book.forget_mentions(sheet.sheet.no); !forgotten) return forgotten;
  }
  if (auto loaded = load_persons(); !loaded) return loaded;
  if (sheets.size() > 1 || forgetting_) {
    if (auto dropped = drop_unused(); !dropped) return dropped;
  }
  numbered_.clear();
  for (const StagedMention* const mention : mentions_of(sheets, Known::by_number)) {
    numbered_[mention->mention.name].push_back(mention);
  }
  if (auto taken = take_by_id(sheets); !taken) return taken;
  // More is to be found in the book, unless this is all there is.
  if (watching_ || !persons_.nothing_said() || !bereft_.empty() || !all_by_id(sheets)) {
    if (auto done = enrolled_all(); !done) return done;
  }
  for (const Known known : {Known::by_number, Known::by_phone, Known::by_name}) {
    namesakes_.forget();
    for (StagedMention* const mention : mentions_of(sheets, known)) {
      const VolunteerNo before = mention->volunteer;
      if (auto resolved = resolve_one(*mention); !resolved) return resolved;
      note_bereft(before, *mention);
    }
    if (auto learnt = learn_again(sheets, known); !learnt) return learnt;
  }
  bereft_.clear();
  if (!persons_.nothing_said()) {
    if (auto loaded = load_persons(); !loaded) return loaded;
    unite(sheets);
  }
  for (StagedSheet& sheet : sheets) {
    if (auto kept = keep_loose(sheet); !kept) return kept;
  }
  return {};
}

// Who fits may be one person, as is known for good only when everybody is enrolled.
void People::unite(std::vector<StagedSheet>& sheets) const {
  for (StagedSheet& sheet : sheets) {
    for (StagedMention& mention : sheet.mentions) {
      if (mention.match != Match::Kind::ambiguous) continue;
      const VolunteerNo person = one_person(mention.candidates);
      if (person == VolunteerNo::none) continue;
      mention.match = Match::Kind::found;
      mention.volunteer = person;
      mention.candidates.clear();
    }
  }
}

// Rows that name no team serve for the volunteer's home team, known for good only when all are resolved.
Result<void> People::keep_loose(StagedSheet& sheet) {
  std::vector<LooseMention> loose;
  for (StagedMention& mention : sheet.mentions) {
    const bool is_id = strength(mention.mention) == Known::by_id;
    const VolunteerNo person = persons_.person(mention.volunteer);
    // Whoever is meant by id was told already: weaker mentions teach nothing of them.
    const bool told = is_id && mention.volunteer != VolunteerNo::none && person == mention.volunteer;
    if (!told) mention.home_team = TeamNo::none;
    if (!told && mention.lends_team && mention.volunteer != VolunteerNo::none) {
      auto volunteer = desk_.book.volunteer(person);
      if (!volunteer) return fail(volunteer.error());
      if (*volunteer) mention.home_team = (*volunteer)->team;
    }
    if (!is_id || mention.lends_team || mention.volunteer == VolunteerNo::none) {
      loose.push_back({mention.mention, sheet.sheet.no, mention.volunteer, mention.home_team});
    }
  }
  if (loose.empty()) return {};
  if (auto done = enrolled_all(); !done) return done;
  return desk_.book.add_mentions(loose);
}

Result<void> People::register_volunteer(const Volunteer& row, TeamNo team) {
  Volunteer volunteer;
  std::optional<Volunteer> before;
  if (!row.id.empty()) {
    auto known = desk_.book.volunteer(row.id);
    if (!known) return fail(known.error());
    before = std::move(*known);
    volunteer.id = row.id;
  } else {
    auto like = registrants_.like(row);
    if (!like) return fail(like.error());
    volunteer.id = provisional_id({{}, row.name, row.id_number, row.phone, {}});
    if (like->size() == 1) {
      before = std::move(like->front());
    } else {
      auto own = desk_.book.volunteer(volunteer.id);
      if (!own) return fail(own.error());
      before = std::move(*own);
    }
  }
  if (before) {
    volunteer = *before;
    // Rows that give no id tell who is known by them alone, and nothing of the registered.
    if (volunteer.known >= Known::by_number) take_back_what_rows_said(volunteer);
  }

  const auto take = [&](std::string& field, const std::string& said, Volunteer::FromRows flag) {
    if (said.empty()) return;
    field = said;
    volunteer.from_rows = static_cast<std::uint8_t>(volunteer.from_rows & ~flag);
  };
  take(volunteer.name, row.name, Volunteer::row_name);
  take(volunteer.id_number, row.id_number, Volunteer::row_id_number);
  take(volunteer.phone, row.phone, Volunteer::row_phone);
  if (team != TeamNo::none) {
    volunteer.team = team;
    volunteer.from_rows = static_cast<std::uint8_t>(volunteer.from_rows & ~Volunteer::row_team);
  }
  if (row.registered) volunteer.registered = row.registered;
  if (row.birth) volunteer.birth = row.birth;
  if (!row.groups.empty()) volunteer.groups = row.groups;
  volunteer.known = Known::by_registry;
  auto no = put(volunteer, before ? &*before : nullptr);
  if (!no) return fail(no.error());
  volunteer.no = *no;
  registrants_.note(volunteer);
  return {};
}

}  // namespace starhours
