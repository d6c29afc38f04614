#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sheets/cell_text.h>
#include <sheets/header.h>
#include <sheets/record_scan.h>

#include <algorithm>

namespace starhours::sheets {
namespace {

constexpr std::array<char, 3> delimiters{',', '\t', ';'};
constexpr std::string_view said_delimiters = ",;\t|";

std::string_view unquoted(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') return cell.substr(1, cell.size() - 2);
  return cell;
}

class Search {
 public:
  Search(std::string_view bytes, bool ended, std::optional<SheetKind> as) : bytes_(bytes), ended_(ended), as_(as) {}

  void with(char delimiter) {
    std::string_view rest = bytes_;
    for (std::uint32_t row = 1; row <= Header::rows_searched && !rest.empty(); ++row) {
      if (!scan_record(rest, ended_, delimiter, record_)) return;
      if (record_.defect == Defect::none) consider(rest.substr(0, record_.length), row, delimiter);
      rest.remove_prefix(record_.consumed);
    }
  }

  [[nodiscard]] Result<Header> outcome() const {
    if (found_) return *found_;
    const SheetKind kind = as_.value_or(SheetKind::sign_ins);
    const std::string hint = fmt::format("write a first row such as {}", canonical_header(kind));
    if (as_ && nearest_known_ > 0) {
      return fail(error(Kind::no_header,
                        fmt::format("row {} comes nearest to a header of {}, missing {}", nearest_row_, name_of(kind),
                                    fmt::join(missing_from(nearest_words_, kind), " and ")),
                        hint));
    }
    const std::string wanted =
        as_ ? fmt::format("names {}", fmt::join(missing_from(0, kind), " and "))
            : fmt::format("names {}, nor is any the header of a registry", fmt::join(missing_from(0, kind), " and "));
    return fail(
        error(Kind::no_header, fmt::format("no row among the first {} {}", Header::rows_searched, wanted), hint));
  }

 private:
  void consider(std::string_view text, std::uint32_t row, char delimiter) {
    words_.clear();
    Words all = 0;
    std::size_t known = 0;
    for (std::size_t at = 0; at < record_.cell_count; ++at) {
      const CellSpan& span = record_.cells[at];
      const Word word = word_of(unquoted(text.substr(span.begin, span.end - span.begin)));
      // A word said twice counts once.
      if (word != Word::unknown && (all & bit_of(word)) == 0) ++known;
      all |= bit_of(word);
      words_.push_back(word);
    }
    if (known == 0) return;
    std::optional<SheetKind> kind = kind_of(all, known);
    if (as_) {
      kind = missing_from(all, *as_).empty() ? as_ : std::nullopt;
      if (!kind && known > nearest_known_) {
        nearest_known_ = known;
        nearest_words_ = all;
        nearest_row_ = row;
      }
    }
    if (!kind || (found_ && found_->columns.known_words >= known)) return;
    found_ = Header{delimiter, row, columns_of(words_, *kind)};
    found_->columns.known_words = known;
  }

  std::string_view bytes_;
  bool ended_;
  std::optional<SheetKind> as_;
  ScannedRecord record_;
  std::vector<Word> words_;
  std::optional<Header> found_;
  std::size_t nearest_known_ = 0;
  Words nearest_words_ = 0;
  std::uint32_t nearest_row_ = 0;
};

}  // namespace

SaidDelimiter said_delimiter(std::string_view bytes) {
  constexpr std::string_view word = "sep=";
  if (bytes.size() <= word.size()) return {};
  for (std::size_t at = 0; at < word.size(); ++at) {
    if ((bytes[at] | 0x20) != (word[at] | 0x20)) return {};
  }
  SaidDelimiter said{bytes[word.size()], word.size() + 1};
  if (said_delimiters.find(said.delimiter) == std::string_view::npos) return {};
  const std::string_view rest = bytes.substr(said.bytes);
  if (rest.starts_with("\r\n")) {
    said.bytes += 2;
  } else if (rest.starts_with('\n') || rest.starts_with('\r')) {
    said.bytes += 1;
  } else if (!rest.empty()) {
    return {};
  }
  return said;
}

Result<Header> find_header(std::string_view bytes, bool ended, std::optional<char> delimiter,
                           std::optional<SheetKind> as) {
  Search search(bytes, ended, as);
  if (delimiter) {
    search.with(*delimiter);
  } else {
    for (const char candidate : delimiters) search.with(candidate);
  }
  return search.outcome();
}

}  // namespace starhours::sheets
