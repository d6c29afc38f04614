// reading.h -- a rulebook's text while it is read: places in it, and what was found wrong.
#pragma once

#include <starhours/problem.h>

#include <toml++/toml.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// The parser counts code points and gives half-open regions; places count bytes. `text` must outlive the reading.
class Reading {
 public:
  Reading(std::string_view text, std::string_view source);

  // A mistake at `region`. Past the first thousand they are only counted.
  void add(Kind kind, const toml::source_region& region, std::string message, std::string hint = {});

  [[nodiscard]] Place place(const toml::source_region& region) const;
  // How the text spells `region`, in quotes: its first line, shortened.
  [[nodiscard]] std::string written(const toml::source_region& region) const;
  // The text from the beginning of `region` as far as it looks like a number.
  [[nodiscard]] std::string_view number_at(const toml::source_region& region) const;

  // Values that had a mistake are left out of the search for contradictions.
  void mark_wrong(const toml::node& value) { wrong_.insert(&value); }
  [[nodiscard]] bool is_wrong(const toml::node& value) const { return wrong_.count(&value) != 0; }

  // How many mistakes were found so far.
  [[nodiscard]] std::size_t count() const { return problems_.size() + uncounted_; }
  // All of them in the order of the text.
  [[nodiscard]] Problems take();

 private:
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

  std::string_view text_;
  std::string source_;
  std::vector<std::size_t> line_begins_;
  std::set<const toml::node*> wrong_;
  Problems problems_;
  std::size_t uncounted_ = 0;
};

// `text` between single quotes, cut to forty characters.
[[nodiscard]] std::string quoted(std::string_view text);

// "a, b, c"
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace starhours
