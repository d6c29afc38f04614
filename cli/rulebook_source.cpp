#include "rulebook_source.h"

#include <starhours/rules_file.h>

#include <fmt/format.h>

#include <array>

namespace starhours {
namespace {

constexpr std::size_t longest_rulebook = 1024 * 1024;  // bytes; far more than rules people can read

Result<std::string> read_text(ByteSource& source, const std::string& name) {
  std::string text;
  std::array<char, 16 * 1024> buffer{};
  while (true) {
    const Result<std::size_t> taken = source.read(buffer);
    if (!taken) return fail(taken.error());
    if (*taken == 0) return text;
    text.append(buffer.data(), *taken);
    if (text.size() > longest_rulebook) {
      Problem problem = error(Kind::unreadable_file, "longer than 1 MiB, which no rulebook is");
      problem.place.source = name;
      return fail(std::move(problem));
    }
  }
}

}  // namespace

std::optional<RulebookText> load_rulebook(Session& session, const std::string& file) {
  const bool piped = file == "-";
  const std::string name = piped ? "stdin" : file;
  std::unique_ptr<ByteSource> opened;
  if (!piped) {
    Result<std::unique_ptr<ByteSource>> source = session.environment().open_file(file);
    if (!source) {
      session.tell(source.error());
      return std::nullopt;
    }
    opened = *std::move(source);
  }
  Result<std::string> text = read_text(piped ? session.environment().standard_input() : *opened, name);
  if (!text) {
    session.tell(text.error());
    return std::nullopt;
  }
  Checked<Rulebook> read = read_rulebook(*text, name);
  session.tell(read.problems);
  if (has_errors(read.problems)) return std::nullopt;
  return RulebookText{*std::move(text), std::move(read.value)};
}

}  // namespace starhours
