#include <sheets/byte_window.h>

#include <cstring>

namespace starhours::sheets {

ByteWindow::ByteWindow(ByteSource& source)
    : source_(source), buffer_(std::make_unique_for_overwrite<char[]>(capacity + padding)) {}

bool ByteWindow::refill() {
  const std::size_t kept = end_ - begin_;
  if (begin_ > 0) std::memmove(buffer_.get(), buffer_.get() + begin_, kept);
  begin_ = 0;
  end_ = kept;
  while (!ended_ && end_ < capacity) {
    const auto taken = source_.read({buffer_.get() + end_, capacity - end_});
    if (!taken) {
      failure_ = taken.error();
      ended_ = true;
    } else if (*taken == 0) {
      ended_ = true;
    } else {
      end_ += *taken;
    }
  }
  std::memset(buffer_.get() + end_, 0, padding);
  return end_ > kept;
}

}  // namespace starhours::sheets
