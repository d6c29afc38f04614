// tee_source.h -- a sheet's bytes on their way to the reader, hashed and kept as evidence.
//
// A reader looks at the first bytes before there is a place for the evidence: they are held until there is one.
#pragma once

#include "intake/relay.h"

#include <starhours/book.h>
#include <starhours/bytes.h>

#include <nettle/sha2.h>

#include <memory>
#include <optional>
#include <string>

namespace starhours {

class TeeSource final : public ByteSource {
 public:
  // `source` must outlive it.
  explicit TeeSource(ByteSource& source);

  [[nodiscard]] Result<std::size_t> read(std::span<char> buffer) override;

  // Where the bytes are kept from now on, those read before first; `helper` must outlive it. Once.
  void keep_in(std::unique_ptr<Book::EvidenceWriter> evidence, Helper& helper);

  // The SHA-256 of all bytes, 64 hex digits, if the reader has read to their end before they are kept: of small sheets
  // and workbooks it has as soon as it is open. Empty before.
  [[nodiscard]] const std::string& sha256() const { return sha256_; }

  // Reads what the reader left, so that the evidence is whole, and finishes it.
  // Returns the SHA-256. REQUIRES: keep_in() was called.
  [[nodiscard]] Result<std::string> finish();

 private:
  struct Piece {
    std::string bytes;
    bool hashed = false;
  };
  void keep(Piece& piece);
  void digest();

  ByteSource& source_;
  std::unique_ptr<Book::EvidenceWriter> evidence_;
  sha256_ctx hash_;
  bool ended_ = false;
  std::string sha256_;
  Piece piece_;                          // to be kept, as soon as there is a place and enough of them
  std::optional<Relay<Piece>> keeping_;  // goes first: it waits when destroyed
};

}  // namespace starhours
