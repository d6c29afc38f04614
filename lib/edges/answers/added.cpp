#include <starhours/answers.h>

#include <answers/columns.h>

#include <vector>

namespace starhours {

using namespace answers;

Result<CreditedHours> credited_hours(Book& book) {
  std::vector<std::int64_t> minutes;
  auto read = book.each_total(representable_days, Book::Stride::years,
                              [&minutes](DaySpan, std::span<const VolunteerTotal> totals) {
                                for (const VolunteerTotal& total : totals) {
                                  if (minutes.size() <= index_of(total.volunteer))
                                    minutes.resize(index_of(total.volunteer) + std::size_t{1});
                                  minutes[index_of(total.volunteer)] += total.minutes;
                                }
                              });
  if (!read) return fail(read.error());
  const auto everybody = book.volunteers();
  if (!everybody) return fail(everybody.error());
  CreditedHours hours;
  for (const Volunteer& volunteer : *everybody) {
    const std::size_t at = index_of(volunteer.no);
    if (at < minutes.size() && minutes[at] != 0) hours.emplace(volunteer.id, CreditedTo{volunteer.name, minutes[at]});
  }
  return hours;
}

void write_added_hours(const CreditedHours& before, const CreditedHours& after, RowSink& sink) {
  sink.begin({{"将增加的时长", "Hours to be added"}, columns({"volunteer", "name", "minutes", "hours"})});
  const auto row = [&sink](const std::string& id, const std::string& name, std::int64_t minutes) {
    if (minutes == 0) return;
    const Cell cells[] = {std::string_view(id), text_cell(name), minutes, minutes};
    sink.row(cells);
  };
  auto then = before.begin();
  for (const auto& [id, now] : after) {
    // Who is another by then had hours under an id that is no more.
    for (; then != before.end() && then->first < id; ++then) row(then->first, then->second.name, -then->second.minutes);
    const bool known = then != before.end() && then->first == id;
    row(id, now.name, now.minutes - (known ? then->second.minutes : 0));
    if (known) ++then;
  }
  for (; then != before.end(); ++then) row(then->first, then->second.name, -then->second.minutes);
  sink.end();
}

}  // namespace starhours
