#include "workbook/ods_cell.h"

#include "workbook/moment_text.h"
#include "workbook/ods_styles.h"
#include "workbook/serial.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace starhours::workbook {
namespace {

constexpr std::string_view error_beginnings[] = {"#N/A",   "#DIV/0!", "#VALUE!", "#REF!",
                                                 "#NAME?", "#NUM!",   "#NULL!",  "Err:"};

}  // namespace

void OdsCell::begin(XmlAttributes attributes) {
  type_.clear();
  value_.clear();
  formula_.clear();
  style_.clear();
  shown_.clear();
  said_error_ = has_formula_ = has_string_ = any_paragraph_ = false;
  count_ = columns_ = rows_ = 1;
  for (; *attributes != nullptr; attributes += 2) {
    const OdsName name = ods_name(attributes[0]);
    const std::string_view value = attributes[1];
    if (name.space == "office") {
      if (name.local == "value-type") type_ = value;
      if (name.local == "string-value") has_string_ = true;
      if (name.local == "value" || name.local.ends_with("-value")) value_ = value;
    } else if (name.space == "calcext") {
      if (name.local == "value-type") said_error_ = value == "error";
    } else if (name.space == "table") {
      if (name.local == "formula") {
        has_formula_ = true;
        formula_ = value;
      }
      if (name.local == "style-name") style_ = value;
      if (name.local == "number-columns-repeated") count_ = repeats(value);
      if (name.local == "number-columns-spanned") columns_ = repeats(value);
      if (name.local == "number-rows-spanned") rows_ = repeats(value);
    }
  }
}

void OdsCell::begin_paragraph() {
  if (any_paragraph_) shown_ += '\n';
  any_paragraph_ = true;
  after_blank_ = true;
}

void OdsCell::add_spaces(std::uint32_t count, std::size_t most) {
  shown_.append(std::min<std::size_t>(count, most), ' ');
  after_blank_ = false;
}

void OdsCell::add(char letter) {
  shown_ += letter;
  after_blank_ = letter == '\n';
}

void OdsCell::add_text(std::string_view piece) {
  for (const char letter : piece) {
    const bool blank = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    if (!blank) {
      shown_ += letter;
    } else if (!after_blank_) {
      shown_ += ' ';
    }
    after_blank_ = blank;
  }
}

bool OdsCell::is_error() const {
  if (said_error_) return true;
  return has_formula_ && std::any_of(std::begin(error_beginnings), std::end(error_beginnings),
                                     [&](std::string_view beginning) { return shown_.starts_with(beginning); });
}

CellKind OdsCell::append_time(std::string& text, bool is_length) const {
  const auto seconds = iso_length(value_);
  if (!seconds) {
    if (const auto kind = append_iso(text, value_, Format::clock)) return *kind;
    text += shown_;
    return CellKind::text;
  }
  const bool counts_on = is_length || *seconds < 0;
  return append_serial(text, static_cast<double>(*seconds) / static_cast<double>(seconds_of_day),
                       counts_on ? Format::length : Format::clock, false);
}

CellKind OdsCell::append_value(std::string& text, bool is_length) const {
  if (is_error() && !shown_.empty()) {
    text += shown_;
    return CellKind::error;
  }
  if (type_ == "float" || type_ == "percentage" || type_ == "currency") {
    double number = 0;
    const auto [end, trouble] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (trouble == std::errc{} && end == value_.data() + value_.size() && std::isfinite(number)) {
      append_number(text, number);
      return CellKind::number;
    }
  } else if (type_ == "date") {
    if (const auto kind = append_iso(text, value_, Format::number)) return *kind;
  } else if (type_ == "time") {
    return append_time(text, is_length);
  } else if (type_ == "boolean") {
    text += value_ == "true" ? "TRUE" : "FALSE";
    return CellKind::boolean;
  } else if (type_.empty() && has_formula_ && shown_.empty()) {
    // "of:=[.B2]-[.A2]": the prefix names the formula's language.
    const std::size_t equals = formula_.find('=');
    text += '=';
    text += equals == std::string::npos ? formula_ : formula_.substr(equals + 1);
    return CellKind::no_value;
  }
  text += has_string_ && shown_.empty() ? value_ : shown_;
  return CellKind::text;
}

}  // namespace starhours::workbook
