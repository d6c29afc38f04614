#include "commands.h"
#include "receipts.h"

#include <starhours/answers.h>
#include <starhours/intake.h>

#include <memory>

namespace starhours {
namespace {

struct MergeOptions {
  std::string person;
  std::string other;
  bool undo = false;
};

int say_who(Session& session, const MergeOptions& options) {
  Result<BookInHand> in_hand = session.open_to_change();
  if (!in_hand) return session.fail_with(in_hand.error());
  Book& book = in_hand->book;
  const Result<Volunteer> person = volunteer_called(book, options.person);
  if (!person) return session.fail_with(person.error());
  const Result<Volunteer> other = volunteer_called(book, options.other);
  // What was said of an id can be taken back when nobody bears it any more.
  if (!other && !options.undo) return session.fail_with(other.error());
  const std::string other_id = other ? other->id : options.other;
  const Result<void> done = options.undo ? unmerge(book, person->id, other_id, in_hand->today)
                                         : merge(book, person->id, other_id, in_hand->today);
  if (!done) return session.fail_with(done.error());
  session.say(merge_line(*person, other_id, options.undo, session.options.language));
  return exit_code::done;
}

}  // namespace

void add_merge(Command& parent, Session& session) {
  const auto tell = [&session](Command& command) {
    const auto options = std::make_shared<MergeOptions>();
    command.argument("PERSON", options->person, "id or name of the volunteer who stays");
    command.argument("OTHER", options->other, "id or name of who is that person");
    command.flag("--undo", options->undo, "take it back");
    command.runs([&session, options] { return say_who(session, *options); });
  };
  parent.add("merge", "Say that two volunteers of the book are one person, in every sheet, earlier and later",
             {"starhours merge V001 '王芳#1f09a3c2'", "starhours merge --undo V001 '王芳#1f09a3c2'"}, tell);
}

}  // namespace starhours
