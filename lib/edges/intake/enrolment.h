// enrolment.h -- the volunteers that the ids of sheets mean, looked up and written in order of id.
//
// A few are asked for one by one. Where they are a good part of the roster it is read whole, and newcomers are written
// many at a time, beside the work of who finds them and what comes after.
#pragma once

#include "intake/helper.h"
#include "intake/relay.h"

#include <starhours/book.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace starhours {

// Newcomers on their way into the book. Until all are written nothing else may speak with it.
class Newcomers {
 public:
  // Both must outlive it.
  Newcomers(Book& book, Helper& helper);

  // Takes them over and leaves none.
  void pass(std::vector<Volunteer>& newcomers) { writing_.pass(newcomers); }
  // Waits until all are written. Errors: of the book.
  [[nodiscard]] Result<void> finish();

 private:
  Result<void> written_;
  Relay<std::vector<Volunteer>> writing_;  // goes first: it waits when destroyed
};

class Enrolment {
 public:
  // Of about so many ids. Both must outlive it and what finish() gives.
  [[nodiscard]] static Result<Enrolment> begin(Book& book, Helper& helper, std::size_t ids);

  // REQUIRES: ids ascend.
  [[nodiscard]] Result<std::optional<Volunteer>> find(const std::string& id);
  // Changes whom find() gave, or adds a newcomer (no == none), and returns the number.
  [[nodiscard]] Result<VolunteerNo> put(const Volunteer& volunteer);
  // Who may still be written; null if all are.
  [[nodiscard]] std::unique_ptr<Newcomers> finish();

 private:
  explicit Enrolment(Book& book) : book_(&book) {}
  [[nodiscard]] Result<void> read_everybody(std::int64_t most);

  Book* book_;
  // Where there are many, else null:
  std::unique_ptr<Newcomers> writing_;
  std::vector<Volunteer> everybody_;  // those that were there, by id
  std::size_t next_ = 0;              // the first of them whose id is not passed
  std::uint32_t last_number_ = 0;
  std::vector<Volunteer> newcomers_;  // to be written next
};

}  // namespace starhours
