// inputs.h -- which sheets an import is given: files, folders walked, standard input.
#pragma once

#include "environment.h"

#include <starhours/problem.h>

#include <string>
#include <vector>

namespace starhours {

// A sheet to be read. `path` is what its places say; `name`, which does not depend on where the command was run, what
// the book calls it: the file's name, after its path below the folder given.
struct Input {
  std::string path;
  std::string name;
  bool standard_input = false;
};

// `paths` in the order given; a folder stands for the sheets in it (.csv .tsv .txt, but no hidden files), in order of
// their paths. Problems: no_sheets and unreadable_file, one a folder.
[[nodiscard]] Checked<std::vector<Input>> inputs_of(const std::vector<std::string>& paths, Environment& environment);

}  // namespace starhours
