#include <starhours/sheet_reader.h>

#include <fmt/format.h>
#include <sheets/byte_window.h>
#include <sheets/cell_text.h>
#include <sheets/header.h>
#include <sheets/record_reader.h>
#include <sheets/registry_rows.h>
#include <sheets/row_cells.h>
#include <sheets/sign_in_rows.h>

#include <algorithm>
#include <array>
#include <utility>

namespace starhours {

using namespace sheets;  // the room's own names

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

constexpr auto kind_names = std::to_array<std::pair<SheetKind, std::string_view>>({
    {SheetKind::sign_ins, "sign-ins"},
    {SheetKind::volunteers, "volunteers"},
    {SheetKind::teams, "teams"},
    {SheetKind::activities, "activities"},
    {SheetKind::projects, "projects"},
});

constexpr std::array<std::string_view, 8> skip_names{"title", "header",    "blank", "total",
                                                     "note",  "signature", "punch", "other-sheet"};

Column column_of(SheetReader::Field field) {
  using Field = SheetReader::Field;
  switch (field) {
    case Field::volunteer_id:
      return Column::id;
    case Field::id_number:
      return Column::id_number;
    case Field::phone:
      return Column::phone;
    case Field::team:
      return Column::team;
    case Field::activity:
      return Column::activity;
    case Field::date:
      return Column::date;
    case Field::sign_in:
      return Column::sign_in;
    case Field::sign_out:
      return Column::sign_out;
    case Field::hours:
      return Column::hours;
    case Field::row:
    case Field::name:
      break;
  }
  return Column::name;
}

// Whether the beginning of a sheet is text that can be read. `offset` bytes come before it.
std::optional<Problem> not_text(std::string_view bytes, bool ended, std::size_t offset) {
  constexpr std::string_view hint = "save the sheet as CSV in UTF-8";
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return error(Kind::not_text, fmt::format("byte {} is NUL, expected text", offset + at + 1), std::string(hint));
  }
  const std::size_t at = well_formed(bytes);
  if (at == bytes.size() || (!ended && ends_within_character(bytes, at))) return std::nullopt;
  return error(Kind::not_text,
               fmt::format("byte {} is not UTF-8 (0x{:02X})", offset + at + 1, static_cast<unsigned char>(bytes[at])),
               std::string(hint));
}

bool has_no_rows(std::string_view bytes) {
  return bytes.find_first_not_of(std::string_view(" \t\r\n,;\"")) == std::string_view::npos;
}

}  // namespace

std::string_view name_of(SheetKind kind) {
  for (const auto& [known, name] : kind_names) {
    if (known == kind) return name;
  }
  return {};
}

std::optional<SheetKind> sheet_kind_named(std::string_view name) {
  for (const auto& [kind, known] : kind_names) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::string_view name_of(Skip skip) { return skip_names[static_cast<std::size_t>(skip)]; }

class SheetReader::Impl {
 public:
  Impl(std::unique_ptr<ByteWindow> window, Header header, ReadingOptions options, std::uint32_t first_line)
      : window_(std::move(window)),
        header_(std::move(header)),
        options_(std::move(options)),
        records_(*window_, header_.delimiter, first_line),
        cells_(records_, header_.columns, options_.source),
        sign_ins_(cells_, options_),
        registry_(cells_, options_) {}

  [[nodiscard]] SheetKind kind() const { return header_.columns.kind; }
  [[nodiscard]] const std::optional<Problem>& failure() const { return failure_; }
  [[nodiscard]] const RowCells& cells() const { return cells_; }
  [[nodiscard]] const std::vector<Worksheet>& worksheets() const { return worksheets_; }
  [[nodiscard]] const std::vector<std::string>& findings() const { return findings_; }
  [[nodiscard]] ColumnMap recognised() const { return {}; }

  bool next(SheetRow& row) {
    if (!records_.next()) {
      failure_ = window_->failure();
      if (failure_ && failure_->place.source.empty()) failure_->place.source = options_.source;
      return false;
    }
    row.row = records_.row();
    row.line = records_.line();
    row.problems.clear();
    if (row.row <= header_.row) {
      row.kind = RowKind::skipped;
      row.skip = row.row == header_.row ? Skip::header : cells_.blank() ? Skip::blank : Skip::title;
    } else if (auto problem = problem_of_record(cells_)) {
      cells_.tell_of_row(row, std::move(*problem));
    } else if (kind() == SheetKind::sign_ins) {
      sign_ins_.read(row);
    } else {
      registry_.read(row);
    }
    return true;
  }

  // As written, but never other than UTF-8.
  std::string_view text() {
    const std::string_view written = records_.text();
    if (is_utf8(written) && written.find('\0') == std::string_view::npos) return written;
    mended_ = mended(written);
    return mended_;
  }

 private:
  std::unique_ptr<ByteWindow> window_;
  Header header_;
  ReadingOptions options_;
  RecordReader records_;
  RowCells cells_;
  SignInRows sign_ins_;
  RegistryRows registry_;
  std::string mended_;
  std::vector<Worksheet> worksheets_;
  std::vector<std::string> findings_;
  std::optional<Problem> failure_;
};

SheetReader::SheetReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SheetReader::~SheetReader() = default;

Result<std::unique_ptr<SheetReader>> SheetReader::open(ByteSource& source, ReadingOptions options) {
  const auto refuse = [&options](Problem problem) {
    if (problem.place.source.empty()) problem.place.source = options.source;
    return fail(std::move(problem));
  };
  auto window = std::make_unique<ByteWindow>(source);
  window->refill();
  if (window->failure()) return refuse(*window->failure());
  std::size_t before = 0;
  const auto take = [&window, &before](std::size_t bytes) {
    window->take(bytes);
    before += bytes;
  };
  if (window->unread().starts_with(utf8_mark)) take(utf8_mark.size());
  if (auto problem = not_text(window->unread(), window->ended(), before)) return refuse(std::move(*problem));
  const SaidDelimiter said = said_delimiter(window->unread());
  take(said.bytes);
  if (window->ended() && has_no_rows(window->unread())) {
    return refuse(
        error(Kind::empty_file, "the sheet has no rows", "write a header, and a row for each sign-in below it"));
  }
  const std::optional<char> delimiter = said.bytes > 0 ? std::optional(said.delimiter) : std::nullopt;
  auto header = find_header(window->unread(), window->ended(), delimiter, options.as);
  if (!header) return refuse(std::move(header.error()));
  auto impl = std::make_unique<Impl>(std::move(window), std::move(*header), std::move(options),
                                     said.bytes > 0 ? std::uint32_t{2} : std::uint32_t{1});
  return std::unique_ptr<SheetReader>(new SheetReader(std::move(impl)));
}

SheetKind SheetReader::kind() const { return impl_->kind(); }
const std::vector<SheetReader::Worksheet>& SheetReader::worksheets() const { return impl_->worksheets(); }
const std::vector<std::string>& SheetReader::findings() const { return impl_->findings(); }
ColumnMap SheetReader::recognised() const { return impl_->recognised(); }
bool SheetReader::next(SheetRow& row) { return impl_->next(row); }
const std::optional<Problem>& SheetReader::failure() const { return impl_->failure(); }
std::string_view SheetReader::text() const { return impl_->text(); }
Place SheetReader::place(Field field) const {
  return field == Field::row ? impl_->cells().place_of_row() : impl_->cells().place(column_of(field));
}

}  // namespace starhours
