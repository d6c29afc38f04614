#include "workbook/ods_styles.h"

#include <algorithm>
#include <charconv>

namespace starhours::workbook {

void OdsStyles::start(const OdsName& name, XmlAttributes attributes) {
  if (name.is("style", "style")) {
    current_.clear();
    const std::string style(ods_attribute(attributes, "style", "name"));
    const std::string_view family = ods_attribute(attributes, "style", "family");
    if (family == "table") current_ = style;
    if (family != "table-cell") return;
    const std::string format(ods_attribute(attributes, "style", "data-style-name"));
    const std::string parent(ods_attribute(attributes, "style", "parent-style-name"));
    if (format.empty() ? lengths_.contains(parent) : length_formats_.contains(format)) lengths_.insert(style);
  } else if (name.is("style", "table-properties")) {
    if (!current_.empty() && ods_attribute(attributes, "table", "display") == "false") hiding_.insert(current_);
  } else if (name.is("number", "time-style")) {
    if (ods_attribute(attributes, "number", "truncate-on-overflow") == "false") {
      length_formats_.emplace(ods_attribute(attributes, "style", "name"));
    }
  }
}

void ColumnStyles::add(XmlAttributes attributes, const OdsStyles& styles, std::uint32_t most_columns) {
  const std::uint32_t begin = runs_.empty() ? 0 : runs_.back().end;
  if (begin >= most_columns) return;
  const std::uint32_t count = repeats(ods_attribute(attributes, "table", "number-columns-repeated"));
  runs_.push_back({begin + std::min(count, most_columns - begin),
                   styles.is_length(std::string(ods_attribute(attributes, "table", "default-cell-style-name")))});
}

bool ColumnStyles::is_length(std::uint32_t column) const {
  const auto run = std::upper_bound(runs_.begin(), runs_.end(), column,
                                    [](std::uint32_t at, const Run& one) { return at < one.end; });
  return run != runs_.end() && run->length;
}

std::uint32_t repeats(std::string_view digits) {
  std::uint32_t count = 1;
  const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (trouble == std::errc::result_out_of_range) return 0x7FFF'FFFF;
  return std::clamp<std::uint32_t>(count, 1, 0x7FFF'FFFF);
}

}  // namespace starhours::workbook
