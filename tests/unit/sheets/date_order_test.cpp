#include <doctest/doctest.h>
#include <sheets/date_order.h>

#include <initializer_list>
#include <string_view>

using namespace starhours;
using namespace starhours::sheets;

namespace {

DateOrder order_of(std::initializer_list<std::string_view> cells) {
  DateEvidence evidence;
  for (const std::string_view cell : cells) evidence.look(cell);
  return evidence.order();
}

}  // namespace

TEST_CASE("one day that can be read one way only decides for its column") {
  CHECK(order_of({"05/03/2025", "21/04/2025", "01/12/2024"}) == DateOrder::day_month_year);
  CHECK(order_of({"03/05/2025", "04/21/2025", "12/01/2024"}) == DateOrder::month_day_year);
  CHECK(order_of({"3/5/2025 2:30 PM", "3/25/2025 5:00 PM"}) == DateOrder::month_day_year);
  CHECK(order_of({"3/5/25", "3/25/25"}) == DateOrder::month_day_year);
  CHECK(order_of({"Wed 26.03.2025"}) == DateOrder::day_month_year);
  CHECK(order_of({"２１／０４／２０２５"}) == DateOrder::day_month_year);
}

TEST_CASE("where nothing decides, or both orders are there, none is known") {
  CHECK(order_of({}) == DateOrder::unknown);
  CHECK(order_of({"05/03/2025", "06/04/2025"}) == DateOrder::unknown);
  CHECK(order_of({"21/04/2025", "04/21/2025"}) == DateOrder::unknown);
  CHECK(order_of({"25/3/5", "", "请假", "3月5日", "9:00", "3/5"}) == DateOrder::unknown);
  CHECK(order_of({"2025-03-05 09:00", "05/03/2025", "3/5/25"}) == DateOrder::unknown);
  CHECK(order_of({"2025-03-05", "21/04/2025"}) == DateOrder::day_month_year);
}
