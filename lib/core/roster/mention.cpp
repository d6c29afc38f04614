// Whom a row of a sheet means.
#include <starhours/roster.h>

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace starhours {

namespace {

// Higher is stronger. What a registry says and what a sign-in row says of an id are equally strong.
int rank_of(Known known) {
  switch (known) {
    case Known::by_registry:
    case Known::by_id:
      return 3;
    case Known::by_number:
      return 2;
    case Known::by_phone:
      return 1;
    case Known::by_name:
      return 0;
  }
  assert(false);
  return 0;
}

// FNV-1a. Ids are made of it, so it can never change.
std::uint64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char character : text) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 1099511628211ULL;
  }
  return hash;
}

// The upper bits over the lower `bits`.
std::uint64_t fold(std::uint64_t hash, unsigned bits) {
  return (hash ^ (hash >> bits)) & ((std::uint64_t{1} << bits) - 1);
}

bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

Match found(const Volunteer& volunteer) { return {Match::Kind::found, volunteer.no, {}}; }

// Nobody, one, or too many: ordered by id, because numbers follow arrival.
Match verdict_on(std::vector<const Volunteer*> meant) {
  std::sort(meant.begin(), meant.end(), [](const Volunteer* a, const Volunteer* b) { return a->id < b->id; });
  meant.erase(
      std::unique(meant.begin(), meant.end(), [](const Volunteer* a, const Volunteer* b) { return a->no == b->no; }),
      meant.end());
  if (meant.empty()) return {};
  if (meant.size() == 1) return found(*meant.front());
  Match match{Match::Kind::ambiguous, VolunteerNo::none, {}};
  for (const Volunteer* volunteer : meant) match.candidates.push_back(volunteer->no);
  return match;
}

// The ways to mean somebody who is known more strongly than the mention, strongest first.
enum class Way : std::uint8_t { number, name_and_phone, name_in_team, name };
constexpr Way ways[] = {Way::number, Way::name_and_phone, Way::name_in_team, Way::name};

bool means(Way way, const Mention& mention, TeamNo team, const Volunteer& volunteer) {
  const bool same_name = !mention.name.empty() && mention.name == volunteer.name;
  switch (way) {
    case Way::number:
      // Phones change, identity numbers do not: a number decides alone.
      return !mention.id_number.empty() && mention.id_number == volunteer.id_number;
    case Way::name_and_phone:
      return same_name && !mention.phone.empty() && mention.phone == volunteer.phone &&
             !contradicts(volunteer, mention);
    case Way::name_in_team:
      return same_name && team != TeamNo::none && team == volunteer.team && !contradicts(volunteer, mention);
    case Way::name:
      return same_name && !contradicts(volunteer, mention);
  }
  assert(false);
  return false;
}

}  // namespace

Known strength(const Mention& mention) {
  if (!mention.id.empty()) return Known::by_id;
  if (!mention.id_number.empty()) return Known::by_number;
  if (!mention.phone.empty()) return Known::by_phone;
  return Known::by_name;
}

std::string provisional_id(const Mention& mention) {
  switch (strength(mention)) {
    case Known::by_registry:
    case Known::by_id:
      return mention.id;
    case Known::by_number:
      return fmt::format("id-{:012x}", fold(fingerprint(mention.id_number), 48));
    case Known::by_phone:
      return fmt::format("{}#{:08x}", mention.name, fold(fingerprint(mention.phone), 32));
    case Known::by_name:
      return mention.name;
  }
  assert(false);
  return {};
}

bool contradicts(const Volunteer& volunteer, const Mention& mention) {
  return differ(volunteer.id_number, mention.id_number) || differ(volunteer.phone, mention.phone);
}

Match match(const Mention& mention, TeamNo team, std::span<const Volunteer> known) {
  const int own_rank = rank_of(strength(mention));
  std::vector<const Volunteer*> meant;
  // No one is known more strongly than by an id, so this finds nobody for a mention that gives one.
  for (const Way way : ways) {
    for (const Volunteer& volunteer : known) {
      if (rank_of(volunteer.known) > own_rank && means(way, mention, team, volunteer)) meant.push_back(&volunteer);
    }
    if (!meant.empty()) return verdict_on(std::move(meant));
  }
  const std::string own_id = provisional_id(mention);
  for (const Volunteer& volunteer : known) {
    if (!own_id.empty() && volunteer.id == own_id) return found(volunteer);
  }
  return {};
}

}  // namespace starhours
