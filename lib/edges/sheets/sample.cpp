#include <sheets/cell_text.h>
#include <sheets/record_scan.h>
#include <sheets/sample.h>

#include <algorithm>

namespace starhours::sheets {
namespace {

constexpr std::size_t longest_kept = 512;  // bytes of a cell; no cell that says how a sheet is laid out is longer

std::string unquoted(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return std::string(cell.substr(0, longest_kept));
  cell = cell.substr(1, cell.size() - 2);
  std::string text;
  for (std::size_t at = 0; at < cell.size() && text.size() < longest_kept; ++at) {
    text += cell[at];
    if (cell[at] == '"' && at + 1 < cell.size() && cell[at + 1] == '"') ++at;
  }
  return std::string(trimmed(text));
}

}  // namespace

std::size_t SampleRow::own_cells() const {
  return static_cast<std::size_t>(std::count_if(
      cells.begin(), cells.end(), [](const SampleCell& cell) { return !cell.merged && !cell.text.empty(); }));
}

Sample sample_text(std::string_view bytes, bool ended, char delimiter, std::size_t most) {
  Sample sample;
  ScannedRecord record;
  for (std::uint32_t row = 1; sample.size() < most && !bytes.empty(); ++row) {
    if (!scan_record(bytes, ended, delimiter, record)) break;
    SampleRow& sampled = sample.emplace_back();
    sampled.row = row;
    if (record.defect == Defect::none) {
      for (std::size_t at = 0; at < record.cell_count; ++at) {
        const CellSpan& span = record.cells[at];
        sampled.cells.push_back({unquoted(bytes.substr(span.begin, span.end - span.begin)), CellKind::text, false});
      }
    }
    bytes.remove_prefix(record.consumed);
  }
  return sample;
}

}  // namespace starhours::sheets
