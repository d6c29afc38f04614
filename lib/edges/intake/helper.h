// helper.h -- a second thread beside the one that works, and chores for both of them.
//
// A chore is done in order, a step at a time, by either; two chores may be done at once. Who waits for a chore takes
// part in what there is to do: so both are busy whichever has more to do, and one alone does everything.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace starhours {

// Chores are given by one thread, and gone before their helper.
class Helper {
 public:
  Helper() = default;
  Helper(const Helper&) = delete;
  Helper& operator=(const Helper&) = delete;
  ~Helper();

  class Chore {
   public:
    // So many steps may wait to be done.
    Chore(Helper& helper, std::size_t most_waiting, std::function<void()> step);
    Chore(const Chore&) = delete;
    Chore& operator=(const Chore&) = delete;
    // Waits for the step in work; those behind it are dropped.
    ~Chore();

    // One step more is to be done. `prepare` is called when there is room for it. Throws what a step threw.
    void add(const std::function<void()>& prepare);
    // Waits until all that was added is done. Throws what a step threw.
    void finish();
    // Whether steps wait to be done.
    [[nodiscard]] bool lags() const;

   private:
    friend class Helper;
    Helper& helper_;
    const std::size_t most_waiting_;
    const std::function<void()> step_;
    // By the helper's mutex:
    std::size_t waiting_ = 0;
    bool in_work_ = false;
    std::exception_ptr thrown_;  // no more steps are taken then
  };

 private:
  void begin();
  void work_along();
  // False if no step can be done now.
  bool do_next(std::unique_lock<std::mutex>& lock);
  void help_or_wait(std::unique_lock<std::mutex>& lock);
  void drop(Chore& chore);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Chore*> waiting_;  // once for each step, in order
  bool leaving_ = false;
  bool alone_ = false;  // there is no thread to be had
  std::thread thread_;  // begun with the first step
};

}  // namespace starhours
