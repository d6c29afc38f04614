#include "ask.h"
#include "commands.h"

namespace starhours {

void add_query_activities(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) { asks(command, session, answer_activities); };
  parent.add("activities", "Activities, with what was done at them in a period",
             {"starhours query activities --period this-quarter",
              "starhours query activities --category 敬老助老 --sort=-volunteers"},
             tell);
}

}  // namespace starhours
