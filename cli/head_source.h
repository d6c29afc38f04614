// head_source.h -- a source whose beginning can be read twice.
#pragma once

#include <starhours/bytes.h>

#include <algorithm>
#include <string>

namespace starhours {

// Keeps what is read until rewind(), which gives it again before the rest. Once.
class HeadSource final : public ByteSource {
 public:
  // The source must outlive it.
  explicit HeadSource(ByteSource& source) : source_(source) {}

  void rewind() { keeping_ = false; }

  [[nodiscard]] Result<std::size_t> read(std::span<char> buffer) override {
    if (!keeping_ && given_ < head_.size()) {
      const std::size_t count = std::min(buffer.size(), head_.size() - given_);
      std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(given_), count, buffer.begin());
      given_ += count;
      return count;
    }
    auto count = source_.read(buffer);
    if (keeping_ && count) head_.append(buffer.data(), *count);
    return count;
  }

 private:
  ByteSource& source_;
  std::string head_;
  std::size_t given_ = 0;
  bool keeping_ = true;
};

}  // namespace starhours
