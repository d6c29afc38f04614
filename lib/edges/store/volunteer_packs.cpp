#include <store/volunteer_packs.h>

#include <algorithm>

namespace starhours::store {
namespace {

constexpr const char* read_pack = "SELECT pack FROM volunteer_packs WHERE block = ?1";
constexpr const char* write_pack =
    "INSERT INTO volunteer_packs VALUES (?1, ?2) ON CONFLICT DO UPDATE SET pack = excluded.pack";
constexpr const char* drop_pack = "DELETE FROM volunteer_packs WHERE block = ?1";
constexpr const char* lines_between =
    "SELECT no, id, name, team, registered, known FROM volunteers WHERE no >= ?1 AND no < ?2 ORDER BY no";
constexpr const char* last_volunteer = "SELECT max(no) FROM volunteers";

VolunteerLine line_of(const Volunteer& volunteer) {
  return {volunteer.no, volunteer.team, volunteer.id, volunteer.name, volunteer.registered, volunteer.known};
}

VolunteerLine read_line(const Query& query) {
  return {read_no<VolunteerNo>(query, 0),
          read_no<TeamNo>(query, 3),
          query.text(1),
          query.text(2),
          read_optional_day(query, 4),
          read_one_of(query, 5, Known::by_name)};
}

}  // namespace

std::uint32_t read_line_block(const Query& query, int column) {
  return static_cast<std::uint32_t>(read_within(query, column, 0, number_limit >> line_block_bits));
}

void VolunteerPacks::add(Statements& statements, std::span<const Volunteer> newcomers) {
  while (!newcomers.empty()) {
    const std::uint32_t block = line_block_of(newcomers.front().no);
    const auto end = std::find_if(newcomers.begin(), newcomers.end(),
                                  [block](const Volunteer& newcomer) { return line_block_of(newcomer.no) != block; });
    const auto of_block = newcomers.first(static_cast<std::size_t>(end - newcomers.begin()));
    if (!stale_.contains(block)) {
      go_on_with(statements, block);
      for (const Volunteer& newcomer : of_block) {
        packer_.append(line_of(newcomer));
      }
    }
    newcomers = newcomers.subspan(of_block.size());
  }
}

void VolunteerPacks::note(VolunteerNo no) { stale_.insert(line_block_of(no)); }

void VolunteerPacks::note_all(Statements& statements) {
  const Lease query = statements.take(last_volunteer);
  if (query->step()) {
    const std::uint32_t last = line_block_of(read_no<VolunteerNo>(*query, 0));
    for (std::uint32_t block = 0; block <= last; ++block) {
      stale_.insert(stale_.end(), block);
    }
  }
}

void VolunteerPacks::fold(Statements& statements) {
  put_away(statements);
  for (const std::uint32_t block : stale_) {
    make_anew(statements, block);
  }
  forget();
}

void VolunteerPacks::forget() {
  stale_.clear();
  packer_.clear();
}

void VolunteerPacks::go_on_with(Statements& statements, std::uint32_t block) {
  if (!packer_.empty() && packer_.block() == block) {
    return;
  }
  put_away(statements);
  const Lease query = statements.take(read_pack);
  query->bind_all(block);
  packer_.begin(block, query->step() ? query->blob(0) : std::string_view{});
}

void VolunteerPacks::put_away(Statements& statements) {
  if (!packer_.empty()) {
    statements.take(write_pack)->bind(1, packer_.block()).bind_blob(2, packer_.bytes()).run();
    packer_.clear();
  }
}

void VolunteerPacks::make_anew(Statements& statements, std::uint32_t block) {
  packer_.begin(block);
  {
    const Lease query = statements.take(lines_between);
    query->bind_all(block << line_block_bits, std::int64_t{block + 1} << line_block_bits);
    while (query->step()) {
      packer_.append(read_line(*query));
    }
  }
  if (packer_.empty()) {
    statements.run(drop_pack, block);
  } else {
    put_away(statements);
  }
}

}  // namespace starhours::store
