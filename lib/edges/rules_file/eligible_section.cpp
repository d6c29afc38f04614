// eligible: who may win an award.
#include <fmt/format.h>
#include <rules_file/keys.h>

#include <algorithm>

namespace starhours {
namespace {

constexpr std::int64_t million = 1'000'000;
constexpr WholeRange count_range{0, 1000 * million};
constexpr WholeRange stars_range{1, 100};
constexpr WholeRange months_range{0, 1200};

constexpr Choice<Basis> bases[] = {{"clocked", Basis::clocked},
                                   {"stated", Basis::stated},
                                   {"estimated", Basis::estimated},
                                   {"manual", Basis::manual},
                                   {"transferred", Basis::transferred}};

std::vector<Basis> read_bases(Reading& reading, const Setting& setting) {
  std::vector<Basis> read;
  const toml::array* list = read_list(reading, setting, "\"clocked\"");
  if (list == nullptr) return read;
  for (const toml::node& item : *list) {
    const auto basis = read_choice(reading, {setting.key, item, true}, bases);
    if (!basis) continue;
    if (std::find(read.begin(), read.end(), *basis) != read.end()) {
      reading.add(Kind::wrong_value, item.source(),
                  fmt::format("duplicate {} in {}", quoted(name_of(*basis)), setting.key), "name it once");
    } else {
      read.push_back(*basis);
    }
  }
  return read;
}

constexpr Key<Eligibility> keys[] = {
    {"min_hours", "hours",
     [](Reading& r, const Setting& s, Eligibility& e) { put(e.min_hours, read_hours(r, s, Minutes{0})); }},
    {"min_points", "points_minimum",
     [](Reading& r, const Setting& s, Eligibility& e) {
       put(e.min_points, read_decimal(r, s, {Decimal{0}, Decimal{1000 * million * million}}));
     }},
    {"min_entries", "whole",
     [](Reading& r, const Setting& s, Eligibility& e) { put(e.min_entries, read_whole(r, s, count_range)); }},
    {"min_days", "whole",
     [](Reading& r, const Setting& s, Eligibility& e) { put(e.min_days, read_whole(r, s, count_range)); }},
    {"min_activities", "whole",
     [](Reading& r, const Setting& s, Eligibility& e) { put(e.min_activities, read_whole(r, s, count_range)); }},
    {"min_stars", "stars",
     [](Reading& r, const Setting& s, Eligibility& e) { put(e.min_stars, read_whole(r, s, stars_range)); }},
    {"min_members", "whole",
     [](Reading& r, const Setting& s, Eligibility& e) { put(e.min_members, read_whole(r, s, count_range)); }},
    {"registered_months", "months",
     [](Reading& r, const Setting& s, Eligibility& e) { put(e.registered_months, read_whole(r, s, months_range)); }},
    {"groups", "texts",
     [](Reading& r, const Setting& s, Eligibility& e) { e.groups = read_texts(r, s, "\"students\""); }},
    {"not_in_groups", "texts",
     [](Reading& r, const Setting& s, Eligibility& e) { e.not_in_groups = read_texts(r, s, "\"staff\""); }},
    {"teams", "texts",
     [](Reading& r, const Setting& s, Eligibility& e) { e.teams = read_texts(r, s, "\"第一服务队\""); }},
    {"basis", "bases", [](Reading& r, const Setting& s, Eligibility& e) { e.basis = read_bases(r, s); }},
};

// The item `text` of the list under `key`.
const toml::source_region& region_of_item(const toml::table& table, std::string_view key, std::string_view text) {
  if (const toml::array* list = table.get_as<toml::array>(key)) {
    for (const toml::node& item : *list) {
      const toml::value<std::string>* value = item.as_string();
      if (value != nullptr && value->get() == text) return item.source();
    }
  }
  return region_of(table, key);
}

}  // namespace

void read_eligibility(Reading& reading, const Setting& setting, Eligibility& eligible) {
  const toml::table* table = read_table(reading, setting, "{ min_hours = 4 }");
  if (table == nullptr) return;
  read_keys(reading, "eligible", *table, keys, eligible);
  std::vector<std::string>& barred = eligible.not_in_groups;
  for (const std::string& group : eligible.groups) {
    const auto both = std::find(barred.begin(), barred.end(), group);
    if (both == barred.end()) continue;
    reading.add(Kind::contradiction, region_of_item(*table, "not_in_groups", group),
                fmt::format("group {} is asked for and barred", quoted(group)),
                "name it in groups or in not_in_groups, not in both");
    barred.erase(both);
  }
}

std::vector<SectionKeys> eligible_keys() { return {listed_keys("eligible", keys)}; }

std::vector<Words> eligible_words() { return {{"basis", words_of(bases)}}; }

}  // namespace starhours
