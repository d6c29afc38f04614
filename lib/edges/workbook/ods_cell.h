// ods_cell.h -- one cell of an OpenDocument table: its attributes, and the paragraphs in it.
#pragma once

#include "workbook/ods_names.h"

#include <starhours/workbook.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace starhours::workbook {

class OdsCell {
 public:
  // `is_length`: the column's style shows times that count on past a day.
  void begin(XmlAttributes attributes);

  void begin_paragraph();
  // text:s, text:tab and text:line-break.
  void add_spaces(std::uint32_t count, std::size_t most);
  void add(char letter);
  // Text of a paragraph, whose white space counts as one blank.
  void add_text(std::string_view piece);

  // Appends what the cell says; nothing if it is blank.
  [[nodiscard]] CellKind append_value(std::string& text, bool is_length) const;

  [[nodiscard]] std::size_t size() const { return shown_.size(); }
  [[nodiscard]] const std::string& style() const { return style_; }
  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] std::uint32_t columns() const { return columns_; }
  [[nodiscard]] std::uint32_t rows() const { return rows_; }

 private:
  [[nodiscard]] bool is_error() const;
  [[nodiscard]] CellKind append_time(std::string& text, bool is_length) const;

  std::string type_;
  std::string value_;
  std::string formula_;
  std::string style_;
  std::string shown_;
  bool said_error_ = false;
  bool has_formula_ = false;
  bool has_string_ = false;
  bool any_paragraph_ = false;
  bool after_blank_ = true;
  std::uint32_t count_ = 1;
  std::uint32_t columns_ = 1;
  std::uint32_t rows_ = 1;
};

}  // namespace starhours::workbook
