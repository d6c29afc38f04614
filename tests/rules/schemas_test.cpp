// Every JSON output is valid against its schema, and has its keys in the order the schema lists them.
#include "community.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <set>

namespace {

namespace fs = std::filesystem;
using namespace starhours::tests;

struct Output {
  const char* schema;
  const char* command;
};

constexpr Output outputs[] = {
    {"import-receipts", "starhours --rules rulebook.toml import registry sheets --format json"},
    {"import-receipts", "starhours import sheets --format json"},
    {"query-hours", "starhours query hours --format json"},
    {"query-hours", "starhours query hours --by volunteer --by month --format json"},
    {"query-hours", "starhours query hours --by team,activity,project,post,category,station --format json"},
    {"query-hours", "starhours query hours --by day,week,quarter,half,year --format json"},
    {"query-entries", "starhours query entries --format json"},
    {"query-volunteers", "starhours query volunteers --format json"},
    {"query-teams", "starhours query teams --format json"},
    {"query-activities", "starhours query activities --format json"},
    {"query-sheets", "starhours query sheets --format json"},
    {"query-suspense", "starhours query suspense --format json"},
    {"query-worklist", "starhours query suspense --worklist --format json"},
    {"query-history", "starhours query history --format json"},
    {"import-dry-run", "starhours import corrected.csv --dry-run --format json"},
    {"import-changes", "starhours import corrected.csv --replace=4 --dry-run --format json"},
    {"query-rows", "starhours query rows --sheet 2 --format json"},
    {"query-why", "starhours query why XSL003 --format json"},
    {"query-why-award", "starhours query why XSL003 --award trend-month --period 2025-03 --format json"},
    {"query-why-award", "starhours query why T01 --award team-month --period 2025-03 --format json"},
    {"report-awards", "starhours report awards --period 2025-03 --format json"},
    {"report-awards", "starhours report awards --within 2025-Q1 --all --format json"},
    {"report-stars", "starhours report stars --all --format json"},
    {"report-stars", "starhours report stars --period 2025-03 --format json"},
    {"report-summary", "starhours report summary --period 2025-03 --format json"},
    {"report-statement", "starhours report statement XSL003 --format json"},
};

// Keys of an object in the order written.
std::vector<std::string> keys_of(const nlohmann::ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

}  // namespace

TEST_CASE("real outputs are valid against their schemas") {
  const fs::path folder = fs::path(STARHOURS_ROOT) / "schemas";
  Community community;
  community.environment.files["corrected.csv"] = "姓名,活动,日期,签到,签退\n王芳,新活动,2025-03-05,09:00,10:00\n";
  std::set<std::string> used;
  for (const Output& output : outputs) {
    CAPTURE(output.command);
    used.insert(output.schema);
    REQUIRE(community.run(output.command) == 0);
    const std::string text = community.environment.out_text();
    const auto rows = nlohmann::json::parse(text);
    const auto schema_file = folder / (std::string(output.schema) + ".schema.json");
    const auto schema_json = nlohmann::json::parse(text_of(schema_file));

    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
    valijson::ValidationResults results;
    const bool valid = valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(rows), &results);
    std::string errors;
    for (valijson::ValidationResults::Error error; errors.size() < 1000 && results.popError(error);) {
      errors += error.description + "\n";
    }
    CHECK_MESSAGE(valid, errors);
    CHECK(schema_json["items"]["additionalProperties"] == false);

    const auto ordered = nlohmann::ordered_json::parse(text);
    if (ordered.empty()) continue;
    const std::vector<std::string> keys = keys_of(ordered.front());
    std::vector<std::string> listed;
    for (const std::string& key : keys_of(nlohmann::ordered_json::parse(text_of(schema_file))["items"]["properties"])) {
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) listed.push_back(key);
    }
    // The dimensions of query hours come in the order asked.
    if (std::string(output.schema) != "query-hours") CHECK(keys == listed);
  }
  for (const auto& file : fs::directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    if (!name.ends_with(".schema.json") || name == "rulebook.schema.json" || name == "map.schema.json") continue;
    CHECK_MESSAGE(used.contains(name.substr(0, name.find('.'))), name << " is held against no output");
  }
}
