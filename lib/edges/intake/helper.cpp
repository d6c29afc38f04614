#include "intake/helper.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace starhours {

Helper::~Helper() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Helper::begin() {
  if (thread_.joinable() || alone_) return;
  try {
    thread_ = std::thread([this] { work_along(); });
  } catch (const std::system_error&) {
    alone_ = true;
  }
}

void Helper::work_along() {
  std::unique_lock lock(mutex_);
  while (!leaving_) help_or_wait(lock);
}

bool Helper::do_next(std::unique_lock<std::mutex>& lock) {
  const auto next = std::find_if(waiting_.begin(), waiting_.end(), [](const Chore* chore) { return !chore->in_work_; });
  if (next == waiting_.end()) return false;
  Chore& chore = **next;
  waiting_.erase(next);
  --chore.waiting_;
  chore.in_work_ = true;
  changed_.notify_all();
  lock.unlock();
  std::exception_ptr thrown;
  try {
    chore.step_();
  } catch (...) {
    thrown = std::current_exception();
  }
  lock.lock();
  chore.in_work_ = false;
  if (thrown) {
    chore.thrown_ = thrown;
    drop(chore);
  }
  changed_.notify_all();
  return true;
}

void Helper::help_or_wait(std::unique_lock<std::mutex>& lock) {
  if (!do_next(lock)) changed_.wait(lock);
}

void Helper::drop(Chore& chore) {
  std::erase(waiting_, &chore);
  chore.waiting_ = 0;
}

Helper::Chore::Chore(Helper& helper, std::size_t most_waiting, std::function<void()> step)
    : helper_(helper), most_waiting_(most_waiting), step_(std::move(step)) {}

Helper::Chore::~Chore() {
  std::unique_lock lock(helper_.mutex_);
  helper_.drop(*this);
  helper_.changed_.wait(lock, [this] { return !in_work_; });
}

void Helper::Chore::add(const std::function<void()>& prepare) {
  helper_.begin();
  std::unique_lock lock(helper_.mutex_);
  while (waiting_ >= most_waiting_ && !thrown_) helper_.help_or_wait(lock);
  if (thrown_) std::rethrow_exception(thrown_);
  prepare();
  helper_.waiting_.push_back(this);
  ++waiting_;
  helper_.changed_.notify_all();
}

bool Helper::Chore::lags() const {
  const std::lock_guard lock(helper_.mutex_);
  return waiting_ > 0;
}

void Helper::Chore::finish() {
  std::unique_lock lock(helper_.mutex_);
  while (!thrown_ && (waiting_ > 0 || in_work_)) helper_.help_or_wait(lock);
  if (thrown_) std::rethrow_exception(thrown_);
}

}  // namespace starhours
