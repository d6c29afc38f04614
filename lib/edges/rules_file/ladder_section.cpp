// [[ladder]]: the levels that a total rises through.
#include <fmt/format.h>
#include <rules_file/keys.h>

namespace starhours {
namespace {

constexpr std::string_view section = "[[ladder]]";
constexpr std::int64_t million = 1'000'000;
constexpr DecimalRange points_range{Decimal{1}, Decimal{1000 * million * million}};
constexpr WholeRange count_range{1, 1000 * million};

constexpr Choice<Metric> metrics[] = {{"hours", Metric::hours},
                                      {"points", Metric::points},
                                      {"entries", Metric::entries},
                                      {"days", Metric::days},
                                      {"activities", Metric::activities}};
constexpr Choice<Grain> windows[] = {{"lifetime", Grain::all}, {"day", Grain::day},         {"week", Grain::week},
                                     {"month", Grain::month},  {"quarter", Grain::quarter}, {"half", Grain::half},
                                     {"year", Grain::year}};

struct LevelDraft {
  Level level;
  const toml::node* threshold = nullptr;
  Metric metric = Metric::hours;
};

// A second threshold is told of when the whole level has been read.
void reach(LevelDraft& draft, const Setting& setting, Metric metric, std::optional<std::int64_t> threshold) {
  draft.threshold = &setting.value;
  draft.metric = metric;
  put(draft.level.threshold, threshold);
}

std::optional<std::int64_t> read_count_threshold(Reading& reading, const Setting& setting) {
  return read_whole(reading, setting, count_range);
}

constexpr Key<LevelDraft> level_keys[] = {
    {"name", "names", [](Reading& r, const Setting& s, LevelDraft& d) { put(d.level.name, read_names(r, s)); }},
    {"hours", "hours_threshold",
     [](Reading& r, const Setting& s, LevelDraft& d) {
       const auto hours = read_hours(r, s, Minutes{1});
       reach(d, s, Metric::hours, hours ? std::optional<std::int64_t>(hours->count()) : std::nullopt);
     }},
    {"points", "points_threshold",
     [](Reading& r, const Setting& s, LevelDraft& d) {
       const auto points = read_decimal(r, s, points_range);
       reach(d, s, Metric::points, points ? std::optional<std::int64_t>(points->millionths) : std::nullopt);
     }},
    {"entries", "count_threshold",
     [](Reading& r, const Setting& s, LevelDraft& d) { reach(d, s, Metric::entries, read_count_threshold(r, s)); }},
    {"days", "count_threshold",
     [](Reading& r, const Setting& s, LevelDraft& d) { reach(d, s, Metric::days, read_count_threshold(r, s)); }},
    {"activities", "count_threshold",
     [](Reading& r, const Setting& s, LevelDraft& d) { reach(d, s, Metric::activities, read_count_threshold(r, s)); }},
};

void read_level(Reading& reading, const Setting& setting, std::vector<LevelDraft>& levels) {
  constexpr std::string_view example = R"({ name = "一星级", hours = 100 })";
  const toml::table* table = read_table(reading, setting, example);
  if (table == nullptr) return;
  const std::size_t before = reading.count();
  LevelDraft draft;
  read_keys(reading, "a level", *table, level_keys, draft);
  require_key(reading, *table, "a level", "name", "\"一星级\"");
  std::size_t thresholds = 0;
  for (const Choice<Metric>& metric : metrics) {
    if (!table->contains(metric.word)) continue;
    if (++thresholds == 2) {
      reading.add(Kind::contradiction, region_of(*table, metric.word), "a level with two thresholds",
                  "give each level one, and write a second [[ladder]] for the other");
    }
  }
  if (thresholds == 0) {
    reading.add(Kind::wrong_value, table->source(), "missing threshold in a level",
                fmt::format("write {} = [{}]", setting.key, example));
  }
  if (reading.count() == before) levels.push_back(std::move(draft));
}

// A ladder while its keys are read: the levels are held against its metric when both are known.
struct Draft {
  Ladder ladder;
  std::vector<LevelDraft> levels;
};

constexpr Key<Draft> keys[] = {
    {"id", "id", [](Reading& r, const Setting& s, Draft& d) { put(d.ladder.id, read_id(r, s)); }},
    {"name", "names", [](Reading& r, const Setting& s, Draft& d) { put(d.ladder.name, read_names(r, s)); }},
    {"by", "ladder_metric",
     [](Reading& r, const Setting& s, Draft& d) { put(d.ladder.by, read_choice(r, s, metrics)); }},
    {"window", "window",
     [](Reading& r, const Setting& s, Draft& d) { put(d.ladder.window, read_choice(r, s, windows)); }},
    {"levels", "levels",
     [](Reading& r, const Setting& s, Draft& d) {
       const toml::array* list = read_list(r, s, R"({ name = "一星级", hours = 100 })");
       if (list == nullptr) return;
       if (list->empty()) {
         r.add(Kind::wrong_value, s.value.source(), "levels '[]', expected at least one level",
               R"(write levels = [{ name = "一星级", hours = 100 }])");
       }
       for (const toml::node& item : *list) read_level(r, {s.key, item, true}, d.levels);
     }},
};

void check_levels(Reading& reading, const toml::table& table, Draft& draft) {
  // Against a metric that is itself a mistake, every level would seem wrong.
  if (is_unsound(reading, table, "by")) return;
  for (LevelDraft& level : draft.levels) {
    if (level.metric != draft.ladder.by) {
      reading.add(Kind::contradiction, level.threshold->source(),
                  fmt::format("a level of '{}' on a ladder by '{}'", name_of(level.metric), name_of(draft.ladder.by)),
                  fmt::format("write by = \"{}\", or the level's threshold in {}", name_of(level.metric),
                              name_of(draft.ladder.by)));
    } else if (!draft.ladder.levels.empty() && level.level.threshold <= draft.ladder.levels.back().threshold) {
      reading.add(Kind::contradiction, level.threshold->source(),
                  fmt::format("level {} is not above the level before it", shown(reading, *level.threshold)),
                  "write the levels from the lowest to the highest");
    } else {
      draft.ladder.levels.push_back(std::move(level.level));
    }
  }
}

}  // namespace

void read_ladders(Reading& reading, const Setting& setting, std::vector<Ladder>& ladders) {
  const toml::array* list = setting.value.as_array();
  if (list == nullptr) {
    reading.add(Kind::wrong_type, setting.value.source(),
                fmt::format("{} is no list of ladders", shown(reading, setting.value)),
                "write [[ladder]] with double brackets, once for each");
    return;
  }
  std::set<std::string> ids;
  for (const toml::node& item : *list) {
    const toml::table* table = read_table(reading, {setting.key, item, true}, R"({ id = "star", … })");
    if (table == nullptr) continue;
    Draft draft;
    read_keys(reading, section, *table, keys, draft);
    require_key(reading, *table, section, "id", "\"star\"");
    require_key(reading, *table, section, "name", R"({ zh = "星级志愿者", en = "Star rating" })");
    require_key(reading, *table, section, "levels", R"([{ name = "一星级", hours = 100 }])");
    check_levels(reading, *table, draft);
    if (!is_sound(reading, *table, "id")) continue;
    if (!ids.insert(draft.ladder.id).second) {
      reading.add(Kind::contradiction, region_of(*table, "id"),
                  fmt::format("duplicate ladder {}", quoted(draft.ladder.id)), "give each ladder an id of its own");
      continue;
    }
    if (!draft.ladder.levels.empty()) ladders.push_back(std::move(draft.ladder));
  }
}

std::vector<SectionKeys> ladder_keys() { return {listed_keys("ladder", keys), listed_keys("level", level_keys)}; }

std::vector<Words> ladder_words() { return {{"ladder_metric", words_of(metrics)}, {"window", words_of(windows)}}; }

}  // namespace starhours
