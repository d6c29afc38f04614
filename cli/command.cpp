#include "commands.h"

#include <fmt/format.h>

namespace starhours {

CLI::App& add_command(CLI::App& parent, const std::string& name, const std::string& purpose,
                      const std::vector<std::string>& examples) {
  CLI::App& command = *parent.add_subcommand(name, purpose);
  // What is left over is told by run(), in the words of all other problems.
  command.allow_extras();
  command.fallthrough();
  // Hidden, as it stands among the options of every command. Set anew: a command does not inherit a hidden one.
  command.set_help_flag("-h,--help", "print this page")->group("");
  std::string footer = examples.empty() ? "" : "Examples:\n";
  for (const std::string& example : examples) footer += fmt::format("  {}\n", example);
  command.footer(footer);  // else it would have its parent's
  return command;
}

}  // namespace starhours
