// The built-in rulebook. It is read like any other; a test holds that it has no mistake.
#include <starhours/rules_file.h>

namespace starhours {
namespace {

constexpr std::string_view text =
    R"toml(# The built-in rulebook of starhours. Save it, change what your community decided otherwise,
# and adopt it with `starhours rules set FILE`. What a rulebook does not say holds as it stands here.
title = "志愿服务时长与时尚达人评选办法"
zone = "Asia/Shanghai"  # the sheets' wall clocks

# Hours count as 《志愿服务记录办法》 (民函〔2012〕340号) has it: the time actually served, travel excluded,
# no rounding, no caps. No minute counts twice.
[count]
round = "none"                 # none | down | nearest | up, with step = "30m" and scope = "entry" | "day"
day_starts = "00:00"           # "04:00" gives a night shift to the evening it began
week_starts = "monday"
year_starts = "01-01"          # "09-01" for school years; halves and quarters move with it
overnight_max = "12h"          # a sign-out at or before its sign-in is the next day's, up to this length
max_session = "16h"            # longer waits in suspense
stated = "ignore"              # hours stated beside both times: ignore | cap | replace
missing_sign_in = "suspense"   # suspense | activity-start | a credit such as "2h"
missing_sign_out = "suspense"  # suspense | activity-end | a credit such as "2h"
unknown_volunteer = "register" # register | suspense
lumps = "suspense"             # stated hours past max_session: suspense | allow
trim = false                   # true: only what lies inside the activity's window counts
# min = "15m"                  # a shorter entry counts nothing
# at_least = "1h"              # a shorter entry counts as this
# break = ["12:00-13:30"]      # or { after = "6h", take = "30m" }, or both: { daily = ["12:00-13:30"], after = …, take = … }
# max_per_entry = "8h"
# max_per_activity_day = "8h"
# max_per_day = "8h"

# Stars: the levels of 《志愿服务记录办法》 (民函〔2012〕340号), by all hours ever served.
[[ladder]]
id = "star"
name = { zh = "星级志愿者", en = "Star rating" }
by = "hours"         # hours | points | entries | days | activities
window = "lifetime"  # or year, half, quarter, month, week, day: the count begins anew with each
levels = [
  { name = { zh = "一星级", en = "One star" }, hours = 100 },
  { name = { zh = "二星级", en = "Two stars" }, hours = 300 },
  { name = { zh = "三星级", en = "Three stars" }, hours = 600 },
  { name = { zh = "四星级", en = "Four stars" }, hours = 1000 },
  { name = { zh = "五星级", en = "Five stars" }, hours = 1500 },
]

# Achievers: most hours, then most days, then most participations, then registered longest. Who is equal in
# all of these is ordered by id; ties = "share" would let all who equal the last winner in.
[[award]]
id = "trend-week"
name = { zh = "周时尚达人", en = "Achiever of the week" }
every = "week"
by = "hours"
winners = 5
ties = "break"
tie_break = ["days", "entries", "registered"]

[[award]]
id = "trend-month"
name = { zh = "月时尚达人", en = "Achiever of the month" }
every = "month"
by = "hours"
winners = 5
ties = "break"
tie_break = ["days", "entries", "registered"]

[[award]]
id = "trend-quarter"
name = { zh = "季时尚达人", en = "Achiever of the quarter" }
every = "quarter"
by = "hours"
winners = 10
ties = "break"
tie_break = ["days", "entries", "registered"]

[[award]]
id = "trend-year"
name = { zh = "年时尚达人", en = "Achiever of the year" }
every = "year"
by = "hours"
winners = 10
ties = "break"
tie_break = ["days", "entries", "registered"]

[[award]]
id = "team-month"
name = { zh = "月先进集体", en = "Outstanding team of the month" }
every = "month"
of = "team"
by = "hours"         # or "hours-per-member", fairer to small teams
winners = 1
ties = "break"
tie_break = ["entries", "days"]

[[award]]
id = "team-year"
name = { zh = "年度先进集体", en = "Outstanding team of the year" }
every = "year"
of = "team"
by = "hours"
winners = 3
ties = "break"
tie_break = ["entries", "days"]

# Points, for awards and ladders by points: an entry earns its credited hours x per_hour x every weight that applies.
[points]
per_hour = 1
# weight = { category = { "邻里互助" = 1.5 }, project = {}, weekday = { saturday = 1.5, sunday = 1.5 }, holiday = 2 }
# holidays = ["2025-01-01", "2025-10-01..2025-10-08"]
)toml";

}  // namespace

std::string_view default_rulebook_text() { return text; }

}  // namespace starhours
