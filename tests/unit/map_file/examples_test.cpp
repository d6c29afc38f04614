// The maps of examples/maps read what they are made for.
#include <starhours/map_file.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using namespace starhours;

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file, path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string dashed(std::string_view text) { return text.empty() ? "-" : std::string(text); }

// "volunteer activity day in out minutes" for each sign-in, "refused" and "absent" for such rows.
std::string rows_of(const std::string& bytes, const ReadingOptions& options) {
  const auto source = source_of(bytes);
  auto reader = SheetReader::open(*source, options);
  REQUIRE_MESSAGE(reader, (reader ? "" : reader.error().message));
  std::string rows;
  SheetRow row;
  while ((*reader)->next(row)) {
    if (row.kind == RowKind::refused) rows += "refused " + std::string(name_of(row.problems.front().kind)) + "\n";
    if (row.kind == RowKind::absent) rows += "absent\n";
    if (row.kind != RowKind::sign_in) continue;
    for (const SignIn& sign_in : row.sign_ins) {
      const std::string_view who = sign_in.volunteer_id.empty() ? sign_in.name : sign_in.volunteer_id;
      rows += fmt::format(
          "{} {} {} {} {}\n", who, dashed(sign_in.activity), sign_in.day ? to_string(*sign_in.day) : "-",
          sign_in.in.kind == WrittenTime::Kind::missing ? "-" : "timed", sign_in.stated ? sign_in.stated->count() : -1);
    }
  }
  return rows;
}

struct Example {
  const char* map;
  const char* sheet;
  const char* rows;
};

constexpr Example examples[] = {
    {"zhiyuanhui", "姓名,信用时数\n王芳,2.7\n张三,0.5\n",
     "王芳 食品银行 2025-03-04 - 162\n张三 食品银行 2025-03-04 - 30\n"},
    {"better-impact",
     "timelog_entry_id,date_worked,hours_worked,approved,activity_name,user_id,first_name,last_name,clock_start_time\n"
     "9001,2025-03-05T00:00:00.0000000Z,2.5,true,Market Stall,701,Jane,Doe,\n",
     "701 Market Stall 2025-03-05 - 150\n"},
    {"track-it-forward",
     "First Name,Last Name,Email,Date,Time In,Time Out,Hours,Event,Status\n"
     "Jane,Doe,jane@example.org,03/05/2025,9:00 AM,11:30 AM,2.5,Food Bank,Approved\n",
     "Jane Doe Food Bank 2025-03-05 timed 150\n"},
    {"volunteers-for-salesforce",
     "ID,NAME,GW_VOLUNTEERS__CONTACT__C,GW_VOLUNTEERS__FULL_NAME__C,GW_VOLUNTEERS__VOLUNTEER_JOB__C,"
     "GW_VOLUNTEERS__STATUS__C,GW_VOLUNTEERS__START_DATE__C,GW_VOLUNTEERS__END_DATE__C,"
     "GW_VOLUNTEERS__HOURS_WORKED__C,GW_VOLUNTEERS__NUMBER_OF_VOLUNTEERS__C,"
     "GW_VOLUNTEERS__TOTAL_HOURS_WORKED__C,GW_VOLUNTEERS__PLANNED_START_DATE_TIME__C\n"
     "a0C1,H-000101,0035f1,Ruth Gold,Greeting,Completed,2025-03-05,2025-03-05,3.0,1.0,3.0,2025-03-05T19:30:00.000Z\n",
     "0035f1 Greeting 2025-03-05 - 180\n"},
    {"volgistics",
     "Number,Site,Place,Assignment,From date,To date,From time,To time,Hours,No Call/No Show,"
     "Call/Email to miss shift,Absence,Volunteers\n"
     "10234,Main,Shelter,Dog walking,3/5/2025,3/5/2025,9:00 AM,11:30 AM,2.5,0,0,0,1\n"
     "10235,Main,Shelter,Dog walking,3/5/2025,3/5/2025,,,3,0,0,0,1\n",
     "10234 Dog walking 2025-03-05 timed 150\n10235 Dog walking 2025-03-05 - 180\n"},
};

}  // namespace

TEST_CASE("every example map reads the sheets it is made for") {
  std::size_t maps = 0;
  for (const auto& file : std::filesystem::directory_iterator(STARHOURS_ROOT "/examples/maps")) {
    ++maps;
    const auto read = read_map(text_of(file.path()), file.path().string());
    CHECK_MESSAGE(read.problems.empty(), file.path().string());
  }
  CHECK(maps == std::size(examples));
  for (const Example& example : examples) {
    CAPTURE(example.map);
    const auto map = read_map(text_of(fmt::format("{}/examples/maps/{}.toml", STARHOURS_ROOT, example.map)), "m");
    ReadingOptions options = map.value;
    options.source = "sheet.csv";
    options.worksheet.clear();  // the sheets here are text
    if (std::string_view(example.map) == "zhiyuanhui") {
      options.date = parse_iso_day("2025-03-04");
      options.activity = "食品银行";
    }
    CHECK(rows_of(example.sheet, options) == example.rows);
  }
}
