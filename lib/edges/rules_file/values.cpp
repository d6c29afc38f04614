#include <fmt/format.h>
#include <rules_file/values.h>

#include <algorithm>

namespace starhours {
namespace {

constexpr std::int64_t million = 1'000'000;
constexpr std::size_t longest_id = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// 1500000 -> "1.5"
std::string decimal_text(Decimal decimal) {
  std::string text = fmt::format("{}", decimal.millionths / million);
  if (decimal.millionths % million != 0) {
    text += fmt::format(".{:06}", decimal.millionths % million);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

}  // namespace

std::string_view type_words(toml::node_type type) {
  switch (type) {
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
      return "a number";
    case toml::node_type::floating_point:
      return "a decimal number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time";
    case toml::node_type::date_time:
      return "a date and time";
    case toml::node_type::none:
      break;
  }
  return "nothing";
}

std::string shown(const Reading& reading, const toml::node& value) {
  const toml::value<std::string>* text = value.as_string();
  return text != nullptr ? quoted(text->get()) : reading.written(value.source());
}

void wrong_type(Reading& reading, const Setting& setting, std::string_view expected, std::string_view example) {
  reading.add(Kind::wrong_type, setting.value.source(),
              fmt::format("{} is {}, expected {}", reading.written(setting.value.source()),
                          type_words(setting.value.type()), expected),
              setting.item ? fmt::format("write {} = [{}]", setting.key, example)
                           : fmt::format("write {} = {}", setting.key, example));
}

std::optional<std::string> read_text(Reading& reading, const Setting& setting, std::string_view expected,
                                     std::string_view example) {
  const toml::value<std::string>* text = setting.value.as_string();
  if (text != nullptr) return text->get();
  wrong_type(reading, setting, expected, example);
  return std::nullopt;
}

std::optional<bool> read_flag(Reading& reading, const Setting& setting) {
  const toml::value<bool>* flag = setting.value.as_boolean();
  if (flag != nullptr) return flag->get();
  wrong_type(reading, setting, "true or false without quotes", "true");
  return std::nullopt;
}

std::optional<std::int64_t> read_whole(Reading& reading, const Setting& setting, WholeRange range) {
  const toml::value<std::int64_t>* whole = setting.value.as_integer();
  if (whole == nullptr) {
    wrong_type(reading, setting, "a whole number", fmt::format("{}", std::max<std::int64_t>(range.least, 2)));
    return std::nullopt;
  }
  const std::int64_t value = whole->get();
  if (value >= range.least && value <= range.most) return value;
  reading.add(Kind::wrong_value, setting.value.source(),
              fmt::format("{} '{}', expected {} to {}", setting.key, value, range.least, range.most),
              fmt::format("write {} = {}", setting.key, std::max<std::int64_t>(range.least, 2)));
  return std::nullopt;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::string digits;
  int places = 0;
  bool after_point = false;
  bool any_digit = false;
  std::size_t at = 0;
  for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
    if (text[at] == '.' && !after_point) {
      after_point = true;
    } else if (is_digit(text[at])) {
      any_digit = true;
      if (!digits.empty() || text[at] != '0') digits += text[at];
      if (after_point) ++places;
    } else if (text[at] != '_') {
      return std::nullopt;
    }
    if (digits.size() > 64 || places > 64) return std::nullopt;
  }
  if (!any_digit) return std::nullopt;
  if (at < text.size()) {
    std::string_view power = text.substr(at + 1);
    const bool down = !power.empty() && power.front() == '-';
    if (!power.empty() && (power.front() == '-' || power.front() == '+')) power.remove_prefix(1);
    int value = 0;
    for (const char c : power) {
      if (c == '_') continue;
      if (!is_digit(c) || value > 100) return std::nullopt;
      value = value * 10 + (c - '0');
    }
    places += down ? value : -value;
  }
  while (!digits.empty() && digits.back() == '0') {
    digits.pop_back();
    --places;
  }
  if (digits.empty()) return Decimal{0};
  if (places > 6) return std::nullopt;
  // Past this many digits a number is over a million millions, and no longer safe to multiply.
  if (static_cast<int>(digits.size()) + 6 - places > 18) return std::nullopt;
  digits.append(static_cast<std::size_t>(6 - places), '0');
  std::int64_t millionths = 0;
  for (const char digit : digits) millionths = millionths * 10 + (digit - '0');
  return Decimal{negative ? -millionths : millionths};
}

std::optional<Decimal> read_decimal(Reading& reading, const Setting& setting, DecimalRange range) {
  std::optional<Decimal> decimal;
  if (const toml::value<std::int64_t>* whole = setting.value.as_integer()) {
    // Anything larger is out of range as well, and would overflow.
    const std::int64_t value = std::clamp(whole->get(), -million * million, million * million);
    decimal = Decimal{value * million};
  } else if (setting.value.is_floating_point()) {
    // The text, not the parsed number: that has been rounded to a fraction of two.
    decimal = parse_decimal(reading.number_at(setting.value.source()));
  } else {
    wrong_type(reading, setting, "a number without quotes", "1.5");
    return std::nullopt;
  }
  if (decimal && *decimal >= range.least && *decimal <= range.most) return decimal;
  reading.add(Kind::wrong_value, setting.value.source(),
              fmt::format("{} {}, expected {} to {} with at most 6 decimals", setting.key,
                          reading.written(setting.value.source()), decimal_text(range.least), decimal_text(range.most)),
              fmt::format("write {} = 1.5", setting.key));
  return std::nullopt;
}

std::optional<Minutes> read_duration(Reading& reading, const Setting& setting, DurationRange range) {
  const std::string example = fmt::format("\"{}\"", duration_text(std::clamp(Minutes{30}, range.least, range.most)));
  const auto text = read_text(reading, setting, "a duration in quotes", example);
  if (!text) return std::nullopt;
  const auto duration = parse_duration(*text);
  if (!duration) {
    reading.add(Kind::wrong_value, setting.value.source(),
                fmt::format("{} {}, expected a duration", setting.key, quoted(*text)),
                R"(write "8h", "30m" or "1h30m")");
    return std::nullopt;
  }
  if (*duration >= range.least && *duration <= range.most) return duration;
  reading.add(Kind::wrong_value, setting.value.source(),
              fmt::format("{} {}, expected {} to {}", setting.key, quoted(*text), duration_text(range.least),
                          duration_text(range.most)),
              fmt::format("write {} = {}", setting.key, example));
  return std::nullopt;
}

std::optional<Minutes> read_hours(Reading& reading, const Setting& setting, Minutes least) {
  constexpr std::int64_t most_hours = million;
  if (setting.value.is_string()) {
    return read_duration(reading, setting, {least, Minutes{static_cast<std::int32_t>(most_hours * 60)}});
  }
  if (!setting.value.is_number()) {
    wrong_type(reading, setting, "a number of hours", "4");
    return std::nullopt;
  }
  const auto hours = read_decimal(reading, setting, {Decimal{0}, Decimal{most_hours * million}});
  if (!hours) return std::nullopt;
  const std::int64_t sixtieths = hours->millionths * 60;
  const Minutes minutes{static_cast<std::int32_t>(sixtieths / million)};
  if (sixtieths % million != 0) {
    reading.add(
        Kind::wrong_value, setting.value.source(),
        fmt::format("{} {}, expected a whole number of minutes", setting.key, reading.written(setting.value.source())),
        fmt::format("write {} = \"{}\"", setting.key, duration_text(std::max(minutes, Minutes{1}))));
    return std::nullopt;
  }
  if (minutes >= least) return minutes;
  reading.add(Kind::wrong_value, setting.value.source(),
              fmt::format("{} {}, expected more than 0", setting.key, reading.written(setting.value.source())),
              fmt::format("write {} = 100", setting.key));
  return std::nullopt;
}

std::optional<Names> read_names(Reading& reading, const Setting& setting) {
  constexpr std::string_view both = R"({ zh = "月时尚达人", en = "Achiever of the month" })";
  if (const toml::value<std::string>* text = setting.value.as_string()) {
    if (!text->get().empty()) return Names{text->get(), text->get()};
    reading.add(Kind::wrong_value, setting.value.source(), fmt::format("{} '', expected a text", setting.key),
                fmt::format("write {} = {}", setting.key, both));
    return std::nullopt;
  }
  const toml::table* table = setting.value.as_table();
  if (table == nullptr) {
    wrong_type(reading, setting, "a text, or one a language", both);
    return std::nullopt;
  }
  Names names;
  const std::size_t before = reading.count();
  for (const auto& [key, value] : *table) {
    if (key.str() == "zh" || key.str() == "en") {
      put(key.str() == "zh" ? names.zh : names.en, read_text(reading, {key.str(), value}, "a text", "\"…\""));
    } else {
      reading.add(Kind::unknown_key, key.source(), fmt::format("unknown language {}", quoted(key.str())),
                  fmt::format("write {} = {}", setting.key, both));
    }
  }
  if (names.zh.empty() && names.en.empty()) {
    if (reading.count() == before) {
      reading.add(Kind::wrong_value, setting.value.source(), fmt::format("missing text in {}", setting.key),
                  fmt::format("write {} = {}", setting.key, both));
    }
    return std::nullopt;
  }
  return names;
}

std::optional<std::string> read_id(Reading& reading, const Setting& setting) {
  auto id = read_text(reading, setting, "a text", "\"trend-month\"");
  if (!id) return std::nullopt;
  const bool right =
      !id->empty() && id->size() <= longest_id && (is_letter(id->front()) || is_digit(id->front())) &&
      std::all_of(id->begin(), id->end(), [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
  if (right) return id;
  reading.add(Kind::wrong_value, setting.value.source(),
              fmt::format("{} {}, expected letters a to z, digits, '-' and '_', at most {}", setting.key, quoted(*id),
                          longest_id),
              fmt::format("write {} = \"trend-month\", and any words in name", setting.key));
  return std::nullopt;
}

const toml::array* read_list(Reading& reading, const Setting& setting, std::string_view example) {
  const toml::array* list = setting.value.as_array();
  if (list == nullptr) wrong_type(reading, setting, "a list", fmt::format("[{}]", example));
  return list;
}

const toml::table* read_table(Reading& reading, const Setting& setting, std::string_view example) {
  const toml::table* table = setting.value.as_table();
  if (table == nullptr) wrong_type(reading, setting, "a table", example);
  return table;
}

std::vector<std::string> read_texts(Reading& reading, const Setting& setting, std::string_view example) {
  std::vector<std::string> texts;
  const toml::array* list = read_list(reading, setting, example);
  if (list == nullptr) return texts;
  std::set<std::string, std::less<>> seen;
  for (const toml::node& item : *list) {
    auto text = read_text(reading, {setting.key, item, true}, "a text", example);
    if (!text) continue;
    if (text->empty()) {
      reading.add(Kind::wrong_value, item.source(), fmt::format("{} '', expected a text", setting.key),
                  fmt::format("write {} = [{}]", setting.key, example));
    } else if (!seen.insert(*text).second) {
      reading.add(Kind::wrong_value, item.source(), fmt::format("duplicate {} in {}", quoted(*text), setting.key),
                  "name it once");
    } else {
      texts.push_back(std::move(*text));
    }
  }
  return texts;
}

std::optional<Minutes> parse_clock(std::string_view text, bool to_midnight) {
  if (text.size() == 4 && text[1] == ':') {
    if (!is_digit(text[0]) || !is_digit(text[2]) || !is_digit(text[3])) return std::nullopt;
  } else if (text.size() != 5 || text[2] != ':' || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[3]) ||
             !is_digit(text[4])) {
    return std::nullopt;
  }
  const std::size_t colon = text.find(':');
  const int hour = colon == 1 ? text[0] - '0' : (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[colon + 1] - '0') * 10 + (text[colon + 2] - '0');
  const Minutes clock{hour * 60 + minute};
  if (minute > 59 || clock > Minutes{24 * 60} || (clock == Minutes{24 * 60} && !to_midnight)) return std::nullopt;
  return clock;
}

std::optional<std::size_t> read_word(Reading& reading, const Setting& setting, const std::vector<std::string>& words) {
  const auto text = read_text(reading, setting, "a word in quotes", fmt::format("\"{}\"", words.front()));
  if (!text) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  const std::string near = nearest(*text, words);
  reading.add(Kind::wrong_value, setting.value.source(), fmt::format("unknown {} {}", setting.key, quoted(*text)),
              near.empty() ? fmt::format("write one of {}", listed(words)) : fmt::format("did you mean '{}'?", near));
  return std::nullopt;
}

}  // namespace starhours
