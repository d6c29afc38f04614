#include "intake/enrolment.h"

#include <algorithm>
#include <utility>

namespace starhours {

namespace {

// Past so many ids, reading the whole roster beats asking for each, unless it is of more than so many times as many.
constexpr std::size_t many_ids = 4096;
constexpr std::int64_t worth_reading = 8;
// Newcomers written at a time, and how many of them may wait for it.
constexpr std::size_t batch = 4096;
constexpr std::size_t most_waiting = 8 * batch;

}  // namespace

Result<Enrolment> Enrolment::begin(Book& book, std::size_t ids) {
  Enrolment enrolment(book);
  const auto most = book.most_volunteers();
  if (!most) return fail(most.error());
  if (ids > many_ids && static_cast<std::int64_t>(ids) * worth_reading > *most) {
    if (auto read = enrolment.read_everybody(*most); !read) return fail(read.error());
  }
  return enrolment;
}

Result<void> Enrolment::read_everybody(std::int64_t most) {
  auto everybody = book_->volunteers();
  if (!everybody) return fail(everybody.error());
  everybody_ = std::move(*everybody);
  std::sort(everybody_.begin(), everybody_.end(), [](const Volunteer& a, const Volunteer& b) { return a.id < b.id; });
  last_number_ = static_cast<std::uint32_t>(most);
  many_ = true;
  return {};
}

Result<std::optional<Volunteer>> Enrolment::find(const std::string& id) {
  if (!many_) return book_->volunteer(id);
  while (next_ < everybody_.size() && everybody_[next_].id < id) ++next_;
  const bool found = next_ < everybody_.size() && everybody_[next_].id == id;
  return found ? std::optional<Volunteer>(everybody_[next_]) : std::nullopt;
}

Result<VolunteerNo> Enrolment::put(const Volunteer& volunteer) {
  if (!many_ || volunteer.no != VolunteerNo::none) {
    if (auto done = written(); !done) return fail(done.error());
    return book_->put_volunteer(volunteer);
  }
  Volunteer& newcomer = newcomers_.emplace_back(volunteer);
  const VolunteerNo no{++last_number_};
  newcomer.no = no;
  if (newcomers_.size() == batch) {
    if (being_written_ == most_waiting) {
      if (auto done = written(); !done) return fail(done.error());
    }
    write_newcomers();
  }
  return no;
}

std::future<Result<void>> Enrolment::finish() {
  if (!newcomers_.empty()) write_newcomers();
  return std::move(writing_);
}

// After those that are being written.
void Enrolment::write_newcomers() {
  being_written_ += newcomers_.size();
  const auto write = [book = book_](std::future<Result<void>> before, const std::vector<Volunteer>& rows) {
    if (before.valid()) {
      if (auto done = before.get(); !done) return done;
    }
    return book->add_volunteers(rows);
  };
  writing_ = std::async(std::launch::async, write, std::move(writing_), std::exchange(newcomers_, {}));
  newcomers_.reserve(batch);
}

Result<void> Enrolment::written() {
  being_written_ = 0;
  return writing_.valid() ? writing_.get() : Result<void>();
}

}  // namespace starhours
