#include "intake/enrolment.h"

#include <algorithm>
#include <utility>

namespace starhours {

namespace {

// Past so many ids, reading the whole roster beats asking for each, unless it is of more than so many times as many.
constexpr std::size_t many_ids = 4096;
constexpr std::int64_t worth_reading = 8;
// Newcomers written at a time; and so many times as many may wait for it, each of them nearly a megabyte, since whoever
// finds them has other work to go on to.
constexpr std::size_t batch = 4096;
constexpr std::size_t most_waiting = 32;

}  // namespace

Newcomers::Newcomers(Book& book, Helper& helper)
    : writing_(helper, most_waiting, [this, &book](std::vector<Volunteer>& newcomers) {
        if (written_) written_ = book.add_volunteers(newcomers);
        newcomers.clear();
      }) {}

Result<void> Newcomers::finish() {
  writing_.finish();
  return written_;
}

Result<Enrolment> Enrolment::begin(Book& book, Helper& helper, std::size_t ids) {
  Enrolment enrolment(book);
  const auto most = book.most_volunteers();
  if (!most) return fail(most.error());
  if (ids > many_ids && static_cast<std::int64_t>(ids) * worth_reading > *most) {
    if (auto read = enrolment.read_everybody(*most); !read) return fail(read.error());
    enrolment.writing_ = std::make_unique<Newcomers>(book, helper);
  }
  return enrolment;
}

Result<void> Enrolment::read_everybody(std::int64_t most) {
  auto everybody = book_->volunteers();
  if (!everybody) return fail(everybody.error());
  everybody_ = std::move(*everybody);
  std::sort(everybody_.begin(), everybody_.end(), [](const Volunteer& a, const Volunteer& b) { return a.id < b.id; });
  last_number_ = static_cast<std::uint32_t>(most);
  return {};
}

Result<std::optional<Volunteer>> Enrolment::find(const std::string& id) {
  if (!writing_) return book_->volunteer(id);
  while (next_ < everybody_.size() && everybody_[next_].id < id) ++next_;
  const bool found = next_ < everybody_.size() && everybody_[next_].id == id;
  return found ? std::optional<Volunteer>(everybody_[next_]) : std::nullopt;
}

Result<VolunteerNo> Enrolment::put(const Volunteer& volunteer) {
  if (!writing_) return book_->put_volunteer(volunteer);
  if (volunteer.no != VolunteerNo::none) {
    if (auto done = writing_->finish(); !done) return fail(done.error());
    return book_->put_volunteer(volunteer);
  }
  Volunteer& newcomer = newcomers_.emplace_back(volunteer);
  const VolunteerNo no{++last_number_};
  newcomer.no = no;
  if (newcomers_.size() == batch) {
    writing_->pass(newcomers_);
    newcomers_.reserve(batch);
  }
  return no;
}

std::unique_ptr<Newcomers> Enrolment::finish() {
  if (writing_ && !newcomers_.empty()) writing_->pass(newcomers_);
  return std::move(writing_);
}

}  // namespace starhours
