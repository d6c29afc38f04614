// command.h -- a command as it says what it takes and what it does. What parses the words behind it is seen by the
// files that do so only: command, help_page and run.
#pragma once

#include <starhours/result.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace starhours {

// One level of the command line, to which options and further commands are added. `names` are those of an option, as
// "-o,--output"; `type` what its value is called on the help page, as "FILE"; `group` the heading it stands under
// there. REQUIRES: each target outlives the parse.
class Command {
 public:
  // What `chosen` holds in the end is what the command that was chosen does.
  Command(CLI::App& app, std::function<int()>& chosen) : app_(&app), chosen_(&chosen) {}

  // A command below this one. `examples` are lines as typed, without the prompt. What it takes, `tell` adds to it once
  // it stands on the line: the options of all the others are never made.
  void add(const std::string& name, const std::string& purpose, const std::vector<std::string>& examples,
           std::function<void(Command&)> tell);

  // What must stand on the line without a name: one word, or one and more.
  void argument(const std::string& name, std::string& target, const std::string& meaning);
  void arguments(const std::string& name, std::vector<std::string>& target, const std::string& meaning);

  void flag(const std::string& names, bool& target, const std::string& meaning, const std::string& group = options);
  // A flag that sets `target` to `alone`, or to the text after its "=".
  void flag_or_text(const std::string& names, const std::string& alone, std::string& target,
                    const std::string& meaning);
  void text(const std::string& names, std::string& target, const std::string& type, const std::string& meaning,
            const std::string& group = options);
  void required_text(const std::string& names, std::string& target, const std::string& type,
                     const std::string& meaning);

  // An option whose value `read` makes of its text: Result<T> read(const std::string&). A problem without a place gets
  // the option's name.
  template <class T, class Read>
  void value(const std::string& names, T& target, Read read, const std::string& type, const std::string& meaning,
             const std::string& group = options) {
    take(
        names, [read, &target](const std::string& text) { return keep(read(text), target); }, type, meaning, group);
  }

  // The same for an option that may be given several times, or once with commas.
  template <class T, class Read>
  void values(const std::string& names, std::vector<T>& target, Read read, const std::string& type,
              const std::string& meaning) {
    take_many(
        names, [read, &target](const std::string& text) { return keep(read(text), target.emplace_back()); }, type,
        meaning);
  }

  // What it does once all words are read; returns the exit code.
  void runs(std::function<int()> action);

 private:
  using Take = std::function<Result<void>(const std::string& text)>;
  inline static const std::string options = "Options";

  template <class Value, class T>
  static Result<void> keep(Result<Value> value, T& target) {
    if (!value) return fail(std::move(value).error());
    target = *std::move(value);
    return {};
  }

  void take(const std::string& names, Take take, const std::string& type, const std::string& meaning,
            const std::string& group);
  void take_many(const std::string& names, Take take, const std::string& type, const std::string& meaning);

  CLI::App* app_;
  std::function<int()>* chosen_;
};

}  // namespace starhours
