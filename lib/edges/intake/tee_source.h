// tee_source.h -- a sheet's bytes on their way to the reader, hashed and kept as evidence.
//
// A reader looks at the first bytes before there is a place for the evidence: they are held until there is one.
#pragma once

#include "intake/relay.h"

#include <starhours/book.h>
#include <starhours/bytes.h>

#include <nettle/sha2.h>

#include <cstdint>
#include <string>

namespace starhours {

class TeeSource final : public ByteSource {
 public:
  // `source` must outlive it.
  explicit TeeSource(ByteSource& source);

  [[nodiscard]] Result<std::size_t> read(std::span<char> buffer) override;

  // Where the bytes are kept from now on, those read before first. Once; `evidence` must outlive finish().
  [[nodiscard]] Result<void> keep_in(Book::EvidenceWriter& evidence);

  // The SHA-256 of all bytes, 64 hex digits, if the reader has read to their end: of small sheets and workbooks it has
  // as soon as it is open. Empty before.
  [[nodiscard]] const std::string& sha256();

  // Reads what the reader left, so that the evidence is whole, and finishes it.
  // Returns the SHA-256. REQUIRES: keep_in() was called.
  [[nodiscard]] Result<std::string> finish();

 private:
  // Hashes large pieces on another core while the reader reads them.
  void hash(std::span<const char> bytes);

  ByteSource& source_;
  Book::EvidenceWriter* evidence_ = nullptr;
  std::string held_;  // without evidence_
  sha256_ctx hash_;
  bool ended_ = false;
  std::string sha256_;          // once it is asked for
  std::string piece_;           // to be hashed
  Relay<std::string> hashing_;  // goes first: it waits when destroyed
};

}  // namespace starhours
