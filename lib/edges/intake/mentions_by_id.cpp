#include "intake/mentions_by_id.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace starhours {

namespace {

// A mention in the order of ids, most of which its first bytes tell.
struct ById {
  std::array<std::uint64_t, 2> leading{};  // sixteen bytes, as numbers that order as they do
  StagedMention* mention = nullptr;

  explicit ById(StagedMention& one) : mention(&one) {
    for (std::size_t at = 0; at < 16; ++at) {
      const std::string& id = one.mention.id;
      const auto byte = at < id.size() ? static_cast<unsigned char>(id[at]) : 0U;
      leading[at / 8] = leading[at / 8] << 8U | byte;
    }
  }
  friend bool operator<(const ById& a, const ById& b) {
    if (a.leading[0] != b.leading[0]) return a.leading[0] < b.leading[0];
    if (a.leading[1] != b.leading[1]) return a.leading[1] < b.leading[1];
    return a.mention->mention.id < b.mention->mention.id;
  }
};

}  // namespace

std::vector<StagedMention*> mentions_of(std::vector<StagedSheet>& sheets, Known known) {
  std::vector<ById> found;
  for (StagedSheet& sheet : sheets) {
    for (StagedMention& mention : sheet.mentions) {
      if (strength(mention.mention) == known) found.emplace_back(mention);
    }
  }
  std::stable_sort(found.begin(), found.end());
  std::vector<StagedMention*> mentions;
  mentions.reserve(found.size());
  for (const ById& one : found) mentions.push_back(one.mention);
  return mentions;
}

bool all_by_id(const std::vector<StagedSheet>& sheets) {
  return std::all_of(sheets.begin(), sheets.end(), [](const StagedSheet& sheet) {
    return std::all_of(sheet.mentions.begin(), sheet.mentions.end(),
                       [](const StagedMention& one) { return strength(one.mention) == Known::by_id; });
  });
}

}  // namespace starhours
