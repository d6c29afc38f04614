#include <starhours/book.h>

#include <fmt/core.h>
#include <store/book_impl.h>
#include <zstd.h>

#include <algorithm>
#include <cassert>
#include <new>

namespace starhours {
namespace {

constexpr const char* insert_part = "INSERT INTO evidence VALUES (?1, ?2, ?3)";
constexpr const char* read_part = "SELECT bytes FROM evidence WHERE sheet = ?1 AND part = ?2";

// Sign-in sheets shrink to a seventh at zstd's fastest level; the next ones save a little and take half as long again.
constexpr int level = 1;
// More than that level's own: rows of a sheet repeat each other from afar, and are found the faster.
constexpr int hash_log = 16;
constexpr std::size_t part_size = 1 << 20;

struct Free {
  void operator()(ZSTD_CCtx* context) const noexcept { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};

std::size_t checked(std::size_t code) {
  if (ZSTD_isError(code) != 0) {
    throw store::Broken(fmt::format("the kept bytes of a sheet cannot be read ({})", ZSTD_getErrorName(code)));
  }
  return code;
}

}  // namespace

// Compresses into parts as bytes come; a part is stored when it is full.
class Book::EvidenceIntoParts final : public Book::EvidenceWriter {
 public:
  EvidenceIntoParts(Impl& book, SheetNo sheet) : book_(book), sheet_(sheet), context_(ZSTD_createCCtx()) {
    if (!context_) {
      throw std::bad_alloc();
    }
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_hashLog, hash_log);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
    // On the other core, beside the reading of the sheet. The bytes come out the same.
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_nbWorkers, 1);
    part_.resize(part_size);
  }

  Result<void> write(std::span<const char> bytes) override {
    return book_.write([&] { compress({bytes.data(), bytes.size(), 0}, ZSTD_e_continue); });
  }

  Result<void> finish() override {
    return book_.write([&] {
      compress({nullptr, 0, 0}, ZSTD_e_end);
      store_part();
    });
  }

 private:
  void compress(ZSTD_inBuffer from, ZSTD_EndDirective directive) {
    for (;;) {
      ZSTD_outBuffer to{part_.data(), part_.size(), filled_};
      const std::size_t left = checked(ZSTD_compressStream2(context_.get(), &to, &from, directive));
      filled_ = to.pos;
      if (directive == ZSTD_e_end ? left == 0 : from.pos == from.size) {
        return;
      }
      if (filled_ == part_.size()) {
        store_part();
      }
    }
  }

  void store_part() {
    if (filled_ == 0) {
      return;
    }
    book_.statements.take(insert_part)
        ->bind(1, index_of(sheet_))
        .bind(2, next_part_)
        .bind_blob(3, {part_.data(), filled_})
        .run();
    ++next_part_;
    filled_ = 0;
  }

  Impl& book_;
  SheetNo sheet_;
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  std::string part_;
  std::size_t filled_ = 0;
  std::int64_t next_part_ = 0;
};

class Book::EvidenceFromParts final : public ByteSource {
 public:
  EvidenceFromParts(Impl& book, SheetNo sheet) : book_(book), sheet_(sheet), context_(ZSTD_createDCtx()) {
    if (!context_) {
      throw std::bad_alloc();
    }
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    return book_.read([&] { return decompress(buffer); });
  }

  // False if there are no more parts.
  bool next_part() {
    const store::Lease query = book_.statements.take(read_part);
    query->bind_all(index_of(sheet_), next_part_);
    if (!query->step()) {
      return false;
    }
    part_ = query->blob(0);
    from_ = {part_.data(), part_.size(), 0};
    ++next_part_;
    return true;
  }

 private:
  std::size_t decompress(std::span<char> buffer) {
    ZSTD_outBuffer to{buffer.data(), buffer.size(), 0};
    while (to.pos == 0 && !ended_) {
      if (from_.pos == from_.size && !next_part()) {
        throw store::Broken("the kept bytes of a sheet are cut off");
      }
      ended_ = checked(ZSTD_decompressStream(context_.get(), &to, &from_)) == 0;
    }
    return to.pos;
  }

  Impl& book_;
  SheetNo sheet_;
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  std::string part_;
  ZSTD_inBuffer from_{nullptr, 0, 0};
  std::int64_t next_part_ = 0;
  bool ended_ = false;
};

Result<std::unique_ptr<Book::EvidenceWriter>> Book::evidence_writer(SheetNo sheet) {
  return std::unique_ptr<EvidenceWriter>(std::make_unique<EvidenceIntoParts>(*impl_, sheet));
}

Result<std::unique_ptr<ByteSource>> Book::evidence(SheetNo sheet) {
  return impl_->read([&] {
    auto source = std::make_unique<EvidenceFromParts>(*impl_, sheet);
    if (!source->next_part()) {
      throw store::Broken("the bytes of a sheet are missing");
    }
    return std::unique_ptr<ByteSource>(std::move(source));
  });
}

}  // namespace starhours
