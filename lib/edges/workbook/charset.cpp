#include "workbook/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>

namespace starhours::workbook {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct CodePage {
  unsigned number;
  const char* name;
};

constexpr CodePage code_pages[] = {
    {367, "ASCII"},       {437, "CP437"},     {850, "CP850"},       {852, "CP852"},    {866, "CP866"},
    {874, "CP874"},       {932, "CP932"},     {936, "GB18030"},     {949, "CP949"},    {950, "CP950"},
    {1200, "UTF-16LE"},   {1250, "CP1250"},   {1251, "CP1251"},     {1252, "CP1252"},  {1253, "CP1253"},
    {1254, "CP1254"},     {1255, "CP1255"},   {1256, "CP1256"},     {1257, "CP1257"},  {1258, "CP1258"},
    {10000, "MACINTOSH"}, {10008, "GB18030"}, {32768, "MACINTOSH"}, {32769, "CP1252"}, {54936, "GB18030"},
};

struct Alias {
  std::string_view name;
  const char* charset;
};

constexpr Alias aliases[] = {
    {"gb2312", "GB18030"},    {"gb_2312-80", "GB18030"},  {"gbk", "GB18030"},      {"x-gbk", "GB18030"},
    {"cp936", "GB18030"},     {"windows-936", "GB18030"}, {"hz-gb-2312", "HZ"},    {"big5", "CP950"},
    {"iso-8859-1", "CP1252"}, {"us-ascii", "CP1252"},     {"unicode", "UTF-16LE"},
};

}  // namespace

Charset::Charset(const std::string& name) : wide_(name.starts_with("UTF-16") || name.starts_with("utf-16")) {
  const iconv_t converter = iconv_open("UTF-8", name.c_str());
  if (converter != reinterpret_cast<iconv_t>(-1)) converter_.reset(converter);
}

void Charset::Close::operator()(void* converter) const { iconv_close(converter); }

void Charset::append(std::string& text, std::string_view bytes) const {
  const bool ascii = std::none_of(bytes.begin(), bytes.end(), [](char byte) { return (byte & 0x80) != 0; });
  if (ascii && !wide_) {
    text += bytes;
    return;
  }
  if (!converter_) {
    for (const char byte : bytes) text += (byte & 0x80) != 0 ? replacement : std::string_view(&byte, 1);
    return;
  }
  iconv(converter_.get(), nullptr, nullptr, nullptr, nullptr);
  char* at = const_cast<char*>(bytes.data());  // iconv reads it alone, but says otherwise
  std::size_t left = bytes.size();
  std::array<char, 4096> block;
  while (left > 0) {
    char* target = block.data();
    std::size_t room = block.size();
    const bool stopped = iconv(converter_.get(), &at, &left, &target, &room) == static_cast<std::size_t>(-1);
    const int trouble = stopped ? errno : 0;
    text.append(block.data(), block.size() - room);
    if (trouble == 0 || trouble == E2BIG) continue;
    text += replacement;
    if (trouble == EINVAL || left == 0) return;  // a character cut off by the end
    ++at;
    --left;
  }
}

std::string charset_named(std::string_view name) {
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  for (const Alias& alias : aliases) {
    if (alias.name == small) return alias.charset;
  }
  return small;
}

const char* charset_of_code_page(unsigned code_page) {
  for (const CodePage& known : code_pages) {
    if (known.number == code_page) return known.name;
  }
  return "CP1252";
}

bool is_utf8(std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;
  char* at = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  std::array<char, 4096> block;
  bool sound = true;
  while (left > 0 && sound) {
    char* target = block.data();
    std::size_t room = block.size();
    sound = iconv(converter, &at, &left, &target, &room) != static_cast<std::size_t>(-1) || errno == E2BIG;
  }
  iconv_close(converter);
  return sound;
}

}  // namespace starhours::workbook
