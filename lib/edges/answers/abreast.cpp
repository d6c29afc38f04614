#include <answers/abreast.h>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

namespace starhours::answers {
namespace {

// Of so many items a thread holds the rows until their turn comes: some hundred kilobytes of text.
constexpr std::size_t items_a_run = 1024;

// By another thread, or where none is to be had by this one once it asks for the result.
constexpr auto beside = std::launch::async | std::launch::deferred;

// Two threads that write run after run, whichever is free the next one, and take turns to append them.
class Turns {
 public:
  Turns(RowSink& sink, std::size_t count, const WriteRun& write) : sink_(sink), count_(count), write_(write) {}

  void work(RowSink& part) {
    for (std::size_t first = take(); first < count_; first = take()) {
      write_(first, std::min(first + items_a_run, count_), part);
      std::unique_lock lock(mutex_);
      turn_.wait(lock, [&] { return appended_ == first || stopped_; });
      if (stopped_) return;
      sink_.append(part);
      appended_ += items_a_run;
      turn_.notify_all();
    }
  }
  // So that nobody waits for a thread that failed.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    turn_.notify_all();
  }

 private:
  std::size_t take() {
    const std::lock_guard lock(mutex_);
    const std::size_t first = taken_;
    taken_ += items_a_run;
    return first;
  }

  RowSink& sink_;
  std::size_t count_;
  const WriteRun& write_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t taken_ = 0;
  std::size_t appended_ = 0;
  bool stopped_ = false;
};

}  // namespace

Result<Shares> Shares::of(const Asking& asking) {
  const auto volunteers = asking.book.most_volunteers();
  if (!volunteers) return fail(volunteers.error());
  std::optional<Book> twin;
  if (*volunteers >= asking.crowd && std::thread::hardware_concurrency() > 1) twin = asking.book.twin();
  VolunteerNo middle = VolunteerNo::none;
  if (twin) {
    const auto found = asking.book.middle_volunteer();
    if (!found) return fail(found.error());
    middle = *found;
  }
  return Shares(asking.book, std::move(twin), static_cast<std::size_t>(*volunteers), index_of(middle));
}

Share Shares::at(std::size_t number, std::uint32_t middle) {
  if (!twin_) return {*book_, {}};
  VolunteerSpan half;
  (number == 0 ? half.end : half.first) = middle;
  return {number == 0 ? *book_ : *twin_, half};
}

Result<void> Shares::each(const std::function<Result<void>(std::size_t)>& work) {
  if (!twin_) return work(0);
  auto second = std::async(beside, [&work] { return work(1); });
  auto done = work(0);
  auto also_done = second.get();
  return done ? also_done : done;
}

void write_in_order(RowSink& sink, std::size_t count, bool abreast, const WriteRun& write) {
  const std::unique_ptr<RowSink> part = abreast && count > items_a_run ? sink.part() : nullptr;
  if (part == nullptr) {
    write(0, count, sink);
    return;
  }
  const std::unique_ptr<RowSink> other_part = sink.part();
  Turns turns(sink, count, write);
  const auto work = [&turns](RowSink& rows) {
    try {
      turns.work(rows);
    } catch (...) {
      turns.stop();
      throw;
    }
  };
  auto other = std::async(beside, [&] { work(*other_part); });
  work(*part);
  other.get();
}

}  // namespace starhours::answers
