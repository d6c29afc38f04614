// [[award]]: what is won, by whom, by what.
#include <fmt/format.h>
#include <rules_file/keys.h>

#include <algorithm>

namespace starhours {
namespace {

constexpr std::string_view section = "[[award]]";
constexpr std::string_view wins_prefix = "wins:";

constexpr Choice<Grain> grains[] = {{"day", Grain::day},         {"week", Grain::week}, {"month", Grain::month},
                                    {"quarter", Grain::quarter}, {"half", Grain::half}, {"year", Grain::year}};
constexpr Choice<Contender> contenders[] = {{"volunteer", Contender::volunteer}, {"team", Contender::team}};
constexpr Choice<Ties> ties_words[] = {{"share", Ties::share}, {"break", Ties::broken}};
constexpr Choice<Metric> scores[] = {
    {"hours", Metric::hours}, {"points", Metric::points},         {"entries", Metric::entries},
    {"days", Metric::days},   {"activities", Metric::activities}, {"hours-per-member", Metric::hours_per_member}};
constexpr Choice<Metric> tie_breaks[] = {{"hours", Metric::hours},           {"points", Metric::points},
                                         {"entries", Metric::entries},       {"days", Metric::days},
                                         {"activities", Metric::activities}, {"stars", Metric::stars},
                                         {"registered", Metric::registered}};

void read_score(Reading& reading, const Setting& setting, AwardRule& rule) {
  const toml::value<std::string>* text = setting.value.as_string();
  if (text == nullptr || text->get().rfind(wins_prefix, 0) != 0) {
    put(rule.by, read_choice(reading, setting, scores));
    return;
  }
  std::string award = text->get().substr(wins_prefix.size());
  if (award.empty()) {
    reading.add(Kind::wrong_value, setting.value.source(), fmt::format("{} 'wins:' without an award", setting.key),
                R"(write by = "wins:trend-month")");
    return;
  }
  rule.by = Metric::wins;
  rule.wins_of = std::move(award);
}

// Every word once, repeated or not: check_tie_break() has the places for its own mistakes.
std::vector<Metric> read_tie_break(Reading& reading, const Setting& setting) {
  std::vector<Metric> read;
  const toml::array* list = read_list(reading, setting, "\"days\"");
  if (list == nullptr) return read;
  for (const toml::node& item : *list) {
    const auto metric = read_choice(reading, {setting.key, item, true}, tie_breaks);
    if (!metric) continue;
    if (std::find(read.begin(), read.end(), *metric) != read.end()) {
      reading.add(Kind::contradiction, item.source(), fmt::format("tie_break '{}' twice", name_of(*metric)),
                  "a second time it breaks no tie; leave it out");
    } else {
      read.push_back(*metric);
    }
  }
  return read;
}

constexpr Key<AwardRule> keys[] = {
    {"id", "id", [](Reading& r, const Setting& s, AwardRule& a) { put(a.id, read_id(r, s)); }},
    {"name", "names", [](Reading& r, const Setting& s, AwardRule& a) { put(a.name, read_names(r, s)); }},
    {"every", "grain", [](Reading& r, const Setting& s, AwardRule& a) { put(a.every, read_choice(r, s, grains)); }},
    {"of", "contender", [](Reading& r, const Setting& s, AwardRule& a) { put(a.of, read_choice(r, s, contenders)); }},
    {"by", "score", [](Reading& r, const Setting& s, AwardRule& a) { read_score(r, s, a); }},
    {"winners", "positive", [](Reading& r, const Setting& s, AwardRule& a) { put(a.winners, read_whole(r, s, {1})); }},
    {"ties", "ties", [](Reading& r, const Setting& s, AwardRule& a) { put(a.ties, read_choice(r, s, ties_words)); }},
    {"tie_break", "tie_break", [](Reading& r, const Setting& s, AwardRule& a) { a.tie_break = read_tie_break(r, s); }},
    {"eligible", "eligible", [](Reading& r, const Setting& s, AwardRule& a) { read_eligibility(r, s, a.eligible); }},
    {"cooldown", "cooldown",
     [](Reading& r, const Setting& s, AwardRule& a) {
       put(a.cooldown, read_whole(r, s, {0, 1000}));
     }},
    {"per_team", "positive",
     [](Reading& r, const Setting& s, AwardRule& a) { put(a.per_team, read_whole(r, s, {1})); }},
};

}  // namespace

void read_awards(Reading& reading, const Setting& setting, std::vector<AwardDraft>& awards) {
  const toml::array* list = setting.value.as_array();
  if (list == nullptr) {
    reading.add(Kind::wrong_type, setting.value.source(),
                fmt::format("{} is no list of awards", reading.written(setting.value.source())),
                "write [[award]] with double brackets, once for each");
    return;
  }
  for (const toml::node& item : *list) {
    const toml::table* table = read_table(reading, {setting.key, item, true}, R"({ id = "trend-month", … })");
    if (table == nullptr) continue;
    AwardDraft draft{{}, table};
    read_keys(reading, section, *table, keys, draft.rule);
    require_key(reading, *table, section, "id", "\"trend-month\"");
    require_key(reading, *table, section, "name", R"({ zh = "月时尚达人", en = "Achiever of the month" })");
    require_key(reading, *table, section, "every", "\"month\"");
    awards.push_back(std::move(draft));
  }
}

std::vector<SectionKeys> award_keys() { return {listed_keys("award", keys)}; }

std::vector<Words> award_words() {
  return {{"grain", words_of(grains)},
          {"contender", words_of(contenders)},
          {"ties", words_of(ties_words)},
          {"score", words_of(scores)},
          {"tie_break", words_of(tie_breaks)}};
}

}  // namespace starhours
