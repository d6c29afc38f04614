#include "text_source.h"

#include <fmt/format.h>

#include <array>

namespace starhours {
namespace {

constexpr std::size_t longest_text = 1024 * 1024;  // bytes; far more than people can read

Result<std::string> read_all(ByteSource& source, const std::string& name, std::string_view kind) {
  std::string text;
  std::array<char, 16 * 1024> buffer{};
  while (true) {
    const Result<std::size_t> taken = source.read(buffer);
    if (!taken) return fail(taken.error());
    if (*taken == 0) return text;
    text.append(buffer.data(), *taken);
    if (text.size() > longest_text) {
      Problem problem = error(Kind::unreadable_file, fmt::format("longer than 1 MiB, which no {} is", kind));
      problem.place.source = name;
      return fail(std::move(problem));
    }
  }
}

}  // namespace

std::optional<NamedText> load_text(Session& session, const std::string& file, std::string_view kind) {
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
  Result<std::string> text = read_all(piped ? session.environment().standard_input() : *opened, name, kind);
  if (!text) {
    session.tell(text.error());
    return std::nullopt;
  }
  return NamedText{name, *std::move(text)};
}

}  // namespace starhours
