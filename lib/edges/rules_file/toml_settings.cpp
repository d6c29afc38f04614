#include <starhours/toml_settings.h>

#include <fmt/format.h>
#include <rules_file/reading.h>
#include <rules_file/syntax.h>
#include <rules_file/values.h>

#include <algorithm>
#include <tuple>

namespace starhours {
namespace {

auto value_of(const toml::node& node) {
  using Value = decltype(TomlSetting::value);
  if (const auto* text = node.as_string()) return Value(text->get());
  if (const auto* whole = node.as_integer()) return Value(whole->get());
  if (const auto* flag = node.as_boolean()) return Value(flag->get());
  if (const auto* date = node.as_date()) {
    const date::year_month_day day{date::year{date->get().year}, date::month{date->get().month},
                                   date::day{date->get().day}};
    if (day.ok()) return Value(Day{date::local_days{day}.time_since_epoch()});
  }
  return Value();
}

void collect(const Reading& reading, const toml::table& table, const std::string& section,
             std::vector<TomlSetting>& settings) {
  for (const auto& [key, node] : table) {
    const toml::table* const below = node.as_table();
    if (below != nullptr && section.empty() && !below->empty()) {
      collect(reading, *below, std::string(key.str()), settings);
      continue;
    }
    TomlSetting& setting = settings.emplace_back();
    setting.section = section;
    setting.key = key.str();
    setting.value = value_of(node);
    setting.written = reading.written(node.source());
    setting.type = type_words(node.type());
    setting.key_place = reading.place(key.source());
    setting.value_place = reading.place(node.source());
  }
}

}  // namespace

Checked<std::vector<TomlSetting>> read_toml_settings(std::string_view toml, std::string_view source) {
  Reading reading(toml, source);
  Checked<std::vector<TomlSetting>> checked;
  if (is_parsable(reading, toml)) {
    try {
      collect(reading, toml::parse(toml), {}, checked.value);
    } catch (const toml::parse_error& error) {
      tell_syntax(reading, error);
    }
  }
  std::stable_sort(checked.value.begin(), checked.value.end(), [](const TomlSetting& a, const TomlSetting& b) {
    return std::tie(a.key_place.line, a.key_place.column) < std::tie(b.key_place.line, b.key_place.column);
  });
  checked.problems = reading.take();
  return checked;
}

std::string toml_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      quoted += fmt::format("\\u{:04X}", byte);
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

}  // namespace starhours
