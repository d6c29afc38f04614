#include "expectation.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <utility>

namespace starhours::tests {
namespace {

using Json = nlohmann::json;

constexpr std::size_t to_the_minute = 16;  // characters of 2025-03-05T09:00

std::string text_of(const Json& row, const char* key) {
  const auto at = row.find(key);
  return at == row.end() || at->is_null() ? std::string() : at->get<std::string>();
}

std::optional<std::string> time_of(const Json& row, const char* key) {
  const std::string text = text_of(row, key);
  return text.empty() ? std::nullopt : std::optional(text.substr(0, to_the_minute));
}

RowAt row_at(const Json& row) { return {text_of(row, "sheet"), row.at("row").get<std::uint32_t>()}; }

bool is_either(const Json& row) { return text_of(row, "policy") == "either"; }

}  // namespace

Expectation read_expectation(const std::filesystem::path& file) {
  std::ifstream in(file);
  const Json json = Json::parse(in);
  Expectation expected;
  expected.name = json.at("file").get<std::string>();
  expected.zone = json.at("tz").get<std::string>();
  expected.either = is_either(json);
  const Json& options = json.at("options");
  if (options.contains("default_year")) expected.options.year = options["default_year"].get<int>();
  expected.options.volunteer = text_of(options, "volunteer");
  expected.options.date_order = date_order_named(text_of(options, "date_order")).value_or(DateOrder::unknown);
  expected.options.encoding = encoding_named(text_of(options, "encoding"));
  for (const Json& row : json.at("accepted")) {
    expected.accepted[row_at(row)].push_back({text_of(row, "name"), text_of(row, "activity"), text_of(row, "date"),
                                              time_of(row, "start"), time_of(row, "end"),
                                              row.at("minutes").get<std::int64_t>(), is_either(row)});
  }
  for (const Json& row : json.at("rejected")) expected.rejected[row_at(row)] = is_either(row);
  expected.file_refused = !text_of(json, "file_error").empty() && expected.accepted.empty();
  if (const auto after = json.find("after_import_of"); after != json.end()) {
    if (after->is_string()) expected.after.push_back(after->get<std::string>());
    if (after->is_array()) expected.after = after->get<std::vector<std::string>>();
  }
  if (json.contains("new_rows")) expected.new_rows = json["new_rows"].get<std::int64_t>();
  return expected;
}

}  // namespace starhours::tests
