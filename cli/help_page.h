// help_page.h -- what --help prints.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace starhours {

// Purpose, usage, arguments, options by group, commands, examples (the app's footer).
class HelpPage final : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

// "starhours query hours".
[[nodiscard]] std::string full_name(const CLI::App& app);

}  // namespace starhours
