// commands.h -- every command, each in a file of its own: it adds its options to `parent`, and what it does to the
// session.
#pragma once

#include "command.h"
#include "session.h"

namespace starhours {

void add_import(Command& parent, Session& session);
void add_undo(Command& parent, Session& session);
void add_merge(Command& parent, Session& session);

void add_query_hours(Command& parent, Session& session);
void add_query_entries(Command& parent, Session& session);
void add_query_volunteers(Command& parent, Session& session);
void add_query_teams(Command& parent, Session& session);
void add_query_activities(Command& parent, Session& session);
void add_query_sheets(Command& parent, Session& session);
void add_query_suspense(Command& parent, Session& session);
void add_query_rows(Command& parent, Session& session);
void add_query_history(Command& parent, Session& session);
void add_query_why(Command& parent, Session& session);

void add_report_awards(Command& parent, Session& session);
void add_report_stars(Command& parent, Session& session);
void add_report_summary(Command& parent, Session& session);
void add_report_statement(Command& parent, Session& session);

void add_rules_show(Command& parent, Session& session);
void add_rules_check(Command& parent, Session& session);
void add_rules_set(Command& parent, Session& session);

}  // namespace starhours
