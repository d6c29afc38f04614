// ods_names.h -- the names of OpenDocument, whatever prefixes a file uses for them.
#pragma once

#include "workbook/xml_stream.h"

#include <string_view>

namespace starhours::workbook {

// "table", "table-row" of "urn:oasis:names:tc:opendocument:xmlns:table:1.0|table-row": the prefix that the standard
// uses.
struct OdsName {
  std::string_view space;
  std::string_view local;

  [[nodiscard]] bool is(std::string_view in_space, std::string_view name) const {
    return local == name && space == in_space;
  }
};

[[nodiscard]] inline OdsName ods_name(std::string_view full) {
  constexpr std::string_view mark = "xmlns:";
  const std::size_t bar = full.rfind('|');
  if (bar == std::string_view::npos) return {{}, full};
  OdsName name{{}, full.substr(bar + 1)};
  const std::size_t begin = full.find(mark);
  if (begin >= bar) return name;
  const std::string_view rest = full.substr(begin + mark.size(), bar - begin - mark.size());
  name.space = rest.substr(0, rest.find(':'));
  return name;
}

[[nodiscard]] inline std::string_view ods_attribute(XmlAttributes attributes, std::string_view space,
                                                    std::string_view local) {
  for (; *attributes != nullptr; attributes += 2) {
    if (ods_name(attributes[0]).is(space, local)) return attributes[1];
  }
  return {};
}

}  // namespace starhours::workbook
