// Any bytes as text: what comes out is UTF-8, and the sizes in which bytes come and go make no difference.
#include <starhours/encoding.h>

#include <support/slow_source.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>

namespace {

using namespace starhours;

void hold(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

std::string all_of(std::string_view bytes, Encoding encoding, std::size_t step, std::size_t room) {
  SlowSource source(bytes, step);
  const auto text = decoded(source, encoding);
  std::string whole;
  std::string buffer(room, '\0');
  for (;;) {
    const auto taken = text->read(buffer);
    hold(taken.has_value(), "bytes in memory do not fail");
    if (*taken == 0) return whole;
    whole.append(buffer, 0, *taken);
  }
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    if (point < 0) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool ended : {false, true}) {
    const auto encoding = encoding_of(bytes, ended);
    if (encoding) hold(encoding_named(name_of(*encoding)) == *encoding, "an encoding is known by its name");
  }
  // As one of them each time, which one left to the input: all would make a sixth of the inputs a second.
  constexpr std::array encodings{Encoding::utf8,    Encoding::utf16le, Encoding::utf16be,
                                 Encoding::gb18030, Encoding::big5,    Encoding::windows1252};
  const std::size_t sum = std::accumulate(data, data + size, std::size_t{0});
  const Encoding encoding = encodings[sum % encodings.size()];
  const std::string whole = all_of(bytes, encoding, size + 1, 4 * size + 100);
  hold(is_utf8(whole), "what comes out is UTF-8");
  hold(whole == all_of(bytes, encoding, 1, 100), "the sizes of chunks make no difference");
  hold(whole == all_of(bytes, encoding, 3, 1), "the sizes of buffers make no difference");
  if (encoding == Encoding::utf8 && is_utf8(bytes)) {
    hold(whole == bytes.substr(byte_order_mark(bytes, encoding)), "UTF-8 stays as it is");
  }
  return 0;
}
