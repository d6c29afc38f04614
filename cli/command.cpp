#include "command.h"

#include "usage_error.h"

#include <fmt/format.h>

namespace starhours {
namespace {

Problem at_option(Problem problem, const std::string& option) {
  if (problem.place.source.empty()) problem.place.source = option;
  return problem;
}

}  // namespace

void Command::add(const std::string& name, const std::string& purpose, const std::vector<std::string>& examples,
                  std::function<void(Command&)> tell) {
  CLI::App& command = *app_->add_subcommand(name, purpose);
  // What is left over is told by run(), in the words of all other problems.
  command.allow_extras();
  command.fallthrough();
  // One command a run: a file called "report" is a file.
  command.require_subcommand(0, 1);
  // Hidden, as it stands among the options of every command. Set anew: a command does not inherit a hidden one.
  command.set_help_flag("-h,--help", "print this page")->group("");
  std::string footer = examples.empty() ? "" : "Examples:\n";
  for (const std::string& example : examples) footer += fmt::format("  {}\n", example);
  command.footer(footer);  // else it would have its parent's
  command.preparse_callback(
      [this_one = Command(command, *chosen_), tell = std::move(tell)](std::size_t) mutable { tell(this_one); });
}

void Command::argument(const std::string& name, std::string& target, const std::string& meaning) {
  app_->add_option(name, target, meaning)->required();
}

void Command::arguments(const std::string& name, std::vector<std::string>& target, const std::string& meaning) {
  app_->add_option(name, target, meaning)->required();
}

void Command::flag(const std::string& names, bool& target, const std::string& meaning, const std::string& group) {
  app_->add_flag(names, target, meaning)->group(group);
}

void Command::flag_or_text(const std::string& names, const std::string& alone, std::string& target,
                           const std::string& meaning) {
  app_->add_flag(names + "{" + alone + "}", target, meaning);
}

void Command::text(const std::string& names, std::string& target, const std::string& type, const std::string& meaning,
                   const std::string& group) {
  app_->add_option(names, target, meaning)->type_name(type)->group(group);
}

void Command::required_text(const std::string& names, std::string& target, const std::string& type,
                            const std::string& meaning) {
  app_->add_option(names, target, meaning)->type_name(type)->required();
}

void Command::runs(std::function<int()> action) {
  app_->callback([action = std::move(action), chosen = chosen_] { *chosen = action; });
}

void Command::take(const std::string& names, Take take, const std::string& type, const std::string& meaning,
                   const std::string& group) {
  const auto read = [option = long_name(names), take = std::move(take)](const std::string& text) {
    if (const Result<void> taken = take(text); !taken) throw UsageError(at_option(taken.error(), option));
  };
  app_->add_option_function<std::string>(names, read, meaning)->type_name(type)->group(group);
}

void Command::take_many(const std::string& names, Take take, const std::string& type, const std::string& meaning) {
  const auto read = [option = long_name(names), take = std::move(take)](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      if (const Result<void> taken = take(text); !taken) throw UsageError(at_option(taken.error(), option));
    }
  };
  app_->add_option_function<std::vector<std::string>>(names, read, meaning)
      ->type_name(type)
      ->delimiter(',')
      ->allow_extra_args(false);
}

}  // namespace starhours
