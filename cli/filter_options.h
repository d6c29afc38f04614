// filter_options.h -- the options that choose entries, shared by the commands that have them.
#pragma once

#include "command.h"

#include <starhours/answers.h>

#include <string>

namespace starhours {

// A period as typed; what it means depends on the rulebook's calendar and on today.
struct PeriodOption {
  std::string text;

  void add_to(Command& command, const std::string& described_default);
  // `otherwise` is read where the option was not given.
  [[nodiscard]] Result<Period> read(const Asking& asking, const std::string& otherwise) const;
};

// The same for a text that came by another option.
[[nodiscard]] Result<Period> read_period(const std::string& option, const std::string& text, const Asking& asking);

struct FilterOptions {
  PeriodOption period;
  Filter filter;  // all but its period

  void add_to(Command& command, bool with_volunteer = true);
  [[nodiscard]] Result<Filter> read(const Asking& asking) const;
};

struct CutOptions {
  Cut cut;

  void add_to(Command& command);
};

}  // namespace starhours
