// keys.h -- the tables of a rulebook's keys, by which it is read.
//
// A section of a rulebook is a table of keys; each knows the form of its value (the name of that form's
// definition in the JSON Schema) and how to read it into the section's draft. A test holds tables and schema together.
#pragma once

#include <starhours/rulebook.h>

#include <rules_file/values.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

template <class Draft>
struct Key {
  std::string_view name;
  std::string_view form;
  void (*read)(Reading& reading, const Setting& setting, Draft& draft);
};

// The words a form takes, for the forms that are one of a few words.
struct Words {
  std::string_view form;
  std::vector<std::string> words;
};

struct SectionKeys {
  struct Entry {
    std::string_view name;
    std::string_view form;
  };
  std::string_view section;  // "" for the rulebook itself, "count", "break", "level", …
  std::vector<Entry> entries;
};

// What the schema must say.
[[nodiscard]] const std::vector<SectionKeys>& all_keys();
[[nodiscard]] const std::vector<Words>& all_words();

// Tells of a key that `title` ("[count]") does not take: what is near, or the section it belongs in.
void unknown_key(Reading& reading, const toml::key& key, std::string_view title, const std::vector<std::string>& known);

// Reads the keys of a section into its draft, in the order of their names.
template <class Draft, std::size_t count>
void read_keys(Reading& reading, std::string_view title, const toml::table& table, const Key<Draft> (&keys)[count],
               Draft& draft) {
  for (const auto& [name, value] : table) {
    const Key<Draft>* found = nullptr;
    for (const Key<Draft>& key : keys) {
      if (key.name == name.str()) found = &key;
    }
    if (found == nullptr) {
      std::vector<std::string> known;
      for (const Key<Draft>& key : keys) known.emplace_back(key.name);
      unknown_key(reading, name, title, known);
      continue;
    }
    const std::size_t before = reading.count();
    found->read(reading, Setting{found->name, value}, draft);
    if (reading.count() != before) reading.mark_wrong(value);
  }
}

// True if the key is there and its value had no mistake.
[[nodiscard]] bool is_sound(const Reading& reading, const toml::table& table, std::string_view key);
// True if the key is there and its value had a mistake.
[[nodiscard]] bool is_unsound(const Reading& reading, const toml::table& table, std::string_view key);
// Where the value of `key` stands, or the table where it is missing.
[[nodiscard]] const toml::source_region& region_of(const toml::table& table, std::string_view key);
// Tells of a key that must be there.
void require_key(Reading& reading, const toml::table& table, std::string_view title, std::string_view key,
                 std::string_view example);

template <class Draft, std::size_t count>
[[nodiscard]] SectionKeys listed_keys(std::string_view section, const Key<Draft> (&keys)[count]) {
  SectionKeys listed{section, {}};
  for (const Key<Draft>& key : keys) listed.entries.push_back({key.name, key.form});
  return listed;
}

// An award with the table it was read from, for the search for contradictions.
struct AwardDraft {
  AwardRule rule;
  const toml::table* table = nullptr;
};

// The sections. Each reads one value of the rulebook, whose type is checked first.
void read_count(Reading& reading, const Setting& setting, Rulebook& rulebook);
void read_points(Reading& reading, const Setting& setting, PointsRule& points);
void read_ladders(Reading& reading, const Setting& setting, std::vector<Ladder>& ladders);
void read_awards(Reading& reading, const Setting& setting, std::vector<AwardDraft>& awards);
void read_eligibility(Reading& reading, const Setting& setting, Eligibility& eligible);
[[nodiscard]] std::optional<BreakRule> read_break(Reading& reading, const Setting& setting);

// What awards ask of the rulebook as a whole: other awards, stars. Awards that contradict it lose what contradicts.
// Stars are held against the ladders only if those had no mistake.
void check_awards(Reading& reading, std::vector<AwardDraft>& awards, const std::vector<Ladder>& ladders,
                  bool ladders_are_sound);

// What each section gives to all_keys() and all_words().
[[nodiscard]] std::vector<SectionKeys> top_keys();
[[nodiscard]] std::vector<SectionKeys> count_keys();
[[nodiscard]] std::vector<SectionKeys> break_keys();
[[nodiscard]] std::vector<SectionKeys> points_keys();
[[nodiscard]] std::vector<SectionKeys> ladder_keys();
[[nodiscard]] std::vector<SectionKeys> award_keys();
[[nodiscard]] std::vector<SectionKeys> eligible_keys();
[[nodiscard]] std::vector<Words> count_words();
[[nodiscard]] std::vector<Words> points_words();
[[nodiscard]] std::vector<Words> ladder_words();
[[nodiscard]] std::vector<Words> award_words();
[[nodiscard]] std::vector<Words> eligible_words();

}  // namespace starhours
