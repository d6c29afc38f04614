// Any text is a period or an error; what is a period has a label and a Chinese title that mean the same one.
#include <starhours/period.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace starhours;
using namespace date::literals;

const std::array styles{
    CalendarStyle{},
    CalendarStyle{date::Sunday, date::September / 1},
    CalendarStyle{date::Thursday, date::August / 31},
    CalendarStyle{date::Tuesday, date::February / 29},
};

void expect(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, const CalendarStyle& style, Day today) {
  const auto period = parse_period(text, style, today);
  if (!period) {
    expect(period.error().kind == Kind::bad_period);
    expect(!period.error().message.empty() && !period.error().hint.empty());
    return;
  }
  expect(!period->days.empty());
  expect(period->days.first < representable_days.end && representable_days.first < period->days.end);
  for (const std::string& written : {label(*period, style), title(*period, style, Language::zh)}) {
    const auto again = parse_period(written, style, today);
    expect(again && *again == *period);
  }
  expect(!title(*period, style, Language::en).empty());
  expect(next(*period, style).days.first == period->days.end || period->grain == Grain::all);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(bytes), size};
  for (const CalendarStyle& style : styles) {
    check(text, style, Day{2025_y / 3 / 5});
    check(text, style, representable_days.first);
    check(text, style, representable_days.end - date::days{1});
  }
  return 0;
}
