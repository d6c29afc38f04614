#include <answers/cutter.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace starhours::answers {
namespace {

std::optional<std::size_t> column_of(const ReportHead& head, std::string_view key) {
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    if (head.columns[i].key == key) return i;
  }
  return std::nullopt;
}

Problem unknown_column(const std::string& key, const ReportHead& head) {
  std::vector<std::string> keys;
  std::string all;
  for (const Column& column : head.columns) {
    keys.push_back(column.key);
    all += (all.empty() ? "" : " ") + column.key;
  }
  const std::string near = nearest(key, keys);
  return error(Kind::usage, fmt::format("unknown column '{}' to sort by", key),
               near.empty() ? fmt::format("columns of this answer: {}", all) : fmt::format("did you mean '{}'?", near));
}

template <class T>
void append_bytes(std::string& packed, const T& value) {
  packed.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T bytes_at(const std::string& packed, std::size_t at) {
  T value;
  std::memcpy(&value, packed.data() + at, sizeof value);
  return value;
}

constexpr char packed_text = 1;

// Words become texts, so that all texts of a column compare.
void pack(std::string& packed, const Cell& cell) {
  const auto text = text_in(cell);
  packed += text ? packed_text : static_cast<char>(cell.index());
  if (text) {
    append_bytes(packed, text->size());
    packed += *text;
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    append_bytes(packed, *number);
  } else if (const auto* flag = std::get_if<bool>(&cell)) {
    packed += *flag ? '\1' : '\0';
  }
}

}  // namespace

Result<void> answer_through(const Cut& cut, const ReportHead& head, RowSink& sink,
                            const std::function<Result<void>(RowSink&)>& fill) {
  auto minutes = column_of(head, "minutes");
  if (!minutes) minutes = column_of(head, "credited");
  if (cut.min_hours && !minutes) {
    return fail(error(Kind::usage, "expected an answer with minutes for a least number of hours",
                      "leave the least number of hours out"));
  }
  std::optional<std::size_t> order;
  bool descending = false;
  if (!cut.sort.empty()) {
    descending = cut.sort.starts_with('-');
    const std::string key = cut.sort.substr(descending ? 1 : 0);
    order = column_of(head, key);
    if (!order) return fail(unknown_column(key, head));
  } else if (cut.top && minutes) {
    order = minutes;
    descending = true;
  }
  const auto fill_into = [&](RowSink& rows) {
    rows.begin(head);
    auto filled = fill(rows);
    if (filled) rows.end();
    return filled;
  };
  if (!cut.min_hours && !cut.top && !order) return fill_into(sink);
  Cutter cutter(sink, cut, minutes, order, descending);
  return fill_into(cutter);
}

Cutter::Cutter(RowSink& sink, const Cut& cut, std::optional<std::size_t> minutes, std::optional<std::size_t> order,
               bool descending)
    : sink_(sink), top_(cut.top), minutes_(minutes), order_(order), descending_(descending) {
  if (cut.min_hours) at_least_ = cut.min_hours->count();
}

void Cutter::begin(const ReportHead& head) {
  width_ = head.columns.size();
  sink_.begin(head);
}

bool Cutter::has_enough(std::span<const Cell> cells) const {
  if (!at_least_) return true;
  const auto* minutes = std::get_if<std::int64_t>(&cells[*minutes_]);
  return minutes != nullptr && *minutes >= *at_least_;
}

void Cutter::row(std::span<const Cell> cells) {
  if (!has_enough(cells)) return;
  if (order_) {
    keep(cells);
  } else if (!top_ || sequence_ < *top_) {
    ++sequence_;
    sink_.row(cells);
  }
}

class Cutter::Part final : public RowSink {
 public:
  Part(const Cutter& cutter, std::unique_ptr<RowSink> rows) : cutter_(cutter), rows_(std::move(rows)) {}
  void begin(const ReportHead&) override {}
  void row(std::span<const Cell> cells) override {
    if (cutter_.has_enough(cells)) rows_->row(cells);
  }
  void end() override {}
  RowSink& rows() { return *rows_; }

 private:
  const Cutter& cutter_;
  std::unique_ptr<RowSink> rows_;
};

std::unique_ptr<RowSink> Cutter::part() {
  if (order_ || top_) return nullptr;
  auto rows = sink_.part();
  return rows == nullptr ? nullptr : std::make_unique<Part>(*this, std::move(rows));
}

void Cutter::append(RowSink& part) { sink_.append(static_cast<Part&>(part).rows()); }

void Cutter::keep(std::span<const Cell> cells) {
  if (top_ && *top_ == 0) return;
  kept_.push_back({sequence_++, packed_.size()});
  pack(packed_, cells[*order_]);
  for (const Cell& cell : cells) pack(packed_, cell);
  constexpr std::size_t slack = 4096;
  if (top_ && kept_.size() >= slack && kept_.size() / 2 >= *top_) drop_all_but_the_top();
}

void Cutter::drop_all_but_the_top() {
  std::nth_element(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(*top_), kept_.end(),
                   [this](const Kept& a, const Kept& b) { return before(a, b); });
  kept_.resize(*top_);
  std::string packed;
  for (Kept& kept : kept_) {
    const std::size_t begin = kept.at;
    std::size_t end = begin;
    Cell cell;
    for (std::size_t i = 0; i < width_ + 1; ++i) end = unpack(end, cell);
    kept.at = packed.size();
    packed.append(packed_, begin, end - begin);
  }
  packed_ = std::move(packed);
}

std::size_t Cutter::unpack(std::size_t at, Cell& cell) const {
  const auto alternative = static_cast<unsigned char>(packed_[at]);
  ++at;
  switch (alternative) {
    case packed_text: {
      const auto size = bytes_at<std::size_t>(packed_, at);
      at += sizeof size;
      cell = std::string_view(packed_).substr(at, size);
      return at + size;
    }
    case 2:
      cell = bytes_at<std::int64_t>(packed_, at);
      return at + sizeof(std::int64_t);
    case 3:
      cell = packed_[at] != '\0';
      return at + 1;
    default:
      cell = std::monostate{};
      return at;
  }
}

bool Cutter::before(const Kept& a, const Kept& b) const {
  Cell x;
  Cell y;
  unpack(a.at, x);
  unpack(b.at, y);
  if (x != y) return descending_ ? y < x : x < y;
  return a.sequence < b.sequence;
}

void Cutter::end() {
  std::sort(kept_.begin(), kept_.end(), [this](const Kept& a, const Kept& b) { return before(a, b); });
  if (top_ && kept_.size() > *top_) kept_.resize(*top_);
  std::vector<Cell> cells(width_);
  Cell ordered_by;
  for (const Kept& kept : kept_) {
    std::size_t at = unpack(kept.at, ordered_by);
    for (Cell& cell : cells) at = unpack(at, cell);
    sink_.row(cells);
  }
  sink_.end();
}

}  // namespace starhours::answers
