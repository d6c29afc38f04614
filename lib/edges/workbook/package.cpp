#include "workbook/package.h"

#include <fmt/format.h>
#include <minizip/unzip.h>

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

Problem damaged(std::string_view part, std::string_view why) {
  return error(Kind::damaged_file, fmt::format("the part \"{}\" cannot be unpacked: {}", part, why),
               "download or copy the file again");
}

// Bytes in memory as the file that minizip asks for: opened by the address of a string_view of them.
struct MemoryFile {
  std::string_view bytes;
  std::uint64_t at = 0;
};

void* open_memory(void* /*opaque*/, const void* bytes, int /*mode*/) {
  return new MemoryFile{*static_cast<const std::string_view*>(bytes), 0};
}

uLong read_memory(void* /*opaque*/, void* stream, void* buffer, uLong size) {
  auto& file = *static_cast<MemoryFile*>(stream);
  const std::string_view taken = file.bytes.substr(std::min<std::uint64_t>(file.at, file.bytes.size()), size);
  std::copy(taken.begin(), taken.end(), static_cast<char*>(buffer));
  file.at += taken.size();
  return taken.size();
}

ZPOS64_T tell_memory(void* /*opaque*/, void* stream) { return static_cast<MemoryFile*>(stream)->at; }

long seek_memory(void* /*opaque*/, void* stream, ZPOS64_T offset, int origin) {
  auto& file = *static_cast<MemoryFile*>(stream);
  const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                             : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at
                                                                : file.bytes.size();
  if (offset > file.bytes.size() || from > file.bytes.size() - offset) return -1;
  file.at = from + offset;
  return 0;
}

int close_memory(void* /*opaque*/, void* stream) {
  delete static_cast<MemoryFile*>(stream);
  return 0;
}

int no_error(void* /*opaque*/, void* /*stream*/) { return 0; }

// Null if the bytes have no end of a ZIP's directory, or one that cannot be.
unzFile open_archive(const std::string_view& bytes) {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = open_memory;
  functions.zread_file = read_memory;
  functions.ztell64_file = tell_memory;
  functions.zseek64_file = seek_memory;
  functions.zclose_file = close_memory;
  functions.zerror_file = no_error;
  return unzOpen2_64(&bytes, &functions);
}

}  // namespace

void Part::Close::operator()(void* archive) const { unzClose(archive); }

std::size_t Part::read(std::span<char> buffer) {
  if (failure_ || ended_) return 0;
  constexpr std::size_t most_at_once = 1U << 30U;
  const auto size = static_cast<unsigned>(std::min(buffer.size(), most_at_once));
  const int taken = size == 0 ? 0 : unzReadCurrentFile(archive_.get(), buffer.data(), size);
  if (taken <= 0) {
    if (taken < 0) {
      failure_ = damaged(name_, "its bytes are damaged");
    } else if (size != 0) {
      end();
    }
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

// Nothing more to unpack: it must be all that the directory speaks of.
void Part::end() {
  ended_ = true;
  if (unpacked_ != stated_) {
    failure_ = damaged(name_, "it is cut off");
  } else if (unzCloseCurrentFile(archive_.get()) == UNZ_CRCERROR) {
    failure_ = damaged(name_, "its checksum differs");
  }
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
  const std::unique_ptr<void, Part::Close> archive(open_archive(bytes_));
  const auto broken = [this] {
    const bool whole = bytes_.rfind(end_of_directory) != std::string_view::npos;
    return error(Kind::damaged_file,
                 whole ? "the workbook is damaged: its directory of parts cannot be read"
                       : "the workbook is cut off: it has no end-of-central-directory record",
                 "download or copy the file again");
  };
  if (!archive) return broken();
  std::string name;
  for (int found = unzGoToFirstFile(archive.get()); found != UNZ_END_OF_LIST_OF_FILE;
       found = unzGoToNextFile(archive.get())) {
    unz_file_info64 info;
    if (found != UNZ_OK) return broken();
    unz64_file_pos place;
    if (unzGetFilePos64(archive.get(), &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(archive.get(), &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
      return broken();
    }
    name.resize(info.size_filename);
    if (unzGetCurrentFileInfo64(archive.get(), &info, name.data(), info.size_filename, nullptr, 0, nullptr, 0) !=
        UNZ_OK) {
      return broken();
    }
    constexpr uLong encrypted = 1;
    entries_.try_emplace(folded(name), Entry{place.pos_in_zip_directory, place.num_of_file, info.compressed_size,
                                             info.uncompressed_size, (info.flag & encrypted) != 0,
                                             info.compression_method == 0 || info.compression_method == Z_DEFLATED});
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
  const Entry& known = entry->second;
  if (known.encrypted) return fail(behind_password());
  if (!known.readable) {
    return fail(error(Kind::unsupported_file, fmt::format("the part \"{}\" is packed in a way that is not read", name),
                      "save the workbook again as .xlsx"));
  }
  Part part;
  part.name_ = std::string(name);
  part.archive_.reset(open_archive(bytes_));
  const unz64_file_pos place{known.at, known.number};
  if (!part.archive_ || unzGoToFilePos64(part.archive_.get(), &place) != UNZ_OK ||
      unzOpenCurrentFile(part.archive_.get()) != UNZ_OK) {
    return fail(damaged(name, "what is written before it differs from the directory"));
  }
  // A size that the directory only claims gives no credit.
  part.packed_ = std::min<std::uint64_t>(known.packed, bytes_.size());
  part.stated_ = known.unpacked;
  part.most_ = most;
  part.most_ratio_ = limits_.most_ratio;
  part.budget_ = paid ? nullptr : &budget_;
  return part;
}

}  // namespace starhours::workbook
