#include <starhours/bytes.h>

#include <algorithm>

namespace starhours {
namespace {

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t taken = std::min(buffer.size(), rest_.size());
    std::copy_n(rest_.begin(), taken, buffer.begin());
    rest_.remove_prefix(taken);
    return taken;
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::unique_ptr<ByteSource> source_of(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

}  // namespace starhours
