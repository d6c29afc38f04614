#include <sheets/record_scan.h>

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace starhours::sheets {
namespace {

constexpr std::size_t block_bytes = 16;

// Finds the bytes that can end a cell or a line or open a quote, sixteen at a time: bit i stands for byte i.
class SpecialBytes {
 public:
#if defined(__SSE2__)
  explicit SpecialBytes(char delimiter) : delimiter_(_mm_set1_epi8(delimiter)) {}

  [[nodiscard]] std::uint32_t in(const char* block) const {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
    const __m128i cell_ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter_), _mm_cmpeq_epi8(bytes, quote_));
    const __m128i line_ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, line_feed_), _mm_cmpeq_epi8(bytes, carriage_return_));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(cell_ends, line_ends)));
  }

 private:
  __m128i delimiter_;
  __m128i quote_ = _mm_set1_epi8('"');
  __m128i line_feed_ = _mm_set1_epi8('\n');
  __m128i carriage_return_ = _mm_set1_epi8('\r');
#else
  explicit SpecialBytes(char delimiter) : delimiter_(delimiter) {}

  [[nodiscard]] std::uint32_t in(const char* block) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < block_bytes; ++i) {
      const char byte = block[i];
      const bool special = byte == delimiter_ || byte == '"' || byte == '\n' || byte == '\r';
      found |= static_cast<std::uint32_t>(special) << i;
    }
    return found;
  }

 private:
  char delimiter_;
#endif
};

static_assert(ByteWindow::padding >= block_bytes);

bool only_spaces(const char* from, const char* to) {
  for (; from != to; ++from) {
    if (*from != ' ') return false;
  }
  return true;
}

class Scan {
 public:
  Scan(std::string_view bytes, ScannedRecord& record)
      : begin_(bytes.data()), end_(begin_ + bytes.size()), cell_(begin_), record_(record) {
    record.cell_count = 0;
    record.line_ends = 0;
    record.quotes = false;
    record.doubled = false;
    record.defect = Defect::none;
  }

  bool run(bool ended, char delimiter) {
    const SpecialBytes special(delimiter);
    for (const char* block = begin_; block < end_; block += block_bytes) {
      std::uint32_t found = special.in(block);
      if (const auto left = static_cast<std::size_t>(end_ - block); left < block_bytes) {
        found &= (std::uint32_t{1} << left) - 1;
      }
      for (; found != 0; found &= found - 1) {
        const char* at = block + std::countr_zero(found);
        if (*at == delimiter) {
          if (!in_quotes_) end_cell(at);
        } else if (*at == '"') {
          quote(at);
        } else if (in_quotes_) {
          // The second byte of a CRLF ends no further line.
          if (*at == '\r' || at[-1] != '\r') ++record_.line_ends;
        } else {
          return end_record(at, ended);
        }
      }
    }
    if (!ended) return false;
    if (in_quotes_) defect(Defect::open_quote);
    end_cell(end_);
    record_.length = record_.consumed = static_cast<std::size_t>(end_ - begin_);
    return true;
  }

 private:
  void quote(const char* at) {
    if (in_quotes_) {
      in_quotes_ = false;
      closed_ = at;
    } else if (at == cell_) {
      in_quotes_ = true;
      record_.quotes = true;
    } else if (closed_ != nullptr && closed_ + 1 == at) {
      in_quotes_ = true;  // two quotes are one, and the cell goes on
      record_.doubled = true;
    }
  }

  void end_cell(const char* at) {
    if (closed_ != nullptr && !only_spaces(closed_ + 1, at)) defect(Defect::text_after_quote);
    closed_ = nullptr;
    if (record_.cell_count == ScannedRecord::most_cells) {
      defect(Defect::too_many_cells);
    } else {
      CellSpan& cell = record_.cells[record_.cell_count++];
      cell.begin = static_cast<std::uint32_t>(cell_ - begin_);
      cell.end = static_cast<std::uint32_t>(at - begin_);
    }
    cell_ = at + 1;
  }

  bool end_record(const char* at, bool ended) {
    if (*at == '\r' && at + 1 == end_ && !ended) return false;  // a line feed may follow
    end_cell(at);
    record_.length = static_cast<std::size_t>(at - begin_);
    const bool two = *at == '\r' && at + 1 != end_ && at[1] == '\n';
    record_.consumed = record_.length + (two ? 2 : 1);
    ++record_.line_ends;
    return true;
  }

  void defect(Defect found) {
    if (record_.defect != Defect::none) return;
    record_.defect = found;
    record_.defect_cell = record_.cell_count;
  }

  const char* begin_;
  const char* end_;
  const char* cell_;
  const char* closed_ = nullptr;  // the quote that last closed this cell
  bool in_quotes_ = false;
  ScannedRecord& record_;
};

}  // namespace

bool scan_record(std::string_view bytes, bool ended, char delimiter, ScannedRecord& record) {
  return Scan(bytes, record).run(ended, delimiter);
}

std::size_t skip_record(std::string_view bytes, char delimiter, LongRecord& state, bool& found) {
  found = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char byte = bytes[at];
    const bool after_return = state.carriage_return;
    state.carriage_return = byte == '\r';
    if (state.in_quotes) {
      if (byte == '"') {
        state.in_quotes = false;
        state.quote_closed = true;
      } else if (byte == '\r' || (byte == '\n' && !after_return)) {
        ++state.line_ends;
      }
      continue;
    }
    const bool closed_just_now = state.quote_closed;
    state.quote_closed = false;
    if (byte == '\n' || byte == '\r') {
      ++state.line_ends;
      found = true;
      return at + 1;
    }
    if (byte == delimiter) {
      state.cell_begins = true;
      continue;
    }
    if (byte == '"' && (state.cell_begins || closed_just_now)) state.in_quotes = true;
    state.cell_begins = false;
  }
  return bytes.size();
}

}  // namespace starhours::sheets
