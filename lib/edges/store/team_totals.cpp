#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>
#include <store/team_day_pack.h>

namespace starhours {
namespace {

constexpr const char* packs_of_days = "SELECT day, pack FROM team_days WHERE day >= ?1 AND day < ?2 ORDER BY day";

}  // namespace

Result<void> Book::each_team_day(DaySpan days, const VisitTeamDay& visit) {
  if (Result<void> folded = impl_->fold(impl_->team_days); !folded) {
    return folded;
  }
  return impl_->read([&] {
    std::vector<TeamTotal> totals;
    const store::Lease query = impl_->statements.take(packs_of_days);
    query->bind_all(store::number_of(days.first), store::number_of(days.end));
    while (query->step()) {
      totals.clear();
      store::TeamDayPack(query->blob(1)).append_to(totals);
      visit(store::read_day(*query, 0), totals);
    }
  });
}

}  // namespace starhours
