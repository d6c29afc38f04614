#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace starhours {
namespace {

using store::Lease;
using store::read_no;

constexpr const char* next_nth = "SELECT coalesce(max(nth) + 1, 0) FROM mentions WHERE sheet = ?1";
constexpr const char* insert_mentions = "INSERT INTO mentions SELECT * FROM feed_mentions";

#define STARHOURS_MENTION_COLUMNS "sheet, nth, volunteer, lent_team, id, name, id_number, phone, team"

constexpr const char* mentions_of_name =
    "SELECT " STARHOURS_MENTION_COLUMNS " FROM mentions WHERE name = ?1 AND name <> ''";
constexpr const char* mentions_of_id_number =
    "SELECT " STARHOURS_MENTION_COLUMNS " FROM mentions WHERE id_number = ?1 AND id_number <> ''";
constexpr const char* mentions_of_id = "SELECT " STARHOURS_MENTION_COLUMNS " FROM mentions WHERE id = ?1 AND id <> ''";

constexpr const char* add_name = "INSERT INTO names VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET no = ?4";
constexpr const char* sheets_of_name = "SELECT sheet FROM names WHERE kind = ?1 AND text = ?2";

constexpr const char* mentions_of_sheet =
    "SELECT " STARHOURS_MENTION_COLUMNS " FROM mentions WHERE sheet = ?1 ORDER BY nth";
constexpr const char* volunteers_mentioned =
    "SELECT DISTINCT volunteer FROM mentions WHERE sheet = ?1 AND volunteer IS NOT NULL";
constexpr const char* drop_mentions_of = "DELETE FROM mentions WHERE sheet = ?1";
constexpr const char* drop_names_of = "DELETE FROM names WHERE sheet = ?1";
constexpr const char* drop_suspense_of = "DELETE FROM suspense WHERE sheet = ?1";

std::int64_t number_of(NameOf of) { return static_cast<std::int64_t>(of); }
static_assert(static_cast<int>(NameOf::team) == 0 && static_cast<int>(NameOf::activity) == 1, "as in schemas/book.sql");

// By sheet and place in it, so that a mention found twice is there once and the order is that of the sheets.
using Found = std::map<std::pair<std::uint32_t, std::int64_t>, LooseMention>;

LooseMention read_mention(const store::Query& query) {
  LooseMention loose;
  loose.sheet = read_no<SheetNo>(query, 0);
  loose.volunteer = read_no<VolunteerNo>(query, 2);
  loose.lent_team = read_no<TeamNo>(query, 3);
  loose.mention.id = query.text(4);
  loose.mention.name = query.text(5);
  loose.mention.id_number = query.text(6);
  loose.mention.phone = query.text(7);
  loose.mention.team = query.text(8);
  return loose;
}

// `texts` may say one many times.
void find(store::Statements& statements, const char* sql, std::span<const std::string> texts, Found& found) {
  const Lease query = statements.take(sql);
  for (const std::string_view text : std::set<std::string_view>(texts.begin(), texts.end())) {
    query->reset();
    query->bind_all(text);
    while (query->step()) {
      LooseMention loose = read_mention(*query);
      found.emplace(std::pair(index_of(loose.sheet), query->integer(1)), std::move(loose));
    }
  }
}

}  // namespace

void Book::Impl::drop_mentions(SheetNo sheet) {
  {
    const Lease query = statements.take(volunteers_mentioned);
    query->bind_all(index_of(sheet));
    while (query->step()) {
      doubt_volunteer(read_no<VolunteerNo>(*query, 0));
    }
  }
  statements.run(drop_mentions_of, index_of(sheet));
}

Result<void> Book::add_mentions(std::span<const LooseMention> mentions) {
  return impl_->write([&] {
    for (std::size_t first = 0; first < mentions.size();) {
      const SheetNo sheet = mentions[first].sheet;
      std::size_t end = first;
      for (; end < mentions.size() && mentions[end].sheet == sheet; ++end) {
        impl_->trust_volunteer(mentions[end].volunteer);
      }
      std::int64_t nth = 0;
      {
        const Lease query = impl_->statements.take(next_nth);
        query->bind_all(index_of(sheet));
        query->step();
        nth = query->integer(0);
      }
      impl_->mention_feed.run(impl_->statements, insert_mentions, mentions.subspan(first, end - first), nth);
      first = end;
    }
  });
}

Result<std::vector<LooseMention>> Book::mentions_of(std::span<const std::string> names,
                                                    std::span<const std::string> id_numbers,
                                                    std::span<const std::string> ids) {
  return impl_->read([&] {
    Found found;
    find(impl_->statements, mentions_of_name, names, found);
    find(impl_->statements, mentions_of_id_number, id_numbers, found);
    find(impl_->statements, mentions_of_id, ids, found);
    std::vector<LooseMention> mentions;
    mentions.reserve(found.size());
    for (auto& [place, loose] : found) {
      mentions.push_back(std::move(loose));
    }
    return mentions;
  });
}

Result<std::vector<LooseMention>> Book::mentions_in(SheetNo sheet) {
  return impl_->read([&] {
    std::vector<LooseMention> mentions;
    const Lease query = impl_->statements.take(mentions_of_sheet);
    query->bind_all(index_of(sheet));
    while (query->step()) {
      mentions.push_back(read_mention(*query));
    }
    return mentions;
  });
}

Result<void> Book::add_names(SheetNo sheet, NameOf of, std::span<const UsedName> names) {
  return impl_->write([&] {
    for (const UsedName& name : names) {
      impl_->statements.run(add_name, number_of(of), name.text, index_of(sheet), name.no);
    }
  });
}

Result<std::vector<SheetNo>> Book::sheets_naming(NameOf of, std::span<const std::string> texts) {
  return impl_->read([&] {
    std::set<SheetNo> found;
    const Lease query = impl_->statements.take(sheets_of_name);
    for (const std::string& text : texts) {
      query->reset();
      query->bind_all(number_of(of), text);
      while (query->step()) {
        found.insert(read_no<SheetNo>(*query, 0));
      }
    }
    return std::vector<SheetNo>(found.begin(), found.end());
  });
}

Result<void> Book::forget_mentions(SheetNo sheet) {
  return impl_->write([&] { impl_->drop_mentions(sheet); });
}

Result<void> Book::forget_reading(SheetNo sheet) {
  return impl_->write([&] {
    impl_->drop_mentions(sheet);
    impl_->statements.run(drop_names_of, index_of(sheet));
    impl_->doubted_names |= sqlite3_changes64(impl_->database.getHandle()) > 0;
    impl_->statements.run(drop_suspense_of, index_of(sheet));
  });
}

}  // namespace starhours
