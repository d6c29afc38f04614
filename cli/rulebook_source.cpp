#include "rulebook_source.h"

#include "text_source.h"

#include <starhours/rules_file.h>

namespace starhours {

std::optional<RulebookText> load_rulebook(Session& session, const std::string& file) {
  std::optional<NamedText> text = load_text(session, file, "rulebook");
  if (!text) return std::nullopt;
  Checked<Rulebook> read = read_rulebook(text->text, text->name);
  session.tell(read.problems);
  if (has_errors(read.problems)) return std::nullopt;
  return RulebookText{std::move(text->text), std::move(read.value)};
}

}  // namespace starhours
