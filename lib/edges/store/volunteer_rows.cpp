#include <store/columns.h>
#include <store/feed.h>
#include <store/volunteer_rows.h>

namespace starhours::store {

void read_volunteer(const Query& query, Volunteer& volunteer) {
  volunteer.no = read_no<VolunteerNo>(query, 0);
  volunteer.id = query.text(1);
  volunteer.name = query.text(2);
  volunteer.id_number = query.text(3);
  volunteer.phone = query.text(4);
  volunteer.team = read_no<TeamNo>(query, 5);
  volunteer.registered = read_optional_day(query, 6);
  volunteer.birth = read_optional_day(query, 7);
  volunteer.known = read_one_of(query, 8, Known::by_name);
  volunteer.from_rows = static_cast<std::uint8_t>(query.integer(9));
  volunteer.groups.clear();
}

void VolunteerColumns::give(sqlite3_context* out, const Volunteer& row, std::int64_t, int column) {
  switch (column) {
    case 0:
      return give_number(out, index_of(row.no));
    case 1:
      return give_text(out, row.id);
    case 2:
      return give_text(out, row.name);
    case 3:
      return give_text(out, row.id_number);
    case 4:
      return give_text(out, row.phone);
    case 5:
      return give_number(out, null_if_none(row.team));
    case 6:
      return give_number(out, number_of(row.registered));
    case 7:
      return give_number(out, number_of(row.birth));
    case 8:
      return give_number(out, static_cast<std::int64_t>(row.known));
    default:
      return give_number(out, row.from_rows);
  }
}

}  // namespace starhours::store
