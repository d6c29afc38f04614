#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/month_totals.h>
#include <store/total_pack.h>

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

// Puts the totals of a block's packs, in order of month, together by volunteer: of some hundreds of volunteers at a
// time, so that all of it lies near. They are counted first, then each goes to its place without a look at the others.
class Block {
 public:
  void visit(std::span<const Pack> packs, std::string_view bytes, VolunteerSpan volunteers,
             const Book::VisitMonthsOf& visit) {
    const std::uint32_t block = packs.front().block;
    heads_.clear();
    for (const Pack& pack : packs) {
      Head& head = heads_.emplace_back(pack.first_of_month, store::TotalPack(bytes.substr(pack.at, pack.size), block));
      head.more = head.rest.next(head.next);
    }
    const std::uint32_t end = (block + 1) << store::block_bits;
    for (std::uint32_t first = block << store::block_bits; first < end; first += piece_size) {
      visit_piece(first, volunteers, visit);
    }
  }

 private:
  static constexpr std::uint32_t piece_size = 512;
  static_assert((1U << store::block_bits) % piece_size == 0);

  // What is left of a pack.
  struct Head {
    Head(Day first, store::TotalPack pack) : first_of_month(first), rest(pack) {}
    Day first_of_month;
    store::TotalPack rest;  // behind next
    VolunteerTotal next;
    bool more = false;
  };

  void visit_piece(std::uint32_t first, VolunteerSpan volunteers, const Book::VisitMonthsOf& visit) {
    told_.clear();
    ends_.clear();
    places_.fill(0);
    for (Head& head : heads_) {
      // Copies are quicker to read on from.
      store::TotalPack rest = head.rest;
      VolunteerTotal next = head.next;
      bool more = head.more;
      for (; more && index_of(next.volunteer) < first + piece_size; more = rest.next(next)) {
        told_.push_back(next);
        ++places_[index_of(next.volunteer) - first + 1];
      }
      head.rest = rest;
      head.next = next;
      head.more = more;
      ends_.push_back(told_.size());
    }
    std::partial_sum(places_.begin(), places_.end(), places_.begin());
    months_.resize(told_.size());
    std::size_t at = 0;
    for (std::size_t month = 0; month < heads_.size(); ++month) {
      for (; at < ends_[month]; ++at) {
        const VolunteerTotal& total = told_[at];
        // What begins as the place of a volunteer's first month ends as that of the next volunteer's.
        months_[places_[index_of(total.volunteer) - first]++] = {heads_[month].first_of_month, total.minutes,
                                                                 total.entries, total.days};
      }
    }
    std::size_t begin = 0;
    for (std::uint32_t i = 0; i < piece_size; ++i) {
      const VolunteerNo volunteer{first + i};
      const std::size_t end = places_[i];
      if (end > begin && volunteers.contains(volunteer)) {
        visit(volunteer, std::span(months_).subspan(begin, end - begin));
      }
      begin = end;
    }
  }

  std::vector<Head> heads_;  // by month
  // Of the piece in hand.
  std::vector<VolunteerTotal> told_;
  std::vector<std::size_t> ends_;  // in told_, by month
  std::array<std::uint32_t, piece_size + 1> places_{};
  std::vector<PeriodTotal> months_;
};

}  // namespace

Result<VolunteerNo> Book::middle_volunteer() {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
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

Result<void> Book::each_month(DaySpan days, const VisitMonth& visit) {
  return each_month(days, VolunteerSpan{}, visit);
}

Result<void> Book::each_month(DaySpan days, VolunteerSpan volunteers, const VisitMonth& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return folded;
  }
  return impl_->read([&] {
    const auto [first, last] = store::whole_months(days);
    if (volunteers.empty()) {
      return;
    }
    std::vector<VolunteerTotal> totals(std::size_t{1} << store::block_bits);
    const Lease query = impl_->statements.take(packs_of_blocks);
    query->bind_all(first, last, volunteers.first >> store::block_bits, (volunteers.end - 1) >> store::block_bits);
    while (query->step()) {
      const std::uint32_t block = store::read_block(*query, 1);
      std::size_t count = store::TotalPack(query->blob(2), block).read_into(totals);
      const VolunteerSpan of_block{block << store::block_bits, (block + 1) << store::block_bits};
      if (of_block.first < volunteers.first || of_block.end > volunteers.end) {
        const auto others =
            std::remove_if(totals.begin(), totals.begin() + static_cast<std::ptrdiff_t>(count),
                           [&](const VolunteerTotal& total) { return !volunteers.contains(total.volunteer); });
        count = static_cast<std::size_t>(others - totals.begin());
      }
      if (count > 0) {
        visit(store::first_day_of(store::read_month(*query, 0)), std::span(totals).first(count));
      }
    }
  });
}

Result<void> Book::each_volunteer_months(DaySpan days, VolunteerSpan volunteers, const VisitMonthsOf& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
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
