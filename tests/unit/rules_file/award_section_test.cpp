#include "shown.h"

#include <doctest/doctest.h>

using namespace starhours;

namespace {

// An award every month with these keys from line 5 on.
std::string award(std::string_view keys) {
  return fmt::format("[[award]]\nid = \"m\"\nname = \"月\"\nevery = \"month\"\n{}\n", keys);
}

AwardRule award_of(std::string_view keys) {
  const Rulebook rulebook = rulebook_of(award(keys));
  return rulebook.awards.empty() ? AwardRule{} : rulebook.awards.front();
}

}  // namespace

TEST_CASE("an award with its defaults") {
  CHECK(award_of("") ==
        AwardRule{
            "m", {"月", "月"}, Grain::month, Contender::volunteer, Metric::hours, "", 1, Ties::broken, {}, {}, 0, {}});
}

TEST_CASE("every key of an award is read") {
  CHECK(award_of("winners = 5").winners == 5);
  CHECK(award_of("ties = \"share\"").ties == Ties::share);
  CHECK(award_of("of = \"team\"\nby = \"hours-per-member\"").by == Metric::hours_per_member);
  CHECK(award_of("of = \"team\"").of == Contender::team);
  CHECK(award_of("cooldown = 2").cooldown == 2);
  CHECK(award_of("per_team = 2").per_team == 2);
  for (const char* metric : {"points", "entries", "days", "activities"}) {
    CAPTURE(metric);
    CHECK(name_of(award_of(fmt::format("by = \"{}\"", metric)).by) == metric);
  }
  CHECK(
      award_of(
          "by = \"points\"\ntie_break = [\"hours\", \"entries\", \"days\", \"activities\", \"stars\", \"registered\"]")
          .tie_break ==
      std::vector{Metric::hours, Metric::entries, Metric::days, Metric::activities, Metric::stars, Metric::registered});
}

TEST_CASE("every key of eligible is read") {
  const Eligibility eligible = award_of(R"toml([award.eligible]
min_hours = 4
min_points = 1.5
min_entries = 2
min_days = 3
min_activities = 1
min_stars = 5
registered_months = 6
groups = ["学生"]
not_in_groups = ["staff"]
teams = ["第一服务队"]
basis = ["clocked", "manual"])toml")
                                   .eligible;
  CHECK(eligible.min_hours == Minutes{240});
  CHECK(eligible.min_points == Decimal{1'500'000});
  CHECK(eligible.min_entries == 2);
  CHECK(eligible.min_days == 3);
  CHECK(eligible.min_activities == 1);
  CHECK(eligible.min_stars == 5);
  CHECK(eligible.registered_months == 6);
  CHECK(eligible.groups == std::vector<std::string>{"学生"});
  CHECK(eligible.not_in_groups == std::vector<std::string>{"staff"});
  CHECK(eligible.teams == std::vector<std::string>{"第一服务队"});
  CHECK(eligible.basis == std::vector{Basis::clocked, Basis::manual});
  CHECK(award_of("of = \"team\"\neligible = { min_members = 5 }").eligible.min_members == 5);
  CHECK(award_of("eligible = { min_hours = 0.5 }").eligible.min_hours == Minutes{30});
  CHECK(award_of("eligible = { min_hours = \"4h30m\" }").eligible.min_hours == Minutes{270});
}

TEST_CASE("without an [[award]] the built-in ones hold; an empty list is none") {
  CHECK(rulebook_of("").awards == default_rulebook().awards);
  CHECK(rulebook_of("award = []").awards.empty());
}

TEST_CASE("numbers out of range") {
  CHECK(mistakes_of(award("winners = 0")) ==
        "r.toml:5:11: winners '0', expected 1 to 1000000 [wrong-value]\n"
        "  > 0\n"
        "  hint: write winners = 2\n");
  CHECK(mistakes_of(award("winners = \"5\"")) ==
        "r.toml:5:11: '\"5\"' is a text, expected a whole number [wrong-type]\n"
        "  > \"5\"\n"
        "  hint: write winners = 2\n");
  CHECK(mistakes_of(award("cooldown = -1")).find("cooldown '-1', expected 0 to 1000") != std::string::npos);
  CHECK(mistakes_of(award("per_team = 9223372036854775807")).find("[wrong-value]") != std::string::npos);
  CHECK(mistakes_of(award("eligible = { min_hours = 0.333 }")) ==
        "r.toml:5:26: min_hours '0.333', expected a whole number of minutes [wrong-value]\n"
        "  > 0.333\n"
        "  hint: write min_hours = \"19m\"\n");
  for (const char* key : {"min_hours", "min_points", "min_entries", "min_days", "min_activities", "min_stars",
                          "min_members", "registered_months"}) {
    CAPTURE(key);
    CHECK(mistakes_of(award(fmt::format("of = 3\neligible = {{ {} = -1 }}", key))).find(", expected ") !=
          std::string::npos);
    CHECK(mistakes_of(award(fmt::format("eligible = {{ {} = true }}", key))).find("[wrong-type]") != std::string::npos);
  }
}

TEST_CASE("words and lists") {
  CHECK(mistakes_of(award("by = \"hour\"")).find("hint: did you mean 'hours'?") != std::string::npos);
  CHECK(mistakes_of(award("ties = \"shared\"")).find("hint: did you mean 'share'?") != std::string::npos);
  CHECK(mistakes_of(award("of = \"teams\"")).find("hint: did you mean 'team'?") != std::string::npos);
  CHECK(mistakes_of(award("tie_break = \"days\"")) ==
        "r.toml:5:13: '\"days\"' is a text, expected a list [wrong-type]\n"
        "  > \"days\"\n"
        "  hint: write tie_break = [\"days\"]\n");
  CHECK(mistakes_of(award("tie_break = [\"wins\", 3]")) ==
        "r.toml:5:14: unknown tie_break 'wins' [wrong-value]\n"
        "  > \"wins\"\n"
        "  hint: write one of hours, points, entries, days, activities, stars, registered\n"
        "r.toml:5:22: '3' is a number, expected a word in quotes [wrong-type]\n"
        "  > 3\n"
        "  hint: write tie_break = [\"hours\"]\n");
  CHECK(mistakes_of(award("eligible = { groups = [\"a\", \"a\", \"\", 1] }")) ==
        "r.toml:5:29: duplicate 'a' in groups [wrong-value]\n"
        "  > \"a\"\n"
        "  hint: name it once\n"
        "r.toml:5:34: groups '', expected a text [wrong-value]\n"
        "  > \"\"\n"
        "  hint: write groups = [\"students\"]\n"
        "r.toml:5:38: '1' is a number, expected a text [wrong-type]\n"
        "  > 1\n"
        "  hint: write groups = [\"students\"]\n");
  CHECK(mistakes_of(award("eligible = { basis = [\"clock\", \"stated\", \"stated\"] }")) ==
        "r.toml:5:23: unknown basis 'clock' [wrong-value]\n"
        "  > \"clock\"\n"
        "  hint: did you mean 'clocked'?\n"
        "r.toml:5:42: duplicate 'stated' in basis [wrong-value]\n"
        "  > \"stated\"\n"
        "  hint: name it once\n");
}

TEST_CASE("ids and names") {
  CHECK(mistakes_of("[[award]]\nid = \"月 度\"\nname = { cn = \"月\" }\nevery = \"month\"") ==
        "r.toml:2:6: id '月 度', expected letters a to z, digits, '-' and '_', at most 64 [wrong-value]\n"
        "  > \"月 度\"\n"
        "  hint: write id = \"trend-month\", and any words in name\n"
        "r.toml:3:10: unknown language 'cn' [unknown-key]\n"
        "  > cn\n"
        "  hint: write name = { zh = \"月时尚达人\", en = \"Achiever of the month\" }\n");
  CHECK(
      mistakes_of("[[award]]\nid = \"a\"\nname = { }\nevery = \"month\"").find("missing text in name [wrong-value]") !=
      std::string::npos);
  CHECK(mistakes_of("[[award]]\nid = \"a\"\nname = 5\nevery = \"month\"")
            .find("'5' is a number, expected a text, or one a language [wrong-type]") != std::string::npos);
  CHECK(mistakes_of(award("") + award("")) ==
        "r.toml:7:6: duplicate award 'm' [contradiction]\n"
        "  > \"m\"\n"
        "  hint: give each award an id of its own\n");
}

TEST_CASE("a tie-break that breaks no tie") {
  CHECK(mistakes_of(award("tie_break = [\"days\", \"hours\", \"days\"]")) ==
        "r.toml:5:22: tie_break 'hours' in an award by 'hours' [contradiction]\n"
        "  > \"hours\"\n"
        "  hint: equal scores are equal in it; leave it out\n"
        "r.toml:5:31: tie_break 'days' twice [contradiction]\n"
        "  > \"days\"\n"
        "  hint: a second time it breaks no tie; leave it out\n");
}

TEST_CASE("what only teams or only volunteers have") {
  CHECK(mistakes_of(award("by = \"hours-per-member\"\neligible = { min_members = 5 }")) ==
        "r.toml:5:6: by 'hours-per-member' for an award of volunteers [contradiction]\n"
        "  > \"hours-per-member\"\n"
        "  hint: add of = \"team\"\n"
        "r.toml:6:28: 'min_members' for an award of volunteers [contradiction]\n"
        "  > 5\n"
        "  hint: leave it out, or add of = \"team\"\n");
  const std::string teams = mistakes_of(award(
      "of = \"team\"\nper_team = 1\ntie_break = [\"stars\", \"registered\"]\n"
      "eligible = { min_stars = 1, registered_months = 1, groups = [\"a\"], not_in_groups = [\"b\"], min_hours = 1 }"));
  CHECK(teams ==
        "r.toml:6:12: 'per_team' for an award of teams [contradiction]\n"
        "  > 1\n"
        "  hint: leave it out, or write of = \"volunteer\"\n"
        "r.toml:7:14: tie_break 'stars' for an award of teams [contradiction]\n"
        "  > \"stars\"\n"
        "  hint: write \"days\", \"entries\", \"activities\" or \"hours\"\n"
        "r.toml:7:23: tie_break 'registered' for an award of teams [contradiction]\n"
        "  > \"registered\"\n"
        "  hint: write \"days\", \"entries\", \"activities\" or \"hours\"\n"
        "r.toml:8:26: 'min_stars' for an award of teams [contradiction]\n"
        "  > 1\n"
        "  hint: leave it out, or write of = \"volunteer\"\n"
        "r.toml:8:49: 'registered_months' for an award of teams [contradiction]\n"
        "  > 1\n"
        "  hint: leave it out, or write of = \"volunteer\"\n"
        "r.toml:8:61: 'groups' for an award of teams [contradiction]\n"
        "  > [\"a\"]\n"
        "  hint: leave it out, or write of = \"volunteer\"\n"
        "r.toml:8:84: 'not_in_groups' for an award of teams [contradiction]\n"
        "  > [\"b\"]\n"
        "  hint: leave it out, or write of = \"volunteer\"\n");
}

TEST_CASE("a group asked for and barred") {
  CHECK(mistakes_of(award("eligible = { groups = [\"a\"], not_in_groups = [\"b\", \"a\"] }")) ==
        "r.toml:5:52: group 'a' is asked for and barred [contradiction]\n"
        "  > \"a\"\n"
        "  hint: name it in groups or in not_in_groups, not in both\n");
}

TEST_CASE("stars no ladder gives") {
  CHECK(mistakes_of("ladder = []\n" + award("tie_break = [\"stars\"]\neligible = { min_stars = 1 }")) ==
        "r.toml:6:14: tie_break 'stars' without a ladder [contradiction]\n"
        "  > \"stars\"\n"
        "  hint: add a [[ladder]]\n"
        "r.toml:7:26: min_stars '1' but the first ladder has 0 levels [contradiction]\n"
        "  > 1\n"
        "  hint: add a [[ladder]]\n");
  CHECK(mistakes_of(award("eligible = { min_stars = 6 }")) ==
        "r.toml:5:26: min_stars '6' but the first ladder has 5 levels [contradiction]\n"
        "  > 6\n"
        "  hint: write min_stars = 5 or less\n");
}

TEST_CASE("wins of another award") {
  const std::string year = "[[award]]\nid = \"y\"\nname = \"年\"\nevery = \"year\"\n";
  const Rulebook rulebook = rulebook_of(year + "by = \"wins:m\"\n" + award(""));
  REQUIRE(rulebook.awards.size() == 2);
  CHECK(rulebook.awards[0].by == Metric::wins);
  CHECK(rulebook.awards[0].wins_of == "m");
  CHECK(mistakes_of(year + "by = \"wins:mm\"\n" + award("")) ==
        "r.toml:5:6: wins of the unknown award 'mm' [contradiction]\n"
        "  > \"wins:mm\"\n"
        "  hint: write \"wins:\" and one of m\n");
  CHECK(mistakes_of(year +
                    "by = \"wins:trend-mont\"\n[[award]]\nid = \"trend-month\"\nname = \"月\"\nevery = \"month\"") ==
        "r.toml:5:6: wins of the unknown award 'trend-mont' [contradiction]\n"
        "  > \"wins:trend-mont\"\n"
        "  hint: did you mean 'wins:trend-month'?\n");
  CHECK(mistakes_of(year + "by = \"wins:y\"\n") ==
        "r.toml:5:6: award 'y' counts its own wins [contradiction]\n"
        "  > \"wins:y\"\n"
        "  hint: name an award of a finer grain\n");
  // A circle: one of the two is never finer.
  CHECK(mistakes_of(year + "by = \"wins:m\"\n" + award("by = \"wins:y\"")) ==
        "r.toml:10:6: wins of 'y', won every year, in an award of every month [contradiction]\n"
        "  > \"wins:y\"\n"
        "  hint: name an award of a finer grain\n");
  CHECK(mistakes_of(year + "of = \"team\"\nby = \"wins:m\"\n" + award("")) ==
        "r.toml:6:6: wins of 'm', which has other contenders [contradiction]\n"
        "  > \"wins:m\"\n"
        "  hint: name an award with the same 'of'\n");
  CHECK(mistakes_of(year + "by = \"wins:\"\n") ==
        "r.toml:5:6: by 'wins:' without an award [wrong-value]\n"
        "  > \"wins:\"\n"
        "  hint: write by = \"wins:trend-month\"\n");
}
