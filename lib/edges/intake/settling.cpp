#include "intake/settling.h"

#include <algorithm>
#include <charconv>

namespace starhours {

namespace {

constexpr std::size_t least_digits = 8;  // of a SHA-256

// The one sheet of that name, or whose SHA-256 begins so; null where there is none, or more than one.
const Sheet* sheet_called(const std::vector<Sheet>& sheets, std::string_view text) {
  const auto only = [&sheets](const auto& wanted) {
    const Sheet* found = nullptr;
    for (const Sheet& sheet : sheets) {
      if (!wanted(sheet)) continue;
      if (found != nullptr) return static_cast<const Sheet*>(nullptr);
      found = &sheet;
    }
    return found;
  };
  const Sheet* const named = only([text](const Sheet& sheet) { return sheet.options.source == text; });
  if (named != nullptr || text.size() < least_digits) return named;
  return only([text](const Sheet& sheet) { return sheet.sha256.starts_with(text); });
}

// The row in the whole sheet; 0 where the text gives none.
std::uint32_t row_called(const Sheet& sheet, std::string_view text) {
  std::uint32_t before = 0;
  if (const std::size_t mark = text.rfind('!'); mark != std::string_view::npos) {
    bool known = false;
    for (const SheetReader::Worksheet& worksheet : sheet.worksheets) {
      if (worksheet.name != text.substr(0, mark)) continue;
      before = worksheet.rows_before;
      known = true;
    }
    if (!known) return 0;
    text.remove_prefix(mark + 1);
  }
  std::uint32_t row = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), row);
  return failure == std::errc() && end == text.data() + text.size() && row > 0 ? before + row : 0;
}

}  // namespace

Result<bool> Settling::is_told(SheetNo sheet, std::uint32_t row) {
  if (told_of_ != sheet) {
    auto told = book_.settling_rows(sheet);
    if (!told) return fail(told.error());
    told_ = std::move(*told);
    told_of_ = sheet;
  }
  return std::binary_search(told_.begin(), told_.end(), row);
}

Result<std::optional<Settlement>> Settling::settlement(SheetNo sheet, const SheetRow& row) {
  if (!sheets_) {
    auto sheets = book_.sheets();
    if (!sheets) return fail(sheets.error());
    sheets_ = std::move(*sheets);
  }
  const Sheet* const other = sheet_called(*sheets_, row.settles_sheet);
  if (other == nullptr || other->no == sheet) return std::optional<Settlement>();
  const std::uint32_t other_row = row_called(*other, row.settles_row);
  if (other_row == 0) return std::optional<Settlement>();
  return Settlement{sheet, row.row, other->sha256, other_row, std::string(row.dismissed)};
}

Result<void> settle_awaited(Book& book, const Sheet& arrived) {
  auto awaited = book.awaited();
  if (!awaited) return fail(awaited.error());
  std::erase_if(*awaited, [&](const AwaitedSettlement& one) {
    return one.of_sheet != arrived.options.source && !arrived.sha256.starts_with(one.of_sheet);
  });
  if (awaited->empty()) return {};
  auto sheets = book.sheets();
  if (!sheets) return fail(sheets.error());
  for (Sheet& sheet : *sheets) {
    if (sheet.no == arrived.no) sheet = arrived;
  }
  std::vector<Settlement> settlements;
  for (const AwaitedSettlement& one : *awaited) {
    const Sheet* const called = sheet_called(*sheets, one.of_sheet);
    if (called == nullptr || called->no != arrived.no || called->no == one.sheet) continue;
    const std::uint32_t row = row_called(*called, one.of_row);
    if (row != 0) settlements.push_back({one.sheet, one.row, called->sha256, row, one.dismissed});
  }
  return book.add_settlements(settlements);
}

}  // namespace starhours
