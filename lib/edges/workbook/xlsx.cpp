#include "workbook/merge_scan.h"
#include "workbook/merged_areas.h"
#include "workbook/moment_text.h"
#include "workbook/package.h"
#include "workbook/readers.h"
#include "workbook/row_cells.h"
#include "workbook/serial.h"
#include "workbook/xlsx_parts.h"
#include "workbook/xml_stream.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starhours::workbook {
namespace {

constexpr std::size_t exact_digits = 15;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// A whole number as append_number would write it.
bool is_plain(std::string_view text) {
  if (text.empty() || text.size() > exact_digits || (text.front() == '0' && text.size() > 1)) return false;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return false;
  }
  return true;
}

std::optional<std::uint32_t> whole_number(std::string_view digits) {
  std::uint32_t number = 0;
  const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (trouble != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint64_t rest = std::uint64_t{column} + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

enum class CellType : std::uint8_t { number, shared, written, inlined, boolean, error, iso };

CellType type_of(std::string_view name) {
  struct Entry {
    std::string_view name;
    CellType type;
  };
  static constexpr Entry entries[] = {
      {"s", CellType::shared},  {"n", CellType::number}, {"str", CellType::written}, {"inlineStr", CellType::inlined},
      {"b", CellType::boolean}, {"e", CellType::error},  {"d", CellType::iso}};
  for (const Entry& entry : entries) {
    if (entry.name == name) return entry.type;
  }
  return CellType::number;
}

class XlsxWorkbook final : public Workbook, private XmlHandler {
 public:
  XlsxWorkbook(std::unique_ptr<Package> package, WorkbookParts parts, std::vector<Format> formats, SharedTexts shared)
      : package_(std::move(package)),
        parts_(std::move(parts)),
        formats_(std::move(formats)),
        shared_(std::move(shared)) {}

  [[nodiscard]] bool from_1904() const override { return parts_.from_1904; }
  [[nodiscard]] const std::vector<std::string>& hidden_worksheets() const override { return parts_.hidden; }
  [[nodiscard]] std::string_view worksheet() const override {
    return next_ == 0 ? std::string_view() : parts_.visible[next_ - 1].name;
  }
  [[nodiscard]] const std::optional<Problem>& failure() const override { return failure_; }

  [[nodiscard]] bool next_worksheet() override {
    stream_.reset();
    if (failure_ || next_ == parts_.visible.size()) return false;
    const std::string& name = parts_.visible[next_++].part;
    auto areas = scan_merged_areas(*package_, name);
    if (!areas) return fail_with(std::move(areas.error()));
    auto part = package_->part(name, Package::any_size, true);
    if (!part) return fail_with(std::move(part.error()));
    areas_ = MergedAreas(std::move(*areas));
    in_rows_ = in_row_ = in_cell_ = false;
    readings_ = 0;
    row_number_ = 0;
    into_ = nullptr;
    XmlHandler& handler = *this;
    stream_.emplace(std::move(*part), handler, XmlNames::bare);
    return true;
  }

  [[nodiscard]] bool next_row(WorkbookRow& row) override {
    if (!stream_) return false;
    switch (stream_->advance()) {
      case XmlStream::State::paused:
        row.row = row_number_;
        row.hidden = hidden_;
        cells_.fill(row.cells);
        return true;
      case XmlStream::State::failed:
        failure_ = stream_->failure();
        [[fallthrough]];
      case XmlStream::State::ended:
        break;
    }
    stream_.reset();
    return false;
  }

 private:
  bool fail_with(Problem problem) {
    failure_ = std::move(problem);
    return false;
  }

  void start(std::string_view name, XmlAttributes attributes) override {
    if (!in_rows_) {
      in_rows_ = name == "sheetData";
    } else if (name == "c") {
      if (in_row_) begin_cell(attributes);
    } else if (name == "v") {
      if (in_cell_) {
        into_ = &value_;
        has_value_ = true;
      }
    } else if (name == "row") {
      begin_row(attributes);
    } else if (name == "f") {
      if (in_cell_) {
        into_ = &formula_;
        has_formula_ = true;
      }
    } else if (name == "t") {
      if (in_cell_ && readings_ == 0) into_ = &value_;
    } else if (name == "rPh") {
      ++readings_;
    }
  }

  void end(std::string_view name) override {
    if (!in_rows_) return;
    if (name == "c") {
      if (in_cell_) end_cell();
      in_cell_ = false;
    } else if (name == "v" || name == "f" || name == "t") {
      into_ = nullptr;
    } else if (name == "row") {
      end_row();
    } else if (name == "rPh") {
      if (readings_ > 0) --readings_;
    } else if (name == "sheetData") {
      stream_->stop();
    }
  }

  void text(std::string_view piece) override {
    if (into_ == nullptr) return;
    *into_ += piece;
    if (into_->size() > package_->limits().most_shared_text)
      too_large("a cell has", "bytes of text", package_->limits().most_shared_text);
  }

  void begin_row(XmlAttributes attributes) {
    std::uint32_t number = row_number_ + 1;
    hidden_ = false;
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view name = attributes[0];
      if (name == "r") number = whole_number(trimmed(attributes[1])).value_or(number);
      if (name == "hidden") hidden_ = is_true(attributes[1]);
    }
    if (number <= row_number_) {
      stream_->fail(error(Kind::damaged_file,
                          fmt::format("row {} stands behind row {} in the worksheet \"{}\", and rows ascend", number,
                                      row_number_, worksheet()),
                          "open the workbook, save it again and import that file"));
      return;
    }
    row_number_ = number;
    next_column_ = 0;
    in_row_ = true;
    cells_.clear();
  }

  void begin_cell(XmlAttributes attributes) {
    type_ = CellType::number;
    format_ = Format::number;
    column_ = next_column_;
    for (; *attributes != nullptr; attributes += 2) {
      if (attributes[0][0] == '\0' || attributes[0][1] != '\0') continue;
      const std::string_view value = attributes[1];
      switch (attributes[0][0]) {
        case 'r':
          column_ = cell_reference(trimmed(value)).column.value_or(column_);
          break;
        case 's':
          if (const auto style = whole_number(value); style && *style < formats_.size()) format_ = formats_[*style];
          break;
        case 't':
          type_ = type_of(value);
          break;
        default:
          break;
      }
    }
    next_column_ = column_ + 1;
    in_cell_ = true;
    has_value_ = has_formula_ = false;
    value_.clear();
    formula_.clear();
  }

  void end_cell() {
    into_ = nullptr;
    const std::size_t begin = cells_.text().size();
    const CellKind kind = append_value();
    if (cells_.text().size() != begin || !elsewhere_.empty()) {
      const WorkbookLimits& limits = package_->limits();
      if (row_number_ > limits.most_rows) return too_large("a worksheet has", "rows", limits.most_rows);
      if (column_ >= limits.most_columns || cells_.size() >= limits.most_columns) {
        return too_large("a worksheet has", "columns", limits.most_columns);
      }
      if (cells_.text().size() > limits.most_shared_text) {
        return too_large("a row has", "bytes of text", limits.most_shared_text);
      }
    }
    if (elsewhere_.empty()) {
      cells_.add(column_, kind, begin);
    } else {
      cells_.add_elsewhere(column_, kind, std::exchange(elsewhere_, {}));
    }
  }

  // What the cell says, in text() or elsewhere_; nothing if it is blank.
  CellKind append_value() {
    std::string& text = cells_.text();
    switch (type_) {
      case CellType::written:
        // An empty text that was computed is a blank; one that was never computed has no <v>.
        if (value_.empty() && !has_value_) break;
        [[fallthrough]];
      case CellType::inlined: {
        const std::size_t begin = text.size();
        text += value_;
        decode_escapes(text, begin);
        return CellKind::text;
      }
      default:
        break;
    }
    const std::string_view value = trimmed(value_);
    if (value.empty()) {
      if (!has_formula_) return CellKind::text;
      text += '=';
      text += trimmed(formula_);
      return CellKind::no_value;
    }
    switch (type_) {
      case CellType::shared:
        append_shared(value);
        return CellKind::text;
      case CellType::boolean:
        text += is_true(value) ? "TRUE" : "FALSE";
        return CellKind::boolean;
      case CellType::error:
        text += value;
        return CellKind::error;
      case CellType::iso:
        if (const auto kind = append_iso(text, value, format_)) return *kind;
        break;
      default:
        break;
    }
    return append_numeric(value);
  }

  void append_shared(std::string_view value) {
    const auto index = whole_number(value);
    if (index && *index < shared_.size()) {
      elsewhere_ = shared_[*index];
      return;
    }
    stream_->fail(
        error(Kind::damaged_file,
              fmt::format("the cell {}{} of the worksheet \"{}\" names the shared text \"{}\", and there are {}",
                          column_letters(column_), row_number_, worksheet(), value, shared_.size()),
              "open the workbook, save it again and import that file"));
  }

  CellKind append_numeric(std::string_view value) {
    std::string& text = cells_.text();
    if (format_ == Format::number && is_plain(value)) {
      text += value;
      return CellKind::number;
    }
    double number = 0;
    const std::string_view digits = value.starts_with('+') ? value.substr(1) : value;
    const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (trouble != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(number)) {
      text += value;
      return CellKind::text;
    }
    return append_serial(text, number, format_, parts_.from_1904);
  }

  void end_row() {
    if (!in_row_) return;
    in_row_ = in_cell_ = false;
    cells_.settle();
    if (row_number_ <= package_->limits().most_rows && !areas_.apply(row_number_, cells_)) {
      return too_large("the merged areas of a worksheet have", "cells", most_copies);
    }
    if (!cells_.empty()) stream_->pause();
  }

  void too_large(std::string_view whose, std::string_view what, std::uint64_t most) {
    stream_->fail(error(Kind::too_large, fmt::format("{} more than {} {}", whose, most, what)));
  }

  std::unique_ptr<Package> package_;
  WorkbookParts parts_;
  std::vector<Format> formats_;
  SharedTexts shared_;
  std::size_t next_ = 0;
  std::optional<Problem> failure_;

  MergedAreas areas_;
  bool in_rows_ = false;
  bool in_row_ = false;
  bool in_cell_ = false;
  unsigned readings_ = 0;
  std::uint32_t row_number_ = 0;
  std::uint32_t next_column_ = 0;
  bool hidden_ = false;
  RowCells cells_;

  std::uint32_t column_ = 0;
  CellType type_ = CellType::number;
  Format format_ = Format::number;
  bool has_value_ = false;
  bool has_formula_ = false;
  std::string value_;
  std::string formula_;
  std::string_view elsewhere_;
  std::string* into_ = nullptr;

  std::optional<XmlStream> stream_;
};

}  // namespace

Opened open_xlsx(std::string bytes, const WorkbookLimits& limits) {
  auto package = Package::open(std::move(bytes), limits);
  if (!package) return fail(std::move(package.error()));
  auto parts = workbook_parts(**package);
  if (!parts) return fail(std::move(parts.error()));
  auto formats = cell_formats(**package, parts->styles);
  if (!formats) return fail(std::move(formats.error()));
  auto shared = shared_texts(**package, parts->shared_texts);
  if (!shared) return fail(std::move(shared.error()));
  return std::make_unique<XlsxWorkbook>(std::move(*package), std::move(*parts), std::move(*formats),
                                        std::move(*shared));
}

}  // namespace starhours::workbook
