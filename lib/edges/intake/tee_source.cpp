#include "intake/tee_source.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace starhours {

namespace {

// Pieces of this size are worth another thread, and compress nearly as well as larger ones; so many may wait: the
// reading goes on while the threads beside it have but one processor between them.
constexpr std::size_t large = 1 << 18;
constexpr std::size_t most_waiting = 16;

void update(sha256_ctx& hash, std::span<const char> bytes) {
  sha256_update(&hash, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

}  // namespace

TeeSource::TeeSource(ByteSource& source) : source_(source) { sha256_init(&hash_); }

void TeeSource::keep(Piece& piece) {
  if (!piece.hashed) update(hash_, piece.bytes);
  if (!piece.bytes.empty()) evidence_->compress(piece.bytes);
  piece.bytes.clear();
  piece.hashed = false;
}

void TeeSource::keep_in(std::unique_ptr<Book::EvidenceWriter> evidence, Helper& helper) {
  evidence_ = std::move(evidence);
  keeping_.emplace(helper, most_waiting, [this](Piece& piece) { keep(piece); });
  if (piece_.bytes.size() >= large) return keeping_->pass(piece_);
  keep(piece_);
}

Result<std::size_t> TeeSource::read(std::span<char> buffer) {
  if (ended_) return std::size_t{0};
  auto count = source_.read(buffer);
  if (!count) return count;
  const std::span<const char> bytes = buffer.first(*count);
  ended_ = bytes.empty();
  piece_.bytes.append(bytes.data(), bytes.size());
  if (evidence_ == nullptr) {
    update(hash_, bytes);
    piece_.hashed = true;
    if (ended_) digest();
  } else if (piece_.bytes.size() >= large) {
    keeping_->pass(piece_);
    if (auto stored = evidence_->store(); !stored) return fail(stored.error());
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
  keeping_->finish(piece_);
  if (auto finished = evidence_->finish(); !finished) return fail(finished.error());
  if (sha256_.empty()) digest();
  return sha256_;
}

void TeeSource::digest() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&hash_, digest.size(), digest.data());
  static constexpr std::string_view digits = "0123456789abcdef";
  for (const std::uint8_t byte : digest) {
    sha256_ += digits[byte >> 4];
    sha256_ += digits[byte & 15];
  }
}

}  // namespace starhours
