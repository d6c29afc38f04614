#include "intake/likeness.h"

#include "intake/persons.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace starhours {

namespace {

// A phone that more newcomers give than a family has is a clerk's, and tells nothing of them.
constexpr std::size_t most_of_a_family = 8;

// Calls `visit` with each phone that one slip makes of this one: a digit for another, or two neighbours in each other's
// place.
template <class Visit>
void each_slip(std::string phone, const Visit& visit) {
  for (char& digit : phone) {
    const char own = digit;
    for (digit = '0'; digit <= '9'; ++digit) {
      if (digit != own) visit(phone);
    }
    digit = own;
  }
  for (std::size_t at = 1; at < phone.size(); ++at) {
    if (phone[at - 1] == phone[at]) continue;
    std::swap(phone[at - 1], phone[at]);
    visit(phone);
    std::swap(phone[at - 1], phone[at]);
  }
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> characters;
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= text.size(); ++end) {
    if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) continue;
    characters.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return characters;
}

// One character stands for another, or two neighbours changed places.
bool one_slip(std::string_view name, std::string_view other) {
  const std::vector<std::string_view> a = characters(name);
  const std::vector<std::string_view> b = characters(other);
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

// What the two of a note must be known by.
struct Somebody {
  VolunteerNo no{};
  Known known{};
  std::string id;
};

Somebody somebody(const Volunteer& volunteer) { return {volunteer.no, volunteer.known, volunteer.id}; }

class Likeness {
 public:
  // `newcomers`: with a phone each; they and `tell` must outlive it.
  Likeness(Book& book, Persons persons, const std::vector<Volunteer>& newcomers, const TellLikeness& tell)
      : book_(book), persons_(std::move(persons)), tell_(tell) {
    for (const Volunteer& newcomer : newcomers) by_phone_[newcomer.phone].push_back(&newcomer);
  }

  Result<void> look(const Volunteer& newcomer) {
    const auto namesakes = namesakes_of(newcomer.name);
    if (!namesakes) return fail(namesakes.error());
    std::vector<const Somebody*> alike;
    each_slip(newcomer.phone, [&](const std::string& phone) {
      const auto found = (*namesakes)->find(phone);
      if (found == (*namesakes)->end()) return;
      for (const Somebody& other : found->second) alike.push_back(&other);
    });
    std::sort(alike.begin(), alike.end(), [](const Somebody* a, const Somebody* b) { return a->no < b->no; });
    for (const Somebody* const other : alike) {
      tell(somebody(newcomer), *other, "one name, and phones that differ in one place");
    }
    const std::vector<const Volunteer*>& sharing = by_phone_[newcomer.phone];
    if (sharing.size() > most_of_a_family) return {};
    for (const Volunteer* const other : sharing) {
      if (other == &newcomer) break;
      if (one_slip(newcomer.name, other->name)) {
        tell(somebody(newcomer), somebody(*other), "one phone, and names that differ in one character");
      }
    }
    return {};
  }

 private:
  using ByPhone = std::unordered_map<std::string, std::vector<Somebody>>;

  Result<const ByPhone*> namesakes_of(const std::string& name) {
    const auto [at, added] = namesakes_.try_emplace(name);
    if (added) {
      Mention mention;
      mention.name = name;
      const auto all = book_.volunteers_like(mention);
      if (!all) return fail(all.error());
      for (const Volunteer& one : *all) {
        if (!one.phone.empty()) at->second[one.phone].push_back(somebody(one));
      }
    }
    return &at->second;
  }

  // Whom a registry names, or an id, is the one to keep.
  void tell(const Somebody& newcomer, const Somebody& other, std::string_view why) {
    if (newcomer.no == other.no || persons_.person(newcomer.no) == persons_.person(other.no)) return;
    const bool keep_newcomer = newcomer.known != other.known ? newcomer.known < other.known : newcomer.id < other.id;
    const Somebody& kept = keep_newcomer ? newcomer : other;
    const Somebody& taken = keep_newcomer ? other : newcomer;
    if (!told_.insert({kept.no, taken.no}).second) return;
    Problem note =
        warning(Kind::likely_same, fmt::format("'{}' and '{}' may be one person: {}", kept.id, taken.id, why),
                fmt::format("if they are, say so: starhours merge '{}' '{}'", kept.id, taken.id));
    note.severity = Severity::note;
    tell_(std::move(note));
  }

  Book& book_;
  Persons persons_;
  const TellLikeness& tell_;
  std::unordered_map<std::string, std::vector<const Volunteer*>> by_phone_;
  std::unordered_map<std::string, ByPhone> namesakes_;  // of each name that was looked at
  std::set<std::pair<VolunteerNo, VolunteerNo>> told_;
};

}  // namespace

Result<void> likely_same(Book& book, std::vector<std::string> ids, const TellLikeness& tell) {
  auto persons = Persons::load(book);
  if (!persons) return fail(persons.error());
  std::sort(ids.begin(), ids.end());
  std::vector<Volunteer> newcomers;
  for (const std::string& id : ids) {
    auto newcomer = book.volunteer(id);
    if (!newcomer) return fail(newcomer.error());
    if (*newcomer && !(*newcomer)->phone.empty()) newcomers.push_back(std::move(**newcomer));
  }
  Likeness likeness(book, std::move(*persons), newcomers, tell);
  for (const Volunteer& newcomer : newcomers) {
    if (auto looked = likeness.look(newcomer); !looked) return looked;
  }
  return {};
}

}  // namespace starhours
