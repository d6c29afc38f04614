#include "ask.h"
#include "commands.h"

namespace starhours {

void add_query_sheets(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) { asks(command, session, answer_sheets); };
  parent.add("sheets", "Imported sheets, and what became of their rows",
             {"starhours query sheets", "starhours query sheets --sort=-suspense"}, tell);
}

}  // namespace starhours
