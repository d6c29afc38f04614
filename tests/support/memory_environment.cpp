#include "support/memory_environment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <fstream>

namespace starhours::tests {
namespace {

class MemoryDraft final : public Draft {
 public:
  MemoryDraft(std::map<std::string, std::string>& files, std::string path, bool full_disk)
      : files_(files), path_(std::move(path)), full_disk_(full_disk) {}
  bool write(std::string_view bytes) override {
    text_ += bytes;
    return !full_disk_;
  }
  Result<void> keep() override {
    if (full_disk_) return fail(error(Kind::disk_full, "could not be written: the disk is full"));
    files_[path_] = std::move(text_);
    return {};
  }

 private:
  std::map<std::string, std::string>& files_;
  std::string path_;
  bool full_disk_;
  std::string text_;
};

bool is_under(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace

void MemoryEnvironment::renew(std::string standard_input) {
  out_ = std::make_unique<StringSink>();
  err_ = std::make_unique<StringSink>();
  input = std::move(standard_input);
  input_source_ = source_of(input);
}

std::optional<std::string> MemoryEnvironment::variable(const std::string& name) {
  const auto found = variables.find(name);
  return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
}

bool MemoryEnvironment::is_folder(const std::string& path) {
  const std::string folder = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
  return std::any_of(files.begin(), files.end(), [&folder](const auto& file) { return is_under(file.first, folder); });
}

Result<std::vector<std::string>> MemoryEnvironment::files_under(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& file : files) {
    if (is_under(file.first, folder)) found.push_back(file.first);
  }
  return found;
}

Result<std::unique_ptr<ByteSource>> MemoryEnvironment::open_file(const std::string& path) {
  const auto found = files.find(path);
  if (found == files.end()) {
    Problem problem = error(Kind::missing_file, "no such file");
    problem.place.source = path;
    return fail(std::move(problem));
  }
  return source_of(found->second);
}

std::optional<std::uint64_t> MemoryEnvironment::file_size(const std::string& path) {
  const auto found = files.find(path);
  return found == files.end() ? std::nullopt : std::optional<std::uint64_t>(found->second.size());
}

Result<std::unique_ptr<Draft>> MemoryEnvironment::draft_file(const std::string& path) {
  return std::make_unique<MemoryDraft>(files, path, full_disk);
}

std::string MemoryEnvironment::book_path(const std::string& path) {
  const Result<std::string> folder = books_.path();
  assert(folder);
  std::string name = path;
  std::replace(name.begin(), name.end(), '/', '_');
  const std::string real = *folder + "/" + name;
  const auto given = files.find(path);
  if (given != files.end() && !std::filesystem::exists(real)) {
    std::ofstream(real, std::ios::binary) << given->second;
  }
  return real;
}

Result<std::string> MemoryEnvironment::scratch_book() {
  const Result<std::string> folder = scratch_.path();
  if (!folder) return fail(folder.error());
  return fmt::format("{}/{}.db", *folder, ++scratch_books_);
}

ByteSource& MemoryEnvironment::standard_input() {
  if (!input_source_) input_source_ = source_of(input);
  return *input_source_;
}

}  // namespace starhours::tests
