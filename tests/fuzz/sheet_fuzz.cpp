// Any bytes as a sheet: every record has one fate, rows ascend, and the sizes in which the bytes come make no
// difference.
#include <starhours/sheet_reader.h>

#include <support/slow_source.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starhours;
using Field = SheetReader::Field;

constexpr Field fields[] = {Field::row,     Field::volunteer_id, Field::name,     Field::id_number,
                            Field::phone,   Field::team,         Field::activity, Field::date,
                            Field::sign_in, Field::sign_out,     Field::hours};

void hold(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void add(std::string& trace, const Place& place) {
  trace += std::to_string(place.row) + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + '+' +
           std::to_string(place.length) + place.excerpt + '\n';
  hold(place.excerpt.empty() || place.length == 0 || place.column + place.length <= place.excerpt.size() + 1,
       "a place lies within its excerpt");
}

void add(std::string& trace, const Problem& problem) {
  trace += std::string(name_of(problem.kind)) + problem.message + problem.hint;
  add(trace, problem.place);
}

void add(std::string& trace, const WrittenTime& time) {
  trace += std::to_string(static_cast<int>(time.kind)) + std::to_string(time.clock.count()) +
           std::to_string(time.wall.time_since_epoch().count()) +
           std::to_string(time.instant.time_since_epoch().count()) + '\n';
}

// All that the reader says, in one text.
std::string read_all(ByteSource& source, std::optional<SheetKind> as) {
  std::string trace;
  ReadingOptions options;
  options.source = "sheet.csv";
  options.as = as;
  auto reader = SheetReader::open(source, options);
  if (!reader) {
    add(trace, reader.error());
    return trace;
  }
  hold(!as || (*reader)->kind() == *as, "a sheet is of the kind it is said to be");
  SheetRow row;
  std::uint32_t last_row = 0;
  std::uint32_t last_line = 0;
  while ((*reader)->next(row)) {
    hold(row.row == last_row + 1, "rows ascend by one");
    hold(row.line > last_line, "lines ascend");
    last_row = row.row;
    last_line = row.line;
    hold((row.kind == RowKind::refused) == has_errors(row.problems), "a row is refused exactly for errors");
    hold(row.kind == RowKind::skipped ? row.problems.empty() : true, "a skipped row has no problems");
    trace += std::to_string(static_cast<int>(row.kind)) + std::to_string(static_cast<int>(row.skip)) + '\n';
    for (const Problem& problem : row.problems) add(trace, problem);
    if (row.kind == RowKind::sign_in) {
      const SignIn& sign_in = row.sign_ins.front();
      for (const std::string_view text :
           {sign_in.volunteer_id, sign_in.name, sign_in.id_number, sign_in.phone, sign_in.team, sign_in.activity}) {
        trace += std::string(text) + '\n';
        hold(clean_name(text) == text, "texts are clean");
      }
      hold(!sign_in.volunteer_id.empty() || !sign_in.name.empty() || !sign_in.id_number.empty() ||
               !sign_in.phone.empty() || sign_in.people > 0,
           "a sign-in names somebody or counts people");
      if (sign_in.day) trace += to_string(*sign_in.day);
      if (sign_in.stated) trace += std::to_string(sign_in.stated->count());
      add(trace, sign_in.in);
      add(trace, sign_in.out);
    }
    trace += (*reader)->text();
    for (const Field field : fields) add(trace, (*reader)->place(field));
  }
  hold(!(*reader)->failure(), "bytes in memory do not fail");
  return trace;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::optional<SheetKind>, 4> kinds{std::nullopt, SheetKind::sign_ins, SheetKind::volunteers,
                                                          SheetKind::activities};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // As one of them each time, which one left to the input: reading as all would make a quarter of the inputs a second.
  const std::size_t sum = std::accumulate(bytes.begin(), bytes.end(), std::size_t{0},
                                          [](std::size_t so_far, char byte) { return so_far + (byte & 0xFF); });
  const std::optional<SheetKind> as = sum % 2 == 0 ? std::nullopt : kinds[sum / 2 % kinds.size()];
  SlowSource whole(bytes, size + 1);
  SlowSource bytewise(bytes, 1);
  hold(read_all(whole, as) == read_all(bytewise, as), "the sizes of chunks make no difference");
  return 0;
}
