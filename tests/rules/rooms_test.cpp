// Rooms depend downwards only: lib/rooms.txt is the table, this test holds every #include to it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Room {
  std::set<std::string> headers;    // public headers it owns, without .h
  std::set<std::string> rooms;      // it may include
  std::set<std::string> libraries;  // it may include
  std::size_t floor = 0;            // line in the table
};

const fs::path lib = fs::path(STARHOURS_ROOT) / "lib";

std::set<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::map<std::string, Room> read_table() {
  std::map<std::string, Room> table;
  std::ifstream file(lib / "rooms.txt");
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::istringstream stream(line);
    std::string cell;
    while (std::getline(stream, cell, '|')) cells.push_back(cell);
    cells.resize(4);
    const std::string name = *words(cells[0]).begin();
    table[name] = {words(cells[1]), words(cells[2]), words(cells[3]), table.size()};
  }
  return table;
}

struct Include {
  fs::path file;
  std::string what;
};

std::vector<Include> includes_of(const fs::path& file) {
  std::vector<Include> includes;
  std::ifstream stream(file);
  std::string line;
  while (std::getline(stream, line)) {
    if (!line.starts_with("#include")) continue;
    const std::size_t begin = line.find_first_of("<\"");
    const std::size_t end = line.find_first_of(">\"", begin + 1);
    REQUIRE_MESSAGE(end != std::string::npos, file.string());
    includes.push_back({file, line.substr(begin + 1, end - begin - 1)});
  }
  return includes;
}

std::vector<fs::path> files_of(const std::string& room, const Room& owned) {
  std::vector<fs::path> files;
  for (const char* part : {"core", "edges"}) {
    if (!fs::exists(lib / part / room)) continue;
    for (const auto& file : fs::recursive_directory_iterator(lib / part / room)) {
      const std::string extension = file.path().extension().string();
      if (extension == ".h" || extension == ".cpp" || extension == ".in") files.push_back(file.path());
    }
  }
  for (const std::string& header : owned.headers) files.push_back(lib / "include" / "starhours" / (header + ".h"));
  return files;
}

// The library an include belongs to; empty for the standard library.
std::string library_of(const std::string& what) {
  static const std::map<std::string, std::string> by_file{
      {"sqlite3.h", "sqlite3"}, {"zstd.h", "zstd"},    {"expat.h", "expat"},   {"iconv.h", "posix"},
      {"fcntl.h", "posix"},     {"unistd.h", "posix"}, {"emmintrin.h", "sse2"}};
  if (const auto at = by_file.find(what); at != by_file.end()) return at->second;
  const std::size_t slash = what.find('/');
  if (slash == std::string::npos) return what.ends_with(".h") ? what : "";
  const std::string folder = what.substr(0, slash);
  if (folder == "libxml") return "libxml2";
  return folder == "sys" ? "posix" : folder;
}

}  // namespace

TEST_CASE("the table of rooms names every room, and every public header once") {
  const auto table = read_table();
  std::set<std::string> folders;
  for (const char* part : {"core", "edges"}) {
    for (const auto& folder : fs::directory_iterator(lib / part)) folders.insert(folder.path().filename().string());
  }
  std::set<std::string> named;
  std::multiset<std::string> owned;
  for (const auto& [name, room] : table) {
    named.insert(name);
    owned.insert(room.headers.begin(), room.headers.end());
  }
  CHECK(named == folders);
  std::multiset<std::string> headers;
  for (const auto& file : fs::directory_iterator(lib / "include" / "starhours"))
    headers.insert(file.path().stem().string());
  CHECK(owned == headers);
}

TEST_CASE("rooms stand above all that they may include") {
  const auto table = read_table();
  for (const auto& entry : table) {
    const std::string& name = entry.first;
    const Room& room = entry.second;
    for (const std::string& below : room.rooms) {
      REQUIRE_MESSAGE(table.contains(below), name << " names " << below);
      CHECK_MESSAGE(table.at(below).floor < room.floor, name << " includes " << below);
    }
  }
}

TEST_CASE("every include is in the table") {
  const auto table = read_table();
  std::map<std::string, std::string> owner;
  for (const auto& [name, room] : table) {
    for (const std::string& header : room.headers) owner["starhours/" + header + ".h"] = name;
  }
  for (const auto& entry : table) {
    const std::string& name = entry.first;
    const Room& room = entry.second;
    const auto files = files_of(name, room);
    CHECK_MESSAGE(files.size() > room.headers.size(), name << " has no files of its own");
    for (const fs::path& file : files) {
      const bool is_public = file.parent_path().filename() == "starhours";
      for (const Include& include : includes_of(file)) {
        const auto complain = [&](const std::string& why) {
          FAIL_CHECK(fs::relative(file, lib).string() << " includes " << include.what << ": " << why);
        };
        const std::string folder = include.what.substr(0, include.what.find('/'));
        if (const auto at = owner.find(include.what); at != owner.end()) {
          if (at->second != name && !room.rooms.contains(at->second)) complain("a header of " + at->second);
        } else if (table.contains(folder) && include.what.find('/') != std::string::npos) {
          if (folder != name) complain("a private header of another room");
          if (is_public) complain("a private header in a public one");
        } else if (const std::string library = library_of(include.what); !library.empty()) {
          if (!room.libraries.contains(library)) complain("library " + library);
          if (is_public && library != "date" && library != "tl") complain("a third-party type in a public header");
        }
      }
    }
  }
}
