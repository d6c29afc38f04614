// explain.h -- how a sheet would be read, as a map.
#pragma once

#include "session.h"

#include <starhours/sheet_reader.h>

#include <string>
#include <vector>

namespace starhours {

// Reads the one sheet that `paths` name, changes no book, and writes the map of what was recognised to `output`, or to
// standard output where that is empty. Returns the exit code.
[[nodiscard]] int explain_sheet(Session& session, const std::vector<std::string>& paths, ReadingOptions reading,
                                const std::string& output);

}  // namespace starhours
