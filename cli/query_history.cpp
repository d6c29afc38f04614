#include "ask.h"
#include "commands.h"

namespace starhours {

void add_query_history(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) { asks(command, session, answer_history); };
  parent.add("history", "What was done to the book: imports, undone and replaced sheets, merges, rules",
             {"starhours query history", "starhours query history --format json"}, tell);
}

}  // namespace starhours
