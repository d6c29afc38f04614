#include <starhours/sheet_reader.h>

#include <sheets/field_names.h>

#include <array>

namespace starhours {
namespace sheets {
namespace {

struct Field {
  std::string_view name;
  Word word;
};

constexpr auto fields = std::to_array<Field>({
    {"id", Word::volunteer_id},
    {"name", Word::volunteer_name},
    {"first_name", Word::first_name},
    {"last_name", Word::last_name},
    {"id_number", Word::id_number},
    {"phone", Word::phone},
    {"email", Word::email},
    {"team", Word::team},
    {"activity", Word::activity_name},
    {"date", Word::date},
    {"date_end", Word::date_end},
    {"sign_in", Word::sign_in},
    {"sign_out", Word::sign_out},
    {"time", Word::span},
    {"punch", Word::punch},
    {"hours", Word::hours},
    {"minutes", Word::minutes},
    {"people", Word::people},
    {"total_hours", Word::total_hours},
    {"status", Word::status},
    {"approved", Word::approved},
    {"absent", Word::absent_flag},
    {"record", Word::record},
    {"serial", Word::serial},
    {"note", Word::note},
    {"registered", Word::registered},
    {"groups", Word::groups},
    {"birth", Word::birth},
    {"ignore", Word::unknown},
});

}  // namespace

std::optional<Word> word_of_field(std::string_view field) {
  for (const Field& known : fields) {
    if (known.name == field) return known.word;
  }
  return std::nullopt;
}

std::string_view field_of(Word word) {
  switch (word) {
    case Word::unknown:
      return {};
    case Word::id:
      return "id";
    case Word::name:
      return "name";
    case Word::team_id:
    case Word::team_name:
      return "team";
    case Word::activity:
    case Word::activity_id:
    case Word::project:
    case Word::project_id:
    case Word::project_name:
      return "activity";
    case Word::start:
      return "sign_in";
    case Word::end:
      return "sign_out";
    case Word::time:
      return "time";
    default:
      break;
  }
  for (const Field& known : fields) {
    if (known.word == word) return known.name;
  }
  return {};
}

}  // namespace sheets

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const sheets::Field& field : sheets::fields) all.emplace_back(field.name);
    return all;
  }();
  return names;
}

}  // namespace starhours
