#include <starhours/kind.h>

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace starhours;

TEST_CASE("every kind has a name that leads back to it") {
  std::set<std::string_view> names;
  for (const KindEntry& entry : kinds()) {
    INFO("kind ", std::string{entry.name});
    CHECK(name_of(entry.kind) == entry.name);
    CHECK(kind_named(entry.name) == entry.kind);
    CHECK(names.insert(entry.name).second);
  }
  CHECK(names.size() == static_cast<std::size_t>(Kind::no_award) + 1);
}

TEST_CASE("names are small letters and hyphens, meanings one sentence without full stop") {
  for (const KindEntry& entry : kinds()) {
    INFO("kind ", std::string{entry.name});
    CHECK(entry.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK_FALSE(entry.meaning.empty());
    CHECK(entry.meaning.find('.') == std::string_view::npos);
  }
}

TEST_CASE("names of the contract") {
  CHECK(name_of(Kind::missing_sign_out) == "missing-sign-out");
  CHECK(name_of(Kind::time_order) == "time-order");
  CHECK(name_of(Kind::stated_beside_clocked) == "stated-beside-clocked");
  CHECK(kind_named("zero-length") == Kind::zero_length);
  CHECK_FALSE(kind_named("zero_length"));
  CHECK_FALSE(kind_named(""));
}
