// text_source.h -- small texts that come as files: rulebooks, maps.
#pragma once

#include "session.h"

#include <string>
#include <string_view>

namespace starhours {

struct NamedText {
  std::string name;  // as places call it
  std::string text;
};

// All of `file` ("-" is standard input), which is a `kind` ("rulebook"). Without a value the problem was told, and the
// command ends with exit code 3.
[[nodiscard]] std::optional<NamedText> load_text(Session& session, const std::string& file, std::string_view kind);

}  // namespace starhours
