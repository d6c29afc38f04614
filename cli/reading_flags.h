// reading_flags.h -- the options that say how a sheet is to be read.
#pragma once

#include "command.h"
#include "session.h"

#include <starhours/sheet_reader.h>

#include <optional>
#include <string>

namespace starhours {

struct ReadingFlags {
  ReadingOptions said;
  std::string map;  // a file

  void add_to(Command& command);
  // What was said, over the map. Without a value the problems were told, and the command ends with exit code 3.
  [[nodiscard]] std::optional<ReadingOptions> read(Session& session) const;
};

}  // namespace starhours
