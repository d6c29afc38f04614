// charset.h -- texts of old workbooks and of pages, in the character sets they name.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace starhours::workbook {

// As iconv knows it; a set that is unknown is read as ASCII. What cannot be read becomes U+FFFD.
class Charset {
 public:
  explicit Charset(const std::string& name);

  void append(std::string& text, std::string_view bytes) const;

 private:
  struct Close {
    void operator()(void* converter) const;
  };
  std::unique_ptr<void, Close> converter_;
  bool wide_ = false;  // ASCII is no subset of it
};

// "GB18030" for gb2312 and gbk, which are written with more characters than they have; the name itself for others.
[[nodiscard]] std::string charset_named(std::string_view name);
// Of the numbers Windows gives its code pages.
[[nodiscard]] const char* charset_of_code_page(unsigned code_page);

[[nodiscard]] constexpr char lower(char letter) {  // of ASCII alone
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace starhours::workbook
