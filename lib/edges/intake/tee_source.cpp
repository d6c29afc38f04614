#include "intake/tee_source.h"

#include <array>
#include <bit>
#include <utility>

namespace starhours {

namespace {

// Passed on are pieces as large as this, as those are in which a reader takes a long sheet; so many may wait.
constexpr std::size_t large = 1 << 17;
constexpr std::size_t most_waiting = 1;

void update(sha256_ctx& hash, std::span<const char> bytes) {
  sha256_update(&hash, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

}  // namespace

TeeSource::TeeSource(ByteSource& source)
    : source_(source), hashing_(most_waiting, [this](std::string& piece) {
        update(hash_, piece);
        piece.clear();
      }) {
  sha256_init(&hash_);
}

Result<void> TeeSource::keep_in(Book::EvidenceWriter& evidence) {
  evidence_ = &evidence;
  const std::string held = std::exchange(held_, {});
  return held.empty() ? Result<void>() : evidence.write(held);
}

void TeeSource::hash(std::span<const char> bytes) {
  if (bytes.size() < large) {
    hashing_.finish();
    return update(hash_, bytes);
  }
  piece_.reserve(std::bit_ceil(bytes.size()));  // once, though reads differ by a few bytes
  piece_.assign(bytes.data(), bytes.size());
  hashing_.pass(piece_);
}

Result<std::size_t> TeeSource::read(std::span<char> buffer) {
  if (ended_) return std::size_t{0};
  auto count = source_.read(buffer);
  if (count && *count == 0) ended_ = true;
  if (!count || ended_) return count;
  const std::span<const char> bytes = buffer.first(*count);
  hash(bytes);
  if (evidence_ == nullptr) {
    held_.append(bytes.data(), bytes.size());
  } else if (auto kept = evidence_->write(bytes); !kept) {
    return fail(kept.error());
  }
  return count;
}

Result<std::string> TeeSource::finish() {
  std::array<char, 1 << 16> rest;
  while (true) {
    auto count = read(rest);
    if (!count) return fail(count.error());
    if (*count == 0) break;
  }
  if (auto finished = evidence_->finish(); !finished) return fail(finished.error());
  return sha256();
}

const std::string& TeeSource::sha256() {
  if (!ended_ || !sha256_.empty()) return sha256_;
  hashing_.finish();
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&hash_, digest.size(), digest.data());
  static constexpr std::string_view digits = "0123456789abcdef";
  for (const std::uint8_t byte : digest) {
    sha256_ += digits[byte >> 4];
    sha256_ += digits[byte & 15];
  }
  return sha256_;
}

}  // namespace starhours
