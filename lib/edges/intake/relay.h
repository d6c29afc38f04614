// relay.h -- work passed on to another thread, batch by batch and in order, while the next batch is made.
#pragma once

#include <starhours/belt.h>

#include <cstddef>
#include <exception>
#include <functional>
#include <system_error>
#include <thread>
#include <utility>

namespace starhours {

template <class Batch>
class Relay {
 public:
  using Work = std::function<void(Batch&)>;

  // `work` leaves each batch empty, to be filled again; so many may wait for it.
  Relay(std::size_t most_waiting, Work work) : belt_(most_waiting), work_(std::move(work)) {}
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;
  // Waits for the batch in work; those behind it are dropped.
  ~Relay() {
    belt_.stop();
    if (thread_.joinable()) thread_.join();
  }

  // Takes `batch` over and leaves an empty one.
  void pass(Batch& batch) {
    if (!thread_.joinable()) {
      try {
        thread_ = std::thread([this] { work_along(); });
      } catch (const std::system_error&) {
        return work_(batch);  // no more threads to be had
      }
    }
    if (!belt_.give(batch)) std::rethrow_exception(thrown_);
  }

  // Waits until all that was passed is done.
  void finish() {
    if (!thread_.joinable()) return;
    belt_.wait_until_done();
    if (thrown_) std::rethrow_exception(thrown_);
  }
  // … and does the last batch here: a single one needs no other thread.
  void finish(Batch& last) {
    finish();
    work_(last);
  }

 private:
  void work_along() {
    try {
      for (Batch batch; belt_.take(batch);) work_(batch);
    } catch (...) {
      thrown_ = std::current_exception();
      belt_.stop();
    }
  }

  Belt<Batch> belt_;
  Work work_;
  std::exception_ptr thrown_;  // the thread's, until it stops the belt
  std::thread thread_;         // begun with the first batch
};

}  // namespace starhours
