// names.h -- texts in the two languages starhours speaks.
#pragma once

#include <string>

namespace starhours {

enum class Language { zh, en };

struct Names {
  std::string zh;
  std::string en;

  // The text in `language`, or the other one where that is empty.
  [[nodiscard]] const std::string& in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : en;
    return wanted.empty() ? (language == Language::zh ? en : zh) : wanted;
  }
  friend bool operator==(const Names&, const Names&) = default;
};

}  // namespace starhours
