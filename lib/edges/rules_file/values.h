// values.h -- the forms in which a rulebook writes single values.
//
// Each function returns nothing where the value is wrong, and has told the reading so.
#pragma once

#include <starhours/moment.h>
#include <starhours/names.h>
#include <starhours/rulebook.h>

#include <rules_file/reading.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starhours {

// A key with its value, or one item of its list; `key` stands in messages and hints.
struct Setting {
  std::string_view key;
  const toml::node& value;
  bool item = false;
};

// "a text", "a number", …
[[nodiscard]] std::string_view type_words(toml::node_type type);

// The value in quotes as people would say it: a text without its own quotes.
[[nodiscard]] std::string shown(const Reading& reading, const toml::node& value);

// Tells that the value is of another type than `expected` ("a duration"), which is written like `example`.
void wrong_type(Reading& reading, const Setting& setting, std::string_view expected, std::string_view example);

struct WholeRange {
  std::int64_t least = 0;
  std::int64_t most = 1'000'000;
};
struct DurationRange {
  Minutes least{0};
  Minutes most{0};
};
struct DecimalRange {
  Decimal least;
  Decimal most;
};

[[nodiscard]] std::optional<std::string> read_text(Reading& reading, const Setting& setting, std::string_view expected,
                                                   std::string_view example);
[[nodiscard]] std::optional<bool> read_flag(Reading& reading, const Setting& setting);
[[nodiscard]] std::optional<std::int64_t> read_whole(Reading& reading, const Setting& setting, WholeRange range);
[[nodiscard]] std::optional<Decimal> read_decimal(Reading& reading, const Setting& setting, DecimalRange range);
[[nodiscard]] std::optional<Minutes> read_duration(Reading& reading, const Setting& setting, DurationRange range);
// A number of hours (4, 0.5) or a duration ("4h"); whole minutes, from 0 or 1 up to a million hours.
[[nodiscard]] std::optional<Minutes> read_hours(Reading& reading, const Setting& setting, Minutes least);
// A text for both languages, or { zh = "…", en = "…" }.
[[nodiscard]] std::optional<Names> read_names(Reading& reading, const Setting& setting);
// Letters, digits, '-' and '_'.
[[nodiscard]] std::optional<std::string> read_id(Reading& reading, const Setting& setting);
// The texts of a list that are right; none twice. `example`: of one of them.
[[nodiscard]] std::vector<std::string> read_texts(Reading& reading, const Setting& setting, std::string_view example);
// Null where the value is no list. `example`: of one item.
[[nodiscard]] const toml::array* read_list(Reading& reading, const Setting& setting, std::string_view example);
[[nodiscard]] const toml::table* read_table(Reading& reading, const Setting& setting, std::string_view example);

// "04:00", "24:00" as well if `to_midnight`. Minutes after midnight.
[[nodiscard]] std::optional<Minutes> parse_clock(std::string_view text, bool to_midnight);
// The decimal number a text spells, exactly; nothing if it has more than six decimals or is past a million millions.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

// A word of a rulebook and what it stands for.
template <class Value>
struct Choice {
  std::string_view word;
  Value value;
};

// The index of the value among `words`.
[[nodiscard]] std::optional<std::size_t> read_word(Reading& reading, const Setting& setting,
                                                   const std::vector<std::string>& words);

template <class Value, std::size_t count>
[[nodiscard]] std::vector<std::string> words_of(const Choice<Value> (&choices)[count]) {
  std::vector<std::string> words;
  words.reserve(count);
  for (const Choice<Value>& choice : choices) words.emplace_back(choice.word);
  return words;
}

template <class Value, std::size_t count>
[[nodiscard]] std::optional<Value> read_choice(Reading& reading, const Setting& setting,
                                               const Choice<Value> (&choices)[count]) {
  const auto index = read_word(reading, setting, words_of(choices));
  return index ? std::optional<Value>(choices[*index].value) : std::nullopt;
}

// What was read takes the place of the default.
template <class Target, class Value>
void put(Target& target, std::optional<Value> value) {
  if (value) target = static_cast<Target>(std::move(*value));
}
template <class Target, class Value>
void put(std::optional<Target>& target, std::optional<Value> value) {
  if (value) target = static_cast<Target>(std::move(*value));
}

}  // namespace starhours
