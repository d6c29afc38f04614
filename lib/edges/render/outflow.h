// outflow.h -- text on its way into a sink: small pieces gathered into large writes.
#pragma once

#include <starhours/bytes.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace starhours {

// Where there is room for it; returns its end.
inline char* put(char* to, std::string_view text) {
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

class Outflow {
 public:
  // Without a sink the text is kept, to be taken by another: see add(Outflow&).
  explicit Outflow(ByteSink* sink) : sink_(sink) {}

  void add(char byte) {
    *room(1) = byte;
    ++size_;
  }
  void add(std::string_view text) { filled_to(put(room(text.size()), text)); }
  // Where so many bytes can be written; then filled_to() tells how far they were.
  [[nodiscard]] char* room(std::size_t bytes) {
    if (capacity_ - size_ < bytes) grow(bytes);
    return bytes_.get() + size_;
  }
  void filled_to(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.get()); }
  // The same in the midst of writing: it is filled so far, and what comes needs so many bytes.
  [[nodiscard]] char* more_room(const char* so_far, std::size_t bytes) {
    filled_to(so_far);
    return room(bytes);
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  // What was written from there on, so far.
  [[nodiscard]] std::string_view text_from(std::size_t begin, const char* so_far) const {
    return {bytes_.get() + begin, so_far};
  }

  // The text of `other`, past its first `from` bytes; `other` is empty afterwards.
  void add(Outflow& other, std::size_t from) {
    const std::string_view text = std::string_view(other.bytes_.get(), other.size_).substr(from);
    if (sink_ == nullptr) {
      add(text);
    } else {
      flush();
      if (!text.empty()) sink_->write(text);
    }
    other.size_ = 0;
  }

  // Between rows: writes what is enough for a large write.
  void settle() {
    if (size_ >= enough && sink_ != nullptr) flush();
  }
  // REQUIRES: a sink.
  void flush() {
    if (size_ > 0) sink_->write({bytes_.get(), size_});
    size_ = 0;
  }
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  static constexpr std::size_t enough = std::size_t{64} * 1024;

  void grow(std::size_t bytes) {
    capacity_ = std::max({enough + enough / 16, 2 * capacity_, size_ + bytes});
    std::unique_ptr<char[]> larger(new char[capacity_]);
    if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
  }

  ByteSink* sink_;
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace starhours
