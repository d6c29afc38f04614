// columns.h -- numbers, days and times from the columns of a row, held to their ranges.
//
// A book may have been tampered with or damaged: what is out of range becomes Broken before another room sees it.
#pragma once

#include <starhours/moment.h>

#include <store/query.h>
#include <store/trouble.h>

#include <cstdint>
#include <optional>

namespace starhours::store {

// Rooms keep arrays by number; a broken book must not make them enormous.
inline constexpr std::int64_t number_limit = std::int64_t{1} << 27;
// Days either side of 1970 that a column may hold: some centuries, which no calendar code minds.
inline constexpr std::int64_t day_limit = 200'000;
inline constexpr std::int64_t minutes_a_day = 1440;

[[nodiscard]] inline std::int64_t number_of(Day day) { return day.time_since_epoch().count(); }
[[nodiscard]] inline std::optional<std::int64_t> number_of(std::optional<Day> day) {
  return day ? std::optional<std::int64_t>(number_of(*day)) : std::nullopt;
}
[[nodiscard]] inline Day day_of(std::int64_t number) { return Day{date::days{static_cast<std::int32_t>(number)}}; }

// The column's value, if first <= value < end.
[[nodiscard]] inline std::int64_t read_within(const Query& query, int column, std::int64_t first, std::int64_t end) {
  const std::int64_t value = query.integer(column);
  if (value < first || value >= end) {
    throw Broken("it holds a number out of range");
  }
  return value;
}

template <class No>
[[nodiscard]] No read_no(const Query& query, int column) {
  return No{static_cast<std::uint32_t>(read_within(query, column, 0, number_limit))};
}

template <class No>
[[nodiscard]] std::optional<std::int64_t> null_if_none(No no) {
  return no == No::none ? std::nullopt : std::optional<std::int64_t>(static_cast<std::int64_t>(no));
}

template <class Enumeration>
[[nodiscard]] Enumeration read_one_of(const Query& query, int column, Enumeration last) {
  return static_cast<Enumeration>(read_within(query, column, 0, static_cast<std::int64_t>(last) + 1));
}

[[nodiscard]] inline std::uint32_t read_32_bits(const Query& query, int column) {
  return static_cast<std::uint32_t>(read_within(query, column, 0, std::int64_t{1} << 32));
}

[[nodiscard]] inline Day read_day(const Query& query, int column) {
  return day_of(read_within(query, column, -day_limit, day_limit));
}

[[nodiscard]] inline std::optional<Day> read_optional_day(const Query& query, int column) {
  return query.is_null(column) ? std::nullopt : std::optional<Day>(read_day(query, column));
}

[[nodiscard]] inline std::optional<Minutes> read_optional_minutes(const Query& query, int column) {
  if (query.is_null(column)) {
    return std::nullopt;
  }
  constexpr std::int64_t limit = day_limit * minutes_a_day;
  return Minutes{static_cast<std::int32_t>(read_within(query, column, -limit, limit))};
}

}  // namespace starhours::store
