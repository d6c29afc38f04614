#include "line_difference.h"

#include <algorithm>

namespace starhours::tests {

std::string line_difference(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  const std::size_t rows = expected.size();
  const std::size_t columns = actual.size();
  // common[i][j]: the longest common subsequence of what follows expected[i] and actual[j].
  std::vector<std::vector<std::size_t>> common(rows + 1, std::vector<std::size_t>(columns + 1, 0));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      common[i][j] = expected[i] == actual[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0, j = 0; i < rows || j < columns;) {
    if (i < rows && j < columns && expected[i] == actual[j]) {
      lines.push_back("  " + expected[i]);
      ++i;
      ++j;
    } else if (i < rows && (j == columns || common[i + 1][j] >= common[i][j + 1])) {
      lines.push_back("- " + expected[i++]);
    } else {
      lines.push_back("+ " + actual[j++]);
    }
  }
  constexpr std::size_t around = 3;
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t first = i < around ? 0 : i - around;
    const std::size_t end = std::min(lines.size(), i + around + 1);
    const bool near = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                  lines.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](const std::string& line) { return line.front() != ' '; });
    if (near) text += lines[i] + "\n";
  }
  return text;
}

}  // namespace starhours::tests
