#include "inputs.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace starhours {
namespace {

constexpr std::array<std::string_view, 7> sheet_endings{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"};

bool ends_as_sheet(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string ending(path.substr(dot));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
  return std::find(sheet_endings.begin(), sheet_endings.end(), ending) != sheet_endings.end();
}

// Programs keep copies and notes of their own in hidden files, and beside an open workbook "~$march.xlsx"; they are no
// sheets.
bool is_hidden(std::string_view path, std::string_view folder) {
  const std::string_view below = path.substr(folder.size());
  return below.find("/.") != std::string_view::npos || below.find("/~$") != std::string_view::npos;
}

Problem placed(Problem problem, const std::string& folder) {
  problem.place.source = folder;
  return problem;
}

}  // namespace

Checked<std::vector<Input>> inputs_of(const std::vector<std::string>& paths, Environment& environment) {
  Checked<std::vector<Input>> inputs;
  for (const std::string& path : paths) {
    if (path == "-") {
      inputs.value.push_back({"stdin", "stdin", true});
      continue;
    }
    if (!environment.is_folder(path)) {
      inputs.value.push_back({path, path.substr(path.rfind('/') + 1), false});
      continue;
    }
    std::string folder = path;
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    Result<std::vector<std::string>> files = environment.files_under(folder);
    if (!files) {
      inputs.problems.push_back(placed(files.error(), path));
      continue;
    }
    std::erase_if(*files,
                  [&folder](const std::string& file) { return !ends_as_sheet(file) || is_hidden(file, folder); });
    if (files->empty()) {
      inputs.problems.push_back(placed(
          error(Kind::no_sheets, "no sheet in this folder", "sheets end in .csv, .tsv, .txt, .xlsx, .xls or .ods"),
          path));
    }
    const std::size_t below = folder == "/" ? 1 : folder.size() + 1;
    for (std::string& file : *files) {
      std::string name = file.substr(below);
      inputs.value.push_back({std::move(file), std::move(name), false});
    }
  }
  return inputs;
}

}  // namespace starhours
