#include "trials.h"

#include <doctest/doctest.h>

#include <cstdlib>

namespace starhours::laws {
namespace {

std::uint64_t variable(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr || *text == '\0' ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

void hold(const Law& law) {
  const std::uint64_t only = variable("STARHOURS_LAWS_SEED", 0);
  const std::uint64_t first = only != 0 ? only : 1;
  const std::uint64_t last = only != 0 ? only : variable("STARHOURS_LAWS", 100'000);
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    const std::string fault = law(seed);
    if (!fault.empty()) FAIL("STARHOURS_LAWS_SEED=" << seed << ": " << fault);
  }
  CHECK(last >= first);
}

}  // namespace starhours::laws
