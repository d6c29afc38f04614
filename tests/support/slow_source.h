// slow_source.h -- bytes that come a few at a time, and fail at their end if told to.
#pragma once

#include <starhours/bytes.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace starhours {

class SlowSource final : public ByteSource {
 public:
  SlowSource(std::string_view bytes, std::size_t step, bool fails = false) : rest_(bytes), step_(step), fails_(fails) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    if (rest_.empty() && fails_) return fail(error(Kind::unreadable_file, "the disk is gone"));
    const std::size_t taken = std::min({buffer.size(), rest_.size(), step_});
    std::copy_n(rest_.begin(), taken, buffer.begin());
    rest_.remove_prefix(taken);
    return taken;
  }

 private:
  std::string_view rest_;
  std::size_t step_;
  bool fails_;
};

}  // namespace starhours
