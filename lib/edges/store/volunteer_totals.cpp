#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/total_pack.h>
#include <store/totals_table.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace starhours {
namespace {

using store::Lease;

constexpr const char* last_block_held = "SELECT max(block) FROM year_totals";
// Without GROUP BY, which would carry the packs along.
constexpr const char* sizes_of_packs = "SELECT block, length(pack) FROM month_totals";

// The book keeps the blocks of a period side by side. Of so many blocks all periods are read at a time, to be told
// volunteer by volunteer: some megabytes of packs.
constexpr std::uint32_t blocks_at_a_time = 4;

std::uint32_t first_block(VolunteerSpan volunteers) { return store::block_of(VolunteerNo{volunteers.first}); }
// REQUIRES: there are volunteers.
std::uint32_t last_block(VolunteerSpan volunteers) { return store::block_of(VolunteerNo{volunteers.end - 1}); }

struct Pack {
  std::uint32_t block = 0;
  Day first{};
  std::size_t at = 0;  // among the bytes of all
  std::size_t size = 0;
};

// Puts the totals of a block's packs, in order of period, together by volunteer: of some hundreds of volunteers at a
// time, so that all of it lies near. They are counted first, then each goes to its place without a look at the others.
class Block {
 public:
  void visit(std::span<const Pack> packs, std::string_view bytes, VolunteerSpan volunteers,
             const Book::VisitTotalsOf& visit) {
    const std::uint32_t block = packs.front().block;
    heads_.clear();
    for (const Pack& pack : packs) {
      Head& head = heads_.emplace_back(pack.first, store::TotalPack(bytes.substr(pack.at, pack.size), block));
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
    Head(Day first, store::TotalPack pack) : first_day(first), rest(pack) {}
    Day first_day;
    store::TotalPack rest;  // behind next
    VolunteerTotal next;
    bool more = false;
  };

  void visit_piece(std::uint32_t first, VolunteerSpan volunteers, const Book::VisitTotalsOf& visit) {
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
    periods_.resize(told_.size());
    std::size_t at = 0;
    for (std::size_t period = 0; period < heads_.size(); ++period) {
      for (; at < ends_[period]; ++at) {
        const VolunteerTotal& total = told_[at];
        // What begins as the place of a volunteer's first period ends as that of the next volunteer's.
        periods_[places_[index_of(total.volunteer) - first]++] = {heads_[period].first_day, total.minutes,
                                                                  total.entries, total.days};
      }
    }
    std::size_t begin = 0;
    for (std::uint32_t i = 0; i < piece_size; ++i) {
      const VolunteerNo volunteer{first + i};
      const std::size_t end = places_[i];
      if (end > begin && volunteers.contains(volunteer)) {
        visit(volunteer, std::span(periods_).subspan(begin, end - begin));
      }
      begin = end;
    }
  }

  std::vector<Head> heads_;  // by period
  // Of the piece in hand.
  std::vector<VolunteerTotal> told_;
  std::vector<std::size_t> ends_;  // in told_, by period
  std::array<std::uint32_t, piece_size + 1> places_{};
  std::vector<PeriodTotal> periods_;
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

Result<void> Book::each_total(DaySpan days, Stride stride, const VisitTotals& visit) {
  return each_total(days, stride, VolunteerSpan{}, visit);
}

Result<void> Book::each_total(DaySpan days, Stride stride, VolunteerSpan volunteers, const VisitTotals& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return folded;
  }
  return impl_->read([&] {
    if (volunteers.empty()) {
      return;
    }
    std::vector<VolunteerTotal> totals(std::size_t{1} << store::block_bits);
    const auto visit_pack = [&](DaySpan period, std::uint32_t block, std::string_view pack) {
      std::size_t count = store::TotalPack(pack, block).read_into(totals);
      const VolunteerSpan of_block{block << store::block_bits, (block + 1) << store::block_bits};
      if (of_block.first < volunteers.first || of_block.end > volunteers.end) {
        const auto others =
            std::remove_if(totals.begin(), totals.begin() + static_cast<std::ptrdiff_t>(count),
                           [&](const VolunteerTotal& total) { return !volunteers.contains(total.volunteer); });
        count = static_cast<std::size_t>(others - totals.begin());
      }
      if (count > 0) {
        visit(period, std::span(totals).first(count));
      }
    };
    store::each_pack(impl_->statements, store::spans_of(impl_->statements, days, stride), first_block(volunteers),
                     last_block(volunteers), visit_pack);
  });
}

Result<void> Book::each_total(DaySpan days, Stride stride, std::span<const VolunteerNo> volunteers,
                              const VisitTotals& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return folded;
  }
  return impl_->read([&] {
    std::vector<VolunteerNo> wanted(volunteers.begin(), volunteers.end());
    std::sort(wanted.begin(), wanted.end());
    std::vector<VolunteerTotal> totals;
    const std::vector<store::TotalsSpan> spans = store::spans_of(impl_->statements, days, stride);
    for (auto from = wanted.begin(); from != wanted.end();) {
      const std::uint32_t block = store::block_of(*from);
      const auto to =
          std::find_if(from, wanted.end(), [block](VolunteerNo no) { return store::block_of(no) != block; });
      const auto visit_pack = [&](DaySpan period, std::uint32_t, std::string_view bytes) {
        totals.clear();
        store::TotalPack pack(bytes, block);
        auto next = from;
        for (VolunteerTotal total; next != to && pack.next(total);) {
          while (next != to && *next < total.volunteer) {
            ++next;
          }
          if (next != to && *next == total.volunteer) {
            totals.push_back(total);
          }
        }
        if (!totals.empty()) {
          visit(period, totals);
        }
      };
      store::each_pack(impl_->statements, spans, block, block, visit_pack);
      from = to;
    }
  });
}

Result<void> Book::each_volunteer_totals(DaySpan days, Stride stride, VolunteerSpan volunteers,
                                         const VisitTotalsOf& visit) {
  if (Result<void> folded = impl_->fold(impl_->totals); !folded) {
    return folded;
  }
  return impl_->read([&] {
    const Lease held = impl_->statements.take(last_block_held);
    if (volunteers.empty() || !held->step() || held->is_null(0)) {
      return;
    }
    const std::vector<store::TotalsSpan> spans = store::spans_of(impl_->statements, days, stride);
    const std::uint32_t end = std::min(last_block(volunteers), store::read_block(*held, 0)) + 1;
    std::vector<Pack> packs;
    std::string bytes;
    Block all;
    for (std::uint32_t block = first_block(volunteers); block < end; block += blocks_at_a_time) {
      packs.clear();
      bytes.clear();
      store::each_pack(impl_->statements, spans, block, std::min(block + blocks_at_a_time, end) - 1,
                       [&](DaySpan period, std::uint32_t of_block, std::string_view pack) {
                         packs.push_back({of_block, period.first, bytes.size(), pack.size()});
                         bytes += pack;
                       });
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
