#include "help_page.h"

#include <starhours/render.h>

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace starhours {
namespace {

constexpr std::size_t page_width = 100;
constexpr std::size_t text_column = 28;

// A name and what it means, the meaning in a column of its own, broken between words.
void append_item(std::string& page, const std::string& name, std::string_view meaning) {
  std::string line = "  " + name;
  if (display_width(line) + 2 > text_column) {
    page += line + "\n";
    line.clear();
  }
  line.append(text_column - display_width(line), ' ');
  bool first = true;
  while (!meaning.empty()) {
    const std::size_t end = meaning.find(' ');
    const std::string_view word = meaning.substr(0, end);
    if (!first && display_width(line) + 1 + display_width(word) > page_width) {
      page += line + "\n";
      line.assign(text_column, ' ');
      first = true;
    }
    if (!first) line += ' ';
    line += word;
    first = false;
    meaning.remove_prefix(end == std::string_view::npos ? meaning.size() : end + 1);
  }
  page += line + "\n";
}

std::string option_name(const CLI::Option& option) {
  std::string name;
  for (const std::string& letter : option.get_snames()) name += fmt::format("{}-{}", name.empty() ? "" : ", ", letter);
  for (const std::string& word : option.get_lnames()) name += fmt::format("{}--{}", name.empty() ? "" : ", ", word);
  if (option.get_type_size() != 0 && !option.get_type_name().empty()) name += " " + option.get_type_name();
  return name;
}

std::string argument_name(const CLI::Option& option) {
  const bool many = option.get_expected_max() >= CLI::detail::expected_max_vector_size;
  return option.get_name(true, false) + (many ? "…" : "");
}

void append_options(std::string& page, const CLI::App& app) {
  for (const std::string& group : app.get_groups()) {
    if (group.empty()) continue;  // hidden
    const auto options = app.get_options(
        [&group](const CLI::Option* option) { return option->get_group() == group && option->nonpositional(); });
    if (options.empty()) continue;
    page += fmt::format("\n{}:\n", group);
    for (const CLI::Option* option : options) append_item(page, option_name(*option), option->get_description());
  }
}

}  // namespace

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

std::string HelpPage::make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const {
  const auto arguments = app->get_options([](const CLI::Option* option) { return option->get_positional(); });
  const auto commands = app->get_subcommands([](const CLI::App*) { return true; });

  std::string page = app->get_description() + "\n\n";
  page += fmt::format("Usage: {}{}", full_name(*app), commands.empty() ? "" : " COMMAND");
  for (const CLI::Option* argument : arguments) page += " " + argument_name(*argument);
  page += " [OPTION…]\n";

  if (!arguments.empty()) page += "\nArguments:\n";
  for (const CLI::Option* argument : arguments) {
    append_item(page, argument_name(*argument), argument->get_description());
  }
  if (!commands.empty()) page += "\nCommands:\n";
  for (const CLI::App* command : commands) append_item(page, command->get_name(), command->get_description());
  append_options(page, *app);
  if (app->get_parent() != nullptr) page += "\nOptions of every command: see 'starhours --help'.\n";
  if (!app->get_footer().empty()) page += "\n" + app->get_footer();
  return page;
}

}  // namespace starhours
