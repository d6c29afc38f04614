#include "workbook/merge_scan.h"

#include "workbook/xml_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace starhours::workbook {
namespace {

constexpr std::size_t chunk = std::size_t{256} * 1024;
constexpr std::size_t longest_kept = 1024;  // of a tag that the end of a chunk cuts
constexpr std::string_view rows_name = "sheetData";
constexpr std::string_view area_name = "mergeCell";

// Collects the areas of a worksheet.
struct Areas {
  explicit Areas(const WorkbookLimits& limits) : limits_(limits) {}

  void add(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    if (colon == std::string_view::npos) return;
    const CellReference first = cell_reference(reference.substr(0, colon));
    const CellReference last = cell_reference(reference.substr(colon + 1));
    if (!first.column || !first.row || !last.column || !last.row) return;
    const Area area{std::min(*first.row, *last.row), std::min(*first.column, *last.column),
                    std::min(std::max(*first.row, *last.row), limits_.most_rows),
                    std::min(std::max(*first.column, *last.column), limits_.most_columns - 1)};
    if (area.first_row > area.last_row || area.first_column > area.last_column) return;
    if (area.first_row == area.last_row && area.first_column == area.last_column) return;
    if (areas.size() < most_areas)
      areas.push_back(area);
    else
      too_many = true;
  }

  std::vector<Area> areas;
  bool too_many = false;

 private:
  WorkbookLimits limits_;
};

// For the rare part in UTF-16, whose bytes tell nothing.
class AreaReader final : public XmlHandler {
 public:
  explicit AreaReader(Areas& areas) : areas_(&areas) {}
  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == area_name) areas_->add(attribute(attributes, "ref"));
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  Areas* areas_;
};

bool is_utf16(std::string_view front) {
  return front.starts_with("\xFF\xFE") || front.starts_with("\xFE\xFF") || front.substr(0, 2).find('\0') != front.npos;
}

// A tag between '<' and '>': "/x:sheetData", "mergeCell ref='A1:B2'".
std::string_view name_in(std::string_view tag) {
  const std::size_t begin = tag.starts_with('/') ? 1 : 0;
  return bare(tag.substr(begin, std::min(tag.find_first_of(" \t\r\n/", begin), tag.size()) - begin));
}

std::string_view reference_in(std::string_view tag) {
  for (std::size_t at = tag.find("ref"); at != tag.npos; at = tag.find("ref", at + 1)) {
    const std::size_t quote = tag.find_first_not_of(" \t\r\n=", at + 3);
    if (quote == tag.npos || (tag[quote] != '"' && tag[quote] != '\'')) continue;
    const std::size_t end = tag.find(tag[quote], quote + 1);
    return tag.substr(quote + 1, end == tag.npos ? end : end - quote - 1);
  }
  return {};
}

// Looks through the bytes of a part, piece by piece.
class Scan {
 public:
  explicit Scan(Areas& areas) : areas_(&areas) {}

  // How many bytes at the end must be given again, in front of the next ones.
  std::size_t look_through(std::string_view bytes) {
    if (!behind_rows_ && !find_end_of_rows(bytes)) return std::min(bytes.size(), longest_kept);
    std::size_t at = bytes.find('<');
    while (at != bytes.npos) {
      const std::size_t end = bytes.find('>', at);
      if (end == bytes.npos) return bytes.size() - at <= chunk / 2 ? bytes.size() - at : 0;
      read_tag(bytes.substr(at + 1, end - at - 1));
      at = bytes.find('<', end);
    }
    return 0;
  }

 private:
  bool find_end_of_rows(std::string_view& bytes) {
    static const std::boyer_moore_horspool_searcher searcher(rows_name.begin(), rows_name.end());
    for (auto from = bytes.begin();; ++from) {
      from = std::search(from, bytes.end(), searcher);
      if (from == bytes.end()) return false;
      const auto at = static_cast<std::size_t>(from - bytes.begin());
      const std::size_t begin = bytes.rfind('<', at);
      if (begin == bytes.npos || at - begin > longest_kept || bytes.substr(begin, 2) != "</") continue;
      bytes.remove_prefix(begin);
      return behind_rows_ = true;
    }
  }

  void read_tag(std::string_view tag) {
    const std::string_view name = name_in(tag);
    if (name == area_name && !tag.starts_with('/')) areas_->add(reference_in(tag));
    // What looked like the end of the rows was a text in one.
    if (name == rows_name) areas_->areas.clear();
  }

  Areas* areas_;
  bool behind_rows_ = false;
};

std::optional<Problem> look_through(Package& package, const std::string& name, Areas& areas) {
  auto part = package.part(name);
  if (!part) return std::move(part.error());
  Scan scan(areas);
  std::string window;
  std::size_t kept = 0;
  for (bool first = true;; first = false) {
    window.resize(kept + chunk);
    const std::size_t count = part->read({window.data() + kept, chunk});
    if (part->failure()) return part->failure();
    if (count == 0) return std::nullopt;
    window.resize(kept + count);
    if (first && is_utf16(window)) {
      AreaReader reader(areas);
      return read_part(package, name, Package::any_size, reader);
    }
    kept = scan.look_through(window);
    window.erase(0, window.size() - kept);
  }
}

}  // namespace

CellReference cell_reference(std::string_view text) {
  CellReference reference;
  std::uint32_t column = 0;
  std::uint32_t row = 0;
  std::size_t at = text.starts_with('$') ? 1 : 0;
  std::size_t letters = 0;
  for (; at < text.size() && letters < 5; ++at, ++letters) {
    const char letter = static_cast<char>(text[at] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
  }
  if (column != 0) reference.column = column - 1;
  if (at < text.size() && text[at] == '$') ++at;
  for (std::size_t digits = 0; at < text.size() && digits < 9 && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
    row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
  }
  if (row != 0) reference.row = row;
  return at == text.size() ? reference : CellReference{};
}

Result<std::vector<Area>> scan_merged_areas(Package& package, const std::string& part) {
  Areas areas(package.limits());
  if (auto problem = look_through(package, part, areas)) return fail(std::move(*problem));
  if (areas.too_many) {
    return fail(error(Kind::too_large, fmt::format("the worksheet has more than {} merged areas", most_areas)));
  }
  return std::move(areas.areas);
}

}  // namespace starhours::workbook
