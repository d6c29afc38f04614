#include <starhours/credit.h>
#include <starhours/period.h>
#include <starhours/rules_file.h>

#include <array>
#include <iostream>

int main() {
  const starhours::Rulebook& rules = starhours::default_rulebook();
  const auto zone = starhours::Zone::named(rules.zone);
  if (!zone) return 1;
  const starhours::Day day{date::days{20152}};  // 2025-03-05
  starhours::Stretch stretch;
  stretch.day = day;
  stretch.start = zone->first_minute(day, starhours::Minutes{9 * 60});
  stretch.length = 150;
  starhours::Crediting crediting(rules.count, *zone, [](starhours::ActivityNo) { return nullptr; });
  std::array<starhours::Credit, 1> credits;
  crediting.credit({&stretch, 1}, credits);
  const auto week = starhours::period_of(day, starhours::Grain::week, rules.calendar);
  std::cout << starhours::label(week, rules.calendar) << ' ' << credits[0].credited.count() << " minutes\n";
}
