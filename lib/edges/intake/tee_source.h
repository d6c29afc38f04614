// tee_source.h -- a sheet's bytes on their way to the reader, hashed and kept as evidence.
#pragma once

#include <starhours/book.h>
#include <starhours/bytes.h>

#include <nettle/sha2.h>

#include <cstdint>
#include <string>

namespace starhours {

class TeeSource final : public ByteSource {
 public:
  // Both must outlive it.
  TeeSource(ByteSource& source, Book::EvidenceWriter& evidence);

  [[nodiscard]] Result<std::size_t> read(std::span<char> buffer) override;

  // Reads what the reader left, so that the evidence is whole, and finishes it.
  // Returns the SHA-256 of all bytes, 64 hex digits.
  [[nodiscard]] Result<std::string> finish();

 private:
  ByteSource& source_;
  Book::EvidenceWriter& evidence_;
  sha256_ctx hash_;
};

}  // namespace starhours
