// trials.h -- a law tried on many seeds.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace starhours::laws {

// Empty where the law holds, else what broke it.
using Law = std::function<std::string(std::uint64_t seed)>;

// Tries the law on each seed and fails the test at the first that breaks it, naming the seed.
void hold(const Law& law);

}  // namespace starhours::laws
