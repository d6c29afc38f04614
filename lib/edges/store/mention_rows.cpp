#include <store/columns.h>
#include <store/feed.h>
#include <store/mention_rows.h>

namespace starhours::store {
void MentionColumns::give(sqlite3_context* out, const LooseMention& row, std::int64_t nth, int column) {
  switch (column) {
    case 0:
      return sqlite3_result_int64(out, index_of(row.sheet));
    case 1:
      return sqlite3_result_int64(out, nth);
    case 2:
      return give_number(out, null_if_none(row.volunteer));
    case 3:
      return give_number(out, null_if_none(row.lent_team));
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
