#include <starhours/roster.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace starhours;

namespace {

const std::string number_a = "610881190001010011";
const std::string number_b = "610881190002020022";
const std::string phone_a = "19900000001";
const std::string phone_b = "19900000002";
constexpr TeamNo east{1};
constexpr TeamNo west{2};

Volunteer registered(std::uint32_t no, std::string id, std::string name, TeamNo team = TeamNo::none) {
  Volunteer volunteer;
  volunteer.no = VolunteerNo{no};
  volunteer.id = std::move(id);
  volunteer.name = std::move(name);
  volunteer.team = team;
  return volunteer;
}

Volunteer with(Volunteer volunteer, std::string id_number, std::string phone) {
  volunteer.id_number = std::move(id_number);
  volunteer.phone = std::move(phone);
  return volunteer;
}

Mention mention(std::string id, std::string name, std::string id_number = "", std::string phone = "") {
  return {std::move(id), std::move(name), std::move(id_number), std::move(phone), {}};
}

// Whoever an intake that knew nothing of this mention would enrol.
Volunteer enrolled(std::uint32_t no, const Mention& of) {
  Volunteer volunteer = with(registered(no, provisional_id(of), of.name), of.id_number, of.phone);
  volunteer.known = strength(of);
  return volunteer;
}

std::string outcome(const Match& match) {
  switch (match.kind) {
    case Match::Kind::found:
      return std::to_string(index_of(match.volunteer));
    case Match::Kind::unknown:
      return "unknown";
    case Match::Kind::ambiguous:
      break;
  }
  std::string text = "one of";
  for (const VolunteerNo no : match.candidates) text += " " + std::to_string(index_of(no));
  return text;
}

}  // namespace

TEST_CASE("the strength of a mention is its strongest part") {
  CHECK(strength(mention("V1", "王芳", number_a, phone_a)) == Known::by_id);
  CHECK(strength(mention("", "王芳", number_a, phone_a)) == Known::by_number);
  CHECK(strength(mention("", "王芳", "", phone_a)) == Known::by_phone);
  CHECK(strength(mention("", "王芳")) == Known::by_name);
}

TEST_CASE("a provisional id is a function of the mention and shows no number") {
  CHECK(provisional_id(mention("V1", "王芳", number_a)) == "V1");
  CHECK(provisional_id(mention("", "王芳")) == "王芳");
  // Fixed for ever: books hold such ids.
  CHECK(provisional_id(mention("", "王芳", number_a, phone_a)) == "id-87b5359b7a19");
  CHECK(provisional_id(mention("", "王芳", "", phone_a)) == "王芳#754959d7");
  CHECK(provisional_id(mention("", "王芳", number_a)) == provisional_id(mention("", "李四", number_a, phone_b)));
  CHECK(provisional_id(mention("", "王芳", "", phone_a)) != provisional_id(mention("", "王芳", "", phone_b)));
  CHECK(provisional_id({}).empty());
}

TEST_CASE("volunteers are matched by id, number, name and phone, name in the team, name in the book") {
  const std::vector<Volunteer> known{
      with(registered(1, "V1", "王芳", east), number_a, ""),
      with(registered(2, "V2", "王芳", west), "", phone_b),
      registered(3, "V3", "李四", east),
      with(registered(4, "V4", "张三", east), number_b, phone_a),
      registered(5, "V5", "张三", east),
      registered(6, "V6", "张三", west),
  };
  struct Row {
    Mention mention;
    TeamNo team;
    std::string outcome;
  };
  const std::vector<Row> table{
      {mention("V2", "李四", number_a, phone_a), east, "2"},  // the id decides
      {mention("V9", "李四"), east, "unknown"},               // and nothing else does beside one
      {mention("", "别人", number_a), west, "1"},             // then the number, whatever the name
      {mention("", "王芳", number_a, phone_b), west, "1"},
      {mention("", "王芳", "", phone_b), east, "2"},  // name and phone before name and team
      {mention("", "王芳", "", phone_a), east, "1"},  // 2 has another phone
      {mention("", "王芳", "", phone_a), west, "1"},
      {mention("", "王芳", number_b, ""), TeamNo::none, "4"},
      {mention("", "李四", number_b + "0", ""), TeamNo::none, "3"},  // nothing of 3 contradicts
      {mention("", "王芳", "610881190003030033", ""), TeamNo::none, "2"},
      {mention("", "王芳"), east, "1"},
      {mention("", "王芳"), west, "2"},
      {mention("", "王芳"), TeamNo::none, "one of 1 2"},
      {mention("", "王芳"), TeamNo{3}, "one of 1 2"},
      {mention("", "李四"), west, "3"},  // unique in the book
      {mention("", "张三"), east, "one of 4 5"},
      {mention("", "张三"), west, "6"},
      {mention("", "张三", "", phone_b), east, "5"},
      {mention("", "张三", "", phone_b), TeamNo::none, "one of 5 6"},
      {mention("", "赵六"), east, "unknown"},
      {mention("", "", "", phone_a), east, "unknown"},  // a phone alone is nobody's
      {mention("", "V3"), east, "3"},                   // an id in the column of names
      {Mention{}, east, "unknown"},
  };
  for (const Row& row : table) {
    CAPTURE(row.mention.id + "/" + row.mention.name + "/" + row.mention.id_number + "/" + row.mention.phone);
    CAPTURE(index_of(row.team));
    CHECK(outcome(match(row.mention, row.team, known)) == row.outcome);
    std::vector<Volunteer> reversed(known.rbegin(), known.rend());
    CHECK(outcome(match(row.mention, row.team, reversed)) == row.outcome);
  }
}

TEST_CASE("a mention finds only those known more strongly, or its own provisional self") {
  const Mention by_id = mention("V1", "王芳", number_a, phone_a);
  const Mention by_number = mention("", "王芳", number_a, phone_a);
  const Mention by_phone = mention("", "王芳", "", phone_a);
  const Mention by_name = mention("", "王芳");
  const std::vector<Mention> strongest_first{by_id, by_number, by_phone, by_name};
  for (std::size_t seeking = 0; seeking < strongest_first.size(); ++seeking) {
    for (std::size_t there = 0; there < strongest_first.size(); ++there) {
      CAPTURE(seeking);
      CAPTURE(there);
      const std::vector<Volunteer> known{enrolled(7, strongest_first[there])};
      const bool found = match(strongest_first[seeking], TeamNo::none, known).kind == Match::Kind::found;
      CHECK(found == (there <= seeking));
    }
  }
  // Others of the same strength are others.
  CHECK(outcome(match(by_phone, east, std::vector{enrolled(7, mention("", "王芳", "", phone_b))})) == "unknown");
  CHECK(outcome(match(by_number, east, std::vector{enrolled(7, mention("", "王芳", number_b))})) == "unknown");
  // An identity number is one person's, however the name beside it is written.
  CHECK(outcome(match(by_number, east, std::vector{enrolled(7, mention("", "王方", number_a))})) == "7");
  // And a name alone cannot choose between two.
  const std::vector<Volunteer> two{enrolled(7, by_phone), enrolled(8, mention("", "王芳", "", phone_b))};
  CHECK(match(by_name, east, two).kind == Match::Kind::ambiguous);
  // Sign-in rows with ids and registries are equally strong.
  CHECK(outcome(match(by_name, east, std::vector{enrolled(7, by_id), registered(8, "V0", "王芳")})) == "one of 8 7");
}

namespace {

// Of what rows say differently the least is kept.
void learn(std::string& field, const std::string& said) {
  if (!said.empty() && (field.empty() || said < field)) field = said;
}

// What each of `asked` means, as ids, once everybody that `in_order` tells of is enrolled, the strongest mentions
// first, as the intake does.
std::vector<std::string> meanings(const std::vector<Mention>& in_order, const std::vector<Mention>& asked) {
  std::vector<Volunteer> known;
  for (const Known strong : {Known::by_id, Known::by_number, Known::by_phone, Known::by_name}) {
    for (const Mention& one : in_order) {
      if (strength(one) != strong) continue;
      const Match meant = match(one, TeamNo::none, known);
      if (meant.kind == Match::Kind::unknown) {
        known.push_back(enrolled(static_cast<std::uint32_t>(known.size()) + 1, one));
        continue;
      }
      for (Volunteer& volunteer : known) {
        if (volunteer.no != meant.volunteer || volunteer.known != strong) continue;
        learn(volunteer.name, one.name);
        learn(volunteer.id_number, one.id_number);
        learn(volunteer.phone, one.phone);
      }
    }
  }
  std::vector<std::string> ids;
  for (const Mention& one : asked) {
    const Match meant = match(one, TeamNo::none, known);
    if (meant.kind == Match::Kind::found) ids.push_back(known[index_of(meant.volunteer) - 1].id);
    if (meant.kind == Match::Kind::unknown) ids.push_back("unknown");
    if (meant.kind != Match::Kind::ambiguous) continue;
    std::string& all = ids.emplace_back();
    for (const VolunteerNo no : meant.candidates) all += known[index_of(no) - 1].id + ";";
  }
  return ids;
}

}  // namespace

TEST_CASE("law: what mentions mean does not depend on the order in which they came") {
  std::mt19937 random(20250301);
  const auto pick = [&random](const std::vector<std::string>& texts) { return texts[random() % texts.size()]; };
  for (int round = 0; round < 500; ++round) {
    std::vector<Mention> mentions;
    for (int i = 0; i < 12; ++i) {
      mentions.push_back(mention(pick({"", "", "", "V1", "V2", "张三"}), pick({"王芳", "张三"}),
                                 pick({"", "", number_a, number_b}), pick({"", "", phone_a, phone_b})));
    }
    std::vector<Mention> shuffled = mentions;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const std::vector<std::string> meant = meanings(mentions, mentions);
    CHECK(std::find(meant.begin(), meant.end(), "unknown") == meant.end());
    CHECK(meant == meanings(shuffled, mentions));
  }
}
