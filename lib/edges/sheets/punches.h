// punches.h -- a log of punches, one a row, neither in nor out: which of them make a sign-in.
#pragma once

#include <starhours/moment.h>

#include <sheets/records.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::sheets {

// Records read ahead to the end of their sheet, to be gone through as often as need be.
class HeldRecords final : public Records {
 public:
  // Takes the record in hand of `records` and all that come after it.
  void hold(Records& records);
  // Before the first again.
  void rewind() { at_ = 0; }

  bool next() override;
  [[nodiscard]] std::size_t index() const { return at_ - 1; }  // from 0, of the record in hand
  [[nodiscard]] std::string_view text() const override { return held_[index()].text; }
  [[nodiscard]] Place place(std::size_t index) const override;
  [[nodiscard]] Place place() const override { return held_[index()].place; }

 private:
  struct Held {
    Place place;
    std::uint32_t line = 0;
    Defect defect = Defect::none;
    std::size_t defect_cell = 0;
    std::string text;
    std::vector<std::string> cells;
    std::vector<CellKind> kinds;
  };
  std::vector<Held> held_;
  std::size_t at_ = 0;
  std::vector<std::string_view> values_of_record_;
};

class Punches {
 public:
  static constexpr Minutes double_punch{3};  // punches so close are one

  enum class Role : std::uint8_t {
    none,      // no punch
    sign_in,   // the first of two, or one alone
    part,      // of the sign-in that another row gives
    repeated,  // right after another one
  };
  struct Meaning {
    Role role = Role::none;
    std::optional<WallTime> out;
  };

  // `somebody` tells people apart.
  void add(std::size_t record, std::string_view somebody, WallTime when) {
    all_.push_back({record, std::string(somebody), when});
  }
  // By day and person: the first and the last punch, or one pair after the other.
  [[nodiscard]] std::vector<Meaning> settle(std::size_t records, bool in_pairs);

 private:
  struct Punch {
    std::size_t record = 0;
    std::string somebody;
    WallTime when{};
  };
  std::vector<Punch> all_;
};

}  // namespace starhours::sheets
