// community.h -- the people, teams and activities of a book in memory, and how answers write them.
#pragma once

#include <starhours/book.h>
#include <starhours/directory.h>
#include <starhours/report.h>
#include <starhours/result.h>

#include <answers/abreast.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::answers {

// What answers show and ask of a volunteer. The texts are views into the community.
class Member {
 public:
  // `texts` begins with the id, and the name follows.
  Member(const VolunteerLine& line, const char* texts)
      : no(line.no),
        team(line.team),
        known(line.known),
        registered_(line.registered ? *line.registered : unknown_day),
        texts_(texts),
        id_size_(static_cast<std::uint32_t>(line.id.size())),
        name_size_(static_cast<std::uint32_t>(line.name.size())) {}
  [[nodiscard]] std::string_view id() const { return {texts_, id_size_}; }
  [[nodiscard]] std::string_view name() const { return {texts_ + id_size_, name_size_}; }

  [[nodiscard]] std::optional<Day> registered() const {
    return registered_ == unknown_day ? std::nullopt : std::optional<Day>(registered_);
  }

  VolunteerNo no;
  TeamNo team;  // home team
  Known known;

 private:
  // No book holds it. An optional day would make a member, of whom there are hundreds of thousands, eight bytes longer.
  static constexpr Day unknown_day = Day::min();

  Day registered_;
  const char* texts_;
  std::uint32_t id_size_;
  std::uint32_t name_size_;
};

class Community {
 public:
  enum class People : std::uint8_t { wanted, as_needed, left_out };
  [[nodiscard]] static Result<Community> load(Book& book, People people);
  // With everybody, read in shares.
  [[nodiscard]] static Result<Community> load(Shares& shares);

  [[nodiscard]] const Directory& directory() const { return directory_; }
  // Activities come as they are needed: one, or all. What was given of others before holds on.
  [[nodiscard]] Result<void> bring_activity(Book& book, ActivityNo no);
  [[nodiscard]] Result<void> bring_all_activities(Book& book);
  // All, if points ask what an activity is.
  [[nodiscard]] Result<void> bring_weighed_activities(Book& book, const PointsRule& rule);

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
  // It as a cell; nothing for none.
  [[nodiscard]] const Cell& team_cell(TeamNo no) const;
  [[nodiscard]] std::string_view activity_text(ActivityNo no) const;
  // Of the project of an activity, when all have been brought.
  [[nodiscard]] const std::string& project_text(std::string_view project_id) const;

  // Of those that were brought. REQUIRES: the community is neither moved nor destroyed while this is in use.
  [[nodiscard]] ActivityOf activity_of() const;

 private:
  // Members one after the other, with their texts.
  struct Crew {
    std::vector<Member> members;
    std::vector<std::unique_ptr<char[]>> texts;  // what members point into: never moved
    std::size_t filled = 0;                      // of the last of them
    std::size_t room = 0;                        // left in it

    void add(const VolunteerLine& line);
  };

  Community(Directory directory, People people);
  static Result<Community> without_people(Book& book, People people);
  Result<void> read_crew(Share share, Crew& crew) const;
  Result<void> read_groups(Book& book);
  void take_in(Crew crew);
  void index_everybody();
  void name_projects();

  Directory directory_;
  bool all_activities_ = false;
  std::optional<std::int64_t> most_activities_;
  People people_;
  std::set<VolunteerNo> elsewhere_;        // who is somebody else is not there twice
  std::map<VolunteerNo, Member> brought_;  // as needed
  Crew brought_crew_;                      // whose texts those show
  std::vector<Member> volunteers_;
  std::map<VolunteerNo, std::vector<std::string>> groups_;  // of those who are in any
  std::vector<std::unique_ptr<char[]>> texts_;              // of volunteers_
  std::vector<std::uint32_t> volunteer_at_;                 // by number: index + 1
  std::map<TeamNo, std::string> team_texts_;                // of shared names only
  std::vector<Cell> team_cells_;                            // by number
  std::map<ActivityNo, std::string> activity_texts_;
  std::map<std::string, std::string, std::less<>> project_texts_;  // of every project, by id
};

}  // namespace starhours::answers
