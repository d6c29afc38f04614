#include "workbook/package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <utility>

namespace starhours::workbook {
namespace {

// Small parts may pack well: a ratio tells of a bomb only past this many bytes.
constexpr std::uint64_t ratio_from = std::uint64_t{10} << 20U;
constexpr std::string_view end_of_directory = "PK\x05\x06";

std::string folded(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string text(name);
  for (char& letter : text) {
    if (letter == '\\') letter = '/';
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return text;
}

Problem behind_password() {
  return error(Kind::encrypted_file, "the workbook is behind a password",
               "open it with the password and save it without one");
}

Problem problem_of(const std::string& part, zip_error_t& trouble) {
  switch (zip_error_code_zip(&trouble)) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
      return behind_password();
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP:
      return error(Kind::unsupported_file, fmt::format("the part \"{}\" is packed in a way that is not read", part),
                   "save the workbook again as .xlsx");
    default:
      return error(Kind::damaged_file,
                   fmt::format("the part \"{}\" cannot be unpacked: {}", part, zip_error_strerror(&trouble)),
                   "download or copy the file again");
  }
}

}  // namespace

void Part::Close::operator()(zip_file* file) const { zip_fclose(file); }

void Package::Discard::operator()(zip* archive) const { zip_discard(archive); }

std::size_t Part::read(std::span<char> buffer) {
  if (failure_) return 0;
  const zip_int64_t taken = zip_fread(file_.get(), buffer.data(), buffer.size());
  if (taken < 0) {
    failure_ = problem_of(name_, *zip_file_get_error(file_.get()));
    return 0;
  }
  const auto count = static_cast<std::uint64_t>(taken);
  unpacked_ += count;
  if (budget_ != nullptr) {
    if (count > *budget_) {
      failure_ = error(Kind::too_large, "the workbook unpacks to more than a workbook can be");
      return 0;
    }
    *budget_ -= count;
  }
  if (unpacked_ > most_) {
    failure_ = error(Kind::too_large, fmt::format("the part \"{}\" unpacks to more than {} bytes", name_, most_));
  } else if (unpacked_ > ratio_from && unpacked_ / std::max<std::uint64_t>(packed_, 1) >= most_ratio_) {
    failure_ = error(Kind::too_large,
                     fmt::format("the part \"{}\" unpacks to more than {} times its size", name_, most_ratio_));
  }
  return failure_ ? 0 : static_cast<std::size_t>(count);
}

Result<std::unique_ptr<Package>> Package::open(std::string bytes, const WorkbookLimits& limits) {
  std::unique_ptr<Package> package(new Package(limits));
  package->kept_ = std::move(bytes);
  package->bytes_ = package->kept_;
  if (auto problem = package->read_directory()) return fail(std::move(*problem));
  return package;
}

Result<std::unique_ptr<Package>> Package::open_view(std::string_view bytes, const WorkbookLimits& limits) {
  std::unique_ptr<Package> package(new Package(limits));
  package->bytes_ = bytes;
  if (auto problem = package->read_directory()) return fail(std::move(*problem));
  return package;
}

std::optional<Problem> Package::read_directory() {
  zip_error_t trouble;
  zip_error_init(&trouble);
  zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &trouble);
  if (source != nullptr) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &trouble));
    if (!archive_) zip_source_free(source);
  }
  zip_error_fini(&trouble);
  if (!archive_) {
    const bool whole = bytes_.rfind(end_of_directory) != std::string_view::npos;
    return error(Kind::damaged_file,
                 whole ? "the workbook is damaged: its directory of parts cannot be read"
                       : "the workbook is cut off: it has no end-of-central-directory record",
                 "download or copy the file again");
  }
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t at = 0; at < count; ++at) {
    const auto index = static_cast<zip_uint64_t>(at);
    const char* name = zip_get_name(archive_.get(), index, ZIP_FL_ENC_GUESS);
    if (name != nullptr) entries_.emplace(folded(name), index);
  }
  return std::nullopt;
}

bool Package::has(std::string_view name) const { return entries_.contains(folded(name)); }

Result<Part> Package::part(std::string_view name, std::uint64_t most, bool paid) {
  const auto entry = entries_.find(folded(name));
  if (entry == entries_.end()) {
    return fail(error(Kind::damaged_file, fmt::format("the part \"{}\" is missing from the workbook", name),
                      "download or copy the file again"));
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), entry->second, 0, &stat) != 0) {
    return fail(problem_of(std::string(name), *zip_get_error(archive_.get())));
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return fail(behind_password());
  }
  Part part;
  part.name_ = std::string(name);
  part.file_.reset(zip_fopen_index(archive_.get(), entry->second, 0));
  if (!part.file_) return fail(problem_of(part.name_, *zip_get_error(archive_.get())));
  // A size that the directory only claims gives no credit.
  part.packed_ = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? std::min<std::uint64_t>(stat.comp_size, bytes_.size()) : 0;
  part.most_ = most;
  part.most_ratio_ = limits_.most_ratio;
  part.budget_ = paid ? nullptr : &budget_;
  return part;
}

}  // namespace starhours::workbook
