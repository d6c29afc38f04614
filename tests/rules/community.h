// community.h -- the example community in memory, and commands run on it.
#pragma once

#include "run.h"

#include <doctest/doctest.h>
#include <support/memory_environment.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace starhours::tests {

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file, path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The words of a command line; 'quotes' hold one together, a # ends it.
inline std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream stream(line);
  std::string word;
  while (stream >> word && word[0] != '#') words.push_back(word);
  return words;
}

class Community {
 public:
  Community() {
    const std::filesystem::path folder = std::filesystem::path(STARHOURS_ROOT) / "examples/xingshenlu";
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
      if (file.is_regular_file()) {
        environment.files[std::filesystem::relative(file.path(), folder).string()] = text_of(file.path());
      }
    }
    environment.day = Day{date::days{20179}};  // 2025-04-01
  }

  // Runs `starhours` and the words after it.
  int run(const std::string& line) {
    std::vector<std::string> words = words_of(line);
    REQUIRE(words.front() == "starhours");
    words.erase(words.begin());
    environment.renew("");
    return starhours::run(words, environment);
  }

  MemoryEnvironment environment;
};

}  // namespace starhours::tests
