// What registries say, whatever rows of sign-ins said before.
#include "books.h"

using namespace starhours;
using namespace starhours::test;

namespace {

const std::string volunteers = "volunteer_id,name,id_number,phone,team\n";
const std::string teams = "team_id,name,parent\n";
const std::string sign_ins = "volunteer_id,name,id_number,phone,team,activity,date,sign_in,sign_out\n";

// The facts of one kind, without that word.
std::vector<std::string> known(Book& book, const std::string& kind) {
  std::vector<std::string> lines;
  for (const std::string& line : facts(book)) {
    if (line.starts_with(kind + " ")) lines.push_back(line.substr(kind.size() + 1));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("who is registered is not known by what rows without an id say") {
  const TestSheet sheet{"a.csv", sign_ins + ",李四,610881190207160120,19900000002,乙队,清洁,2025-03-01,09:00,10:00\n"};
  const TestSheet registry{"v.csv", volunteers + ",李四,610881190207160120,,\n"};
  for (const bool registry_first : {true, false}) {
    BookFolder folder;
    Book book = folder.open("book.db");
    import_well(book, registry_first ? registry : sheet);
    import_well(book, registry_first ? sheet : registry);
    CHECK(known(book, "volunteer") == Lines{"id-1dec8eb6171e 李四 610881190207160120  - 0 - - "});
  }
}

TEST_CASE("a row of a registry without an id is nobody of whom only rows of sign-ins told the number") {
  const TestSheet sheet{"a.csv", sign_ins + "V2,张三,610881190103050015,,,清洁,2025-03-01,09:00,10:00\n"};
  const TestSheet registry{"v.csv", volunteers + "V2,张三,,,\n,张三,610881190103050015,,甲队\n"};
  for (const bool registry_first : {true, false}) {
    BookFolder folder;
    Book book = folder.open("book.db");
    import_well(book, registry_first ? registry : sheet);
    import_well(book, registry_first ? sheet : registry);
    CHECK(known(book, "volunteer") ==
          Lines{"V2 张三 610881190103050015  - 0 - - ", "id-d76465064104 张三 610881190103050015  甲队 0 - - "});
  }
}

TEST_CASE("a home team that rows gave is found anew when its name goes over to another team") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"t1.csv", teams + "T1,甲队,\nT2,乙队,\n"});
  import_well(book, {"a.csv", sign_ins + "V1,王芳,,,甲队,清洁,2025-03-01,09:00,10:00\n"});
  import_well(book, {"b.csv", sign_ins + "V1,王芳,,,乙队,清洁,2025-03-02,09:00,10:00\n"});
  import_well(book, {"c.csv", sign_ins + "V1,王芳,,,,清洁,2025-03-03,09:00,10:00\n"});
  CHECK(known(book, "volunteer") == Lines{"V1 王芳   T1 1 - - "});
  CHECK(known(book, "team day") == Lines{"2025-03-01 T1 60 1", "2025-03-02 T2 60 1", "2025-03-03 T1 60 1"});

  CHECK(import_well(book, {"t2.csv", teams + "T1,丁队,\nT3,甲队,\n"}).reread == 3);
  CHECK(known(book, "volunteer") == Lines{"V1 王芳   T2 1 - - "});
  CHECK(known(book, "team day") == Lines{"2025-03-01 T3 60 1", "2025-03-02 T2 60 1", "2025-03-03 T2 60 1"});
}

TEST_CASE("a team stands under the registered one of the name that was written, be its id known before or not") {
  for (const bool id_known : {true, false}) {
    BookFolder folder;
    Book book = folder.open("book.db");
    if (id_known) import_well(book, {"a.csv", sign_ins + "V1,王芳,,,T1,清洁,2025-03-01,09:00,10:00\n"});
    import_well(book, {"t1.csv", teams + "T2,乙队,甲队\n"});
    import_well(book, {"t2.csv", teams + "T1,甲队,\n"});
    CHECK(known(book, "team").front() == "T1 甲队 - 0");
    CHECK(known(book, "team")[1] == "T2 乙队 T1 0");
    CHECK(known(book, "team").size() == 2 + known(book, "team day").size());
  }
}

TEST_CASE("what a registry says of a team or somebody and unsays leaves no team behind") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"t.csv", teams + "T1,甲队,东站\nT1,甲队,西站\n"});
  CHECK(known(book, "team") == Lines{"T1 甲队 西站 0", "西站 西站 - 4"});
  import_well(book, {"v.csv", volunteers + "V1,王芳,,,东队\nV1,王芳,,,甲队\n"});
  CHECK(known(book, "team") == Lines{"T1 甲队 西站 0", "西站 西站 - 4"});
}

TEST_CASE("a row that can be read no more tells nothing of its volunteer") {
  BookFolder folder;
  Book book = folder.open("book.db");
  REQUIRE(adopt_rulebook(book, "[count]\nmissing_sign_out = \"activity-end\"\n", test_today));
  const std::string activities = "activity_id,name,category,start,end\n";
  import_well(book, {"x.csv", activities + "A1,巡逻,治安,08:00,12:00\n"});
  import_well(book, {"a.csv", sign_ins + "V1,王芳,,,甲队,清洁,2025-03-01,09:00,10:00\n"});
  import_well(book, {"b.csv", sign_ins + "V1,王芳,,,T1,巡逻,2025-03-02,09:00,\n"});
  CHECK(known(book, "volunteer") == Lines{"V1 王芳   T1 1 - - "});
  const Receipt receipt = import_well(book, {"y.csv", activities + "A1,阅读,治安,,\n"});
  CHECK(receipt.minutes_added == -180);
  CHECK(known(book, "volunteer") == Lines{"V1 王芳   甲队 1 - - "});
}

TEST_CASE("a sheet that gives way to a registry leaves the others read by what that says") {
  BookFolder folder;
  Book book = folder.open("book.db");
  import_well(book, {"a.csv", sign_ins + "V1,王芳,,,甲队,清洁,2025-03-01,09:00,10:00\n"});
  import_well(book, {"b.csv", sign_ins + "V1,王芳,,,乙队,清洁,2025-03-02,09:00,10:00\n"});
  import_well(book, {"c.csv", sign_ins + "V2,李四,,,甲队,A1,2025-03-03,09:00,10:00\n"});
  replace_well(book, "b.csv", {"x.csv", "activity_id,name,category\nA1,清洁,环境\n"});
  CHECK(known(book, "activity") == Lines{"A1 清洁  0"});
  CHECK(known(book, "entry").front().starts_with("2025-03-01 V1 A1 甲队"));
}
