// opening.h -- the sheets of an import, the next ones opened while one is taken in.
#pragma once

#include "environment.h"
#include "inputs.h"
#include "watched_source.h"

#include <starhours/intake.h>

#include <cstddef>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace starhours {

// One sheet, with all that must be there while it is read.
struct Opening {
  Input input;
  std::unique_ptr<ByteSource> file;  // none for standard input, or where there is no such file
  std::optional<Progress> progress;
  std::optional<WatchedSource> watched;
  Result<OpenedSheet> sheet = fail(Problem{});  // Errors: Environment::open_file's and OpenedSheet::open's
};

class Openings {
 public:
  // `inputs` and `environment` must outlive it. Progress is `shown` once the sheet is in hand.
  Openings(const std::vector<Input>& inputs, const ReadingOptions& reading, Environment& environment, bool shown);

  // The next in order, or nothing after the last.
  [[nodiscard]] std::unique_ptr<Opening> next();

 private:
  [[nodiscard]] std::unique_ptr<Opening> open(std::size_t at) const;

  const std::vector<Input>& inputs_;
  ReadingOptions reading_;
  Environment& environment_;
  bool shown_;
  std::size_t begun_ = 0;
  std::deque<std::future<std::unique_ptr<Opening>>> ahead_;
};

}  // namespace starhours
