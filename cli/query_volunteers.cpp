#include "ask.h"
#include "commands.h"

namespace starhours {

void add_query_volunteers(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) { asks(command, session, answer_volunteers); };
  parent.add("volunteers", "Volunteers, with what they did in a period",
             {"starhours query volunteers --period 2025 --top 20",
              "starhours query volunteers --team 第一分队 --sort=-minutes --format csv -o volunteers.csv"},
             tell);
}

}  // namespace starhours
