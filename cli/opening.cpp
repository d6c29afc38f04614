#include "opening.h"

#include <fmt/format.h>

#include <utility>

namespace starhours {
namespace {

// The sheet in hand and two more: each holds its bytes, and a workbook some thousand rows too.
constexpr std::size_t most_open = 3;

// Ahead of its turn by another thread, or in its turn where none is to be had.
constexpr auto ahead = std::launch::async | std::launch::deferred;

}  // namespace

Openings::Openings(const std::vector<Input>& inputs, const ReadingOptions& reading, Environment& environment,
                   bool shown)
    : inputs_(inputs), reading_(reading), environment_(environment), shown_(shown) {}

std::unique_ptr<Opening> Openings::next() {
  for (; begun_ < inputs_.size() && ahead_.size() < most_open; ++begun_) {
    // Standard input waits for its turn: who stops before it shall not wait for what nobody types.
    const bool waits = inputs_[begun_].standard_input || inputs_.size() == 1;
    ahead_.push_back(std::async(waits ? std::launch::deferred : ahead, [this, at = begun_] { return open(at); }));
  }
  if (ahead_.empty()) return nullptr;
  std::unique_ptr<Opening> next = ahead_.front().get();
  ahead_.pop_front();
  return next;
}

std::unique_ptr<Opening> Openings::open(std::size_t at) const {
  const Input& input = inputs_[at];
  auto opening = std::make_unique<Opening>();
  opening->input = input;
  ByteSource* source = nullptr;
  if (input.standard_input) {
    source = &environment_.standard_input();
  } else {
    Result<std::unique_ptr<ByteSource>> file = environment_.open_file(input.path);
    if (!file) {
      opening->sheet = fail(file.error());
      return opening;
    }
    opening->file = *std::move(file);
    source = opening->file.get();
  }
  const std::string name =
      inputs_.size() > 1 ? fmt::format("{}/{} {}", at + 1, inputs_.size(), input.path) : input.path;
  const std::optional<std::uint64_t> size = input.standard_input ? std::nullopt : environment_.file_size(input.path);
  opening->progress.emplace(environment_, shown_, name, size, inputs_.size() > 1);
  opening->watched.emplace(*source, environment_, *opening->progress);
  ReadingOptions reading = reading_;
  reading.source = input.path;
  opening->sheet = OpenedSheet::open(*opening->watched, reading);
  return opening;
}

}  // namespace starhours
