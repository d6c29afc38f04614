#include "reading.h"

#include <sheets/punches.h>

#include <string>
#include <vector>

using namespace starhours;
using namespace starhours::reading;
using sheets::Punches;

namespace {

WallTime at(int minute) { return WallTime{*parse_iso_day("2025-03-05")} + Minutes{minute}; }

}  // namespace

TEST_CASE("the first and the last punch of a day, or one pair after the other") {
  constexpr int morning = 500;
  Punches punches;
  punches.add(0, "a", at(morning));
  punches.add(1, "a", at(morning + 2));
  punches.add(2, "b", at(morning));
  punches.add(3, "a", at(morning + 200));
  punches.add(4, "a", at(morning + 300));
  punches.add(5, "a", at(morning + 480));
  punches.add(6, "a", at(morning + 24 * 60));
  using Role = Punches::Role;
  const auto outer = punches.settle(8, false);
  CHECK(outer[0].role == Role::sign_in);
  CHECK(outer[0].out == at(morning + 480));
  CHECK(outer[1].role == Role::repeated);
  CHECK(outer[2].role == Role::sign_in);
  CHECK_FALSE(outer[2].out);
  CHECK(outer[3].role == Role::part);
  CHECK(outer[5].role == Role::part);
  CHECK(outer[6].role == Role::sign_in);
  CHECK(outer[7].role == Role::none);
  const auto pairs = punches.settle(8, true);
  CHECK(pairs[0].out == at(morning + 200));
  CHECK(pairs[3].role == Role::part);
  CHECK(pairs[4].out == at(morning + 480));
}

TEST_CASE("a log of punches is read to its end to know what each is") {
  const std::string log =
      "姓名,打卡时间,设备\n张三,2025/3/5 星期三 8:20,门1\n李四,2025/3/5 星期三 8:22,门1\n张三,2025/3/5 星期三 "
      "8:21,门1\n"
      "张三,2025/3/5 星期三 12:00,门2\n张三,2025/3/5 星期三 13:30,门2\n张三,2025/3/5 星期三 17:20,门1\n,,\n合计,,\n";
  const Reading reading = read(log);
  CHECK(reading.rows == Rows{"1@1 header", "2@2 - 张三 - - - - - 2025-03-05T08:20 2025-03-05T17:20 -",
                             "3@3 - 李四 - - - - - 2025-03-05T08:22 - -", "4@4 repeated", "5@5 punch", "6@6 punch",
                             "7@7 punch", "8@8 blank", "9@9 total"});
  CHECK(reading.findings == std::vector<std::string>{"first and last punch of a day taken"});
  ReadingOptions options;
  options.columns.punch_pairs = true;
  const Reading pairs = read(log, options);
  CHECK(pairs.rows[1] == "2@2 - 张三 - - - - - 2025-03-05T08:20 2025-03-05T12:00 -");
  CHECK(pairs.rows[5] == "6@6 - 张三 - - - - - 2025-03-05T13:30 2025-03-05T17:20 -");
  CHECK(read("姓名,打卡日期,打卡时间\n张三,2025-03-05,8:20\n张三,2025-03-05,10:20\n").rows[1] ==
        "2@2 - 张三 - - - - 2025-03-05 08:20 2025-03-05T10:20 -");
}
