#include "ask.h"
#include "commands.h"

namespace starhours {

void add_query_teams(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) { asks(command, session, answer_teams); };
  parent.add("teams", "Teams and units, with their members and hours",
             {"starhours query teams", "starhours query teams --sort=-minutes --top 5"}, tell);
}

}  // namespace starhours
