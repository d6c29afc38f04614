#include <answers/as_needed.h>
#include <answers/sheet_names.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace starhours::answers {
namespace {

bool sheet_before(const Sheet& a, const Sheet& b) {
  return std::tie(a.options.source, a.sha256) < std::tie(b.options.source, b.sha256);
}

}  // namespace

Result<void> SheetNames::bring(Book& book, SheetNo no) {
  if (all_ || sheets_.contains(no)) return {};
  if (!most_) {
    const auto most = book.most_sheets();
    if (!most) return fail(most.error());
    most_ = *most;
  }
  if (better_all(sheets_.size(), *most_)) return bring_all(book);
  auto found = book.sheet(no);
  if (!found) return fail(std::move(found).error());
  if (*found) sheets_.emplace(no, **std::move(found));
  return {};
}

Result<void> SheetNames::bring_all(Book& book) {
  if (all_) return {};
  auto sheets = book.sheets();
  if (!sheets) return fail(std::move(sheets).error());
  for (Sheet& sheet : *sheets) {
    const SheetNo no = sheet.no;
    sheets_.try_emplace(no, std::move(sheet));
  }
  all_ = true;
  return {};
}

const Sheet* SheetNames::sheet(SheetNo no) const {
  const auto found = sheets_.find(no);
  return found == sheets_.end() ? nullptr : &found->second;
}

std::string_view SheetNames::name(SheetNo no) const {
  const Sheet* const known = sheet(no);
  return known == nullptr ? std::string_view{} : std::string_view{known->options.source};
}

Sheet::ShownRow SheetNames::shown(SheetNo no, std::uint32_t row) const {
  const Sheet* const known = sheet(no);
  return known == nullptr ? Sheet::ShownRow{{}, row} : known->shown(row);
}

bool SheetNames::before(SheetNo a, SheetNo b) const {
  const Sheet* const first = sheet(a);
  const Sheet* const second = sheet(b);
  if (first == nullptr || second == nullptr) return first != nullptr && second == nullptr;
  return sheet_before(*first, *second);
}

std::vector<const Sheet*> SheetNames::in_order() const {
  std::vector<const Sheet*> sheets;
  sheets.reserve(sheets_.size());
  for (const auto& [no, sheet] : sheets_) sheets.push_back(&sheet);
  std::sort(sheets.begin(), sheets.end(), [](const Sheet* a, const Sheet* b) { return sheet_before(*a, *b); });
  return sheets;
}

void SheetNames::put_in_order(std::vector<SuspenseKey>& suspense) const {
  std::map<SheetNo, std::size_t> ranks;
  for (const Sheet* const sheet : in_order()) ranks.emplace(sheet->no, ranks.size());
  const auto rank = [&ranks](SheetNo no) {
    const auto found = ranks.find(no);
    return found == ranks.end() ? ranks.size() : found->second;
  };
  const auto order = [&rank](const SuspenseKey& key) {
    return std::make_tuple(name_of(key.kind), rank(key.sheet), key.row, key.column, key.no);
  };
  std::sort(suspense.begin(), suspense.end(),
            [&order](const SuspenseKey& a, const SuspenseKey& b) { return order(a) < order(b); });
}

}  // namespace starhours::answers
