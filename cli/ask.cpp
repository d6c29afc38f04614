#include "ask.h"

#include "filter_options.h"
#include "rulebook_source.h"

#include <starhours/intake.h>

#include <memory>

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

struct RowsOptions {
  CutOptions cut;
  OutputOptions output;
};

struct EntriesOptions {
  FilterOptions filter;
  RowsOptions rows;
};

void add_to(Command& command, RowsOptions& options) {
  options.cut.add_to(command);
  options.output.add_to(command);
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

void asks(Command& command, Session& session, RowsAnswer answer) {
  const auto options = std::make_shared<RowsOptions>();
  add_to(command, *options);
  command.runs([&session, options, answer] {
    return ask(session, options->output,
               [&](const Asking& asking, RowSink& sink) { return answer(asking, options->cut.cut, sink); });
  });
}

void asks(Command& command, Session& session, EntriesAnswer answer) {
  const auto options = std::make_shared<EntriesOptions>();
  options->filter.add_to(command);
  add_to(command, options->rows);
  command.runs([&session, options, answer] {
    return ask(session, options->rows.output, [&](const Asking& asking, RowSink& sink) -> Result<void> {
      const Result<Filter> filter = options->filter.read(asking);
      if (!filter) return fail(filter.error());
      return answer(asking, *filter, options->rows.cut.cut, sink);
    });
  });
}

}  // namespace starhours
