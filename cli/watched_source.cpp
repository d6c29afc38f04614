#include "watched_source.h"

#include <starhours/render.h>

#include <fmt/format.h>

namespace starhours {
namespace {

constexpr std::uint64_t worth_showing = 4 * 1024 * 1024;  // bytes; smaller sheets are done before anybody looks

}  // namespace

Progress::Progress(Environment& environment, bool shown, std::string name, std::optional<std::uint64_t> size)
    : environment_(environment),
      shown_(shown && size && *size >= worth_showing),
      name_(printable(name)),
      size_(size.value_or(0)) {
  // "NAME 100 %" must not wrap, or it could not be written over.
  if (display_width(name_) + 8 > environment_.terminal_width()) name_ = "reading";
}

Progress::~Progress() {
  if (shown_ && percent_ > 0) environment_.err().write("\r\033[K");
}

void Progress::add(std::size_t bytes) {
  if (!shown_) return;
  read_ += bytes;
  // Past its size at the beginning, a file has grown.
  const std::uint64_t percent = read_ >= size_ ? 100 : read_ * 100 / size_;
  if (percent == percent_) return;
  percent_ = percent;
  environment_.err().write(fmt::format("\r{} {} %", name_, percent));
}

Result<std::size_t> WatchedSource::read(std::span<char> buffer) {
  if (environment_.interrupted()) return fail(error(Kind::unreadable_file, "interrupted"));
  Result<std::size_t> taken = source_.read(buffer);
  if (taken) progress_.add(*taken);
  return taken;
}

}  // namespace starhours
