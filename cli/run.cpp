#include "run.h"

#include "commands.h"
#include "help_page.h"
#include "option_values.h"
#include "output_options.h"
#include "usage_error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace starhours {
namespace {

const std::string group = "Options of every command";

Result<Language> read_language(const std::string& text) {
  if (text == "zh") return Language::zh;
  if (text == "en") return Language::en;
  return fail(usage_problem("", fmt::format("unknown language '{}'", text), "write zh or en"));
}

Result<Color> read_color(const std::string& text) {
  if (text == "auto") return Color::automatic;
  if (text == "always") return Color::always;
  if (text == "never") return Color::never;
  const std::vector<std::string> names{"auto", "always", "never"};
  return fail(usage_problem("", fmt::format("unknown choice '{}'{}", text, did_you_mean(text, names)),
                            "write auto, always or never"));
}

void add_global_options(Command& program, Session& session) {
  GlobalOptions& options = session.options;
  program.text("-b,--book", options.book, "BOOK", "the book, a file; else $STARHOURS_BOOK, else starhours.db", group);
  program.text(
      "--rules", options.rules, "FILE",
      "a rulebook: stored by the import that makes the book; on query and report a what-if that changes nothing",
      group);
  program.value("--lang", options.language, read_language, "zh|en", "language of headings, receipts and names (zh)",
                group);
  program.value("--today", options.today, read_day, "DATE", "count this as today, as 2025-03-05", group);
  program.value("--color", options.color, read_color, "WHEN",
                "auto (on a terminal, unless $NO_COLOR is set), always or never", group);
  program.flag("-v,--verbose", options.verbose, "tell every problem, not the first 50 only", group);
  program.flag("-q,--quiet", options.quiet, "tell errors only", group);
  program.flag("--version", options.version, "print the version", group);
}

void add_commands(Command& program, Session& session) {
  add_import(program, session);
  add_undo(program, session);
  add_merge(program, session);

  const auto query = [&session](Command& command) {
    add_query_hours(command, session);
    add_query_entries(command, session);
    add_query_volunteers(command, session);
    add_query_teams(command, session);
    add_query_activities(command, session);
    add_query_sheets(command, session);
    add_query_suspense(command, session);
    add_query_rows(command, session);
    add_query_why(command, session);
    add_query_history(command, session);
  };
  program.add("query", "Ask the book: rows of figures, people, sheets and reasons", {}, query);

  const auto report = [&session](Command& command) {
    add_report_awards(command, session);
    add_report_stars(command, session);
    add_report_summary(command, session);
    add_report_statement(command, session);
  };
  program.add("report", "Decide and sum up: awards, stars, summaries, statements", {}, report);

  const auto rules = [&session](Command& command) {
    add_rules_show(command, session);
    add_rules_check(command, session);
    add_rules_set(command, session);
  };
  program.add("rules", "Show, check or set the rulebook of a book", {}, rules);
}

// The command that was chosen, however deep; the program itself if none.
const CLI::App& chosen(const CLI::App& app) {
  const CLI::App* deepest = &app;
  while (!deepest->get_subcommands().empty()) deepest = deepest->get_subcommands().front();
  return *deepest;
}

std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* level = &app; level != nullptr; level = level->get_parent()) {
    for (const CLI::Option* option : level->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

// A word of the command line that belongs to nothing.
Problem unknown_word(const std::string& word, const CLI::App& app) {
  if (word.size() > 1 && word.front() == '-') {
    const std::string option = word.substr(0, word.find('='));
    const std::vector<std::string> names = names_of_options(app);
    // What was left over though the command takes it stood before the command.
    if (std::binary_search(names.begin(), names.end(), option)) {
      return usage_problem("", fmt::format("option '{}' stands before the command it belongs to", option),
                           fmt::format("write it after '{}'", full_name(app)));
    }
    return usage_problem("", fmt::format("unknown option '{}'{}", option, did_you_mean(option, names)));
  }
  const std::vector<std::string> commands = names_of_commands(app);
  if (commands.empty()) return usage_problem("", fmt::format("unknown argument '{}'", word));
  return usage_problem("", fmt::format("unknown command '{}'{}", word, did_you_mean(word, commands)),
                       fmt::format("one of {}", fmt::join(commands, ", ")));
}

// CLI11's own words turned into ours.
Problem problem_of(const CLI::ParseError& failure, const CLI::App& app) {
  const std::string help = fmt::format("see '{} --help'", full_name(app));
  const std::string said = failure.what();
  const std::string_view required = " is required";
  if (dynamic_cast<const CLI::RequiredError*>(&failure) != nullptr && said.size() > required.size()) {
    return usage_problem("", fmt::format("missing {}", said.substr(0, said.size() - required.size())), help);
  }
  const std::string option = said.substr(0, said.find(": "));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&failure) != nullptr && said.starts_with("-")) {
    const bool missing = said.find("missing") != std::string::npos;
    return usage_problem(long_name(option), missing ? "missing value" : "expected once", help);
  }
  return usage_problem("", said, help);
}

int read_arguments(CLI::App& app, const std::vector<std::string>& args, Session& session) {
  try {
    app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::CallForHelp&) {
    return write_text(session, chosen(app).help());
  } catch (const UsageError& failure) {
    return session.fail_with(failure.problem());
  } catch (const CLI::ParseError& failure) {
    const std::vector<std::string> extra = app.remaining(true);
    return session.fail_with(extra.empty() ? problem_of(failure, chosen(app))
                                           : unknown_word(extra.front(), chosen(app)));
  }
  if (session.options.version) {
    return write_text(session, "starhours " STARHOURS_VERSION "\n");
  }
  const std::vector<std::string> extra = app.remaining(true);
  if (!extra.empty()) return session.fail_with(unknown_word(extra.front(), chosen(app)));
  if (!session.command) {
    return session.fail_with(usage_problem("", fmt::format("missing command after '{}'", full_name(chosen(app))),
                                           fmt::format("see '{} --help'", full_name(chosen(app)))));
  }
  return session.command();
}

}  // namespace

int run(const std::vector<std::string>& args, Environment& environment) {
  Session session(environment);
  CLI::App app("Volunteer hours, star ratings and achiever awards from sign-in sheets", "starhours");
  app.formatter(std::make_shared<HelpPage>());
  app.allow_extras();
  app.fallthrough();
  app.footer(
      "Examples:\n"
      "  starhours import sheets/                      # every sign-in sheet of a folder into starhours.db\n"
      "  starhours query hours --by volunteer,month    # hours by volunteer and month\n"
      "  starhours report awards --period 2025-03      # the achievers of March 2025\n"
      "  starhours query why 张三 --period 2025-03      # every row behind a total\n"
      "\n"
      "Exit codes: 0 done; 1 --strict and the data has problems; 2 usage; 3 a file or the book.\n");
  app.require_subcommand(0, 1);
  Command program(app, session.command);
  add_global_options(program, session);
  app.set_help_flag("-h,--help", "print this page")->group(group);
  add_commands(program, session);
  return read_arguments(app, args, session);
}

}  // namespace starhours
