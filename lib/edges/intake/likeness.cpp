#include "intake/likeness.h"

#include "intake/persons.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace starhours {

namespace {

// One character stands for another, or two neighbours changed places.
template <class Text>
bool one_slip(const Text& a, const Text& b) {
  if (a.size() != b.size()) return false;
  std::vector<std::size_t> differing;
  for (std::size_t at = 0; at < a.size(); ++at) {
    if (a[at] != b[at]) differing.push_back(at);
    if (differing.size() > 2) return false;
  }
  if (differing.size() == 1) return true;
  return differing.size() == 2 && differing[1] == differing[0] + 1 && a[differing[0]] == b[differing[1]] &&
         a[differing[1]] == b[differing[0]];
}

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    if (!continues || characters.empty()) characters.emplace_back();
    characters.back() += byte;
  }
  return characters;
}

class Likeness {
 public:
  explicit Likeness(Book& book, Persons persons) : book_(book), persons_(std::move(persons)) {}

  Result<void> look(const Volunteer& newcomer) {
    Mention mention;
    mention.name = newcomer.name;
    auto namesakes = book_.volunteers_like(mention);
    if (!namesakes) return fail(namesakes.error());
    for (const Volunteer& other : *namesakes) {
      if (one_slip(newcomer.phone, other.phone)) tell(newcomer, other, "one name, and phones that differ in one place");
    }
    for (const Volunteer& other : by_phone_[newcomer.phone]) {
      if (one_slip(characters(newcomer.name), characters(other.name))) {
        tell(newcomer, other, "one phone, and names that differ in one character");
      }
    }
    if (!newcomer.phone.empty()) by_phone_[newcomer.phone].push_back(newcomer);
    return {};
  }

  Problems take() { return std::move(notes_); }

 private:
  // Whom a registry names, or an id, is the one to keep.
  void tell(const Volunteer& newcomer, const Volunteer& other, std::string_view why) {
    if (newcomer.no == other.no || persons_.person(newcomer.no) == persons_.person(other.no)) return;
    const bool keep_newcomer = newcomer.known != other.known ? newcomer.known < other.known : newcomer.id < other.id;
    const Volunteer& kept = keep_newcomer ? newcomer : other;
    const Volunteer& taken = keep_newcomer ? other : newcomer;
    if (!told_.insert({kept.id, taken.id}).second) return;
    Problem note =
        warning(Kind::likely_same, fmt::format("'{}' and '{}' may be one person: {}", kept.id, taken.id, why),
                fmt::format("if they are, say so: starhours merge '{}' '{}'", kept.id, taken.id));
    note.severity = Severity::note;
    notes_.push_back(std::move(note));
  }

  Book& book_;
  Persons persons_;
  std::map<std::string, std::vector<Volunteer>> by_phone_;
  std::set<std::pair<std::string, std::string>> told_;
  Problems notes_;
};

}  // namespace

Result<Problems> likely_same(Book& book, const std::vector<std::string>& ids) {
  auto persons = Persons::load(book);
  if (!persons) return fail(persons.error());
  Likeness likeness(book, std::move(*persons));
  std::vector<std::string> sorted(ids);
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& id : sorted) {
    auto newcomer = book.volunteer(id);
    if (!newcomer) return fail(newcomer.error());
    if (!*newcomer) continue;
    if (auto looked = likeness.look(**newcomer); !looked) return fail(looked.error());
  }
  return likeness.take();
}

}  // namespace starhours
