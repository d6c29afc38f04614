// ods_styles.h -- which styles hide a worksheet, and which show a time that counts on past a day.
#pragma once

#include "workbook/ods_names.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace starhours::workbook {

class OdsStyles {
 public:
  // An element among the styles of a document, with its attributes.
  void start(const OdsName& name, XmlAttributes attributes);

  [[nodiscard]] bool hides(const std::string& table_style) const { return hiding_.contains(table_style); }
  [[nodiscard]] bool is_length(const std::string& cell_style) const { return lengths_.contains(cell_style); }
  [[nodiscard]] bool any_length() const { return !lengths_.empty(); }

 private:
  std::string current_;  // the table style whose properties follow
  std::unordered_set<std::string> hiding_;
  std::unordered_set<std::string> length_formats_;
  std::unordered_set<std::string> lengths_;
};

// The styles that a worksheet's columns give to cells without one.
class ColumnStyles {
 public:
  void clear() { runs_.clear(); }
  void add(XmlAttributes attributes, const OdsStyles& styles, std::uint32_t most_columns);
  [[nodiscard]] bool is_length(std::uint32_t column) const;

 private:
  struct Run {
    std::uint32_t end = 0;
    bool length = false;
  };
  std::vector<Run> runs_;
};

// How often an element stands for itself: the attribute's number, at least 1.
[[nodiscard]] std::uint32_t repeats(std::string_view digits);

}  // namespace starhours::workbook
