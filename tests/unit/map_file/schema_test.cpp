// The JSON Schema of a map and its reader take and refuse the same.
#include <starhours/map_file.h>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
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

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const json& schema() {
  static const json parsed = json::parse(text_of(STARHOURS_ROOT "/schemas/map.schema.json"));
  return parsed;
}

json json_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    json value = json::object();
    for (const auto& [key, item] : *table) value[std::string(key.str())] = json_of(item);
    return value;
  }
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto whole = node.value_exact<std::int64_t>()) return *whole;
  if (const auto flag = node.value_exact<bool>()) return *flag;
  if (const auto day = node.value_exact<toml::date>()) {
    std::ostringstream written;
    written << *day;
    return written.str();
  }
  return {};
}

bool schema_takes(std::string_view toml) {
  valijson::Schema compiled;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema()), compiled);
  const json document = json_of(toml::parse(toml));
  return valijson::Validator().validate(compiled, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
}

}  // namespace

TEST_CASE("the schema knows every field, and no other") {
  CHECK(schema()["properties"]["columns"]["additionalProperties"]["enum"].get<std::vector<std::string>>() ==
        field_names());
}

TEST_CASE("the schema and the reader take and refuse the same") {
  for (const char* toml : {"",
                           "kind = \"teams\"",
                           "kind = \"team\"",
                           "kind = 1",
                           "encoding = \"GB18030\"",
                           "encoding = 3",
                           "date_order = \"ymd\"",
                           "date_order = \"\"",
                           "year = 2025",
                           "year = 25",
                           "year = \"2025\"",
                           "date = 2025-03-05",
                           "date = \"2025-03-05\"",
                           "date = \"March\"",
                           "team = \"\"",
                           "team = 5",
                           "activity = \"a\"",
                           "activity = true",
                           "volunteer = \"v\"",
                           "worksheet = \"w\"",
                           "worksheet = 1",
                           "header_row = 1",
                           "header_row = 0",
                           "header_row = 2000000",
                           "hours = \"minutes\"",
                           "hours = \"days\"",
                           "punches = \"pairs\"",
                           "punches = \"all\"",
                           "columns = 3",
                           "columns = {}",
                           "column = {}",
                           "[columns]\nx = \"name\"\n3 = \"ignore\"",
                           "[columns]\nx = \"nam\"",
                           "[columns]\nx = 3",
                           "[columns]\nx.y = \"name\"",
                           "other = 1"}) {
    CAPTURE(std::string(toml));
    CHECK(schema_takes(toml) == read_map(toml, "m").problems.empty());
  }
  for (const auto& file : std::filesystem::directory_iterator(STARHOURS_ROOT "/examples/maps")) {
    CHECK(schema_takes(text_of(file.path())));
  }
}
