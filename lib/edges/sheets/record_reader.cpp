#include <sheets/cell_text.h>
#include <sheets/record_reader.h>

#include <algorithm>

namespace starhours::sheets {
namespace {

constexpr std::size_t longest_excerpt = 2000;  // bytes of a line in a place

}  // namespace

bool RecordReader::next() {
  window_.take(taken_);
  taken_ = 0;
  line_ = next_line_;
  for (;;) {
    const std::string_view unread = window_.unread();
    if (unread.empty()) {
      if (window_.ended() || !window_.refill()) return false;
    } else if (scan_record(unread, window_.ended(), delimiter_, scanned_)) {
      break;
    } else if (window_.full()) {
      skip_long_record();
      show();
      ++row_;
      return !window_.failure();
    } else {
      window_.refill();
      if (window_.failure()) return false;
    }
  }
  ++row_;
  text_ = window_.unread().substr(0, scanned_.length);
  taken_ = scanned_.consumed;
  next_line_ += scanned_.line_ends;
  if (scanned_.quotes) unquote();
  show();
  return true;
}

void RecordReader::skip_long_record() {
  std::string_view beginning = window_.unread().substr(0, kept_of_long_record);
  beginning.remove_suffix(beginning.size() - well_formed(beginning) < 4 ? beginning.size() - well_formed(beginning)
                                                                        : 0);
  long_text_ = beginning;
  LongRecord state;
  bool found = false;
  while (!found) {
    if (window_.unread().empty() && !window_.refill()) break;
    window_.take(skip_record(window_.unread(), delimiter_, state, found));
  }
  if (found && state.carriage_return) {
    if (window_.unread().empty()) window_.refill();
    if (window_.unread().starts_with('\n')) window_.take(1);
  }
  next_line_ += state.line_ends;
  text_ = long_text_;
  scanned_.cell_count = 0;
  scanned_.quotes = false;
  scanned_.defect = state.in_quotes ? Defect::open_quote : Defect::too_long;
  scanned_.defect_cell = 0;
}

// Of cells that are as they should be, and have no quote in them.
void RecordReader::take_quotes_off() {
  const char* const record = text_.data();
  for (std::size_t index = 0; index < scanned_.cell_count; ++index) {
    const char* first = record + scanned_.cells[index].begin;
    const char* end = record + scanned_.cells[index].end;
    if (first != end && *first == '"') {
      while (end[-1] == ' ') --end;  // after the closing quote
      ++first;
      --end;
    }
    unquoted_[index] = {first, static_cast<std::size_t>(end - first)};
  }
}

void RecordReader::unquote() {
  unquoted_.resize(scanned_.cell_count);
  if (!scanned_.doubled && scanned_.defect == Defect::none) return take_quotes_off();
  unescaped_.clear();
  unescaped_.reserve(text_.size());  // views into it stay
  for (std::size_t index = 0; index < scanned_.cell_count; ++index) {
    const CellSpan& span = scanned_.cells[index];
    std::string_view value = text_.substr(span.begin, span.end - span.begin);
    if (!value.starts_with('"')) {
      unquoted_[index] = value;
      continue;
    }
    value.remove_prefix(1);
    while (value.ends_with(' ') && value.size() > 1) value.remove_suffix(1);
    if (value.ends_with('"')) value.remove_suffix(1);
    std::size_t pair = value.find("\"\"");
    if (pair == std::string_view::npos) {
      unquoted_[index] = value;
      continue;
    }
    const std::size_t first = unescaped_.size();
    while (pair != std::string_view::npos) {
      unescaped_ += value.substr(0, pair + 1);
      value.remove_prefix(pair + 2);
      pair = value.find("\"\"");
    }
    unescaped_ += value;
    unquoted_[index] = std::string_view(unescaped_).substr(first);
  }
}

// The record in hand is what the base tells about.
void RecordReader::show() {
  size_ = scanned_.cell_count;
  values_ = scanned_.quotes ? unquoted_.data() : nullptr;
  spans_ = scanned_.cells.data();
  begin_ = text_.data();
  defect_ = scanned_.defect;
  defect_cell_ = scanned_.defect_cell;
}

Place RecordReader::place(std::size_t index) const {
  CellSpan span;
  if (index < scanned_.cell_count) {
    span = scanned_.cells[index];
  } else {
    span.begin = span.end = static_cast<std::uint32_t>(text_.size());
  }
  Place place;
  place.row = row();
  place.line = line();
  std::size_t line_begin = 0;
  for (std::size_t at = 0; at < span.begin; ++at) {
    if (text_[at] != '\n' && text_[at] != '\r') continue;
    if (text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n') continue;
    ++place.line;
    line_begin = at + 1;
  }
  const std::size_t line_end = std::min(text_.find_first_of("\r\n", line_begin), text_.size());
  std::string_view excerpt = text_.substr(line_begin, line_end - line_begin);
  place.column = static_cast<std::uint32_t>(span.begin - line_begin + 1);
  const std::size_t end = std::min<std::size_t>(span.end, line_end);
  place.length = static_cast<std::uint32_t>(end > span.begin ? end - span.begin : 0);
  if (excerpt.size() > longest_excerpt) {
    std::size_t cut = longest_excerpt;
    while (cut > 0 && (static_cast<unsigned char>(excerpt[cut]) & 0xC0U) == 0x80U) --cut;
    excerpt = excerpt.substr(0, cut);
    if (place.column > excerpt.size()) {
      excerpt = {};
      place.length = 0;
    } else {
      place.length = std::min(place.length, static_cast<std::uint32_t>(excerpt.size()) - place.column + 1);
    }
  }
  place.excerpt = mended(excerpt);
  return place;
}

Place RecordReader::place() const {
  Place place = this->place(0);
  place.column = 0;
  place.length = 0;
  return place;
}

}  // namespace starhours::sheets
