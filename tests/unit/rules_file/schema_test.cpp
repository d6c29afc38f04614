// The reader's tables and the JSON Schema say the same.
#include "shown.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <rules_file/keys.h>
#include <toml++/toml.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace starhours;
using nlohmann::json;

namespace {

const json& schema() {
  static const json parsed = json::parse(rulebook_schema());
  return parsed;
}

json json_of(const toml::node& node) {
  json value;
  if (const toml::table* table = node.as_table()) {
    value = json::object();
    for (const auto& [key, item] : *table) value[std::string(key.str())] = json_of(item);
  } else if (const toml::array* list = node.as_array()) {
    value = json::array();
    for (const toml::node& item : *list) value.push_back(json_of(item));
  } else if (const auto text = node.value_exact<std::string>()) {
    value = *text;
  } else if (const auto whole = node.value_exact<std::int64_t>()) {
    value = *whole;
  } else if (const auto number = node.value_exact<double>()) {
    value = *number;
  } else if (const auto flag = node.value_exact<bool>()) {
    value = *flag;
  } else if (const auto day = node.value_exact<toml::date>()) {
    std::ostringstream written;
    written << *day;
    value = written.str();
  }
  return value;
}

bool schema_takes(std::string_view toml) {
  static const valijson::Schema* const compiled = [] {
    static valijson::Schema parsed;
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema()), parsed);
    return &parsed;
  }();
  const json document = json_of(toml::parse(toml));
  valijson::Validator validator;
  return validator.validate(*compiled, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
}

const json& definition(std::string_view name) {
  return name.empty() ? schema() : schema()["definitions"].at(std::string(name));
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("the schema is the file's text") {
  CHECK(rulebook_schema() == file_text(STARHOURS_ROOT "/schemas/rulebook.schema.json"));
}

TEST_CASE("every key of the reader is in the schema, with its form, and no other") {
  for (const SectionKeys& section : all_keys()) {
    CAPTURE(section.section);
    const json& properties = definition(section.section).at("properties");
    CHECK(definition(section.section).at("additionalProperties") == false);
    CHECK(properties.size() == section.entries.size());
    for (const SectionKeys::Entry& entry : section.entries) {
      CAPTURE(entry.name);
      REQUIRE(properties.contains(std::string(entry.name)));
      const json& property = properties.at(std::string(entry.name));
      CHECK(property.at("$ref") == "#/definitions/" + std::string(entry.form));
      CHECK(property.contains("description"));
    }
  }
}

TEST_CASE("every object of the schema with keys of its own is a section of the reader") {
  for (const auto& [name, body] : schema()["definitions"].items()) {
    if (!body.contains("properties")) continue;
    const std::string& wanted = name;
    bool found = false;
    for (const SectionKeys& section : all_keys()) found |= section.section == wanted;
    CAPTURE(wanted);
    CHECK(found);
  }
}

TEST_CASE("words are the same in both") {
  for (const Words& words : all_words()) {
    CAPTURE(words.form);
    const json& form = definition(words.form);
    if (form.contains("patternProperties")) {
      CHECK(form["patternProperties"].contains(fmt::format("^({})$", fmt::join(words.words, "|"))));
      continue;
    }
    const json& place = form.contains("items") ? form["items"] : form.contains("anyOf") ? form["anyOf"][0] : form;
    CHECK(place.at("enum") == json(words.words));
  }
}

TEST_CASE("every word of the schema is one the reader was asked about") {
  std::size_t lists = 0;
  for (const auto& item : schema()["definitions"].items()) {
    const std::string text = item.value().dump();
    for (std::size_t at = text.find("\"enum\""); at != std::string::npos; at = text.find("\"enum\"", at + 1)) ++lists;
  }
  // The weekdays of weights are keys, and stand in a pattern.
  CHECK(lists + 1 == all_words().size());
}

TEST_CASE("the built-in rulebook and the examples are valid against the schema") {
  CHECK(schema_takes(default_rulebook_text()));
  for (const auto& file : std::filesystem::recursive_directory_iterator(STARHOURS_ROOT "/examples")) {
    // Maps of columns are no rulebooks.
    if (file.path().extension() != ".toml" || file.path().parent_path().filename() == "maps") continue;
    CAPTURE(file.path());
    CHECK(schema_takes(file_text(file.path())));
  }
  CHECK(schema_takes(file_text(STARHOURS_ROOT "/tests/fuzz/corpus/rulebook/whole.toml")));
}

TEST_CASE("reader and schema take and refuse the same") {
  const std::string award = "[[award]]\nid = \"m\"\nname = \"月\"\nevery = \"month\"\n";
  const std::string ladder = "[[ladder]]\nid = \"s\"\nname = \"星\"\n";
  const std::string rulebooks[] = {"",
                                   "title = 5",
                                   "zone = \"\"",
                                   "zone = 8",
                                   "titel = \"a\"",
                                   "count = 3",
                                   "award = {}",
                                   "award = []",
                                   "ladder = [5]",
                                   "[count]\ntrim = true",
                                   "[count]\ntrim = 1",
                                   "[count]\nround = \"down\"\nstep = \"30m\"",
                                   "[count]\nstep = \"30m\"",
                                   "[count]\nround = \"dwn\"",
                                   "[count]\nmin = \"1h05m\"",
                                   "[count]\nmin = \"1h60m\"",
                                   "[count]\nmin = \"1h5\"",
                                   "[count]\nmin = \"h\"",
                                   "[count]\nmin = \"\"",
                                   "[count]\nmin = \"90m\"",
                                   "[count]\nmin = 90",
                                   "[count]\nday_starts = \"4:00\"",
                                   "[count]\nday_starts = \"24:00\"",
                                   "[count]\nday_starts = \"04:60\"",
                                   "[count]\nyear_starts = \"12-31\"",
                                   "[count]\nyear_starts = \"02-29\"",
                                   "[count]\nyear_starts = \"9-1\"",
                                   "[count]\nweek_starts = \"周日\"",
                                   "[count]\nweek_starts = \"周八\"",
                                   "[count]\nbreak = [\"12:00-24:00\"]",
                                   "[count]\nbreak = [\"24:00-12:00\"]",
                                   "[count]\nbreak = \"12:00-13:00\"",
                                   "[count]\nbreak = { after = \"6h\" }",
                                   "[count]\nbreak = { after = \"6h\", take = \"30m\" }",
                                   "[count]\nbreak = { daly = [] }",
                                   "[count]\nmissing_sign_in = \"activity-start\"",
                                   "[count]\nmissing_sign_in = \"activity-end\"",
                                   "[count]\nmissing_sign_out = \"2h\"",
                                   "[count]\nmissing_sign_out = 2",
                                   "[[award]]",
                                   award,
                                   award + "winners = 1",
                                   award + "winners = 0",
                                   award + "winners = 1000000",
                                   award + "winners = 1000001",
                                   award + "by = \"wins:\"",
                                   award + "by = \"stars\"",
                                   award + "by = \"points\"",
                                   award + "tie_break = [\"days\", \"days\"]",
                                   award + "tie_break = [\"days\", \"stars\"]",
                                   award + "cooldown = 0",
                                   award + "cooldown = 1001",
                                   award + "eligible = { min_hours = 0.5 }",
                                   award + "eligible = { min_hours = \"30m\" }",
                                   award + "eligible = { min_hours = -1 }",
                                   award + "eligible = { min_hours = 1000001 }",
                                   award + "eligible = { min_hour = 4 }",
                                   award + "eligible = { groups = [\"\"] }",
                                   award + "eligible = { groups = [\"a\", \"a\"] }",
                                   award + "eligible = { basis = [\"clocked\"] }",
                                   award + "eligible = { basis = [\"clock\"] }",
                                   award + "eligible = { min_stars = 0 }",
                                   award + "eligible = { min_points = 1.5 }",
                                   award + "eligible = { registered_months = 1201 }",
                                   ladder,
                                   ladder + "levels = []",
                                   ladder + "levels = [{ name = \"a\", hours = 100 }]",
                                   ladder + "levels = [{ name = \"a\", hours = 0 }]",
                                   ladder + "levels = [{ name = \"a\" }]",
                                   ladder + "levels = [{ hours = 1 }]",
                                   ladder + "levels = [{ name = \"a\", hours = 1, days = 1 }]",
                                   ladder + "levels = [{ name = { zh = \"a\" }, hours = 1 }]",
                                   ladder + "levels = [{ name = {}, hours = 1 }]",
                                   ladder + "levels = [{ name = \"\", hours = 1 }]",
                                   ladder + "by = \"stars\"\nlevels = [{ name = \"a\", hours = 1 }]",
                                   ladder + "window = \"all\"\nlevels = [{ name = \"a\", hours = 1 }]",
                                   "[[award]]\nid = \"月\"\nname = \"月\"\nevery = \"month\"",
                                   "[[award]]\nid = \"-a\"\nname = \"月\"\nevery = \"month\"",
                                   "[points]\nper_hour = 0.5",
                                   "[points]\nper_hour = -1",
                                   "[points]\nper_hour = 1001",
                                   "[points]\nper_hour = \"1\"",
                                   "[points]\nweight = { category = { a = 1 }, holiday = 2 }",
                                   "[points]\nweight = { category = { \"\" = 1 } }",
                                   "[points]\nweight = { weekday = { mon = 1 } }",
                                   "[points]\nweight = { weekday = { moon = 1 } }",
                                   "[points]\nholidays = [2025-10-01, \"2025-10-01..2025-10-07\"]",
                                   "[points]\nholidays = [\"2025-13-01\"]",
                                   "[points]\nholidays = [\"1899-12-31\"]",
                                   "[points]\nholidays = 2025-10-01",
                                   "[points]\nholidays = [5]"};
  for (const std::string& toml : rulebooks) {
    CAPTURE(toml);
    CHECK(schema_takes(toml) == mistakes_of(toml).empty());
  }
}
