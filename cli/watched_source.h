// watched_source.h -- a source that stops at Ctrl-C and shows how far it is.
#pragma once

#include "environment.h"

#include <starhours/bytes.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace starhours {

// A line on the terminal that is written over as it goes on, and cleared in the end. Silent unless `shown`, and until
// begin(): a sheet may be read before it is in hand, by another thread.
class Progress {
 public:
  // `size` in bytes, if known. One of `several` sheets is shown however small.
  Progress(Environment& environment, bool shown, std::string name, std::optional<std::uint64_t> size, bool several);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void begin();
  void add(std::size_t bytes);
  void end();

 private:
  void show();

  Environment& environment_;
  bool shown_;
  bool begun_ = false;
  bool several_;
  std::string name_;
  std::uint64_t size_;
  std::uint64_t read_ = 0;
  std::uint64_t percent_ = 0;
};

// A read after Ctrl-C fails, so that the sheet in hand is not imported.
class WatchedSource final : public ByteSource {
 public:
  // All references must outlive it.
  WatchedSource(ByteSource& source, Environment& environment, Progress& progress)
      : source_(source), environment_(environment), progress_(progress) {}

  Result<std::size_t> read(std::span<char> buffer) override;

 private:
  ByteSource& source_;
  Environment& environment_;
  Progress& progress_;
};

}  // namespace starhours
