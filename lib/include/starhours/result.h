// result.h -- a value, or the one problem that kept it from being made.
//
// For operations that fail whole (open a book, parse "2025-13"). Data that is
// partly bad comes as Checked<T> (problem.h) instead.
#pragma once

#include <starhours/problem.h>

#include <tl/expected.hpp>

#include <utility>

namespace starhours {

// tl::expected until the project moves to C++23.
template <class T>
using Result = tl::expected<T, Problem>;

[[nodiscard]] inline tl::unexpected<Problem> fail(Problem problem) {
  return tl::unexpected<Problem>(std::move(problem));
}

}  // namespace starhours
