#include "scratch.h"

namespace starhours {
namespace {

TEST_CASE("mentions are found by name, identity number and id, once each, in order of sheets") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const SheetNo first = add_sheet(book, "a");
  const SheetNo second = add_sheet(book, "b");
  Volunteer volunteer;
  volunteer.id = "V1";
  const VolunteerNo known = value(book.put_volunteer(volunteer));
  const std::vector<LooseMention> mentions = {
      {{"", "张三", "610881190501011234", "19900001234", "第一队"}, second, known, TeamNo{4}},
      {{"X7", "李四", "", "", ""}, second, VolunteerNo::none, {}},
      {{"", "张三", "", "", ""}, first, VolunteerNo::none, {}},
      {{"", "", "", "19900000000", ""}, first, VolunteerNo::none, {}}};
  value(book.add_mentions(mentions));
  const LooseMention later{{"", "张三", "", "", ""}, second, known, {}};
  value(book.add_mentions({&later, 1}));

  const std::vector<std::string> names = {"张三", ""};
  const std::vector<std::string> numbers = {"610881190501011234", ""};
  const std::vector<std::string> ids = {"X7", ""};
  const std::vector<LooseMention> found = value(book.mentions_of(names, numbers, ids));
  REQUIRE(found.size() == 4);
  CHECK(found[0].sheet == first);
  CHECK(found[0].volunteer == VolunteerNo::none);
  CHECK(found[1].mention == mentions[0].mention);
  CHECK(found[1].volunteer == known);
  CHECK(found[1].lent_team == TeamNo{4});
  CHECK(found[2].mention == mentions[1].mention);
  CHECK(found[3].mention == later.mention);

  value(book.forget_mentions(second));
  CHECK(value(book.mentions_of(names, numbers, ids)).size() == 1);
}

TEST_CASE("the sheets that write a name are known until they are forgotten") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const SheetNo first = add_sheet(book, "a");
  const SheetNo second = add_sheet(book, "b");
  const std::vector<UsedName> names = {{"第一队", 1}, {"第二队", 2}, {"第一队", 3}};
  value(book.add_names(first, NameOf::team, names));
  value(book.add_names(second, NameOf::team, {names.data(), 1}));
  value(book.add_names(second, NameOf::activity, {names.data() + 1, 1}));
  const std::vector<std::string> both = {"第二队", "第一队", "none"};
  CHECK(value(book.sheets_naming(NameOf::team, both)) == std::vector<SheetNo>{first, second});
  CHECK(value(book.sheets_naming(NameOf::activity, both)) == std::vector<SheetNo>{second});
  value(book.forget_reading(first));
  CHECK(value(book.sheets_naming(NameOf::team, both)) == std::vector<SheetNo>{second});
}

}  // namespace
}  // namespace starhours
