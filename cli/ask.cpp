#include "ask.h"

#include "rulebook_source.h"

#include <starhours/intake.h>

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace starhours {
namespace {

// Lists of a whole city go back to the system as soon as they are let go of. Left alone, glibc would keep all up to
// 32 MB among small things, where the next longer one finds no room. Imports, which make many such lists, are faster
// left alone.
void return_large_memory() {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
#endif
}

}  // namespace

int ask(Session& session, const OutputOptions& output, const Answer& answer) {
  session.environment().end_when_unread();
  return_large_memory();
  Result<Book> book = session.open_book(Book::Access::read);
  if (!book) return session.fail_with(book.error());

  const bool what_if = !session.options.rules.empty();
  Rulebook rulebook;
  if (what_if) {
    std::optional<RulebookText> loaded = load_rulebook(session, session.options.rules);
    if (!loaded) return exit_code::trouble;
    rulebook = std::move(loaded->rulebook);
  } else {
    Result<Rulebook> own = rulebook_of(*book);
    if (!own) return session.fail_with(own.error());
    rulebook = *std::move(own);
  }
  const Result<Day> today = session.today(rulebook);
  if (!today) return session.fail_with(today.error());

  const Asking asking{
      .book = *book, .rulebook = rulebook, .what_if = what_if, .today = *today, .language = session.options.language};
  return write_answer(session, output, [&](RowSink& sink) { return answer(asking, sink); });
}

}  // namespace starhours
