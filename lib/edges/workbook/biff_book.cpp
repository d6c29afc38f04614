#include "workbook/biff_book.h"

#include "workbook/compound_file.h"
#include "workbook/little_endian.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace starhours::workbook {
namespace {

constexpr std::uint8_t worksheet_part = 0;
constexpr std::size_t most_sheets = 4096;

// Reads the records before the worksheets, one after the other.
class Gathering {
 public:
  Gathering(BiffBook& book, std::string_view stream) : book_(book), stream_(stream) {}

  std::optional<Problem> gather() {
    const auto begin = record_at(stream_, 0);
    const auto version = begin ? version_of(*begin) : std::nullopt;
    if (!version) return damaged_workbook("it does not begin as one");
    book_.version = *version;
    book_.charset = std::make_unique<Charset>(charset_of_code_page(1252));
    single_ = *version < BiffVersion::five;
    for (std::size_t at = begin->end; at < stream_.size();) {
      const auto record = record_at(stream_, at);
      if (!record) return damaged_workbook("it is cut off");
      if (record->type == biff::end_of_part) break;
      if (record->type == biff::file_pass) {
        return error(Kind::encrypted_file, "the workbook is behind a password",
                     "open it with the password and save it without one");
      }
      at = record->end;
      if (record->type == biff::shared_texts) {
        at = take_texts(*record);
      } else {
        take(*record);
      }
      if (broken_) return damaged_workbook("a record of it makes no sense");
    }
    settle_formats();
    if (single_) book_.sheets.push_back({"Sheet1", 0, false});
    if (book_.sheets.empty() && !other_sheets_) return damaged_workbook("it has no worksheets");
    return std::nullopt;
  }

 private:
  std::size_t take_texts(const Record& record) {
    std::vector<std::string_view> bodies{record.body};
    std::size_t end = record.end;
    for (auto next = record_at(stream_, end); next && next->type == biff::continuation;
         next = record_at(stream_, end)) {
      bodies.push_back(next->body);
      end = next->end;
    }
    book_.texts.read(bodies);
    return end;
  }

  void take(const Record& record) {
    const std::string_view body = record.body;
    switch (record.type) {
      case biff::dates_1904:
        book_.from_1904 = body.size() >= 2 && word_at(body, 0) != 0;
        return;
      case biff::code_page:
        if (body.size() >= 2) book_.charset = std::make_unique<Charset>(charset_of_code_page(word_at(body, 0)));
        return;
      case biff::bound_sheet:
        return take_sheet(body);
      case biff::format_2:
      case biff::format:
        return take_format(body);
      // Which format of numbers an extended format is with.
      case biff::extended_format_3:
      case biff::extended_format_4:
        if (body.size() >= 2) used_.push_back(byte_at(body, 1));
        return;
      case biff::extended_format:
        if (body.size() >= 4) used_.push_back(word_at(body, 2));
        return;
      default:
        return;
    }
  }

  void take_sheet(std::string_view body) {
    if (book_.version < BiffVersion::five || body.size() < 7 || book_.sheets.size() >= most_sheets) {
      broken_ = book_.version >= BiffVersion::five;
      return;
    }
    BiffSheet sheet;
    sheet.begin = long_at(body, 0);
    sheet.hidden = (byte_at(body, 4) & 3U) != 0;
    std::size_t at = 6;
    broken_ = !book_.writing().read(body, at, false, sheet.name) || !begins_.insert(sheet.begin).second;
    if (byte_at(body, 5) == worksheet_part) {
      book_.sheets.push_back(std::move(sheet));
    } else {
      other_sheets_ = true;
    }
  }

  // Versions before 5 number formats by their order.
  void take_format(std::string_view body) {
    const bool numbered = book_.version >= BiffVersion::five;
    const std::size_t number = numbered ? (body.size() >= 2 ? word_at(body, 0) : 0) : codes_.size();
    std::size_t at = book_.version >= BiffVersion::four ? 2 : 0;
    std::string code;
    if (book_.writing().read(body, at, book_.version == BiffVersion::eight, code)) {
      codes_[static_cast<unsigned>(number)] = format_of(code);
    }
  }

  void settle_formats() {
    // In version 2 cells give the number of the format itself.
    if (book_.version == BiffVersion::two) {
      for (const auto& [number, format] : codes_) book_.formats.push_back(format);
      return;
    }
    for (const unsigned number : used_) {
      const auto known = codes_.find(number);
      book_.formats.push_back(known != codes_.end() ? known->second : built_in_format(number));
    }
  }

  BiffBook& book_;
  std::string_view stream_;
  std::map<unsigned, Format> codes_;
  std::vector<unsigned> used_;  // by extended formats
  std::set<std::size_t> begins_;
  bool single_ = false;  // one worksheet, without a part of its own
  bool other_sheets_ = false;
  bool broken_ = false;
};

}  // namespace

std::optional<Problem> BiffBook::read(std::string_view stream, const WorkbookLimits& limits) {
  if (auto problem = Gathering(*this, stream).gather()) return problem;
  if (texts.bytes() > limits.most_shared_text) {
    return error(Kind::too_large, fmt::format("the workbook has {} bytes of text; {} are the most", texts.bytes(),
                                              limits.most_shared_text));
  }
  return std::nullopt;
}

}  // namespace starhours::workbook
