#include "ask.h"
#include "commands.h"

namespace starhours {

void add_query_entries(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) { asks(command, session, answer_entries); };
  parent.add("entries", "Lines of the journal, each with the row of the sheet it comes from",
             {"starhours query entries --volunteer 张三 --period 2025-03",
              "starhours query entries --team 第一分队 --basis stated --format json"},
             tell);
}

}  // namespace starhours
