#include <fmt/format.h>
#include <rules_file/keys.h>

#include <algorithm>
#include <iterator>

namespace starhours {
namespace {

// How a section is spoken of where a key belongs in it.
struct SectionTitle {
  std::string_view section;
  std::string_view title;
};
constexpr SectionTitle section_titles[] = {
    {"", "at the top, before the first [section]"},
    {"count", "in [count]"},
    {"points", "in [points]"},
    {"ladder", "in [[ladder]]"},
    {"award", "in [[award]]"},
    {"eligible", "in eligible = { … } of an [[award]]"},
};

std::string home_of(std::string_view key) {
  for (const SectionTitle& title : section_titles) {
    for (const SectionKeys& section : all_keys()) {
      if (section.section != title.section) continue;
      for (const SectionKeys::Entry& entry : section.entries) {
        if (entry.name == key) return fmt::format("{} belongs {}", quoted(key), title.title);
      }
    }
  }
  return {};
}

template <class Item>
void append(std::vector<Item>& all, std::vector<Item> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

const std::vector<SectionKeys>& all_keys() {
  static const std::vector<SectionKeys> keys = [] {
    std::vector<SectionKeys> all = top_keys();
    append(all, count_keys());
    append(all, break_keys());
    append(all, ladder_keys());
    append(all, award_keys());
    append(all, eligible_keys());
    append(all, points_keys());
    return all;
  }();
  return keys;
}

const std::vector<Words>& all_words() {
  static const std::vector<Words> words = [] {
    std::vector<Words> all = count_words();
    append(all, ladder_words());
    append(all, award_words());
    append(all, eligible_words());
    append(all, points_words());
    return all;
  }();
  return words;
}

void unknown_key(Reading& reading, const toml::key& key, std::string_view title,
                 const std::vector<std::string>& known) {
  // A key in the wrong section is likelier than two slips of the pen.
  std::string hint = home_of(key.str());
  const std::string near = nearest(key.str(), known);
  if (hint.empty() && !near.empty()) hint = fmt::format("did you mean '{}'?", near);
  if (hint.empty()) hint = fmt::format("{} takes {}", title, listed(known));
  reading.add(Kind::unknown_key, key.source(), fmt::format("unknown key {} in {}", quoted(key.str()), title),
              std::move(hint));
}

bool is_sound(const Reading& reading, const toml::table& table, std::string_view key) {
  const toml::node* value = table.get(key);
  return value != nullptr && !reading.is_wrong(*value);
}

bool is_unsound(const Reading& reading, const toml::table& table, std::string_view key) {
  const toml::node* value = table.get(key);
  return value != nullptr && reading.is_wrong(*value);
}

const toml::source_region& region_of(const toml::table& table, std::string_view key) {
  const toml::node* value = table.get(key);
  return value != nullptr ? value->source() : table.source();
}

void require_key(Reading& reading, const toml::table& table, std::string_view title, std::string_view key,
                 std::string_view example) {
  if (table.contains(key)) return;
  reading.add(Kind::wrong_value, table.source(), fmt::format("missing '{}' in {}", key, title),
              fmt::format("add {} = {}", key, example));
}

}  // namespace starhours
