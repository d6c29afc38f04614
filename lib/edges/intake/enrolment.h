// enrolment.h -- the volunteers that the ids of sheets mean, looked up and written in order of id.
//
// A few are asked for one by one. Where they are a good part of the roster it is read whole, and newcomers are written
// many at a time, beside the work of who finds them and what comes after.
#pragma once

#include <starhours/book.h>

#include <cstddef>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace starhours {

class Enrolment {
 public:
  // Of about so many ids. Until what finish() gave is done nothing else may speak with the book, which must outlive it.
  [[nodiscard]] static Result<Enrolment> begin(Book& book, std::size_t ids);

  // REQUIRES: ids ascend.
  [[nodiscard]] Result<std::optional<Volunteer>> find(const std::string& id);
  // Changes whom find() gave, or adds a newcomer (no == none), and returns the number.
  [[nodiscard]] Result<VolunteerNo> put(const Volunteer& volunteer);
  // What is still being written; not valid if all is. It waits when destroyed.
  [[nodiscard]] std::future<Result<void>> finish();

 private:
  explicit Enrolment(Book& book) : book_(&book) {}
  [[nodiscard]] Result<void> read_everybody(std::int64_t most);
  void write_newcomers();
  [[nodiscard]] Result<void> written();

  Book* book_;
  bool many_ = false;
  // Where there are many:
  std::vector<Volunteer> everybody_;  // those that were there, by id
  std::size_t next_ = 0;              // the first of them whose id is not passed
  std::uint32_t last_number_ = 0;
  std::vector<Volunteer> newcomers_;  // to be written next
  std::future<Result<void>> writing_;
  std::size_t being_written_ = 0;  // at most
};

}  // namespace starhours
