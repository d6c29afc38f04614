#include "watched_source.h"

#include <starhours/render.h>

#include <fmt/format.h>

namespace starhours {
namespace {

constexpr std::uint64_t worth_showing = 4 * 1024 * 1024;  // bytes; smaller sheets are done before anybody looks

}  // namespace

Progress::Progress(Environment& environment, bool shown, std::string name, std::optional<std::uint64_t> size,
                   bool several)
    : environment_(environment),
      shown_(shown && (several || (size && *size >= worth_showing))),
      several_(several),
      name_(printable(name)),
      size_(size.value_or(0)) {
  // "NAME 100 %" must not wrap, or it could not be written over.
  if (shown_ && display_width(name_) + 8 > environment_.terminal_width()) name_ = "reading";
}

Progress::~Progress() { end(); }

void Progress::begin() {
  begun_ = true;
  if (several_ || percent_ > 0) show();
}

void Progress::end() {
  if (shown_ && begun_ && (several_ || percent_ > 0)) environment_.err().write("\r\033[K");
  begun_ = false;
}

void Progress::add(std::size_t bytes) {
  if (!shown_ || size_ == 0) return;
  read_ += bytes;
  // Past its size at the beginning, a file has grown.
  const std::uint64_t percent = read_ >= size_ ? 100 : read_ * 100 / size_;
  if (percent == percent_) return;
  percent_ = percent;
  if (begun_) show();
}

void Progress::show() {
  if (shown_) environment_.err().write(fmt::format("\r{} {} %", name_, percent_));
}

Result<std::size_t> WatchedSource::read(std::span<char> buffer) {
  if (environment_.interrupted()) return fail(error(Kind::unreadable_file, "interrupted"));
  Result<std::size_t> taken = source_.read(buffer);
  if (taken) progress_.add(*taken);
  return taken;
}

}  // namespace starhours
