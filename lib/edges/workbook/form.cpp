#include "workbook/zip_form.h"

#include <starhours/workbook.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace starhours {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t at;
  std::string_view bytes;
};

// The beginnings of what people send by mistake.
constexpr Magic others[] = {
    {0, "%PDF-"sv},
    {0, "\x89PNG\r\n\x1A\n"sv},
    {0, "\xFF\xD8\xFF"sv},
    {0, "GIF87a"sv},
    {0, "GIF89a"sv},
    {0, "Rar!\x1A\x07"sv},
    {0, "7z\xBC\xAF\x27\x1C"sv},
    {0, "\x1F\x8B\x08"sv},
    {0, "BZh91AY&SY"sv},
    {0,
     "\xFD"
     "7zXZ\0"sv},
    {0, "\x28\xB5\x2F\xFD"sv},
    {0, "SQLite format 3\0"sv},
    {0, "PAR1\x15"sv},
    {0, "ARROW1\0\0"sv},
    {0, "{\\rtf"sv},
    {0,
     "\x7F"
     "ELF"sv},
    {0, "II*\0"sv},
    {0, "MM\0*"sv},
    {8, "WEBPVP8"sv},
    {4, "ftypheic"sv},
    {4, "ftypmif1"sv},
    {4, "ftypisom"sv},
    {4, "ftypmp4"sv},
    {257, "ustar"sv},
    {0, "MIME-Version: 1.0"sv},
    {0, "PK\x05\x06"sv},
    {0, "PK\x07\x08"sv},
};

constexpr std::string_view zip_magic = "PK\x03\x04";
constexpr std::string_view ole_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

// BIFF 2 to 5 and 8 without OLE around them: the record that begins a stream, and how long it may be.
struct BiffBeginning {
  std::string_view record;
  unsigned char shortest;
  unsigned char longest;
};
constexpr BiffBeginning biff_beginnings[] = {
    {"\x09\x00"sv, 4, 4}, {"\x09\x02"sv, 4, 6}, {"\x09\x04"sv, 6, 8}, {"\x09\x08"sv, 4, 16}};

bool is_biff(std::string_view bytes) {
  if (bytes.size() < 4 || bytes[3] != '\0') return false;
  const auto length = static_cast<unsigned char>(bytes[2]);
  return std::any_of(std::begin(biff_beginnings), std::end(biff_beginnings), [&](const BiffBeginning& beginning) {
    return bytes.starts_with(beginning.record) && beginning.shortest <= length && length <= beginning.longest;
  });
}

bool is_other(std::string_view bytes) {
  return std::any_of(std::begin(others), std::end(others), [&](const Magic& magic) {
    return bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.bytes);
  });
}

// An entry of an OLE directory begins with its name in UTF-16 and is followed, at 64, by the name's length in bytes.
constexpr std::size_t ole_entry = 128;
constexpr std::size_t ole_first_sector = 512;
constexpr std::size_t ole_name_length = 64;

bool is_ole_entry(std::string_view entry, std::string_view name) {
  if (static_cast<unsigned char>(entry[ole_name_length]) != 2 * (name.size() + 1)) return false;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (entry[2 * at] != name[at] || entry[2 * at + 1] != '\0') return false;
  }
  return true;
}

FileForm ole_form(std::string_view bytes) {
  FileForm form = FileForm::other;
  for (std::size_t at = ole_first_sector; at + ole_entry <= bytes.size(); at += ole_entry) {
    const std::string_view entry = bytes.substr(at, ole_entry);
    if (is_ole_entry(entry, "EncryptedPackage")) return FileForm::encrypted;
    if (is_ole_entry(entry, "Workbook") || is_ole_entry(entry, "Book")) form = FileForm::xls;
  }
  return form;
}

// Reads the letters of a text in lower case: those of UTF-16 too, whose other half is of no interest here.
class Letters {
 public:
  explicit Letters(std::string_view bytes) : bytes_(bytes) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) {
      at_ = 3;
    } else if (bytes_.starts_with("\xFF\xFE") || (bytes_.size() > 1 && bytes_[0] != '\0' && bytes_[1] == '\0')) {
      at_ = bytes_[0] == '\xFF' ? 2 : 0;
      step_ = 2;
    } else if (bytes_.starts_with("\xFE\xFF") || (bytes_.size() > 1 && bytes_[0] == '\0')) {
      at_ = bytes_[0] == '\xFE' ? 3 : 1;
      step_ = 2;
    }
  }

  [[nodiscard]] bool ended() const { return at_ >= bytes_.size(); }
  void skip_space() {
    while (!ended() && (bytes_[at_] == ' ' || (bytes_[at_] >= '\t' && bytes_[at_] <= '\r'))) at_ += step_;
  }
  // Takes `word` from the front.
  bool take(std::string_view word) {
    if (!stands_at(at_, word)) return false;
    at_ += word.size() * step_;
    return true;
  }
  // Goes past the next `word`.
  bool skip_past(std::string_view word) {
    for (std::size_t at = at_; at < bytes_.size(); at += step_) {
      if (lower(bytes_[at]) != word.front() || !stands_at(at, word)) continue;
      at_ = at + word.size() * step_;
      return true;
    }
    return false;
  }

 private:
  static char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }
  [[nodiscard]] bool stands_at(std::size_t at, std::string_view word) const {
    for (const char letter : word) {
      if (at >= bytes_.size() || lower(bytes_[at]) != letter) return false;
      at += step_;
    }
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t step_ = 1;
};

constexpr std::string_view html_beginnings[] = {"<html", "<!doctype html", "<table", "<meta", "<head",
                                                "<body", "<style",         "<title", "<div",  "<center"};

enum class Markup { none, html, other };

// What marks the text up, without a look for a table in it.
Markup markup_of(Letters& letters) {
  Markup markup = Markup::none;
  for (;;) {
    letters.skip_space();
    if (letters.take("<!--")) {
      if (!letters.skip_past("-->")) return Markup::html;
      markup = Markup::html;
    } else if (letters.take("<?xml")) {
      markup = Markup::other;
      if (!letters.skip_past("?>")) return markup;
    } else if (letters.take("<!doctype html")) {
      return Markup::html;
    } else {
      break;
    }
  }
  for (const std::string_view beginning : html_beginnings) {
    Letters here = letters;
    if (here.take(beginning)) return Markup::html;
  }
  return markup;
}

}  // namespace

std::string_view name_of(FileForm form) {
  switch (form) {
    case FileForm::text:
      return "text";
    case FileForm::xlsx:
      return "XLSX";
    case FileForm::ods:
      return "ODS";
    case FileForm::xls:
      return "XLS";
    case FileForm::html:
      return "HTML";
    case FileForm::encrypted:
      return "encrypted";
    case FileForm::other:
      break;
  }
  return "other";
}

FileForm form_of(std::string_view bytes) {
  if (bytes.starts_with(zip_magic)) return workbook::zip_form(bytes);
  if (bytes.starts_with(ole_magic)) return ole_form(bytes);
  if (is_biff(bytes)) return FileForm::xls;
  if (is_other(bytes)) return FileForm::other;
  Letters letters(bytes);
  const Letters whole = letters;
  switch (markup_of(letters)) {
    case Markup::html: {
      Letters table = whole;
      return table.skip_past("<table") ? FileForm::html : FileForm::other;
    }
    case Markup::other:
      return FileForm::other;
    case Markup::none:
      break;
  }
  return FileForm::text;
}

bool may_be_workbook(std::string_view front) {
  if (front.starts_with(zip_magic) || front.starts_with(ole_magic) || is_biff(front) || is_other(front)) return true;
  Letters letters(front);
  const bool marked_up = markup_of(letters) != Markup::none;
  // Nothing but white space: pages made by programs begin with much of it.
  return marked_up || (!front.empty() && letters.ended());
}

}  // namespace starhours
