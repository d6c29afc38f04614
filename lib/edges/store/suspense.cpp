#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>
#include <store/suspense.h>

#include <algorithm>
#include <utility>

namespace starhours {
namespace {

using store::Lease;
using store::Query;
using store::read_no;

constexpr const char* insert_suspense = "INSERT INTO suspense VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr const char* all_suspense_keys = "SELECT no, sheet, row, column, kind FROM suspense ORDER BY sheet, row, no";
constexpr const char* suspense_rows_of = "SELECT DISTINCT row FROM suspense WHERE sheet = ?1 ORDER BY row";
constexpr const char* suspense_of_no =
    "SELECT sheet, row, line, column, kind, message, hint, text FROM suspense WHERE no = ?1";
constexpr const char* insert_settlement = "INSERT OR REPLACE INTO settlements VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr const char* drop_awaited = "DELETE FROM awaited_settlements WHERE sheet = ?1 AND row = ?2";
constexpr const char* insert_awaited = "INSERT OR REPLACE INTO awaited_settlements VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr const char* all_awaited =
    "SELECT sheet, row, of_sheet, of_row, dismissed FROM awaited_settlements ORDER BY sheet, row";
constexpr const char* settling_rows_of =
    "SELECT row FROM settlements WHERE sheet = ?1 UNION SELECT row FROM awaited_settlements WHERE sheet = ?1 ORDER BY "
    "1";
constexpr const char* any_settlement = "SELECT EXISTS (SELECT 1 FROM settlements)";
// Of the settlements told as `told`: a row that waits settles nothing, unless it is settled in its turn.
#define STARHOURS_SETTLED                                                                            \
  "settled (sheet, row) AS ("                                                                        \
  "SELECT t.of_sheet, t.of_row FROM told t WHERE t.dismissed <> '' "                                 \
  "OR NOT EXISTS (SELECT 1 FROM suspense p WHERE p.sheet = t.sheet AND p.row = t.row) "              \
  "UNION "                                                                                           \
  "SELECT t.of_sheet, t.of_row FROM settled d JOIN told t ON t.sheet = d.sheet AND t.row = d.row), " \
  "waiting (sheet, row) AS (SELECT d.sheet, d.row FROM settled d "                                   \
  "WHERE EXISTS (SELECT 1 FROM suspense p WHERE p.sheet = d.sheet AND p.row = d.row)) "
constexpr const char* all_settled =
    "WITH RECURSIVE told (sheet, row, of_sheet, of_row, dismissed) AS ("
    "SELECT t.sheet, t.row, s.no, t.of_row, t.dismissed FROM settlements t JOIN sheets s ON s.sha256 = "
    "t.of_sha256), " STARHOURS_SETTLED "SELECT sheet, row FROM waiting ORDER BY sheet, row";
// Only what settles rows of that sheet, or what settles them, is looked at.
constexpr const char* count_settled =
    "WITH RECURSIVE told (sheet, row, of_sheet, of_row, dismissed) AS ("
    "SELECT t.sheet, t.row, s.no, t.of_row, t.dismissed FROM sheets s JOIN settlements t ON t.of_sha256 = s.sha256 "
    "WHERE s.no = ?1 "
    "UNION "
    "SELECT t.sheet, t.row, s.no, t.of_row, t.dismissed FROM told d JOIN sheets s ON s.no = d.sheet "
    "JOIN settlements t ON t.of_sha256 = s.sha256 AND t.of_row = d.row), " STARHOURS_SETTLED
    "SELECT count(*) FROM waiting WHERE sheet = ?1";

Kind read_kind(const Query& query, int column) {
  const std::optional<Kind> kind = kind_named(query.text(column));
  if (!kind) {
    throw store::Broken("it holds an unknown kind of problem");
  }
  return *kind;
}

SuspenseRow read_suspense(const Query& query) {
  SuspenseRow row;
  row.sheet = read_no<SheetNo>(query, 0);
  row.row = store::read_32_bits(query, 1);
  row.line = store::read_32_bits(query, 2);
  row.column = store::read_32_bits(query, 3);
  row.kind = read_kind(query, 4);
  row.message = query.text(5);
  row.hint = query.text(6);
  row.text = query.text(7);
  return row;
}

std::vector<std::uint32_t> rows_of(store::Statements& statements, const char* sql, SheetNo sheet) {
  std::vector<std::uint32_t> rows;
  const Lease query = statements.take(sql);
  query->bind_all(index_of(sheet));
  while (query->step()) rows.push_back(store::read_32_bits(*query, 0));
  return rows;
}

}  // namespace

std::vector<SheetRowKey> store::settled_rows(Statements& statements) {
  std::vector<SheetRowKey> rows;
  {
    const Lease query = statements.take(any_settlement);
    if (query->step() && query->integer(0) == 0) {
      return rows;
    }
  }
  const Lease query = statements.take(all_settled);
  while (query->step()) {
    rows.push_back({read_no<SheetNo>(*query, 0), read_32_bits(*query, 1)});
  }
  return rows;
}

std::int64_t store::settled_rows_of(Statements& statements, SheetNo sheet) {
  const Lease query = statements.take(count_settled);
  query->bind_all(index_of(sheet));
  return query->step() ? query->integer(0) : 0;
}

Result<void> Book::add_suspense(std::span<const SuspenseRow> rows) {
  return impl_->write([&] {
    const Lease query = impl_->statements.take(insert_suspense);
    for (const SuspenseRow& row : rows) {
      query->bind_all(index_of(row.sheet), row.row, row.line, row.column, name_of(row.kind), row.message, row.hint,
                      row.text);
      query->run();
    }
  });
}

Result<std::vector<SuspenseKey>> Book::suspense_keys() {
  return impl_->read([&] {
    const std::vector<SheetRowKey> settled = store::settled_rows(impl_->statements);
    std::vector<SuspenseKey> keys;
    const Lease query = impl_->statements.take(all_suspense_keys);
    while (query->step()) {
      const SuspenseKey key{query->integer(0), read_no<SheetNo>(*query, 1), store::read_32_bits(*query, 2),
                            store::read_32_bits(*query, 3), read_kind(*query, 4)};
      if (!std::binary_search(settled.begin(), settled.end(), SheetRowKey{key.sheet, key.row})) {
        keys.push_back(key);
      }
    }
    return keys;
  });
}

Result<void> Book::each_suspense_row(std::span<const SuspenseKey> keys,
                                     const std::function<void(const SuspenseRow&)>& visit) {
  return impl_->read([&] {
    const Lease query = impl_->statements.take(suspense_of_no);
    for (const SuspenseKey& key : keys) {
      query->reset();
      query->bind_all(key.no);
      if (query->step()) {
        visit(read_suspense(*query));
      }
    }
  });
}

Result<std::vector<SuspenseRow>> Book::suspense() {
  const Result<std::vector<SuspenseKey>> keys = suspense_keys();
  if (!keys) {
    return fail(keys.error());
  }
  std::vector<SuspenseRow> rows;
  rows.reserve(keys->size());
  const Result<void> read = each_suspense_row(*keys, [&rows](const SuspenseRow& row) { rows.push_back(row); });
  return read ? Result<std::vector<SuspenseRow>>(std::move(rows)) : fail(read.error());
}

Result<void> Book::add_settlements(std::span<const Settlement> settlements) {
  return impl_->write([&] {
    for (const Settlement& settlement : settlements) {
      impl_->statements.run(insert_settlement, index_of(settlement.sheet), std::int64_t{settlement.row},
                            settlement.of_sha256, std::int64_t{settlement.of_row}, settlement.dismissed);
      impl_->statements.run(drop_awaited, index_of(settlement.sheet), std::int64_t{settlement.row});
    }
  });
}

Result<void> Book::add_awaited(std::span<const AwaitedSettlement> settlements) {
  return impl_->write([&] {
    for (const AwaitedSettlement& awaited : settlements) {
      impl_->statements.run(insert_awaited, index_of(awaited.sheet), std::int64_t{awaited.row}, awaited.of_sheet,
                            awaited.of_row, awaited.dismissed);
    }
  });
}

Result<std::vector<AwaitedSettlement>> Book::awaited() {
  return impl_->read([&] {
    std::vector<AwaitedSettlement> all;
    const Lease query = impl_->statements.take(all_awaited);
    while (query->step()) {
      all.push_back({read_no<SheetNo>(*query, 0), store::read_32_bits(*query, 1), std::string(query->text(2)),
                     std::string(query->text(3)), std::string(query->text(4))});
    }
    return all;
  });
}

Result<std::vector<std::uint32_t>> Book::settling_rows(SheetNo sheet) {
  return impl_->read([&] { return rows_of(impl_->statements, settling_rows_of, sheet); });
}

Result<std::vector<std::uint32_t>> Book::suspense_rows(SheetNo sheet) {
  return impl_->read([&] { return rows_of(impl_->statements, suspense_rows_of, sheet); });
}

Result<std::vector<SheetRowKey>> Book::settled() {
  return impl_->read([&] { return store::settled_rows(impl_->statements); });
}

}  // namespace starhours
