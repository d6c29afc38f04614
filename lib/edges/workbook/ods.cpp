#include "workbook/merged_areas.h"
#include "workbook/ods_cell.h"
#include "workbook/ods_names.h"
#include "workbook/ods_styles.h"
#include "workbook/package.h"
#include "workbook/readers.h"
#include "workbook/row_cells.h"
#include "workbook/xml_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starhours::workbook {
namespace {

constexpr std::string_view content_part = "content.xml";
constexpr std::string_view styles_part = "styles.xml";
constexpr std::string_view manifest_part = "META-INF/manifest.xml";

// Blank rows under a merged area are given; so many of them are the rest of a worksheet.
constexpr std::uint32_t most_blank_rows = 1000;

class ManifestReader final : public XmlHandler {
 public:
  void start(std::string_view name, XmlAttributes) override {
    encrypted = encrypted || ods_name(name).is("manifest", "encryption-data");
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  bool encrypted = false;
};

class StylesReader final : public XmlHandler {
 public:
  explicit StylesReader(OdsStyles& styles) : styles_(&styles) {}
  void start(std::string_view name, XmlAttributes attributes) override { styles_->start(ods_name(name), attributes); }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  OdsStyles* styles_;
};

// What an element is, by where it stands. Whatever is in no table here is passed over with all that is in it.
enum class Level : std::uint8_t { document, spreadsheet, table, row, cell, paragraph };

constexpr std::string_view row_groups[] = {"table-rows", "table-header-rows"};
constexpr std::string_view column_groups[] = {"table-columns", "table-header-columns", "table-column-group"};

template <std::size_t size>
bool is_one_of(std::string_view name, const std::string_view (&names)[size]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class OdsWorkbook final : public Workbook, private XmlHandler {
 public:
  OdsWorkbook(std::unique_ptr<Package> package, OdsStyles styles)
      : package_(std::move(package)), styles_(std::move(styles)) {}

  // Errors: damaged_file, too_large.
  [[nodiscard]] std::optional<Problem> begin() {
    auto part = package_->part(content_part);
    if (!part) return std::move(part.error());
    XmlHandler& handler = *this;
    stream_.emplace(std::move(*part), handler, XmlNames::spaced);
    // Up to the first worksheet, to know from which year days count.
    go_on();
    return failure_;
  }

  [[nodiscard]] bool from_1904() const override { return from_1904_; }
  [[nodiscard]] const std::vector<std::string>& hidden_worksheets() const override { return hidden_; }
  [[nodiscard]] std::string_view worksheet() const override { return name_; }
  [[nodiscard]] const std::optional<Problem>& failure() const override { return failure_; }

  [[nodiscard]] bool next_worksheet() override {
    while (!at_table_ && go_on()) {
    }
    if (!at_table_) return false;
    at_table_ = false;
    name_ = next_name_;
    return true;
  }

  [[nodiscard]] bool next_row(WorkbookRow& row) override {
    while (again_ == 0) {
      if (at_table_ || !in_table_ || !go_on()) return false;
    }
    --again_;
    row.row = row_number_++;
    row.hidden = row_hidden_;
    cells_.fill(row.cells);
    return true;
  }

 private:
  // To the next worksheet or row with content.
  bool go_on() {
    again_ = 0;
    switch (stream_->advance()) {
      case XmlStream::State::paused:
        return true;
      case XmlStream::State::failed:
        failure_ = stream_->failure();
        break;
      case XmlStream::State::ended:
        break;
    }
    in_table_ = false;
    return false;
  }

  void start(std::string_view full, XmlAttributes attributes) override {
    if (skipped_ > 0) {
      ++skipped_;
      return;
    }
    const OdsName name = ods_name(full);
    switch (level_) {
      case Level::document:
        if (name.is("office", "spreadsheet")) level_ = Level::spreadsheet;
        styles_.start(name, attributes);
        return;
      case Level::spreadsheet:
        return start_in_spreadsheet(name, attributes);
      case Level::table:
        return start_in_table(name, attributes);
      case Level::row:
        if (name.is("table", "table-cell") || name.is("table", "covered-table-cell")) {
          cell_.begin(attributes);
          level_ = Level::cell;
        } else {
          skipped_ = 1;
        }
        return;
      case Level::cell:
        if (name.is("text", "p") || name.is("text", "h")) {
          cell_.begin_paragraph();
          level_ = Level::paragraph;
        } else {
          skipped_ = 1;
        }
        return;
      case Level::paragraph:
        return start_in_paragraph(name, attributes);
    }
  }

  void start_in_spreadsheet(const OdsName& name, XmlAttributes attributes) {
    if (name.is("table", "calculation-settings")) return;
    if (name.is("table", "null-date")) {
      from_1904_ = ods_attribute(attributes, "table", "date-value").starts_with("1904");
      return;
    }
    if (!name.is("table", "table")) {
      skipped_ = 1;
      return;
    }
    std::string title(ods_attribute(attributes, "table", "name"));
    if (styles_.hides(std::string(ods_attribute(attributes, "table", "style-name")))) {
      if (hidden_.size() < most_hidden) hidden_.push_back(std::move(title));
      skipped_ = 1;
      return;
    }
    level_ = Level::table;
    next_name_ = std::move(title);
    at_table_ = in_table_ = true;
    row_number_ = next_row_ = 1;
    hidden_groups_ = 0;
    areas_ = MergedAreas();
    columns_.clear();
    stream_->pause();
  }

  void start_in_table(const OdsName& name, XmlAttributes attributes) {
    if (name.space != "table") {
      skipped_ = 1;
    } else if (name.local == "table-row") {
      begin_row(attributes);
    } else if (name.local == "table-row-group") {
      if (hidden_groups_ > 0 || ods_attribute(attributes, "table", "display") == "false") ++hidden_groups_;
    } else if (name.local == "table-column") {
      columns_.add(attributes, styles_, package_->limits().most_columns);
    } else if (!is_one_of(name.local, row_groups) && !is_one_of(name.local, column_groups)) {
      skipped_ = 1;
    }
  }

  void start_in_paragraph(const OdsName& name, XmlAttributes attributes) {
    ++inside_;
    const std::size_t most = package_->limits().most_shared_text;
    if (name.space == "text") {
      if (name.local == "s") cell_.add_spaces(repeats(ods_attribute(attributes, "text", "c")), most - cell_.size());
      if (name.local == "tab") cell_.add('\t');
      if (name.local == "line-break") cell_.add('\n');
      check_text(cell_.size());
    }
    // Readings, notes and drawings are no part of what the cell says.
    if (name.is("text", "ruby-text") || name.is("text", "note") || name.is("office", "annotation") ||
        name.space == "drawing" || name.space == "draw") {
      --inside_;
      skipped_ = 1;
    }
  }

  void end(std::string_view full) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    switch (level_) {
      case Level::paragraph:
        if (inside_ > 0) {
          --inside_;
        } else {
          level_ = Level::cell;
        }
        return;
      case Level::cell:
        level_ = Level::row;
        return end_cell();
      case Level::row:
        level_ = Level::table;
        return end_row();
      case Level::table: {
        const OdsName name = ods_name(full);
        if (name.is("table", "table-row-group") && hidden_groups_ > 0) --hidden_groups_;
        if (name.is("table", "table")) {
          level_ = Level::spreadsheet;
          in_table_ = false;
          stream_->pause();
        }
        return;
      }
      case Level::spreadsheet:
        if (ods_name(full).is("office", "spreadsheet")) level_ = Level::document;
        return;
      case Level::document:
        return;
    }
  }

  void text(std::string_view piece) override {
    if (level_ != Level::paragraph || skipped_ > 0) return;
    cell_.add_text(piece);
    check_text(cell_.size());
  }

  void begin_row(XmlAttributes attributes) {
    level_ = Level::row;
    cells_.clear();
    column_ = 0;
    const std::string_view visibility = ods_attribute(attributes, "table", "visibility");
    row_hidden_ = hidden_groups_ > 0 || visibility == "collapse" || visibility == "filter";
    row_number_ = next_row_;
    row_count_ = repeats(ods_attribute(attributes, "table", "number-rows-repeated"));
  }

  void end_cell() {
    const std::uint32_t column = column_;
    column_ += std::min(cell_.count(), 0x7FFF'FFFF - column_);
    std::string& text = cells_.text();
    const std::size_t begin = text.size();
    const bool is_length =
        styles_.any_length() && (cell_.style().empty() ? columns_.is_length(column) : styles_.is_length(cell_.style()));
    const CellKind kind = cell_.append_value(text, is_length);
    if (text.size() == begin) return;
    const WorkbookLimits& limits = package_->limits();
    if (column_ > limits.most_columns) return too_large("a worksheet has", "columns", limits.most_columns);
    check_text(text.size());
    const RowCells::Cell said{column, kind, false, nullptr, begin, text.size() - begin};
    for (std::uint32_t at = column; at < column_; ++at) cells_.add_again(at, said);
    if (cell_.count() == 1 && (cell_.rows() > 1 || cell_.columns() > 1) && next_row_ <= limits.most_rows) {
      areas_.add({next_row_, column, next_row_ + std::min(cell_.rows() - 1, limits.most_rows - next_row_),
                  column + std::min(cell_.columns() - 1, limits.most_columns - 1 - column)});
    }
  }

  void end_row() {
    const WorkbookLimits& limits = package_->limits();
    const bool blank = cells_.empty();
    const std::uint32_t rows_left = limits.most_rows - std::min(next_row_ - 1, limits.most_rows);
    if (!blank && row_count_ > rows_left) return too_large("a worksheet has", "rows", limits.most_rows);
    const bool given = !blank || (row_count_ <= std::min(most_blank_rows, rows_left) && areas_.reach(next_row_));
    if (given) {
      if (!areas_.apply(next_row_, cells_))
        return too_large("the merged areas of a worksheet have", "cells", most_copies);
      // A row that is repeated lies in areas that reach as far, or in none.
      repeated_ += cells_.size() * std::uint64_t{row_count_ - 1};
      if (repeated_ > most_copies) return too_large("the repeated rows of a worksheet have", "cells", most_copies);
    }
    next_row_ += std::min(row_count_, 0x7FFF'FFFF - next_row_);
    if (!given || cells_.empty()) return;
    again_ = row_count_;
    stream_->pause();
  }

  void check_text(std::size_t size) {
    const std::uint64_t most = package_->limits().most_shared_text;
    if (size >= most) too_large("a row has", "bytes of text", most);
  }

  void too_large(std::string_view whose, std::string_view what, std::uint64_t most) {
    stream_->fail(error(Kind::too_large, fmt::format("{} more than {} {}", whose, most, what)));
  }

  static constexpr std::size_t most_hidden = 65'536;

  std::unique_ptr<Package> package_;
  OdsStyles styles_;
  bool from_1904_ = false;
  std::vector<std::string> hidden_;
  std::optional<Problem> failure_;

  bool at_table_ = false;  // the stream stands at the front of a worksheet that nobody asked for yet
  bool in_table_ = false;
  std::string next_name_;
  std::string name_;

  Level level_ = Level::document;
  unsigned skipped_ = 0;  // depth below the first element that is passed over
  unsigned inside_ = 0;   // depth below a paragraph
  unsigned hidden_groups_ = 0;
  MergedAreas areas_;
  ColumnStyles columns_;
  std::uint64_t repeated_ = 0;

  std::uint32_t next_row_ = 1;
  std::uint32_t row_number_ = 1;
  std::uint32_t row_count_ = 1;
  std::uint32_t again_ = 0;  // how often the row is still to be given
  bool row_hidden_ = false;
  std::uint32_t column_ = 0;
  OdsCell cell_;
  RowCells cells_;

  std::optional<XmlStream> stream_;
};

}  // namespace

Opened open_ods(std::string bytes, const WorkbookLimits& limits) {
  auto package = Package::open(std::move(bytes), limits);
  if (!package) return fail(std::move(package.error()));
  if ((*package)->has(manifest_part)) {
    ManifestReader manifest;
    auto problem = read_part(**package, manifest_part, Package::descriptive, manifest, XmlNames::spaced);
    if (problem) return fail(std::move(*problem));
    if (manifest.encrypted) {
      return fail(error(Kind::encrypted_file, "the workbook is behind a password",
                        "open it with the password and save it without one"));
    }
  }
  OdsStyles styles;
  if ((*package)->has(styles_part)) {
    StylesReader reader(styles);
    auto problem = read_part(**package, styles_part, Package::descriptive, reader, XmlNames::spaced);
    if (problem) return fail(std::move(*problem));
  }
  auto workbook = std::make_unique<OdsWorkbook>(std::move(*package), std::move(styles));
  if (auto problem = workbook->begin()) return fail(std::move(*problem));
  return workbook;
}

}  // namespace starhours::workbook
