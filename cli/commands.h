// commands.h -- every command, each in a file of its own: it adds its options to `parent`, and what it does to the
// session.
#pragma once

#include "session.h"

#include <CLI/CLI.hpp>

namespace starhours {

void add_import(CLI::App& parent, Session& session);
void add_undo(CLI::App& parent, Session& session);
void add_merge(CLI::App& parent, Session& session);

void add_query_hours(CLI::App& parent, Session& session);
void add_query_entries(CLI::App& parent, Session& session);
void add_query_volunteers(CLI::App& parent, Session& session);
void add_query_teams(CLI::App& parent, Session& session);
void add_query_activities(CLI::App& parent, Session& session);
void add_query_sheets(CLI::App& parent, Session& session);
void add_query_suspense(CLI::App& parent, Session& session);
void add_query_rows(CLI::App& parent, Session& session);
void add_query_history(CLI::App& parent, Session& session);
void add_query_why(CLI::App& parent, Session& session);

void add_report_awards(CLI::App& parent, Session& session);
void add_report_stars(CLI::App& parent, Session& session);
void add_report_summary(CLI::App& parent, Session& session);
void add_report_statement(CLI::App& parent, Session& session);

void add_rules_show(CLI::App& parent, Session& session);
void add_rules_check(CLI::App& parent, Session& session);
void add_rules_set(CLI::App& parent, Session& session);

// A command under `parent`. `examples` are lines as typed, without the prompt.
CLI::App& add_command(CLI::App& parent, const std::string& name, const std::string& purpose,
                      const std::vector<std::string>& examples);

}  // namespace starhours
