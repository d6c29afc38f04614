// relay.h -- a chore whose steps are batches of work, passed on while the next batch is made.
#pragma once

#include "intake/helper.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace starhours {

template <class Batch>
class Relay {
 public:
  using Work = std::function<void(Batch&)>;

  // `work` leaves each batch empty, to be filled again; so many may wait for it.
  Relay(Helper& helper, std::size_t most_waiting, Work work)
      : work_(std::move(work)), chore_(helper, most_waiting, [this] { work_on_next(); }) {}

  // Takes `batch` over and leaves an empty one.
  void pass(Batch& batch) {
    chore_.add([&] {
      const std::lock_guard lock(mutex_);
      full_.push_back(std::exchange(batch, Batch{}));
      if (empty_.empty()) return;
      batch = std::move(empty_.back());
      empty_.pop_back();
    });
  }

  // Whether batches wait to be worked on.
  [[nodiscard]] bool lags() const { return chore_.lags(); }
  // Waits until all that was passed is done.
  void finish() { chore_.finish(); }
  // … and does the last batch here: a single one needs no other thread.
  void finish(Batch& last) {
    finish();
    work_(last);
  }

 private:
  void work_on_next() {
    Batch batch;
    {
      const std::lock_guard lock(mutex_);
      batch = std::move(full_.front());
      full_.pop_front();
    }
    work_(batch);
    const std::lock_guard lock(mutex_);
    empty_.push_back(std::move(batch));
  }

  Work work_;
  std::mutex mutex_;
  std::deque<Batch> full_;
  std::vector<Batch> empty_;
  Helper::Chore chore_;  // goes first: it waits when destroyed
};

}  // namespace starhours
