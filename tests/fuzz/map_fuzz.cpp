// Any bytes are a map, with or without mistakes; what is read is written and read the same.
#include <starhours/map_file.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void hold(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto map = starhours::read_map(text, "fuzz");
  for (const starhours::Problem& problem : map.problems) hold(!problem.message.empty());
  const auto again = starhours::read_map(starhours::map_text(map.value), "fuzz");
  hold(again.problems.empty());
  hold(again.value == map.value);
  return 0;
}
