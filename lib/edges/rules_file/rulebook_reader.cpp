#include <starhours/rules_file.h>
#include <starhours/zone.h>

#include <fmt/format.h>
#include <rules_file/keys.h>
#include <rules_file/syntax.h>

namespace starhours {
namespace {

// A rulebook while its keys are read.
struct Draft {
  Rulebook rulebook;
  std::vector<AwardDraft> awards;
};

std::optional<std::string> read_zone(Reading& reading, const Setting& setting) {
  auto name = read_text(reading, setting, "the name of a time zone", "\"Asia/Shanghai\"");
  if (!name) return std::nullopt;
  const Result<Zone> zone = Zone::named(*name);
  if (zone) return name;
  const Problem& problem = zone.error();
  reading.add(problem.kind, setting.value.source(), problem.message, problem.hint);
  return std::nullopt;
}

constexpr Key<Draft> keys[] = {
    {"title", "text",
     [](Reading& r, const Setting& s, Draft& d) { put(d.rulebook.title, read_text(r, s, "a text", "\"…\"")); }},
    {"zone", "zone", [](Reading& r, const Setting& s, Draft& d) { put(d.rulebook.zone, read_zone(r, s)); }},
    {"count", "count", [](Reading& r, const Setting& s, Draft& d) { read_count(r, s, d.rulebook); }},
    {"ladder", "ladders", [](Reading& r, const Setting& s, Draft& d) { read_ladders(r, s, d.rulebook.ladders); }},
    {"award", "awards", [](Reading& r, const Setting& s, Draft& d) { read_awards(r, s, d.awards); }},
    {"points", "points", [](Reading& r, const Setting& s, Draft& d) { read_points(r, s, d.rulebook.points); }},
};

Rulebook read_document(Reading& reading, const toml::table& document) {
  Draft draft;
  read_keys(reading, "a rulebook", document, keys, draft);
  Rulebook& rulebook = draft.rulebook;
  if (!document.contains("ladder")) rulebook.ladders = default_rulebook().ladders;
  check_awards(reading, draft.awards, rulebook.ladders, !is_unsound(reading, document, "ladder"));
  for (AwardDraft& award : draft.awards) rulebook.awards.push_back(std::move(award.rule));
  if (!document.contains("award")) rulebook.awards = default_rulebook().awards;
  return std::move(rulebook);
}

}  // namespace

Checked<Rulebook> read_rulebook(std::string_view toml, std::string_view source) {
  Reading reading(toml, source);
  Checked<Rulebook> checked;
  if (is_parsable(reading, toml)) {
    try {
      checked.value = read_document(reading, toml::parse(toml));
    } catch (const toml::parse_error& error) {
      tell_syntax(reading, error);
    }
  }
  checked.problems = reading.take();
  return checked;
}

const Rulebook& default_rulebook() {
  static const Rulebook rulebook = read_rulebook(default_rulebook_text(), "default").value;
  return rulebook;
}

std::vector<SectionKeys> top_keys() { return {listed_keys("", keys)}; }

}  // namespace starhours
