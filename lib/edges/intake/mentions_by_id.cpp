#include "intake/mentions_by_id.h"

#include <starhours/text_numbers.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace starhours {

std::vector<StagedMention*> mentions_of(std::vector<StagedSheet>& sheets, Known known) {
  std::vector<StagedMention*> found;
  for (StagedSheet& sheet : sheets) {
    for (StagedMention& mention : sheet.mentions) {
      if (strength(mention.mention) == known) found.push_back(&mention);
    }
  }
  std::vector<StagedMention*> mentions;
  mentions.reserve(found.size());
  const auto id_at = [&found](std::size_t at) { return std::string_view(found[at]->mention.id); };
  for (const std::uint32_t place : places_by_text(found.size(), id_at)) mentions.push_back(found[place]);
  return mentions;
}

bool all_by_id(const std::vector<StagedSheet>& sheets) {
  return std::all_of(sheets.begin(), sheets.end(), [](const StagedSheet& sheet) {
    return std::all_of(sheet.mentions.begin(), sheet.mentions.end(),
                       [](const StagedMention& one) { return strength(one.mention) == Known::by_id; });
  });
}

}  // namespace starhours
