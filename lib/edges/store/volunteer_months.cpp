#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/month_pack.h>
#include <store/month_totals.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace starhours {
namespace {

using store::Lease;

constexpr const char* last_block = "SELECT max(block) FROM month_totals";
constexpr const char* packs_of_blocks =
    "SELECT month, block, pack FROM month_totals WHERE month BETWEEN ?1 AND ?2 AND block BETWEEN ?3 AND ?4"
    " ORDER BY month, block";

// Without GROUP BY, which would carry the packs along.
constexpr const char* sizes_of_packs = "SELECT block, length(pack) FROM month_totals";

// The book keeps the blocks of a month side by side. Of so many blocks all months are read at a time, to be told
// volunteer by volunteer: some megabytes of packs.
constexpr std::uint32_t blocks_at_a_time = 4;

struct Pack {
  std::uint32_t block = 0;
  Day first_of_month{};
  std::size_t at = 0;  // among the bytes of all
  std::size_t size = 0;
};

// Puts the totals of a block's packs, in order of month, together by volunteer: they are counted first, so that each
// then goes to its place without a look at the others.
class Block {
 public:
  void visit(std::span<const Pack> packs, std::string_view bytes, VolunteerSpan volunteers,
             const Book::VisitMonthsOf& visit) {
    const std::uint32_t block = packs.front().block;
    const std::uint32_t first = block << store::block_bits;
    const auto each_total = [&](const Pack& pack, const auto& told) {
      store::MonthPack totals(bytes.substr(pack.at, pack.size), block);
      for (MonthTotal total; totals.next(total);) {
        told(index_of(total.volunteer) - first, total);
      }
    };
    places_.fill(0);
    for (const Pack& pack : packs) {
      each_total(pack, [this](std::uint32_t in_block, const MonthTotal&) { ++places_[in_block + 1]; });
    }
    std::partial_sum(places_.begin(), places_.end(), places_.begin());
    months_.resize(places_.back());
    for (const Pack& pack : packs) {
      each_total(pack, [&](std::uint32_t in_block, const MonthTotal& total) {
        // What begins as the place of a volunteer's first month ends as that of the next volunteer's.
        months_[places_[in_block]++] = {pack.first_of_month, total.minutes, total.entries, total.days};
      });
    }
    std::size_t begin = 0;
    for (std::uint32_t i = 0; i < block_size; ++i) {
      const VolunteerNo volunteer{first + i};
      const std::size_t end = places_[i];
      if (end > begin && volunteers.contains(volunteer)) {
        visit(volunteer, std::span(months_).subspan(begin, end - begin));
      }
      begin = end;
    }
  }

 private:
  static constexpr std::uint32_t block_size = 1U << store::block_bits;
  std::array<std::uint32_t, block_size + 1> places_{};
  std::vector<MonthSums> months_;
};

}  // namespace

Result<VolunteerNo> Book::middle_volunteer() {
  if (Result<void> folded = impl_->fold_totals(); !folded) {
    return fail(folded.error());
  }
  const Result<std::int64_t> last = most_volunteers();
  if (!last) {
    return fail(last.error());
  }
  return impl_->read([&] {
    std::vector<std::int64_t> sizes;  // by block
    std::int64_t left = 0;
    const Lease query = impl_->statements.take(sizes_of_packs);
    while (query->step()) {
      const std::uint32_t block = store::read_block(*query, 0);
      if (block >= sizes.size()) {
        sizes.resize(std::size_t{block} + 1);
      }
      sizes[block] += query->integer(1);
      left += query->integer(1);
    }
    left /= 2;
    for (std::uint32_t block = 0; block < sizes.size(); ++block) {
      if (left < sizes[block]) {
        const std::int64_t first = std::int64_t{block} << store::block_bits;
        const std::int64_t end = std::clamp(*last + 1, first, std::int64_t{block + 1} << store::block_bits);
        return VolunteerNo{static_cast<std::uint32_t>(first + (end - first) * left / sizes[block])};
      }
      left -= sizes[block];
    }
    return VolunteerNo::none;
  });
}

Result<void> Book::each_month(DaySpan days, VolunteerSpan volunteers, const VisitMonth& visit) {
  if (Result<void> folded = impl_->fold_totals(); !folded) {
    return folded;
  }
  return impl_->read([&] {
    const auto [first, last] = store::whole_months(days);
    if (volunteers.empty()) {
      return;
    }
    std::vector<MonthTotal> totals;
    const Lease query = impl_->statements.take(packs_of_blocks);
    query->bind_all(first, last, volunteers.first >> store::block_bits, (volunteers.end - 1) >> store::block_bits);
    while (query->step()) {
      const std::uint32_t block = store::read_block(*query, 1);
      totals.clear();
      store::MonthPack(query->blob(2), block).append_to(totals);
      const VolunteerSpan of_block{block << store::block_bits, (block + 1) << store::block_bits};
      if (of_block.first < volunteers.first || of_block.end > volunteers.end) {
        std::erase_if(totals, [&](const MonthTotal& total) { return !volunteers.contains(total.volunteer); });
      }
      if (!totals.empty()) {
        visit(store::first_day_of(store::read_month(*query, 0)), totals);
      }
    }
  });
}

Result<void> Book::each_volunteer_months(DaySpan days, VolunteerSpan volunteers, const VisitMonthsOf& visit) {
  if (Result<void> folded = impl_->fold_totals(); !folded) {
    return folded;
  }
  return impl_->read([&] {
    const auto [first_month, last_month] = store::whole_months(days);
    const Lease last = impl_->statements.take(last_block);
    if (volunteers.empty() || !last->step() || last->is_null(0)) {
      return;
    }
    const std::uint32_t end = std::min((volunteers.end - 1) >> store::block_bits, store::read_block(*last, 0)) + 1;
    std::vector<Pack> packs;
    std::string bytes;
    Block all;
    const Lease query = impl_->statements.take(packs_of_blocks);
    for (std::uint32_t block = volunteers.first >> store::block_bits; block < end; block += blocks_at_a_time) {
      packs.clear();
      bytes.clear();
      query->reset();
      query->bind_all(first_month, last_month, block, std::min(block + blocks_at_a_time, end) - 1);
      while (query->step()) {
        const std::string_view pack = query->blob(2);
        packs.push_back({store::read_block(*query, 1), store::first_day_of(store::read_month(*query, 0)), bytes.size(),
                         pack.size()});
        bytes += pack;
      }
      std::stable_sort(packs.begin(), packs.end(), [](const Pack& a, const Pack& b) { return a.block < b.block; });
      for (auto from = packs.begin(); from != packs.end();) {
        const auto to = std::find_if(from, packs.end(), [from](const Pack& pack) { return pack.block != from->block; });
        all.visit({from, to}, bytes, volunteers, visit);
        from = to;
      }
    }
  });
}

}  // namespace starhours
