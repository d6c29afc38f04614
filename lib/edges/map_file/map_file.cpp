#include <starhours/encoding.h>
#include <starhours/map_file.h>
#include <starhours/toml_settings.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace starhours {
namespace {

constexpr std::string_view columns_section = "columns";
constexpr int first_year = 1900;
constexpr int last_year = 2199;
constexpr std::uint32_t last_header_row = 1'048'576;  // as many rows as a worksheet has

std::string example_text(std::string_view example) { return toml_quoted(example); }

std::string listed(const std::vector<std::string>& words) { return fmt::format("one of {}", fmt::join(words, ", ")); }

// A map while it is read.
class MapReading {
 public:
  Checked<ReadingOptions> checked;

  void wrong_type(const TomlSetting& setting, std::string_view expected, std::string_view example) {
    add(Kind::wrong_type, setting.value_place,
        fmt::format("{} is {}, expected {}", setting.written, setting.type, expected),
        fmt::format("write {} = {}", setting.key, example));
  }
  void wrong_value(const TomlSetting& setting, std::string message, std::string hint) {
    add(Kind::wrong_value, setting.value_place, std::move(message), std::move(hint));
  }
  void unknown_key(const TomlSetting& setting, std::string message, std::string hint) {
    add(Kind::unknown_key, setting.key_place, std::move(message), std::move(hint));
  }
  // Null where it is no text.
  const std::string* text(const TomlSetting& setting, std::string_view example) {
    const auto* text = std::get_if<std::string>(&setting.value);
    if (text == nullptr) wrong_type(setting, "a text", example_text(example));
    return text;
  }
  // The value that `find` has for a word; `words` are all it knows.
  template <class Find>
  auto word(const TomlSetting& setting, const std::vector<std::string>& words, const Find& find)
      -> decltype(find(std::string_view())) {
    const std::string* const text = this->text(setting, words.front());
    if (text == nullptr) return std::nullopt;
    auto found = find(std::string_view(*text));
    if (found) return found;
    const std::string near = nearest(*text, words);
    wrong_value(setting, fmt::format("{} '{}' is unknown", setting.key, *text),
                near.empty() ? listed(words) : fmt::format("did you mean '{}'?", near));
    return found;
  }
  std::optional<std::int64_t> whole(const TomlSetting& setting, std::int64_t least, std::int64_t most,
                                    std::string_view example) {
    const auto* number = std::get_if<std::int64_t>(&setting.value);
    if (number == nullptr) {
      wrong_type(setting, "a whole number", example);
      return std::nullopt;
    }
    if (*number >= least && *number <= most) return *number;
    wrong_value(setting, fmt::format("{} '{}', expected {} to {}", setting.key, *number, least, most),
                fmt::format("write {} = {}", setting.key, example));
    return std::nullopt;
  }

 private:
  void add(Kind kind, const Place& place, std::string message, std::string hint) {
    Problem problem = error(kind, std::move(message), std::move(hint));
    problem.place = place;
    checked.problems.push_back(std::move(problem));
  }
};

std::vector<std::string> kind_words() {
  std::vector<std::string> words;
  for (const SheetKind kind :
       {SheetKind::sign_ins, SheetKind::volunteers, SheetKind::teams, SheetKind::activities, SheetKind::projects}) {
    words.emplace_back(name_of(kind));
  }
  return words;
}

std::vector<std::string> encoding_words() {
  std::vector<std::string> words;
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030,
                                  Encoding::big5, Encoding::windows1252}) {
    words.emplace_back(name_of(encoding));
  }
  return words;
}

std::optional<bool> one_of(std::string_view word, std::string_view no, std::string_view yes) {
  if (word != no && word != yes) return std::nullopt;
  return word == yes;
}

template <std::string ReadingOptions::*member>
void read_text(MapReading& reading, const TomlSetting& setting) {
  if (const std::string* text = reading.text(setting, "…")) reading.checked.value.*member = *text;
}

template <std::string ReadingOptions::*member>
std::string text_value(const ReadingOptions& options) {
  return (options.*member).empty() ? std::string() : toml_quoted(options.*member);
}

std::string word_value(std::string_view word) { return word.empty() ? std::string() : toml_quoted(word); }

void read_day(MapReading& reading, const TomlSetting& setting) {
  const auto* day = std::get_if<Day>(&setting.value);
  const auto* text = std::get_if<std::string>(&setting.value);
  const std::optional<Day> read = day != nullptr ? std::optional(*day) : text ? parse_iso_day(*text) : std::nullopt;
  if (read) {
    reading.checked.value.date = read;
  } else if (text != nullptr) {
    reading.wrong_value(setting, fmt::format("'{}' is no day", *text), "write date = 2025-03-05");
  } else {
    reading.wrong_type(setting, "a day", "2025-03-05");
  }
}

struct Key {
  std::string_view name;
  void (*read)(MapReading& reading, const TomlSetting& setting);
  // The value as TOML; empty where the map need not say it.
  std::string (*value)(const ReadingOptions& options);
};

constexpr auto keys = std::to_array<Key>({
    {"kind",
     [](MapReading& reading, const TomlSetting& setting) {
       if (const auto kind = reading.word(setting, kind_words(), sheet_kind_named)) reading.checked.value.as = kind;
     },
     [](const ReadingOptions& options) { return options.as ? word_value(name_of(*options.as)) : std::string(); }},
    {"encoding",
     [](MapReading& reading, const TomlSetting& setting) {
       const auto encoding = reading.word(setting, encoding_words(), encoding_named);
       if (encoding) reading.checked.value.encoding = encoding;
     },
     [](const ReadingOptions& options) {
       return options.encoding ? word_value(name_of(*options.encoding)) : std::string();
     }},
    {"date_order",
     [](MapReading& reading, const TomlSetting& setting) {
       const auto order = reading.word(setting, {"dmy", "mdy", "ymd"}, date_order_named);
       if (order) reading.checked.value.date_order = *order;
     },
     [](const ReadingOptions& options) { return word_value(name_of(options.date_order)); }},
    {"year",
     [](MapReading& reading, const TomlSetting& setting) {
       if (const auto year = reading.whole(setting, first_year, last_year, "2025")) {
         reading.checked.value.year = static_cast<int>(*year);
       }
     },
     [](const ReadingOptions& options) { return options.year ? std::to_string(*options.year) : std::string(); }},
    {"date", read_day,
     [](const ReadingOptions& options) { return options.date ? to_string(*options.date) : std::string(); }},
    {"team", read_text<&ReadingOptions::team>, text_value<&ReadingOptions::team>},
    {"activity", read_text<&ReadingOptions::activity>, text_value<&ReadingOptions::activity>},
    {"volunteer", read_text<&ReadingOptions::volunteer>, text_value<&ReadingOptions::volunteer>},
    {"worksheet", read_text<&ReadingOptions::worksheet>, text_value<&ReadingOptions::worksheet>},
    {"header_row",
     [](MapReading& reading, const TomlSetting& setting) {
       if (const auto row = reading.whole(setting, 1, last_header_row, "2")) {
         reading.checked.value.columns.header_row = static_cast<std::uint32_t>(*row);
       }
     },
     [](const ReadingOptions& options) {
       return options.columns.header_row == 0 ? std::string() : std::to_string(options.columns.header_row);
     }},
    {"hours",
     [](MapReading& reading, const TomlSetting& setting) {
       const auto find = [](std::string_view word) { return one_of(word, "hours", "minutes"); };
       if (const auto minutes = reading.word(setting, {"minutes", "hours"}, find)) {
         reading.checked.value.columns.in_minutes = *minutes;
       }
     },
     [](const ReadingOptions& options) { return word_value(options.columns.in_minutes ? "minutes" : ""); }},
    {"punches",
     [](MapReading& reading, const TomlSetting& setting) {
       const auto find = [](std::string_view word) { return one_of(word, "first-last", "pairs"); };
       if (const auto pairs = reading.word(setting, {"pairs", "first-last"}, find)) {
         reading.checked.value.columns.punch_pairs = *pairs;
       }
     },
     [](const ReadingOptions& options) { return word_value(options.columns.punch_pairs ? "pairs" : ""); }},
});

void read_top(MapReading& reading, const TomlSetting& setting) {
  const auto key =
      std::find_if(keys.begin(), keys.end(), [&setting](const Key& each) { return each.name == setting.key; });
  if (key != keys.end()) return key->read(reading, setting);
  if (setting.key == columns_section) {
    if (setting.type != "a table") reading.wrong_type(setting, "a section", R"({ "header" = "name" })");
    return;
  }
  std::vector<std::string> names{std::string(columns_section)};
  for (const Key& each : keys) names.emplace_back(each.name);
  const std::string near = nearest(setting.key, names);
  const std::vector<std::string>& fields = field_names();
  std::string hint =
      near.empty() ? fmt::format("a map takes {}", fmt::join(names, ", ")) : fmt::format("did you mean '{}'?", near);
  if (near.empty() && std::holds_alternative<std::string>(setting.value) &&
      std::find(fields.begin(), fields.end(), std::get<std::string>(setting.value)) != fields.end()) {
    hint = "columns stand below a line [columns]";
  }
  reading.unknown_key(setting, fmt::format("unknown key '{}' in a map", setting.key), std::move(hint));
}

void read_column(MapReading& reading, const TomlSetting& setting) {
  const auto* field = std::get_if<std::string>(&setting.value);
  const std::vector<std::string>& fields = field_names();
  if (field == nullptr) {
    reading.wrong_type(setting, "the name of a field", example_text("name"));
  } else if (std::find(fields.begin(), fields.end(), *field) == fields.end()) {
    const std::string near = nearest(*field, fields);
    reading.wrong_value(setting, fmt::format("unknown field '{}'", *field),
                        near.empty() ? listed(fields) : fmt::format("did you mean '{}'?", near));
  } else {
    reading.checked.value.columns.entries.push_back({setting.key, *field});
  }
}

bool is_bare(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

Checked<ReadingOptions> read_map(std::string_view toml, std::string_view source) {
  Checked<std::vector<TomlSetting>> settings = read_toml_settings(toml, source);
  MapReading reading;
  reading.checked.problems = std::move(settings.problems);
  for (const TomlSetting& setting : settings.value) {
    if (setting.section == columns_section) {
      read_column(reading, setting);
    } else if (setting.section.empty()) {
      read_top(reading, setting);
    } else {
      reading.unknown_key(setting, fmt::format("unknown section '{}' in a map", setting.section),
                          "columns stand below a line [columns]");
    }
  }
  return std::move(reading.checked);
}

std::string map_text(const ReadingOptions& options, const std::vector<std::string>& remarks) {
  std::string text;
  for (const std::string& remark : remarks) {
    text += "# ";
    for (const char c : remark) {
      // A comment ends with its line.
      const auto byte = static_cast<unsigned char>(c);
      text += byte < 0x20 || byte == 0x7F ? ' ' : c;
    }
    text += '\n';
  }
  for (const Key& key : keys) {
    if (const std::string value = key.value(options); !value.empty()) text += fmt::format("{} = {}\n", key.name, value);
  }
  if (options.columns.entries.empty()) return text;
  text += text.empty() ? "[columns]\n" : "\n[columns]\n";
  for (const ColumnMap::Entry& entry : options.columns.entries) {
    text += fmt::format("{} = {}\n", is_bare(entry.column) ? entry.column : toml_quoted(entry.column),
                        toml_quoted(entry.field));
  }
  return text;
}

ReadingOptions over_map(const ReadingOptions& said, const ReadingOptions& map) {
  ReadingOptions options = said;
  const auto fill = [](auto& mine, const auto& theirs) {
    if (mine == std::decay_t<decltype(mine)>{}) mine = theirs;
  };
  fill(options.as, map.as);
  fill(options.team, map.team);
  fill(options.activity, map.activity);
  fill(options.volunteer, map.volunteer);
  fill(options.date, map.date);
  fill(options.year, map.year);
  fill(options.date_order, map.date_order);
  fill(options.encoding, map.encoding);
  fill(options.worksheet, map.worksheet);
  fill(options.columns, map.columns);
  return options;
}

}  // namespace starhours
