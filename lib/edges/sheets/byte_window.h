// byte_window.h -- the part of a sheet that is in memory: one buffer, refilled in place.
#pragma once

#include <starhours/bytes.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace starhours::sheets {

class ByteWindow {
 public:
  static constexpr std::size_t capacity = std::size_t{1} << 20;
  static constexpr std::size_t padding = 16;  // readable bytes after unread(), so that it can be scanned in blocks

  // `source` must outlive the window.
  explicit ByteWindow(ByteSource& source);

  // Moves what is unread to the front and reads a stretch more: the first time until the buffer is full, since what a
  // sheet is like is told from there; then few enough bytes to stay near the processor until they are read. The sizes
  // in which a source gives its bytes make no difference. Returns whether there is more than before; false also when
  // the source failed: see failure().
  bool refill();

  [[nodiscard]] std::string_view unread() const { return {buffer_.get() + begin_, end_ - begin_}; }
  // REQUIRES: size <= unread().size().
  void take(std::size_t size) { begin_ += size; }
  [[nodiscard]] bool full() const { return end_ - begin_ == capacity; }
  // No byte comes after those unread.
  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] const std::optional<Problem>& failure() const { return failure_; }

 private:
  ByteSource& source_;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t stretch_ = capacity;  // bytes to be read next
  bool ended_ = false;
  std::optional<Problem> failure_;
};

}  // namespace starhours::sheets
