// rulebook_source.h -- rulebooks that come as files.
#pragma once

#include "session.h"

#include <starhours/rulebook.h>

#include <string>

namespace starhours {

struct RulebookText {
  std::string toml;
  Rulebook rulebook;
};

// Reads and checks the rulebook in `file` ("-" is standard input) and tells what is wrong with it. Without a value the
// command ends with exit code 3.
[[nodiscard]] std::optional<RulebookText> load_rulebook(Session& session, const std::string& file);

}  // namespace starhours
