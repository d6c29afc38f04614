// reading.h -- sheets of tests, read whole, their rows in short.
#pragma once

#include <starhours/sheet_reader.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::reading {

inline std::string shown(const WrittenTime& time) {
  switch (time.kind) {
    case WrittenTime::Kind::missing:
      return "-";
    case WrittenTime::Kind::clock:
      return fmt::format("{:02}:{:02}", time.clock.count() / 60, time.clock.count() % 60);
    case WrittenTime::Kind::full:
      return to_string(time.wall);
    case WrittenTime::Kind::instant:
      break;
  }
  return to_string(WallTime{time.instant.time_since_epoch()}) + "Z";
}

inline std::string or_dash(std::string_view text) { return text.empty() ? "-" : std::string(text); }

// "id name id_number phone team activity day in out stated", "-" for what is missing.
inline std::string shown(const SignIn& sign_in) {
  std::string text;
  for (const std::string_view field :
       {sign_in.volunteer_id, sign_in.name, sign_in.id_number, sign_in.phone, sign_in.team, sign_in.activity}) {
    text += or_dash(field) + ' ';
  }
  text += fmt::format("{} {} {} ", sign_in.day ? to_string(*sign_in.day) : "-", shown(sign_in.in), shown(sign_in.out));
  text += sign_in.stated ? fmt::format("{}m", sign_in.stated->count()) : "-";
  return text;
}

// "error bad-time 3:11+4: "9:6o" is not a time of day; write …" with line, column and length of the place.
inline std::string shown(const Problem& problem) {
  const Place& place = problem.place;
  std::string text = fmt::format("{} {} {}:{}+{}: {}", problem.severity == Severity::error ? "error" : "warning",
                                 name_of(problem.kind), place.line, place.column, place.length, problem.message);
  if (!problem.hint.empty()) text += "; " + problem.hint;
  return text;
}

inline std::string shown(const SheetRow& row) {
  std::string text;
  switch (row.kind) {
    case RowKind::sign_in:
      for (const SignIn& sign_in : row.sign_ins) text += (text.empty() ? "" : " + ") + shown(sign_in);
      break;
    case RowKind::record:
      text = "record";
      break;
    case RowKind::absent:
      text = "absent";
      break;
    case RowKind::skipped:
      text = name_of(row.skip);
      break;
    case RowKind::refused:
      text = "refused";
      break;
    case RowKind::repeated:
      text = "repeated";
      break;
  }
  for (const Problem& problem : row.problems) text += " | " + shown(problem);
  return text;
}

struct Reading {
  std::vector<std::string> rows;  // "1@1 header": record, line, what it is
  SheetKind kind = SheetKind::sign_ins;
  std::vector<std::string> findings;
  std::string failure;  // why it could not be opened or read on
};

inline Reading read(ByteSource& source, const ReadingOptions& options = {}) {
  Reading reading;
  auto reader = SheetReader::open(source, options);
  if (!reader) {
    reading.failure = shown(reader.error());
    return reading;
  }
  reading.kind = (*reader)->kind();
  SheetRow row;
  while ((*reader)->next(row)) reading.rows.push_back(fmt::format("{}@{} {}", row.row, row.line, shown(row)));
  reading.findings = (*reader)->findings();
  if ((*reader)->failure()) reading.failure = shown(*(*reader)->failure());
  return reading;
}

inline Reading read(std::string_view bytes, const ReadingOptions& options = {}) {
  const auto source = source_of(bytes);
  return read(*source, options);
}

using Rows = std::vector<std::string>;

}  // namespace starhours::reading

template <>
struct doctest::StringMaker<starhours::reading::Rows> {
  static doctest::String convert(const starhours::reading::Rows& rows) {
    std::string text;
    for (const std::string& row : rows) text += "\n    " + row;
    return text.c_str();
  }
};
