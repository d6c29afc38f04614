#include "workbook/zip_form.h"

#include "workbook/package.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>

namespace starhours::workbook {
namespace {

constexpr std::string_view local_header = "PK\x03\x04";
constexpr std::string_view workbook_names[] = {"[Content_Types].xml", "xl/", "_rels/", "docProps/"};
constexpr std::string_view workbook_types[] = {
    "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml", "ms-excel.sheet.macroEnabled.main+xml",
    "ms-excel.template.macroEnabled.main+xml", "ms-excel.sheet.binary.macroEnabled.main"};
constexpr std::string_view ods_type = "application/vnd.oasis.opendocument.spreadsheet";

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t digit = size; digit-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + digit]);
  return number;
}

// Where the fields of a local header stand (APPNOTE.TXT 4.3.7).
constexpr std::size_t header_size = 30;
constexpr std::size_t packed_size_at = 18;
constexpr std::size_t name_size_at = 26;
constexpr std::size_t extra_size_at = 28;

FileForm form_by_first_names(std::string_view bytes) {
  while (bytes.size() > header_size && bytes.starts_with(local_header)) {
    const std::string_view name = bytes.substr(header_size, number_at(bytes, name_size_at, 2));
    const std::size_t body = header_size + name.size() + number_at(bytes, extra_size_at, 2);
    if (name == "mimetype" && body < bytes.size()) {
      return bytes.substr(body).starts_with(ods_type) ? FileForm::ods : FileForm::other;
    }
    for (const std::string_view beginning : workbook_names) {
      if (name.starts_with(beginning)) return FileForm::xlsx;
    }
    const std::size_t end = body + number_at(bytes, packed_size_at, 4);
    bytes.remove_prefix(std::min(end, bytes.size()));
  }
  return FileForm::other;
}

// The first 256 KB of a small part.
std::string front_of(Package& package, std::string_view name) {
  std::string text;
  if (!package.has(name)) return text;
  auto part = package.part(name);
  if (!part) return text;
  text.resize(std::size_t{256} * 1024);
  std::size_t size = 0;
  while (size < text.size()) {
    const std::size_t count = part->read({text.data() + size, text.size() - size});
    if (count == 0) break;
    size += count;
  }
  text.resize(size);
  return text;
}

}  // namespace

FileForm zip_form(std::string_view bytes) {
  const auto opened = Package::open_view(bytes, {});
  if (!opened) return form_by_first_names(bytes);
  Package& package = **opened;
  if (package.has("xl/workbook.xml") || package.has("xl/workbook.bin")) return FileForm::xlsx;
  const std::string types = front_of(package, "[Content_Types].xml");
  for (const std::string_view type : workbook_types) {
    if (types.find(type) != std::string::npos) return FileForm::xlsx;
  }
  const std::string type = front_of(package, "mimetype");
  if (type.empty() ? front_of(package, "META-INF/manifest.xml").find(ods_type) != std::string::npos
                   : type.starts_with(ods_type)) {
    return FileForm::ods;
  }
  return FileForm::other;
}

}  // namespace starhours::workbook
