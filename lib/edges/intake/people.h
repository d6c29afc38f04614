// people.h -- which volunteers the mentions of staged sheets mean.
//
// Mentions are taken in order of their strength, the strongest of all sheets first, so that the answer is a function of
// all mentions together and not of their order.
#pragma once

#include "intake/desk.h"
#include "intake/enrolment.h"
#include "intake/namesakes.h"
#include "intake/persons.h"
#include "intake/registrants.h"
#include "intake/staged_sheet.h"
#include "intake/taught.h"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace starhours {

class People {
 public:
  // Both must outlive it. `watching`: the book holds other sheets, so keep what stale_sheets() needs.
  People(Desk& desk, const Directory& directory, bool watching)
      : desk_(desk), directory_(directory), watching_(watching), namesakes_(desk.book), registrants_(desk.book) {}

  // Fills in what is made of every mention, enrols the unknown where the rulebook says so, and keeps in the book
  // which of the mentions must be looked at again when the roster changes.
  [[nodiscard]] Result<void> resolve(std::vector<StagedSheet>& sheets);

  // The newcomers that resolve() left to be written: until that is done nothing else may speak with the book. Not valid
  // if all are there.
  [[nodiscard]] std::unique_ptr<Newcomers> enrolling() { return std::move(enrolling_); }
  // Who is somebody else; resolve() does it too.
  [[nodiscard]] Result<void> load_persons();
  [[nodiscard]] const Persons& persons() const { return persons_; }

  // One row of a registry of volunteers; `team` is its team, found. What the row gives replaces what was known,
  // what it leaves empty stays.
  [[nodiscard]] Result<void> register_volunteer(const Volunteer& row, TeamNo team);

  // Forgets what sheets taught that go. REQUIRES: they and all who teach it besides are in hand, and watching.
  [[nodiscard]] Result<void> forget(const Taught& taught);

  // Somebody known who changed: their mentions are looked at again.
  [[nodiscard]] Result<void> change(const Volunteer& volunteer);

  // Sheets, other than those of `staged`, in which somebody would now be taken for another than they were.
  [[nodiscard]] Result<std::set<SheetNo>> stale_sheets(const std::vector<StagedSheet>& staged);

  // Volunteers that were not in the book before.
  [[nodiscard]] std::int64_t enrolled() const { return enrolled_; }
  // Their ids; none where they are too many to be looked at one by one.
  [[nodiscard]] const std::vector<std::string>& newcomers() const { return newcomers_; }

 private:
  // What a mention comes to, without changing anything.
  struct Found {
    Match match;
    Known known{};  // of the volunteer found
  };
  [[nodiscard]] Result<Found> find(const Mention& mention, TeamNo team);
  // Everybody of whom match() must know.
  [[nodiscard]] Result<std::vector<Volunteer>> volunteers_like(const Mention& mention);
  // Whether a mention with another identity number may as well be the volunteer, who is known without one.
  [[nodiscard]] Result<bool> has_rival(const Mention& mention, const Volunteer& volunteer);
  [[nodiscard]] Result<void> resolve_one(StagedMention& mention);
  [[nodiscard]] Result<void> take_by_id(std::vector<StagedSheet>& sheets);
  [[nodiscard]] Result<void> take_by_id(std::span<StagedMention* const> mentions, Enrolment& enrolment);
  [[nodiscard]] Result<void> enrol(StagedMention& mention, Known known);
  [[nodiscard]] Result<void> learn_again(const std::vector<StagedSheet>& sheets, Known known);
  [[nodiscard]] Result<void> keep_loose(StagedSheet& sheet);
  [[nodiscard]] Result<LooseMention> as_taken_now(const LooseMention& before);
  [[nodiscard]] Result<VolunteerNo> put(const Volunteer& volunteer, const Volunteer* before);
  static void take_back_what_rows_said(Volunteer& volunteer);
  [[nodiscard]] bool learn(Volunteer& volunteer, const Mention& mention, TeamNo team) const;
  [[nodiscard]] bool registered_only() const {
    return desk_.rules.count.unknown_volunteer == UnknownVolunteer::suspense;
  }
  void changed(const Volunteer& volunteer);
  void note(const Volunteer& volunteer, const Volunteer* before);
  void note_newcomer(const std::string& id);
  // Those whom nothing refers to any more.
  [[nodiscard]] Result<void> drop_unused();
  void note_bereft(VolunteerNo before, const StagedMention& mention);
  [[nodiscard]] VolunteerNo one_person(std::span<const VolunteerNo> candidates) const;
  void unite(std::vector<StagedSheet>& sheets) const;
  [[nodiscard]] Result<void> enrolled_all();
  [[nodiscard]] Result<void> follow_persons();

  Desk& desk_;
  const Directory& directory_;
  bool watching_;
  bool forgetting_ = false;  // somebody may be mentioned no more
  Namesakes namesakes_;
  Registrants registrants_;
  std::int64_t enrolled_ = 0;
  std::vector<std::string> newcomers_;
  std::set<std::string> dropped_;  // ids of those who went and may come again: no newcomers then
  Persons persons_;
  std::unique_ptr<Newcomers> enrolling_;  // null if all are enrolled
  // Those of the sheets in hand that give an identity number and no id, by name.
  std::unordered_map<std::string, std::vector<const StagedMention*>> numbered_;
  // Whom a mention meant that now means somebody else: what they were known by may be less.
  std::set<VolunteerNo> bereft_;
  // What a mention must have to be worth another look.
  std::vector<std::string> changed_names_;
  std::vector<std::string> changed_id_numbers_;
  std::vector<std::string> changed_ids_;
};

}  // namespace starhours
