#include "explain.h"

#include "inputs.h"
#include "output_options.h"

#include <starhours/book.h>
#include <starhours/map_file.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace starhours {
namespace {

// How many rows of each kind there are.
std::string rows_text(const std::map<std::string_view, std::int64_t>& counts) {
  std::string text;
  for (const auto& [kind, count] : counts) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, kind);
  return text;
}

std::string_view words_of(RowKind kind) {
  switch (kind) {
    case RowKind::sign_in:
    case RowKind::record:
      return "read";
    case RowKind::absent:
      return "absent";
    case RowKind::skipped:
      return "skipped";
    case RowKind::refused:
      return "to be mended";
    case RowKind::repeated:
      break;
  }
  return "repeated";
}

// What was said of columns stays; the others are as recognised.
void add_columns(ColumnMap& said, const ColumnMap& recognised) {
  said.in_minutes = said.in_minutes || recognised.in_minutes;
  for (const ColumnMap::Entry& entry : recognised.entries) {
    const bool known = std::any_of(said.entries.begin(), said.entries.end(),
                                   [&entry](const ColumnMap::Entry& each) { return each.column == entry.column; });
    if (!known) said.entries.push_back(entry);
  }
}

// The worksheet that holds all rows that were read, if others hold none; else nothing.
std::string only_worksheet(std::vector<SheetReader::Worksheet> worksheets, const std::vector<std::uint32_t>& read) {
  if (worksheets.size() < 2) return {};
  Sheet sheet;
  sheet.worksheets = std::move(worksheets);
  std::string name;
  for (const std::uint32_t row : read) {
    const std::string_view other = sheet.shown(row).worksheet;
    if (!name.empty() && name != other) return {};
    name = other;
  }
  return name;
}

Result<std::string> explained(ByteSource& source, ReadingOptions reading) {
  const auto reader = SheetReader::open(source, reading);
  if (!reader) return fail(reader.error());
  std::map<std::string_view, std::int64_t> counts;
  std::vector<std::uint32_t> read;
  SheetRow row;
  while ((*reader)->next(row)) {
    ++counts[words_of(row.kind)];
    if (row.kind != RowKind::skipped) read.push_back(row.row);
  }
  if ((*reader)->failure()) return fail(*(*reader)->failure());
  std::vector<std::string> remarks{fmt::format("{}: rows {}", reading.source, rows_text(counts))};
  remarks.insert(remarks.end(), (*reader)->findings().begin(), (*reader)->findings().end());
  reading.as = (*reader)->kind();
  add_columns(reading.columns, (*reader)->recognised());
  if (reading.worksheet.empty()) reading.worksheet = only_worksheet((*reader)->worksheets(), read);
  return map_text(reading, remarks);
}

}  // namespace

int explain_sheet(Session& session, const std::vector<std::string>& paths, ReadingOptions reading,
                  const std::string& output) {
  Environment& environment = session.environment();
  const Checked<std::vector<Input>> inputs = inputs_of(paths, environment);
  session.tell(inputs.problems);
  if (!inputs.problems.empty()) return exit_code::trouble;
  if (inputs.value.size() != 1) {
    return session.fail_with(
        usage_problem("--explain", fmt::format("{} sheets, expected one", inputs.value.size()), "name one FILE"));
  }
  const Input& input = inputs.value.front();
  reading.source = input.path;
  std::unique_ptr<ByteSource> opened;
  if (!input.standard_input) {
    Result<std::unique_ptr<ByteSource>> source = environment.open_file(input.path);
    if (!source) return session.fail_with(source.error());
    opened = *std::move(source);
  }
  const Result<std::string> text = explained(opened ? *opened : environment.standard_input(), std::move(reading));
  if (!text) return session.fail_with(text.error());
  if (output.empty()) return write_text(session, *text);
  const Result<std::unique_ptr<Draft>> draft = environment.draft_file(output);
  if (!draft) return session.fail_with(draft.error());
  (*draft)->write(*text);
  const Result<void> kept = (*draft)->keep();
  return kept ? exit_code::done : session.fail_with(kept.error());
}

}  // namespace starhours
