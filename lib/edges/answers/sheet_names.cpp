#include <answers/sheet_names.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace starhours::answers {

Result<SheetNames> SheetNames::load(Book& book) {
  auto sheets = book.sheets();
  if (!sheets) return fail(std::move(sheets).error());
  SheetNames names;
  names.sheets_ = std::move(*sheets);
  std::sort(names.sheets_.begin(), names.sheets_.end(), [](const Sheet& a, const Sheet& b) {
    return std::tie(a.options.source, a.sha256) < std::tie(b.options.source, b.sha256);
  });
  for (std::size_t i = 0; i < names.sheets_.size(); ++i) names.ranks_.emplace(names.sheets_[i].no, i);
  return names;
}

std::string_view SheetNames::name(SheetNo no) const {
  const auto found = ranks_.find(no);
  return found == ranks_.end() ? std::string_view{} : std::string_view{sheets_[found->second].options.source};
}

Sheet::ShownRow SheetNames::shown(SheetNo no, std::uint32_t row) const {
  const auto found = ranks_.find(no);
  return found == ranks_.end() ? Sheet::ShownRow{{}, row} : sheets_[found->second].shown(row);
}

std::size_t SheetNames::rank(SheetNo no) const {
  const auto found = ranks_.find(no);
  return found == ranks_.end() ? sheets_.size() : found->second;
}

void SheetNames::put_in_order(std::vector<SuspenseKey>& suspense) const {
  const auto order = [this](const SuspenseKey& key) {
    return std::make_tuple(name_of(key.kind), rank(key.sheet), key.row, key.column, key.no);
  };
  std::sort(suspense.begin(), suspense.end(),
            [&order](const SuspenseKey& a, const SuspenseKey& b) { return order(a) < order(b); });
}

}  // namespace starhours::answers
