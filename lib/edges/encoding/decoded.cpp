#include "encoding/utf8_bytes.h"

#include <starhours/encoding.h>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace starhours {
namespace {

using encoding::bytes_of;
using encoding::whole_characters;

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::size_t longest_character = 4;

// How many bytes from the front of `text` are well-formed UTF-8.
std::size_t sound_prefix(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  const std::uint8_t* bytes = bytes_of(text);
  const std::size_t size = text.size();
  std::size_t at = 0;
  while (at < size) {
    if (bytes[at] < 0x80) {
      for (std::uint64_t word = 0; at + sizeof word <= size; at += sizeof word) {
        std::memcpy(&word, bytes + at, sizeof word);
        if ((word & high_bits) != 0) break;
      }
      while (at < size && bytes[at] < 0x80) ++at;
      continue;
    }
    const std::size_t begin = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, size, point);
    if (point < 0) return begin;
  }
  return size;
}

std::string mended(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 3 * replacement.size());
  while (!text.empty()) {
    const std::size_t sound = sound_prefix(text);
    out += text.substr(0, sound);
    text.remove_prefix(sound);
    if (text.empty()) break;
    std::size_t broken = 0;
    UChar32 point = 0;
    U8_NEXT(bytes_of(text), broken, text.size(), point);
    out += replacement;
    text.remove_prefix(broken);
  }
  return out;
}

// Bytes that wait to be read.
class Waiting {
 public:
  [[nodiscard]] bool empty() const { return at_ == bytes_.size(); }
  void put(std::string bytes) {
    bytes_ = std::move(bytes);
    at_ = 0;
  }
  std::size_t take(std::span<char> buffer) {
    const std::size_t taken = std::min(buffer.size(), bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, taken, buffer.data());
    at_ += taken;
    return taken;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// The first bytes of a source, read to look for a mark, and those behind it that come first afterwards.
class Start {
 public:
  // Fills itself, however few bytes come at a time.
  std::optional<Problem> read_from(ByteSource& source) {
    while (size_ < bytes_.size()) {
      const auto taken = source.read(std::span<char>(bytes_).subspan(size_));
      if (!taken) return taken.error();
      if (*taken == 0) break;
      size_ += *taken;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::string_view bytes() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, longest_character> bytes_{};  // a mark is no longer
  std::size_t size_ = 0;
};

// Checks in the reader's own buffer; only what is broken, and what follows it there, is written anew.
class Utf8Source final : public ByteSource {
 public:
  explicit Utf8Source(ByteSource& source) : source_(source) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    while (waiting_.empty()) {
      if (ended_) return std::size_t{0};
      std::array<char, 64> small;
      const bool direct = buffer.size() >= small.size();
      const std::span<char> block = direct ? buffer : std::span<char>(small);
      std::string rest;
      const auto sound = fill(block, rest);
      if (!sound) return sound;
      if (!direct) rest.insert(0, small.data(), *sound);
      waiting_.put(std::move(rest));
      if (direct && *sound > 0) return sound;
    }
    return waiting_.take(buffer);
  }

 private:
  // Reads into `block`. The well-formed front of it stays there, what is after that goes mended into `rest`, and a
  // character that is not whole yet is kept for the next block.
  Result<std::size_t> fill(std::span<char> block, std::string& rest) {
    if (!begun_) {
      Start start;
      if (auto problem = start.read_from(source_)) return fail(*std::move(problem));
      keep(start.bytes().substr(byte_order_mark(start.bytes(), Encoding::utf8)));
      begun_ = true;
    }
    std::copy_n(cut_.data(), cut_size_, block.data());
    const auto taken = source_.read(block.subspan(cut_size_));
    if (!taken) return taken;
    const std::string_view text(block.data(), cut_size_ + *taken);
    ended_ = *taken == 0;
    const std::size_t whole = ended_ ? text.size() : whole_characters(text);
    const std::size_t sound = sound_prefix(text.substr(0, whole));
    if (sound < whole) rest = mended(text.substr(sound, whole - sound));
    keep(text.substr(whole));
    return sound;
  }

  void keep(std::string_view cut) { cut_size_ = cut.copy(cut_.data(), cut_.size()); }

  ByteSource& source_;
  std::array<char, longest_character> cut_{};
  std::size_t cut_size_ = 0;
  Waiting waiting_;
  bool begun_ = false;
  bool ended_ = false;
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

const char* converter_name(Encoding encoding) {
  // Taiwan's code page has characters of names that the bare standard lacks: 碁 銹 裏 恒 粧 嫺.
  if (encoding == Encoding::big5) return "windows-950-2000";
  return name_of(encoding).data();
}

// Always U+FFFD: ICU's own substitution writes U+001A for some single bytes.
void substitute(const void*, UConverterToUnicodeArgs* arguments, const char*, std::int32_t,
                UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  *error = U_ZERO_ERROR;
  const UChar mark = 0xFFFD;
  ucnv_cbToUWriteUChars(arguments, &mark, 1, 0, error);
}

class ConvertedSource final : public ByteSource {
 public:
  ConvertedSource(ByteSource& source, Encoding encoding)
      : source_(source),
        encoding_(encoding),
        raw_(std::make_unique_for_overwrite<char[]>(block_size)),
        pivot_(std::make_unique_for_overwrite<UChar[]>(block_size)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    if (!from_) {
      if (auto problem = begin()) return fail(*std::move(problem));
    }
    for (;;) {
      char* target = buffer.data();
      UErrorCode error = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, buffer.data() + buffer.size(), &at_, end_, pivot_.get(),
                     &pivot_from_, &pivot_to_, pivot_.get() + block_size, false, ended_, &error);
      const auto written = static_cast<std::size_t>(target - buffer.data());
      if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) {
        return fail(unreadable(u_errorName(error)));
      }
      if (written > 0 || ended_) return written;
      const auto taken = source_.read({raw_.get(), block_size});
      if (!taken) return taken;
      at_ = raw_.get();
      end_ = at_ + *taken;
      ended_ = *taken == 0;
    }
  }

 private:
  static constexpr std::size_t block_size = std::size_t{64} << 10U;

  [[nodiscard]] Problem unreadable(std::string_view reason) const {
    return error(Kind::unreadable_file, fmt::format("\"{}\" cannot be converted here: {}", name_of(encoding_), reason));
  }

  std::optional<Problem> begin() {
    Start start;
    if (auto problem = start.read_from(source_)) return problem;
    // Who says UTF-16 means that of the mark.
    for (const Encoding other : {Encoding::utf16le, Encoding::utf16be}) {
      const bool wide = encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be;
      if (wide && byte_order_mark(start.bytes(), other) > 0) encoding_ = other;
    }
    const std::string_view rest = start.bytes().substr(byte_order_mark(start.bytes(), encoding_));
    at_ = raw_.get();
    end_ = at_ + rest.copy(raw_.get(), rest.size());
    from_ = open_converter(converter_name(encoding_));
    to_ = open_converter("UTF-8");
    if (!from_ || !to_) return unreadable("no converter");
    UErrorCode error = U_ZERO_ERROR;
    ucnv_setToUCallBack(from_.get(), substitute, nullptr, nullptr, nullptr, &error);
    if (U_FAILURE(error)) return unreadable(u_errorName(error));
    return std::nullopt;
  }

  ByteSource& source_;
  Encoding encoding_;
  std::unique_ptr<char[]> raw_;  // block_size of each
  std::unique_ptr<UChar[]> pivot_;
  Converter from_;
  Converter to_;
  const char* at_ = nullptr;  // [at_, end_) of raw_ is not converted yet
  const char* end_ = nullptr;
  UChar* pivot_from_ = pivot_.get();
  UChar* pivot_to_ = pivot_.get();
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> decoded(ByteSource& source, Encoding encoding) {
  if (encoding == Encoding::utf8) return std::make_unique<Utf8Source>(source);
  return std::make_unique<ConvertedSource>(source, encoding);
}

}  // namespace starhours
