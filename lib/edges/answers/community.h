// community.h -- the people, teams and activities of a book in memory, and how answers write them.
#pragma once

#include <starhours/book.h>
#include <starhours/directory.h>
#include <starhours/result.h>

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::answers {

// What answers show and ask of a volunteer. The texts are views into the community.
struct Member {
  VolunteerNo no{};
  TeamNo team{};  // home team
  std::string_view id;
  std::string_view name;
  std::optional<Day> registered;
  Known known = Known::by_registry;
};

class Community {
 public:
  enum class People : std::uint8_t { wanted, as_needed, left_out };
  [[nodiscard]] static Result<Community> load(Book& book, People people);

  [[nodiscard]] const Directory& directory() const { return directory_; }
  // Where people come as they are needed: brings these in, or everybody. What volunteer() gave before holds on.
  [[nodiscard]] Result<void> bring(Book& book, std::span<const VolunteerNo> numbers);
  [[nodiscard]] Result<void> bring_everybody(Book& book);

  // By number; empty unless everybody is there.
  [[nodiscard]] const std::vector<Member>& volunteers() const { return volunteers_; }
  // Null for who is not there, or somebody else by a merge.
  [[nodiscard]] const Member* volunteer(VolunteerNo no) const;
  // The groups that a registry puts this volunteer in.
  [[nodiscard]] const std::vector<std::string>& groups_of(VolunteerNo no) const;
  // Indexes into volunteers(), ascending by id.
  [[nodiscard]] std::vector<std::uint32_t> volunteers_by_id() const;
  // By number: the place of a volunteer in volunteers_by_id().
  [[nodiscard]] std::vector<std::uint32_t> volunteer_ranks() const;

  // The name, or the id where that is empty; where two share it, with the id in brackets: "第一队 (T07)". Empty for
  // none.
  [[nodiscard]] std::string_view team_text(TeamNo no) const;
  [[nodiscard]] std::string_view activity_text(ActivityNo no) const;
  [[nodiscard]] const std::string& project_text(std::string_view project_id) const;

  // REQUIRES: the community is neither moved nor destroyed while this is in use.
  [[nodiscard]] ActivityOf activity_of() const;

 private:
  Community(Directory directory, People people);
  Member member_of(const Volunteer& volunteer);
  std::string_view keep(std::string_view text);

  Directory directory_;
  People people_;
  std::set<VolunteerNo> elsewhere_;        // who is somebody else is not there twice
  std::map<VolunteerNo, Member> brought_;  // as needed
  std::vector<Member> volunteers_;
  std::map<VolunteerNo, std::vector<std::string>> groups_;  // of those who are in any
  std::deque<std::string> texts_;                           // what views point into: never moved
  std::vector<std::uint32_t> volunteer_at_;                 // by number: index + 1
  std::map<TeamNo, std::string> team_texts_;                // of shared names only
  std::map<ActivityNo, std::string> activity_texts_;
  std::map<std::string, std::string, std::less<>> project_texts_;  // of every project, by id
};

}  // namespace starhours::answers
