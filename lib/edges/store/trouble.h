// trouble.h -- what can go wrong with a book, as Problems.
//
// Inside the store trouble travels as an exception, SQLite's own or a Broken; the book catches both at its border.
#pragma once

#include <starhours/problem.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace starhours::store {

// The book holds what no starhours wrote. The words say what: "the month totals cannot be read".
class Broken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The problem of a result code of SQLite (extended or not). `words` is SQLite's own message. The errno behind a code is
// of no use: by the time SQLite reports it, undoing the transaction has set others.
[[nodiscard]] Problem problem_of(const std::string& path, int code, std::string_view words);
[[nodiscard]] Problem problem_of(const std::string& path, const Broken& broken);

// The problems of finding and opening a book.
[[nodiscard]] Problem disk_full_problem(const std::string& path);
[[nodiscard]] Problem missing_book_problem(const std::string& path);
[[nodiscard]] Problem missing_folder_problem(const std::string& path, const std::string& folder);
[[nodiscard]] Problem not_a_book_problem(const std::string& path, std::string_view what_it_is);
[[nodiscard]] Problem newer_book_problem(const std::string& path, int version, int known);
[[nodiscard]] Problem older_book_problem(const std::string& path, int version, int known);
[[nodiscard]] Problem read_only_book_problem(const std::string& path);
[[nodiscard]] Problem read_only_folder_problem(const std::string& path, const std::string& folder);
[[nodiscard]] Problem unreadable_book_problem(const std::string& path, int system_errno);

}  // namespace starhours::store
