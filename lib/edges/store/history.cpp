#include <starhours/book.h>

#include <store/book_impl.h>
#include <store/columns.h>

#include <algorithm>

namespace starhours {
namespace {

using store::Lease;

constexpr const char* all_events = "SELECT day, what, sheet, sha256, note FROM history ORDER BY no";
constexpr const char* insert_event = "INSERT INTO history VALUES (NULL, ?1, ?2, ?3, ?4, ?5)";
constexpr const char* all_merges = "SELECT from_id, to_id FROM merges ORDER BY from_id";
constexpr const char* put_merge = "INSERT INTO merges VALUES (?1, ?2) ON CONFLICT DO UPDATE SET to_id = ?2";
constexpr const char* drop_merge = "DELETE FROM merges WHERE from_id = ?1";

constexpr const char* number_of_id = "SELECT no FROM volunteers WHERE id = ?1";

}  // namespace

Result<std::vector<Event>> Book::history() {
  return impl_->read([&] {
    std::vector<Event> events;
    const Lease query = impl_->statements.take(all_events);
    while (query->step()) {
      events.push_back({store::read_day(*query, 0), std::string(query->text(1)), std::string(query->text(2)),
                        std::string(query->text(3)), std::string(query->text(4))});
    }
    return events;
  });
}

Result<void> Book::add_event(const Event& event) {
  return impl_->write([&] {
    impl_->statements.run(insert_event, store::number_of(event.day), event.what, event.sheet, event.sha256, event.note);
  });
}

Result<std::vector<Merge>> Book::merges() {
  return impl_->read([&] {
    std::vector<Merge> merges;
    const Lease query = impl_->statements.take(all_merges);
    while (query->step()) {
      merges.push_back({std::string(query->text(0)), std::string(query->text(1))});
    }
    return merges;
  });
}

Result<std::vector<Person>> Book::persons() {
  const auto said = merges();
  if (!said || said->empty()) {
    return said ? Result<std::vector<Person>>(std::vector<Person>()) : fail(said.error());
  }
  return impl_->read([&] {
    const auto number = [&](const std::string& id) {
      const Lease query = impl_->statements.take(number_of_id);
      query->bind_all(id);
      return query->step() ? store::read_no<VolunteerNo>(*query, 0) : VolunteerNo::none;
    };
    const auto merge_of = [&](const std::string& id) {
      const auto at = std::lower_bound(said->begin(), said->end(), id, [](const Merge& merge, const std::string& text) {
        return merge.from_id < text;
      });
      return at != said->end() && at->from_id == id ? &*at : nullptr;
    };
    std::vector<Person> persons;
    for (const Merge& merge : *said) {
      Person person{merge.from_id, number(merge.from_id), {}, VolunteerNo::none};
      // As many steps as there are merges end every path, were there a circle.
      const Merge* step = &merge;
      for (std::size_t steps = 0; step != nullptr && steps < said->size(); ++steps) {
        if (const VolunteerNo no = number(step->to_id); no != VolunteerNo::none && step->to_id != merge.from_id) {
          person.id = step->to_id;
          person.no = no;
        }
        step = merge_of(step->to_id);
      }
      if (person.no != VolunteerNo::none) {
        persons.push_back(std::move(person));
      }
    }
    return persons;
  });
}

Result<void> Book::add_merge(const Merge& merge) {
  return impl_->write([&] { impl_->statements.run(put_merge, merge.from_id, merge.to_id); });
}

Result<void> Book::remove_merge(std::string_view from_id) {
  return impl_->write([&] { impl_->statements.run(drop_merge, from_id); });
}

}  // namespace starhours
