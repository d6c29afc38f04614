#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sheets/cell_text.h>
#include <sheets/sheaf.h>
#include <sheets/survey.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace starhours::sheets {
namespace {

constexpr std::size_t largest_workbook = std::size_t{1} << 30;

// What a window read ahead, and then the rest.
class Rejoined final : public ByteSource {
 public:
  Rejoined(std::string front, ByteSource& rest) : front_(std::move(front)), rest_(rest) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    if (taken_ == front_.size()) return rest_.read(buffer);
    const std::size_t size = std::min(buffer.size(), front_.size() - taken_);
    std::memcpy(buffer.data(), front_.data() + taken_, size);
    taken_ += size;
    return size;
  }

 private:
  std::string front_;
  std::size_t taken_ = 0;
  ByteSource& rest_;
};

Problem empty_sheet() {
  return error(Kind::empty_file, "the sheet has no rows", "write a header, and a row for each sign-in below it");
}

bool has_no_rows(std::string_view bytes) {
  return bytes.find_first_not_of(std::string_view(" \t\r\n,;\"")) == std::string_view::npos;
}

Problem not_text(std::string_view bytes) {
  const std::string hint = "save the sheet as an Excel workbook, or as CSV in UTF-8";
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return error(Kind::not_text, fmt::format("byte {} is NUL, expected text or a workbook", at + 1), hint);
  }
  const std::size_t at = std::min(well_formed(bytes), bytes.empty() ? 0 : bytes.size() - 1);
  return error(Kind::not_text,
               fmt::format("byte {} is 0x{:02X}, expected text in UTF-8, UTF-16, GB18030, Big5 or Windows-1252", at + 1,
                           static_cast<unsigned char>(bytes[at])),
               hint);
}

Result<std::string> read_all(ByteWindow& window, ByteSource& source) {
  std::string bytes(window.unread());
  std::vector<char> buffer(ByteWindow::capacity);
  while (!window.ended()) {
    auto read = source.read(buffer);
    if (!read) return fail(read.error());
    if (*read == 0) break;
    if (bytes.size() + *read > largest_workbook) {
      return fail(error(Kind::too_large, fmt::format("the workbook has more than {} MiB", largest_workbook >> 20U),
                        "split it, or save its worksheets as CSV"));
    }
    bytes.append(buffer.data(), *read);
  }
  return bytes;
}

Result<void> open_text(Sheaf& sheaf, ByteSource& source, const ReadingOptions& options) {
  ByteWindow& first = *sheaf.window;
  const std::string_view front = first.unread();
  std::optional<Encoding> encoding = options.encoding;
  if (!encoding) encoding = encoding_of(front, first.ended());
  if (!encoding) return fail(not_text(front));
  if (*encoding == Encoding::utf8) {
    first.take(byte_order_mark(front, *encoding));
  } else {
    sheaf.findings.push_back(fmt::format("encoding {}", name_of(*encoding)));
    sheaf.held = std::make_unique<Rejoined>(std::string(front), source);
    sheaf.decoded = decoded(*sheaf.held, *encoding);
    sheaf.window = std::make_unique<ByteWindow>(*sheaf.decoded);
    sheaf.window->refill();
    if (sheaf.window->failure()) return fail(*sheaf.window->failure());
  }
  ByteWindow& window = *sheaf.window;
  const SaidDelimiter said = said_delimiter(window.unread());
  window.take(said.bytes);
  if (window.ended() && has_no_rows(window.unread())) return fail(empty_sheet());
  const char delimiter = said.bytes > 0 ? said.delimiter : delimiter_of(window.unread(), window.ended(), options);
  sheaf.text_sample = sample_text(window.unread(), window.ended(), delimiter, most_sampled);
  sheaf.text = std::make_unique<RecordReader>(window, delimiter, said.bytes > 0 ? std::uint32_t{2} : std::uint32_t{1});
  return {};
}

Result<void> open_workbook(Sheaf& sheaf, std::string bytes) {
  auto workbook = Workbook::open(std::move(bytes), sheaf.form);
  if (!workbook) return fail(workbook.error());
  sheaf.workbook = reading_ahead(std::move(*workbook));
  sheaf.rows = std::make_unique<WorkbookRecords>(*sheaf.workbook);
  if (sheaf.rows->next_worksheet()) return {};
  if (sheaf.workbook->failure()) return fail(*sheaf.workbook->failure());
  return fail(
      error(Kind::no_sheets, "the workbook has no worksheet that is not hidden", "show the worksheet to be read"));
}

}  // namespace

Result<Sheaf> open_sheaf(ByteSource& source, const ReadingOptions& options) {
  Sheaf sheaf;
  sheaf.window = std::make_unique<ByteWindow>(source);
  sheaf.window->refill();
  if (sheaf.window->failure()) return fail(*sheaf.window->failure());
  if (sheaf.window->ended() && sheaf.window->unread().empty()) return fail(empty_sheet());
  if (may_be_workbook(sheaf.window->unread())) {
    auto bytes = read_all(*sheaf.window, source);
    if (!bytes) return fail(bytes.error());
    sheaf.form = form_of(*bytes);
    if (sheaf.form != FileForm::text) {
      sheaf.bytes = std::move(*bytes);
      if (auto opened = open_workbook(sheaf, sheaf.bytes); !opened) return fail(opened.error());
      sheaf.findings.push_back(fmt::format("form {}", name_of(sheaf.form)));
      for (const std::string& hidden : sheaf.workbook->hidden_worksheets()) {
        sheaf.findings.push_back(fmt::format("hidden worksheet '{}' not read", hidden));
      }
      return sheaf;
    }
    struct Owned final : ByteSource {
      explicit Owned(std::string text) : bytes(std::move(text)), view(source_of(bytes)) {}
      Result<std::size_t> read(std::span<char> buffer) override { return view->read(buffer); }
      std::string bytes;
      std::unique_ptr<ByteSource> view;
    };
    auto owned = std::make_unique<Owned>(std::move(*bytes));
    sheaf.window = std::make_unique<ByteWindow>(*owned);
    sheaf.window->refill();
    ByteSource& whole = *owned;
    sheaf.workbook_text = std::move(owned);
    if (auto opened = open_text(sheaf, whole, options); !opened) return fail(opened.error());
    return sheaf;
  }
  if (auto opened = open_text(sheaf, source, options); !opened) return fail(opened.error());
  return sheaf;
}

Records* Sheaf::records() const { return text ? static_cast<Records*>(text.get()) : rows.get(); }

const Sample& Sheaf::sample() const { return text ? text_sample : rows->sample(); }

std::string_view Sheaf::worksheet() const { return text ? std::string_view() : std::string_view(rows->worksheet()); }

bool Sheaf::wanted(const ReadingOptions& options) const {
  return text || options.worksheet.empty() || options.worksheet == worksheet();
}

bool Sheaf::next_part() { return !text && rows->next_worksheet(); }

std::optional<Problem> Sheaf::failure() const { return text ? window->failure() : workbook->failure(); }

Result<SheetKind> Sheaf::kind(const ReadingOptions& options) {
  std::optional<SheetKind> kind;
  std::optional<Problem> refused;
  std::vector<std::string> names;
  bool at_first = true;
  do {
    if (!text) names.emplace_back(worksheet());
    if (wanted(options)) {
      auto tables = survey(sample(), options);
      if (!tables) {
        if (!refused) refused = tables.error();
      } else if (!kind || tables->front().columns.kind == SheetKind::sign_ins) {
        kind = tables->front().columns.kind;
      }
      if (kind == SheetKind::sign_ins || (kind && options.as)) break;
    }
    if (text) break;
    at_first = false;
  } while (next_part());
  if (failure()) return fail(*failure());
  if (!kind && !refused) {
    return fail(error(Kind::no_sheets, fmt::format("no worksheet is called '{}'", options.worksheet),
                      fmt::format("there is {}", fmt::join(names, ", "))));
  }
  if (!kind) return fail(std::move(*refused));
  if (!at_first) {
    if (auto again = open_workbook(*this, bytes); !again) return fail(again.error());
  }
  return *kind;
}

}  // namespace starhours::sheets
