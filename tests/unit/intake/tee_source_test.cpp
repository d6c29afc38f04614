#include "intake/tee_source.h"

#include "books.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

namespace starhours {
namespace {

// Gives at most so many bytes at a time.
class SlowSource final : public ByteSource {
 public:
  SlowSource(std::string_view bytes, std::size_t at_a_time) : rest_(bytes), at_a_time_(at_a_time) {}
  [[nodiscard]] Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min({buffer.size(), at_a_time_, rest_.size()});
    if (count > 0) std::memcpy(buffer.data(), rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t at_a_time_;
};

std::string rows(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes;
  while (bytes.size() < size) bytes += fmt::format("V{:06},2025-03-{:02}\n", random() % 100'000, random() % 28 + 1);
  bytes.resize(size);
  return bytes;
}

std::string sha256_of(std::string_view bytes) {
  sha256_ctx hash;
  sha256_init(&hash);
  sha256_update(&hash, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&hash, digest.size(), digest.data());
  std::string text;
  for (const std::uint8_t byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

SheetNo new_sheet(Book& book) {
  Sheet sheet;
  static int count = 0;
  sheet.sha256 = fmt::format("{:064}", ++count);
  const auto no = book.add_sheet(sheet);
  REQUIRE(no);
  return *no;
}

std::string evidence_of(Book& book, SheetNo sheet) {
  const auto source = book.evidence(sheet);
  REQUIRE(source);
  std::string bytes;
  std::string buffer(1 << 16, '\0');
  while (true) {
    const auto taken = (*source)->read(buffer);
    REQUIRE(taken);
    if (*taken == 0) return bytes;
    bytes.append(buffer, 0, *taken);
  }
}

TEST_CASE("a sheet's bytes are hashed and kept however they come, and whenever there is a place for them") {
  const test::BookFolder folder;
  Book book = folder.open("book.db");
  for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{262'144}, std::size_t{3'000'000}}) {
    const std::string bytes = rows(size);
    for (const std::size_t at_a_time : {std::size_t{4099}, std::size_t{1} << 18, std::size_t{1} << 22}) {
      for (const std::size_t read_before : {std::size_t{0}, std::size_t{1}, std::size_t{300'000}, size + 1}) {
        CAPTURE(size);
        CAPTURE(at_a_time);
        CAPTURE(read_before);
        SlowSource slow(bytes, at_a_time);
        Helper helper;
        TeeSource source(slow);
        std::string passed;
        std::string buffer(1 << 18, '\0');
        bool ended = false;
        const auto read_until = [&](std::size_t end) {
          while (!ended && passed.size() < end) {
            const auto taken = source.read(buffer);
            REQUIRE(taken);
            ended = *taken == 0;
            passed.append(buffer, 0, *taken);
          }
        };
        read_until(read_before);
        CHECK(source.sha256() == (ended ? sha256_of(bytes) : ""));
        const SheetNo sheet = new_sheet(book);
        auto evidence = book.evidence_writer(sheet);
        REQUIRE(evidence);
        source.keep_in(*std::move(evidence), helper);
        read_until(size / 2);
        const auto sha256 = source.finish();
        REQUIRE(sha256);
        CHECK(*sha256 == sha256_of(bytes));
        CHECK(bytes.starts_with(passed));
        CHECK(evidence_of(book, sheet) == bytes);
      }
    }
  }
}

// Gives some bytes and fails.
class FailingSource final : public ByteSource {
 public:
  explicit FailingSource(std::string_view bytes) : bytes_(bytes, bytes.size()) {}
  [[nodiscard]] Result<std::size_t> read(std::span<char> buffer) override {
    auto count = bytes_.read(buffer);
    if (count && *count > 0) return count;
    return fail(error(Kind::unreadable_file, "cannot be read on", ""));
  }

 private:
  SlowSource bytes_;
};

TEST_CASE("a long sheet that cannot be read to its end leaves nothing, and nobody at work") {
  // Long remarks are read sooner than they are compressed.
  std::mt19937 random(3);
  std::string sheet = "volunteer_id,activity,sign_in,sign_out,remark\n";
  for (int row = 0; row < 12; ++row) {
    sheet += fmt::format("V{},清洁,2025-03-05 09:00,2025-03-05 10:00,", row);
    for (int letter = 0; letter < 200'000; ++letter) sheet += static_cast<char>('a' + random() % 26);
    sheet += '\n';
  }
  const test::BookFolder folder;
  Book book = folder.open("book.db");
  for (int round = 0; round < 10; ++round) {
    FailingSource source(std::string_view(sheet).substr(0, sheet.size() - static_cast<std::size_t>(round) * 70'000));
    IntakeOptions options;
    options.today = test::test_today;
    const auto receipt = take_in(book, source, options);
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().kind == Kind::unreadable_file);
    const auto sheets = book.has_sheets();
    REQUIRE(sheets);
    CHECK_FALSE(*sheets);
  }
}

}  // namespace
}  // namespace starhours
