#include <starhours/encoding.h>

#include <string>

namespace starhours {
namespace {

struct NamedEncoding {
  std::string_view name;  // small letters and digits alone
  Encoding encoding;
};

constexpr NamedEncoding names[] = {
    {"utf8", Encoding::utf8},
    {"utf8sig", Encoding::utf8},
    {"utf8bom", Encoding::utf8},
    {"cp65001", Encoding::utf8},
    {"65001", Encoding::utf8},
    {"ascii", Encoding::utf8},
    {"usascii", Encoding::utf8},
    {"utf16", Encoding::utf16le},
    {"utf16le", Encoding::utf16le},
    {"ucs2", Encoding::utf16le},
    {"unicode", Encoding::utf16le},  // what Excel and Notepad call it
    {"cp1200", Encoding::utf16le},
    {"utf16be", Encoding::utf16be},
    {"cp1201", Encoding::utf16be},
    {"gb18030", Encoding::gb18030},
    {"gbk", Encoding::gb18030},
    {"gb2312", Encoding::gb18030},
    {"gb", Encoding::gb18030},
    {"gb231280", Encoding::gb18030},
    {"euccn", Encoding::gb18030},
    {"cp936", Encoding::gb18030},
    {"ms936", Encoding::gb18030},
    {"windows936", Encoding::gb18030},
    {"936", Encoding::gb18030},
    {"ansi", Encoding::gb18030},  // Windows' word for the code page of the country, here China's
    {"big5", Encoding::big5},
    {"big5hkscs", Encoding::big5},
    {"cp950", Encoding::big5},
    {"ms950", Encoding::big5},
    {"windows950", Encoding::big5},
    {"950", Encoding::big5},
    {"windows1252", Encoding::windows1252},
    {"cp1252", Encoding::windows1252},
    {"1252", Encoding::windows1252},
    {"latin1", Encoding::windows1252},  // what calls itself Latin-1 is Windows-1252, as browsers have it
    {"iso88591", Encoding::windows1252},
    {"western", Encoding::windows1252},
};

}  // namespace

std::string_view name_of(Encoding encoding) {
  static constexpr std::string_view shown[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "Windows-1252"};
  return shown[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> encoding_named(std::string_view name) {
  std::string plain;
  for (const char character : name) {
    if (character >= 'A' && character <= 'Z') {
      plain += static_cast<char>(character - 'A' + 'a');
    } else if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
      plain += character;
    } else if (character != '-' && character != '_' && character != ' ' && character != '.') {
      return std::nullopt;
    }
  }
  for (const NamedEncoding& known : names) {
    if (known.name == plain) return known.encoding;
  }
  return std::nullopt;
}

}  // namespace starhours
