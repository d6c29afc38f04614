#include <answers/columns.h>
#include <answers/partial_month.h>
#include <answers/pivot.h>

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace starhours::answers {
namespace {

// A month takes a word, or where it does not fit the most that it can.
constexpr std::size_t longest_month = 7;

// What the words of a month hold: see Pivot::Half.
enum Form : std::uint32_t { in_one_word, days_follow, all_follow };

std::uint32_t* put(std::uint32_t* to, std::int64_t number) {
  *to++ = static_cast<std::uint32_t>(number);
  *to++ = static_cast<std::uint32_t>(static_cast<std::uint64_t>(number) >> 32U);
  return to;
}

std::int64_t take(const std::uint32_t*& from) {
  const std::uint64_t low = *from++;
  return static_cast<std::int64_t>(low | std::uint64_t{*from++} << 32U);
}

}  // namespace

class Pivot::Months {
 public:
  Months(const std::uint32_t* begin, const std::uint32_t* end) : at_(begin), end_(end) {}

  struct Month {
    std::uint32_t number = 0;  // months since the first
    std::int64_t minutes = 0;
    std::int64_t entries = 0;
    std::int64_t days = 0;
  };
  // False at the end.
  bool next(Month& month) {
    if (at_ == end_) return false;
    const std::uint32_t word = *at_++;
    const auto form = static_cast<Form>(word & 3U);
    if (form == all_follow) {
      month.number += word >> 2U;
      month.minutes = take(at_);
      month.entries = take(at_);
      month.days = take(at_);
      return true;
    }
    month.number += word >> 2U & 0x3FU;
    month.minutes = word >> 8U & 0xFFFFU;
    month.entries = word >> 24U;
    month.days = form == in_one_word ? month.entries : *at_++;
    return true;
  }

 private:
  const std::uint32_t* at_;
  const std::uint32_t* end_;
};

// What the volunteers of a share did, packed.
class Pivot::Packing {
 public:
  Packing(Half& half, VolunteerSpan volunteers, const std::vector<Day>& months, std::size_t volunteers_held)
      : half_(half), first_volunteer_(volunteers.first), months_(months) {
    // Address space rather than memory: pages that are never written take none, and nothing has to be moved.
    half.packed.reserve(std::min<std::size_t>(volunteers_held * months_.size() * 2, std::size_t{1} << 28));
    half.begins.reserve(volunteers_held + 1);
    half.begins.push_back(0);
  }

  // False where there are more words than numbers for them.
  bool add(VolunteerNo volunteer, std::span<const PeriodTotal> all) {
    const std::size_t begin = half_.packed.size();
    if (begin + all.size() * longest_month > 0xFFFFFFFF) return false;
    half_.begins.resize(index_of(volunteer) - first_volunteer_ + std::size_t{1}, static_cast<std::uint32_t>(begin));
    if (written_.size() < all.size() * longest_month) written_.resize(all.size() * longest_month);
    std::uint32_t* to = written_.data();
    std::uint32_t month = 0;
    std::uint32_t before = 0;
    for (const PeriodTotal& one : all) {
      while (months_[month] != one.first) ++month;
      to = put_month(to, month - before, one);
      before = month;
    }
    half_.packed.insert(half_.packed.end(), written_.data(), to);
    half_.begins.push_back(static_cast<std::uint32_t>(half_.packed.size()));
    return true;
  }

 private:
  static std::uint32_t* put_month(std::uint32_t* to, std::uint32_t months_since, const PeriodTotal& sums) {
    const bool fits = months_since <= 0x3F && sums.minutes <= 0xFFFF && sums.entries <= 0xFF && sums.days <= 0xFF;
    if (!fits) {
      *to++ = all_follow | months_since << 2U;
      return put(put(put(to, sums.minutes), sums.entries), sums.days);
    }
    const bool alike = sums.entries == sums.days;
    *to++ = (alike ? in_one_word : days_follow) | months_since << 2U | static_cast<std::uint32_t>(sums.minutes) << 8U |
            static_cast<std::uint32_t>(sums.entries) << 24U;
    if (!alike) *to++ = static_cast<std::uint32_t>(sums.days);
    return to;
  }

  Half& half_;
  std::uint32_t first_volunteer_;
  const std::vector<Day>& months_;
  std::vector<std::uint32_t> written_;  // of the volunteer in hand
};

Pivot::Pivot(const Community& community, const MonthCut& days, Book::Stride stride, Shares& shares)
    : community_(community), days_(days), stride_(stride), shares_(shares), halves_(shares.count()) {
  for (const DaySpan part : {days.before, days.months, days.after}) {
    for (Day day = part.first; day < part.end; day += date::days{1}) {
      if (day == part.first || date::year_month_day{day}.day() == date::day{1}) months_.push_back(day);
    }
  }
}

DaySpan Pivot::days() const {
  return {days_.before.empty() ? days_.months.first : days_.before.first,
          days_.after.empty() ? days_.months.end : days_.after.end};
}

Result<bool> Pivot::gather() {
  std::atomic<bool> fit = true;
  auto read = shares_.each([&](std::size_t number) -> Result<void> {
    const auto fits = gather(number);
    if (!fits) return fail(fits.error());
    if (!*fits) fit = false;
    return {};
  });
  if (!read) return fail(read.error());
  return fit.load();
}

Result<bool> Pivot::gather(std::size_t number) {
  const Share share = shares_.at(number);
  PartialMonth before(days_.before);
  PartialMonth after(days_.after);
  for (PartialMonth* const part : {&before, &after}) {
    if (auto read = part->read(share); !read) return fail(read.error());
  }
  Packing packing(halves_[number], share.volunteers, months_, shares_.volunteers() / shares_.count());
  bool fits = true;
  std::vector<PeriodTotal> all;
  const auto add = [&](VolunteerNo volunteer, std::span<const PeriodTotal> months) {
    all.clear();
    before.append_of(volunteer, all);
    all.insert(all.end(), months.begin(), months.end());
    after.append_of(volunteer, all);
    if (all.empty()) return;
    fits = fits && community_.volunteer(volunteer) != nullptr && packing.add(volunteer, all);
  };
  // Some served in no whole month.
  std::uint32_t next = share.volunteers.first;
  const auto add_until = [&](std::uint32_t end) {
    for (; next < end; ++next) add(VolunteerNo{next}, {});
  };
  auto read = share.book.each_volunteer_totals(days_.months, stride_, share.volunteers,
                                               [&](VolunteerNo volunteer, std::span<const PeriodTotal> months) {
                                                 add_until(index_of(volunteer));
                                                 add(volunteer, months);
                                                 next = index_of(volunteer) + 1;
                                               });
  if (!read) return fail(read.error());
  add_until(std::max(before.end(), after.end()));
  return fits;
}

Pivot::Months Pivot::months_of(VolunteerNo volunteer) const {
  const std::size_t number = shares_.with(volunteer);
  const Half& half = halves_[number];
  const std::size_t at = index_of(volunteer) - shares_.at(number).volunteers.first;
  if (at + 1 >= half.begins.size()) return {nullptr, nullptr};
  return {half.packed.data() + half.begins[at], half.packed.data() + half.begins[at + 1]};
}

void Pivot::write(const std::vector<DimensionValues>& times, RowSink& sink) const {
  // The value of each time by month: those of its first day.
  std::vector<std::vector<std::uint32_t>> ranks;
  for (const Day day : months_) {
    std::vector<std::uint32_t>& of_month = ranks.emplace_back();
    for (const DimensionValues& time : times) {
      of_month.push_back(time.ranks[static_cast<std::size_t>((day - months_.front()).count())]);
    }
  }
  // Months of equal values follow one another, since every value is of consecutive months.
  std::vector<std::uint32_t> group(months_.size(), 0);
  for (std::size_t month = 1; month < months_.size(); ++month) {
    group[month] = group[month - 1] + (ranks[month] == ranks[month - 1] ? 0 : 1);
  }

  // What the rows show of each month.
  std::vector<Cell> time_cells;
  for (const std::vector<std::uint32_t>& of_month : ranks) {
    for (std::size_t i = 0; i < times.size(); ++i) {
      time_cells.push_back(repeated_text_cell(times[i].texts[of_month[i]]));
    }
  }

  const std::vector<std::uint32_t> order = community_.volunteers_by_id();
  write_in_order(sink, order.size(), shares_.count() > 1, [&](std::size_t first, std::size_t last, RowSink& to) {
    std::vector<Cell> cells(times.size() + 7);
    for (std::size_t at = first; at < last; ++at) {
      const Member& volunteer = community_.volunteers()[order[at]];
      Months months = months_of(volunteer.no);
      Months::Month month;
      if (!months.next(month)) continue;
      cells[0] = text_cell(volunteer.id());
      cells[1] = text_cell(volunteer.name());
      RowSink::Alike which = RowSink::Alike::first;
      for (bool more = true; more; which = RowSink::Alike::next) {
        const std::uint32_t begun = month.number;
        Months::Month sum = month;
        for (more = months.next(month); more && group[month.number] == group[begun]; more = months.next(month)) {
          sum.minutes += month.minutes;
          sum.entries += month.entries;
          sum.days += month.days;
        }
        const auto shown = time_cells.begin() + static_cast<std::ptrdiff_t>(begun * times.size());
        Cell* cell = std::copy_n(shown, times.size(), &cells[2]);
        for (const std::int64_t number : {sum.minutes, sum.minutes, sum.entries, std::int64_t{1}, sum.days}) {
          *cell++ = number;
        }
        to.row_alike(cells, 2, which);
      }
    }
  });
}

}  // namespace starhours::answers
