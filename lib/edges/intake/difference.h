// difference.h -- what a replaced sheet changed, line by line of the journal.
#pragma once

#include <starhours/directory.h>
#include <starhours/intake.h>

#include <map>
#include <string>
#include <vector>

namespace starhours {

// What the numbers of a book stand for at one moment: they may stand for something else after a sheet is taken out.
class BookNames {
 public:
  [[nodiscard]] static Result<BookNames> load(Book& book);
  [[nodiscard]] const std::string& volunteer_id(VolunteerNo no) const;
  // By number; empty where there is nobody.
  [[nodiscard]] std::vector<std::string> volunteer_ids() const;
  [[nodiscard]] JournalLine line(const Entry& entry) const;

 private:
  struct Person {
    std::string id;
    std::string name;
  };
  Directory directory_;
  std::vector<Person> persons_;  // by number
  std::map<SheetNo, Sheet> sheets_;
};

// The entries with the names they go by.
struct NamedEntries {
  BookNames names;
  std::vector<Entry> entries;
};

// By day and volunteer id. An entry that says and counts the same in another row has not changed.
[[nodiscard]] std::vector<JournalChange> difference(NamedEntries before, NamedEntries after);

// All entries of the journal.
[[nodiscard]] Result<std::vector<Entry>> whole_journal(Book& book);

}  // namespace starhours
