// zone_names.h -- the zones of the system's database, each a file named after it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace starhours {

inline constexpr std::string_view zone_folder = "/usr/share/zoneinfo";

// The file of a zone; empty where there is none of exactly this name, which may be any text.
[[nodiscard]] std::string zone_file(std::string_view name);

// Ascending; empty where no database is installed. Reads the whole folder: for a hint, not for finding a zone.
[[nodiscard]] std::vector<std::string> zone_names();

}  // namespace starhours
