// bytes.h -- where bytes come from and go to.
//
// The library opens no file by itself, but for the book: callers bring a source
// and a sink (the command line's stand for files and pipes, a test's for strings).
#pragma once

#include <starhours/result.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace starhours {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  // Fills the front of `buffer` and returns how many bytes it took; 0 = the end.
  // REQUIRES: buffer is not empty. Error: unreadable_file.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

class ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  // False once nobody reads any more (a closed pipe) or the medium failed; writing on is harmless.
  virtual bool write(std::string_view bytes) = 0;
};

// Bytes in memory. The view must outlive the source.
[[nodiscard]] std::unique_ptr<ByteSource> source_of(std::string_view bytes);

class StringSink final : public ByteSink {
 public:
  bool write(std::string_view bytes) override {
    text_ += bytes;
    return true;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace starhours
