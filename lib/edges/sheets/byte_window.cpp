#include <sheets/byte_window.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace starhours::sheets {
namespace {

constexpr std::size_t later_stretch = std::size_t{1} << 18;

}  // namespace

ByteWindow::ByteWindow(ByteSource& source)
    : source_(source), buffer_(std::make_unique_for_overwrite<char[]>(capacity + padding)) {}

bool ByteWindow::refill() {
  const std::size_t kept = end_ - begin_;
  if (begin_ > 0) std::memmove(buffer_.get(), buffer_.get() + begin_, kept);
  begin_ = 0;
  end_ = kept;
  const std::size_t wanted = std::min(capacity, kept + std::exchange(stretch_, later_stretch));
  while (!ended_ && end_ < wanted) {
    const auto taken = source_.read({buffer_.get() + end_, wanted - end_});
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
