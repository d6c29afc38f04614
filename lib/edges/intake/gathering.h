// gathering.h -- admitted rows on their way to the mentions and the day stretches of their sheet.
//
// Whom a row writes is found in a large index, which waits for memory: so many rows are gathered at a time, beside the
// reading of the next ones.
#pragma once

#include "intake/relay.h"
#include "intake/staged_sheet.h"
#include "intake/text_index.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starhours {

// Rows whose volunteer is not told yet.
class AdmittedRows {
 public:
  // A row of the sheet, for which the pieces added since the row before count. The texts are copied.
  void add_row(std::uint32_t row, TeamNo team, const SignIn& sign_in);
  // A new one, to be filled.
  [[nodiscard]] Stretch& add_piece() { return pieces_.emplace_back(); }

  // Of the row in hand, not added yet.
  [[nodiscard]] std::span<const Stretch> pieces_in_hand() const;
  void drop_pieces_in_hand();

  void clear();

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

 private:
  friend class Gathering;
  struct Row {
    std::uint32_t row = 0;
    TeamNo team{};
    std::array<std::uint32_t, 5> field_ends{};  // in keys_, a 0 included
    std::uint32_t pieces_end = 0;               // in pieces_
  };
  std::vector<Row> rows_;
  std::string keys_;  // how each row writes somebody, the team too
  std::vector<Stretch> pieces_;
};

class Gathering {
 public:
  // Fills `mentions` and `stretches` of `staged`, which nothing else may touch until finish().
  Gathering(StagedSheet& staged, Helper& helper);

  // Takes `rows` over and leaves empty ones, once there are enough of them.
  void take_many(AdmittedRows& rows);
  // Takes the last ones; all is gathered then.
  void finish(AdmittedRows& rows);

 private:
  void gather(AdmittedRows& rows);
  void gather(const AdmittedRows& admitted, std::size_t first_row, std::size_t end_row);
  void add_mention(const AdmittedRows& rows, const AdmittedRows::Row& row, std::size_t key_begin);

  StagedSheet& staged_;
  TextIndex mention_keys_;
  std::vector<std::string_view> key_texts_;
  std::vector<std::uint32_t> mentions_;
  Relay<AdmittedRows> relay_;  // goes first: it waits when destroyed
};

}  // namespace starhours
