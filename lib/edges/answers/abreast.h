// abreast.h -- the work of a long answer, done by two threads at once where that is worth it.
#pragma once

#include <starhours/answers.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace starhours::answers {

// Some of the volunteers, and a book to read of them that no other thread reads.
struct Share {
  Book& book;
  VolunteerSpan volunteers;
};

// The volunteers in shares: one share with all of them, or two halves where they are a crowd. A half is one of what was
// done, not of the people.
class Shares {
 public:
  // REQUIRES: a snapshot of the book is running in which nothing was read yet: it may be begun anew.
  [[nodiscard]] static Result<Shares> of(const Asking& asking);

  [[nodiscard]] std::size_t count() const { return twin_ ? 2 : 1; }
  // So many volunteers are there at most, in all shares.
  [[nodiscard]] std::size_t volunteers() const { return volunteers_; }
  [[nodiscard]] Share at(std::size_t number) { return at(number, middle_); }
  // As many shares, of as many people each.
  [[nodiscard]] Share of_people(std::size_t number) { return at(number, static_cast<std::uint32_t>(volunteers_ / 2)); }
  // The number of the share that a volunteer belongs to.
  [[nodiscard]] std::size_t with(VolunteerNo volunteer) const {
    return twin_ && index_of(volunteer) >= middle_ ? 1 : 0;
  }
  // Calls `work` with the number of each share, at once. Of several problems the first share's.
  [[nodiscard]] Result<void> each(const std::function<Result<void>(std::size_t number)>& work);

 private:
  Shares(Book& book, std::optional<Book> twin, std::size_t volunteers, std::uint32_t middle)
      : book_(&book), twin_(std::move(twin)), volunteers_(volunteers), middle_(middle) {}
  [[nodiscard]] Share at(std::size_t number, std::uint32_t middle);

  Book* book_;
  std::optional<Book> twin_;
  std::size_t volunteers_;
  std::uint32_t middle_;  // the first volunteer of the second share
};

// Calls `write` with runs of `count` items, so that their rows reach `sink` in order: with `abreast` by two threads,
// if the sink takes parts. `write` must not change what the other thread reads.
using WriteRun = std::function<void(std::size_t first, std::size_t end, RowSink& to)>;
void write_in_order(RowSink& sink, std::size_t count, bool abreast, const WriteRun& write);

// Has memory begin to fetch what will be asked for soon, unless it is null: things in the order they are shown in lie
// far apart.
template <class Thing>
void fetch(const Thing* thing) {
  if (thing == nullptr) return;
  constexpr std::size_t line = 64;
  const auto* const bytes = reinterpret_cast<const char*>(thing);
  for (std::size_t at = 0; at < sizeof(Thing); at += line) __builtin_prefetch(bytes + at);
  __builtin_prefetch(bytes + sizeof(Thing) - 1);
}

}  // namespace starhours::answers
