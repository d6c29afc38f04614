#include "intake/gathering.h"

#include <algorithm>
#include <cstring>

namespace starhours {

namespace {

// Either is worth passing on; more would only take room.
constexpr std::size_t many_rows = 1 << 13;
constexpr std::size_t many_bytes = 1 << 22;
// So that the reading need not stop while many newcomers are gathered; each is about a megabyte.
constexpr std::size_t most_waiting = 4;
// Looked up together: see TextIndex::numbers_of.
constexpr std::size_t rows_at_a_time = 256;

}  // namespace

void AdmittedRows::add_row(std::uint32_t row, TeamNo team, const SignIn& sign_in) {
  Row& added = rows_.emplace_back();
  added.row = row;
  added.team = team;
  const std::array<std::string_view, 5> texts{sign_in.volunteer_id, sign_in.name, sign_in.id_number, sign_in.phone,
                                              sign_in.team};
  std::size_t at = keys_.size();
  std::size_t size = texts.size();
  for (const std::string_view text : texts) size += text.size();
  keys_.resize(at + size);
  for (std::size_t field = 0; field < texts.size(); ++field) {
    if (!texts[field].empty()) std::memcpy(&keys_[at], texts[field].data(), texts[field].size());
    at += texts[field].size() + 1;  // the 0 is there already
    added.field_ends[field] = static_cast<std::uint32_t>(at);
  }
  added.pieces_end = static_cast<std::uint32_t>(pieces_.size());
}

std::span<const Stretch> AdmittedRows::pieces_in_hand() const {
  return std::span(pieces_).subspan(rows_.empty() ? 0 : rows_.back().pieces_end);
}

void AdmittedRows::drop_pieces_in_hand() { pieces_.resize(pieces_.size() - pieces_in_hand().size()); }

void AdmittedRows::clear() {
  rows_.clear();
  keys_.clear();
  pieces_.clear();
}

Gathering::Gathering(StagedSheet& staged, Helper& helper)
    : staged_(staged), relay_(helper, most_waiting, [this](AdmittedRows& rows) { gather(rows); }) {}

void Gathering::take_many(AdmittedRows& rows) {
  if (rows.size() >= many_rows || rows.keys_.size() >= many_bytes) relay_.pass(rows);
}

void Gathering::finish(AdmittedRows& rows) { relay_.finish(rows); }

void Gathering::gather(AdmittedRows& rows) {
  for (std::size_t first = 0; first < rows.size(); first += rows_at_a_time)
    gather(rows, first, std::min(first + rows_at_a_time, rows.size()));
  rows.clear();
}

void Gathering::gather(const AdmittedRows& admitted, std::size_t first_row, std::size_t end_row) {
  const std::vector<AdmittedRows::Row>& rows = admitted.rows_;
  const auto key_begin = [&rows](std::size_t at) { return at == 0 ? 0 : rows[at - 1].field_ends.back(); };
  key_texts_.clear();
  for (std::size_t at = first_row; at < end_row; ++at) {
    const std::uint32_t begin = key_begin(at);
    key_texts_.push_back(std::string_view(admitted.keys_).substr(begin, rows[at].field_ends.back() - begin));
  }
  mention_keys_.numbers_of(key_texts_, mentions_);
  std::size_t piece = first_row == 0 ? 0 : rows[first_row - 1].pieces_end;
  for (std::size_t at = first_row; at < end_row; ++at) {
    const std::uint32_t mention = mentions_[at - first_row];
    if (mention == staged_.mentions.size()) add_mention(admitted, rows[at], key_begin(at));
    for (; piece < rows[at].pieces_end; ++piece) staged_.stretches.add(mention, admitted.pieces_[piece]);
  }
}

void Gathering::add_mention(const AdmittedRows& rows, const AdmittedRows::Row& row, std::size_t key_begin) {
  StagedMention& added = staged_.mentions.emplace_back();
  std::size_t begin = key_begin;
  std::size_t field = 0;
  for (std::string* const text :
       {&added.mention.id, &added.mention.name, &added.mention.id_number, &added.mention.phone, &added.mention.team}) {
    text->assign(rows.keys_, begin, row.field_ends[field] - 1 - begin);
    begin = row.field_ends[field++];
  }
  added.team = row.team;
  added.first_row = row.row;
  added.lends_team = added.mention.team.empty();
}

}  // namespace starhours
