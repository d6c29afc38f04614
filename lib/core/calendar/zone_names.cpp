#include <calendar/zone_names.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace starhours {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view part_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_";

// What lies beside the zones and is none, or the same zones once more with leap seconds.
constexpr auto no_zones = std::to_array<std::string_view>({"Factory", "right", "+VERSION", "version", "leapseconds"});

// Without dots a name leads to no other folder, and to none of the tables (zone.tab, tzdata.zi).
bool is_part(std::string_view text) {
  return !text.empty() && text.find_first_not_of(part_characters) == std::string_view::npos &&
         !text.starts_with("posix") && std::find(no_zones.begin(), no_zones.end(), text) == no_zones.end();
}

bool is_name(std::string_view text) {
  for (std::size_t slash = text.find('/'); slash != std::string_view::npos; slash = text.find('/')) {
    if (!is_part(text.substr(0, slash))) return false;
    text.remove_prefix(slash + 1);
  }
  return is_part(text);
}

}  // namespace

std::string zone_file(std::string_view name) {
  if (!is_name(name)) return {};
  std::string file = fmt::format("{}/{}", zone_folder, name);
  std::error_code none;
  return fs::is_regular_file(file, none) ? file : std::string{};
}

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::recursive_directory_iterator at{zone_folder, problem}, end; !problem && at != end; at.increment(problem)) {
    std::error_code none;
    if (!is_part(at->path().filename().native())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(none)) {
      names.push_back(at->path().native().substr(zone_folder.size() + 1));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace starhours
