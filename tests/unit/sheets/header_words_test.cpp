#include <doctest/doctest.h>
#include <sheets/header_words.h>

#include <string>
#include <utility>
#include <vector>

using starhours::sheets::Word;
using starhours::sheets::word_of;

TEST_CASE("header cells are known however they are written") {
  const std::vector<std::pair<std::string, Word>> table{
      {"姓名", Word::volunteer_name},
      {" 姓 名 ", Word::volunteer_name},
      {"*姓名", Word::volunteer_name},
      {"姓名（必填）", Word::volunteer_name},
      {"姓名：", Word::volunteer_name},
      {"Volunteer ID", Word::volunteer_id},
      {"volunteer_id", Word::volunteer_id},
      {"VOLUNTEER-ID", Word::volunteer_id},
      {"ＩＤ", Word::id},
      {"sign_in", Word::sign_in},
      {"Sign In", Word::sign_in},
      {"time in", Word::sign_in},
      {"Check-in", Word::sign_in},
      {"时长", Word::hours},
      {"时长(小时)", Word::hours},
      {"服务时长（小时）", Word::hours},
      {"时长/小时", Word::hours},
      {"时长(分钟)", Word::minutes},
      {"考勤时长(分钟)", Word::minutes},
      {"时长[分]", Word::minutes},
      {"时长/分钟", Word::minutes},
      {"服务时长分钟", Word::minutes},
      {"duration (min)", Word::minutes},
      {"Duration Minutes", Word::minutes},
      {"hours", Word::hours},
      {"签到\n时间", Word::sign_in},
      {"日期(yyyy-mm-dd)", Word::date},
      {"服务队名称", Word::team_name},
      {"受益人次", Word::beneficiary_visits},
      {"", Word::unknown},
      {"签名", Word::unknown},
      {"\xFF", Word::unknown},
      {"(", Word::unknown},
      {"(分钟)", Word::unknown},
      {"From.date", Word::date},
      {"No.Call.No.Show", Word::absent_flag},
      {"No.", Word::serial},
      {"GW_VOLUNTEERS__HOURS_WORKED__C", Word::hours},
      {"Contact: Full Name", Word::volunteer_name},
      {"Volunteer Job: Job Name", Word::activity_name},
      {"Volunteer Hours: Volunteer Hours Name", Word::record},
      {"Note: see below", Word::unknown},
      {"_id", Word::record},
  };
  for (const auto& entry : table) {
    const auto& cell = entry.first;
    const auto& word = entry.second;
    CAPTURE(cell);
    CHECK(word_of(cell) == word);
  }
  CHECK(word_of(std::string(10'000, 'x')) == Word::unknown);
}
