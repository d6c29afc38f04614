#include <starhours/book.h>

#include <fmt/core.h>
#include <store/book_impl.h>
#include <zstd.h>

#include <algorithm>
#include <mutex>
#include <new>

namespace starhours {
namespace {

constexpr const char* insert_part = "INSERT INTO evidence VALUES (?1, ?2, ?3)";
constexpr const char* read_part = "SELECT bytes FROM evidence WHERE sheet = ?1 AND part = ?2";

// Sign-in sheets shrink to a fifth at zstd's fastest level; the next ones save a little and take half as long again.
constexpr int level = 1;
// More than that level's own: rows of a sheet repeat each other from afar, and are found the faster. More still would
// push out of the cache what the other threads work on.
constexpr int hash_log = 15;
// Parts end wherever they are full, mostly within a frame: so a last part that is lost is missed.
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

// Each piece becomes a frame, from where its bytes are, without the copies that a stream makes.
class Book::EvidenceIntoParts final : public Book::EvidenceWriter {
 public:
  EvidenceIntoParts(Impl& book, SheetNo sheet) : book_(book), sheet_(sheet), context_(ZSTD_createCCtx()) {
    if (!context_) {
      throw std::bad_alloc();
    }
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_hashLog, hash_log);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  }

  void compress(std::span<const char> piece) override {
    frame_.resize(ZSTD_compressBound(piece.size()));
    const std::size_t size = ZSTD_compress2(context_.get(), frame_.data(), frame_.size(), piece.data(), piece.size());
    if (ZSTD_isError(size) != 0) {
      throw std::bad_alloc();  // there is room for the frame; nothing else can be missing
    }
    const std::lock_guard lock(mutex_);
    compressed_.append(frame_, 0, size);
  }

  Result<void> store() override {
    return book_.write([&] { store_parts(part_size); });
  }

  Result<void> finish() override {
    if (next_part_ == 0 && compressed_.empty()) {
      compress({});
    }
    return book_.write([&] {
      store_parts(part_size);
      store_parts(compressed_.size());
    });
  }

 private:
  // As long as there is so much.
  void store_parts(std::size_t size) {
    const std::lock_guard lock(mutex_);
    std::size_t stored = 0;
    for (; size > 0 && compressed_.size() - stored >= size; stored += size) {
      book_.statements.take(insert_part)
          ->bind(1, index_of(sheet_))
          .bind(2, next_part_)
          .bind_blob(3, {compressed_.data() + stored, size})
          .run();
      ++next_part_;
    }
    compressed_.erase(0, stored);
  }

  Impl& book_;
  SheetNo sheet_;
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  std::string frame_;
  std::mutex mutex_;
  std::string compressed_;  // frames not stored yet, by the mutex
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
    while (to.pos == 0) {
      if (from_.pos == from_.size && !next_part()) {
        if (within_frame_) {
          throw store::Broken("the kept bytes of a sheet are cut off");
        }
        break;
      }
      within_frame_ = checked(ZSTD_decompressStream(context_.get(), &to, &from_)) != 0;
    }
    return to.pos;
  }

  Impl& book_;
  SheetNo sheet_;
  std::unique_ptr<ZSTD_DCtx, Free> context_;
  std::string part_;
  ZSTD_inBuffer from_{nullptr, 0, 0};
  std::int64_t next_part_ = 0;
  bool within_frame_ = true;
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
