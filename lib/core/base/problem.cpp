#include <starhours/problem.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace starhours {
namespace {

constexpr std::size_t most_edits = 2;
constexpr std::size_t longest_word = 80;  // code points; nobody mistypes a longer name and waits for a hint

Problem problem(Severity severity, Kind kind, std::string message, std::string hint) {
  Problem found;
  found.severity = severity;
  found.kind = kind;
  found.message = std::move(message);
  found.hint = std::move(hint);
  return found;
}

// The code points of UTF-8, ASCII letters as small ones. Lenient: a stray byte stands for itself,
// since the words compared are untrusted.
std::u32string folded(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    std::size_t length = 1;
    if (lead >= 0xF0) {
      length = 4;
    } else if (lead >= 0xE0) {
      length = 3;
    } else if (lead >= 0xC0) {
      length = 2;
    }
    char32_t point = lead;
    if (lead >= 'A' && lead <= 'Z') point = lead - U'A' + U'a';
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      point = point << 8 | static_cast<unsigned char>(text[i + k]);
    }
    points += point;
    i += length;
  }
  return points;
}

// Damerau's distance with adjacent transpositions, or anything above most_edits.
std::size_t edits(const std::u32string& a, const std::u32string& b) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most_edits) return difference;
  using Row = std::array<std::size_t, longest_word + most_edits + 1>;
  std::array<Row, 3> rows;
  Row* before = &rows[0];
  Row* above = &rows[1];
  Row* here = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*above)[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*here)[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = (*above)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      std::size_t fewest = std::min({(*above)[j] + 1, (*here)[j - 1] + 1, changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) fewest = std::min(fewest, (*before)[j - 2] + 1);
      (*here)[j] = fewest;
    }
    Row* const oldest = std::exchange(before, std::exchange(above, here));
    here = oldest;
  }
  return (*above)[b.size()];
}

}  // namespace

Problem error(Kind kind, std::string message, std::string hint) {
  return problem(Severity::error, kind, std::move(message), std::move(hint));
}

Problem warning(Kind kind, std::string message, std::string hint) {
  return problem(Severity::warning, kind, std::move(message), std::move(hint));
}

bool has_errors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::error; });
}

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  if (word.size() > longest_word * 4) return {};
  const std::u32string wanted = folded(word);
  if (wanted.size() > longest_word) return {};
  const std::string* best = nullptr;
  std::size_t fewest = most_edits + 1;
  for (const std::string& name : names) {
    if (name.size() > (longest_word + most_edits) * 4) continue;
    const std::u32string candidate = folded(name);
    const std::size_t distance = edits(wanted, candidate);
    // More edits than half of the shorter word would make one word of any other.
    const std::size_t allowed = std::min(most_edits, std::min(wanted.size(), candidate.size()) / 2);
    if (distance > allowed) continue;
    // Of equally near names the smaller text, so that the order of the list does not matter.
    if (distance < fewest || (distance == fewest && name < *best)) {
      fewest = distance;
      best = &name;
    }
  }
  return best != nullptr ? *best : std::string{};
}

}  // namespace starhours
