// belt.h -- batches of work on their way from one thread to another, a few at most.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace starhours {

// Between one thread that gives and one that takes. Batches go to and fro, so that their room is made once: what either
// hands over comes to the other side emptied.
template <class Batch>
class Belt {
 public:
  // So many batches may wait to be taken.
  explicit Belt(std::size_t most) : most_(most) {}

  // Gives a full batch away for an empty one. False, and the batch is kept, once the belt stands still.
  bool give(Batch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || full_.size() < most_; });
    if (stopped_) return false;
    full_.push_back(std::exchange(batch, Batch{}));
    if (!empty_.empty()) {
      batch = std::move(empty_.back());
      empty_.pop_back();
    }
    changed_.notify_all();
    return true;
  }

  // Gives an empty batch back, with which the one before is done, for the next full one. False once the belt stands
  // still.
  bool take(Batch& batch) {
    std::unique_lock lock(mutex_);
    if (taken_) {
      empty_.push_back(std::exchange(batch, Batch{}));
      taken_ = false;
      changed_.notify_all();
    }
    changed_.wait(lock, [this] { return stopped_ || !full_.empty(); });
    if (stopped_) return false;
    batch = std::move(full_.front());
    full_.pop_front();
    taken_ = true;
    changed_.notify_all();
    return true;
  }

  // For either side; what waits is taken no more.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> full_;
  std::vector<Batch> empty_;
  bool taken_ = false;  // a batch that is not given back
  bool stopped_ = false;
};

}  // namespace starhours
