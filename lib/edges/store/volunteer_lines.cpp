#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>

namespace starhours {
namespace {

using store::Lease;
using store::read_no;

constexpr const char* lines_between =
    "SELECT no, id, name, team, registered, known FROM volunteers WHERE no >= ?1 AND no < ?2 ORDER BY no";
constexpr const char* all_groups = "SELECT volunteer, name FROM volunteer_groups ORDER BY volunteer, nth";

}  // namespace

Result<void> Book::each_volunteer(VolunteerSpan volunteers, const std::function<void(const VolunteerLine&)>& visit) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(lines_between);
    query->bind_all(volunteers.first, volunteers.end);
    VolunteerLine line;
    while (query->step()) {
      line.no = read_no<VolunteerNo>(*query, 0);
      line.id = query->text(1);
      line.name = query->text(2);
      line.team = read_no<TeamNo>(*query, 3);
      line.registered = store::read_optional_day(*query, 4);
      line.known = store::read_one_of(*query, 5, Known::by_name);
      visit(line);
    }
  });
}

Result<void> Book::each_group(const std::function<void(VolunteerNo, std::string_view)>& visit) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(all_groups);
    while (query->step()) {
      visit(read_no<VolunteerNo>(*query, 0), query->text(1));
    }
  });
}

}  // namespace starhours
