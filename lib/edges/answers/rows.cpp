#include <starhours/answers.h>
#include <starhours/sheet_reader.h>

#include <answers/columns.h>
#include <answers/cutter.h>
#include <answers/find.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace starhours {

using namespace answers;

namespace {

// What became of the rows of one sheet, as the book tells it.
struct Fates {
  std::vector<std::uint32_t> posted;      // ascending
  std::vector<std::uint32_t> duplicates;  // ascending
  std::map<std::uint32_t, Kind> suspense;
  std::vector<std::uint32_t> settled;  // ascending
};

Result<Fates> fates_of(Book& book, const Sheet& sheet) {
  Fates fates;
  const auto suspense = book.suspense_keys();
  if (!suspense) return fail(suspense.error());
  for (const SuspenseKey& row : *suspense) {
    if (row.sheet == sheet.no) fates.suspense.try_emplace(row.row, row.kind);
  }
  const auto settled = book.settled();
  if (!settled) return fail(settled.error());
  for (const SheetRowKey& row : *settled) {
    if (row.sheet == sheet.no) fates.settled.push_back(row.row);
  }
  if (sheet.days.empty()) return fates;
  auto read = book.each_service_day(sheet.days, std::nullopt, [&](std::span<const Entry> entries) {
    for (const Entry& entry : entries) {
      if (entry.stretch.sheet == sheet.no) fates.posted.push_back(entry.stretch.row);
    }
    return true;
  });
  if (!read) return fail(std::move(read).error());
  const auto duplicates = book.duplicates(sheet.days);
  if (!duplicates) return fail(duplicates.error());
  for (const Duplicate& duplicate : *duplicates) {
    if (duplicate.stretch.sheet == sheet.no) fates.duplicates.push_back(duplicate.stretch.row);
  }
  const auto groups = book.group_entries(sheet.days);
  if (!groups) return fail(groups.error());
  for (const GroupEntry& group : *groups) {
    if (group.sheet == sheet.no) (group.counts() ? fates.posted : fates.duplicates).push_back(group.row);
  }
  std::sort(fates.posted.begin(), fates.posted.end());
  std::sort(fates.duplicates.begin(), fates.duplicates.end());
  return fates;
}

struct Fate {
  std::string_view fate;
  std::string_view kind;
};

// A row of which one part counts is posted, whatever became of its other parts.
std::optional<Fate> fate_of(const SheetRow& row, const Fates& fates) {
  if (!row.settles_sheet.empty() && !row.dismissed.empty()) return Fate{"skipped", "dismissal"};
  if (row.kind == RowKind::skipped) return Fate{"skipped", name_of(row.skip)};
  if (row.kind == RowKind::repeated) return Fate{"duplicate", {}};
  if (row.kind == RowKind::absent) return Fate{"absent", name_of(Kind::absent)};
  if (std::binary_search(fates.posted.begin(), fates.posted.end(), row.row)) return Fate{"posted", {}};
  if (const auto waits = fates.suspense.find(row.row); waits != fates.suspense.end()) {
    return Fate{"suspense", name_of(waits->second)};
  }
  if (std::binary_search(fates.settled.begin(), fates.settled.end(), row.row)) return Fate{"skipped", "settled"};
  if (std::binary_search(fates.duplicates.begin(), fates.duplicates.end(), row.row)) return Fate{"duplicate", {}};
  if (row.kind == RowKind::record) return Fate{"posted", {}};
  return std::nullopt;
}

}  // namespace

Result<void> answer_rows(const Asking& asking, const std::string& sheet, const Cut& cut, RowSink& sink) {
  const auto snapshot = asking.book.snapshot();
  if (!snapshot) return fail(snapshot.error());
  const auto found = find_sheet(asking.book, sheet);
  if (!found) return fail(found.error());
  const auto fates = fates_of(asking.book, *found);
  if (!fates) return fail(fates.error());
  auto source = asking.book.evidence(found->no);
  if (!source) return fail(std::move(source).error());
  auto reader = SheetReader::open(**source, found->options);
  if (!reader) return fail(std::move(reader).error());

  const ReportHead head{{"表的每一行：" + found->options.source, "Rows of " + found->options.source},
                        columns({"sheet", "worksheet", "row", "line", "fate", "kind"})};
  return answer_through(cut, head, sink, [&](RowSink& out) -> Result<void> {
    SheetRow row;
    while ((*reader)->next(row)) {
      const auto fate = fate_of(row, *fates);
      if (!fate) {
        return fail(error(
            Kind::broken_book,
            fmt::format("row {} of '{}' is neither posted, duplicate nor in suspense", row.row, found->options.source),
            "restore the book from a copy, or import its sheets into a new one"));
      }
      const Sheet::ShownRow shown = found->shown(row.row);
      const Cell cells[] = {found->options.source,
                            text_cell(shown.worksheet),
                            std::int64_t{shown.row},
                            row.line == 0 ? Cell{} : Cell{std::int64_t{row.line}},
                            fate->fate,
                            text_cell(fate->kind)};
      out.row(cells);
    }
    if ((*reader)->failure()) return fail(*(*reader)->failure());
    return {};
  });
}

}  // namespace starhours
