#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>
#include <store/volunteer_packs.h>

namespace starhours {
namespace {

using store::Lease;
using store::read_no;

constexpr const char* packs_between =
    "SELECT block, pack FROM volunteer_packs WHERE block >= ?1 AND block < ?2 ORDER BY block";
constexpr const char* all_groups = "SELECT volunteer, name FROM volunteer_groups ORDER BY volunteer, nth";

}  // namespace

Result<void> Book::each_volunteer(VolunteerSpan volunteers, const std::function<void(const VolunteerLine&)>& visit) {
  if (volunteers.empty()) {
    return {};
  }
  if (Result<void> folded = impl_->fold(impl_->volunteer_packs); !folded) {
    return folded;
  }
  return impl_->read([&] {
    const Lease query = impl_->statements.take(packs_between);
    query->bind_all(volunteers.first >> store::line_block_bits,
                    store::line_block_of(VolunteerNo{volunteers.end - 1}) + 1);
    VolunteerLine line;
    while (query->step()) {
      store::VolunteerPack pack(query->blob(1), store::read_line_block(*query, 0));
      while (pack.next(line)) {
        if (volunteers.contains(line.no)) {
          visit(line);
        }
      }
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
