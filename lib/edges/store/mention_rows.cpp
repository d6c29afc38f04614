#include <store/columns.h>
#include <store/mention_rows.h>

namespace starhours::store {
namespace {

void give_text(sqlite3_context* out, const std::string& text) {
  sqlite3_result_text64(out, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void give_no(sqlite3_context* out, std::uint32_t no) {
  return no == 0 ? sqlite3_result_null(out) : sqlite3_result_int64(out, no);
}

}  // namespace

void MentionColumns::give(sqlite3_context* out, const LooseMention& row, std::int64_t nth, int column) {
  switch (column) {
    case 0:
      return sqlite3_result_int64(out, index_of(row.sheet));
    case 1:
      return sqlite3_result_int64(out, nth);
    case 2:
      return give_no(out, index_of(row.volunteer));
    case 3:
      return give_no(out, index_of(row.lent_team));
    case 4:
      return give_text(out, row.mention.id);
    case 5:
      return give_text(out, row.mention.name);
    case 6:
      return give_text(out, row.mention.id_number);
    case 7:
      return give_text(out, row.mention.phone);
    default:
      return give_text(out, row.mention.team);
  }
}

}  // namespace starhours::store
