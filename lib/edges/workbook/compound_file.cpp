#include "workbook/compound_file.h"

#include "workbook/charset.h"
#include "workbook/little_endian.h"

#include <fmt/format.h>

#include <algorithm>

namespace starhours::workbook {
namespace {

constexpr std::string_view signature("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr std::uint32_t last_sector = 0xFFFFFFFA;  // what is greater has a meaning of its own
constexpr unsigned mini_shift = 6;

// Where the header keeps what.
constexpr std::size_t at_shift = 30;
constexpr std::size_t at_directory = 48;
constexpr std::size_t at_cutoff = 56;
constexpr std::size_t at_mini_table = 60;
constexpr std::size_t at_more_tables = 68;
constexpr std::size_t at_tables = 76;
constexpr std::size_t tables_in_header = 109;

enum EntryType : std::uint8_t { stream_entry = 2, root_entry = 5 };

}  // namespace

Problem damaged_workbook(std::string_view what) {
  return error(Kind::damaged_file, fmt::format("the workbook is damaged: {}", what),
               "open it in a spreadsheet program and save it again");
}

bool is_compound_file(std::string_view bytes) { return bytes.starts_with(signature); }

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
  if (!is_compound_file(bytes) || bytes.size() < header_size)
    return fail(damaged_workbook("it is cut off in its header"));
  CompoundFile file;
  file.bytes_ = bytes;
  file.file_.bytes = bytes;
  file.file_.shift = word_at(bytes, at_shift);
  if (file.file_.shift != 9 && file.file_.shift != 12) return fail(damaged_workbook("its header makes no sense"));
  file.file_.origin = std::size_t{1} << file.file_.shift;
  file.cutoff_ = long_at(bytes, at_cutoff);
  if (!file.read_table()) return fail(damaged_workbook("its table of sectors is cut off"));
  if (!file.read_directory()) return fail(damaged_workbook("its directory is cut off"));
  return file;
}

bool CompoundFile::read_table() {
  const std::size_t sector_size = std::size_t{1} << file_.shift;
  const std::size_t sectors = (bytes_.size() + sector_size - 1) / sector_size;
  const auto sector_at = [&](std::uint32_t sector) -> std::optional<std::string_view> {
    const std::uint64_t begin = file_.origin + (std::uint64_t{sector} << file_.shift);
    if (begin >= bytes_.size() || bytes_.size() - begin < sector_size) return std::nullopt;
    return bytes_.substr(begin, sector_size);
  };
  const auto add = [&](std::uint32_t table) {
    if (table > last_sector || file_.next.size() >= sectors) return true;
    const auto entries = sector_at(table);
    if (!entries) return false;
    for (std::size_t at = 0; at < sector_size; at += 4) file_.next.push_back(long_at(*entries, at));
    return true;
  };
  for (std::size_t index = 0; index < tables_in_header; ++index) {
    if (!add(long_at(bytes_, at_tables + 4 * index))) return false;
  }
  std::uint32_t more = long_at(bytes_, at_more_tables);
  for (std::size_t seen = 0; more <= last_sector && file_.next.size() < sectors; ++seen) {
    const auto tables = sector_at(more);
    if (!tables || seen > sectors) return false;
    for (std::size_t at = 0; at + 4 < sector_size; at += 4) {
      if (!add(long_at(*tables, at))) return false;
    }
    more = long_at(*tables, sector_size - 4);
  }
  return !file_.next.empty();
}

bool CompoundFile::read_directory() {
  std::string directory;
  // The directory's own size is not told by all writers: its chain is followed to its end.
  if (!follow(file_, long_at(bytes_, at_directory), bytes_.size(), directory) && directory.empty()) return false;
  const bool wide = file_.shift == 12;
  for (std::size_t at = 0; at + entry_size <= directory.size(); at += entry_size) {
    const std::string_view bytes = std::string_view(directory).substr(at, entry_size);
    const std::uint8_t type = byte_at(bytes, 66);
    if (type != stream_entry && type != root_entry) continue;
    Entry entry;
    const std::size_t length = std::min<std::size_t>(word_at(bytes, 64), 64);
    for (std::size_t unit = 0; unit + 2 < length; unit += 2) {
      const std::uint16_t character = word_at(bytes, unit);
      entry.name += character < 0x80 ? static_cast<char>(character) : '?';
    }
    entry.first = long_at(bytes, 116);
    // In files of small sectors the upper half of the size may hold anything.
    entry.size = wide ? number_at<std::uint64_t>(bytes, 120) : long_at(bytes, 120);
    if (type == root_entry) {
      root_ = std::move(entry);
    } else {
      entries_.push_back(std::move(entry));
    }
  }
  return !entries_.empty();
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  const auto same = [](char one, char other) { return lower(one) == lower(other); };
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return std::equal(entry.name.begin(), entry.name.end(), name.begin(), name.end(), same);
  });
  return found == entries_.end() ? nullptr : &*found;
}

bool CompoundFile::follow(const Space& space, std::uint32_t first, std::uint64_t size, std::string& out) {
  const std::size_t sector_size = std::size_t{1} << space.shift;
  std::uint32_t sector = first;
  for (std::size_t seen = 0; out.size() < size; ++seen) {
    if (sector >= space.next.size() || seen > space.next.size()) return false;
    const std::uint64_t begin = space.origin + (std::uint64_t{sector} << space.shift);
    if (begin >= space.bytes.size()) return false;
    const std::string_view found = space.bytes.substr(begin, std::min<std::uint64_t>(sector_size, size - out.size()));
    out += found;
    // Some writers leave the last sector of the file short.
    if (found.size() < sector_size) return out.size() == size;
    sector = space.next[sector];
  }
  return true;
}

Result<std::string> CompoundFile::stream(std::string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr) return fail(damaged_workbook(fmt::format("it has no \"{}\"", name)));
  if (entry->size > bytes_.size()) return fail(damaged_workbook("it is cut off"));
  std::string out;
  bool whole = false;
  if (entry->size >= cutoff_) {
    whole = follow(file_, entry->first, entry->size, out);
  } else {
    std::string mini;
    std::string table;
    whole = root_.size <= bytes_.size() && follow(file_, root_.first, root_.size, mini);
    // Its length is that of the chain, which ends the reading.
    static_cast<void>(follow(file_, long_at(bytes_, at_mini_table), bytes_.size(), table));
    Space space{mini, 0, mini_shift, {}};
    for (std::size_t at = 0; at + 4 <= table.size(); at += 4) space.next.push_back(long_at(table, at));
    whole = whole && follow(space, entry->first, entry->size, out);
  }
  if (!whole) return fail(damaged_workbook("it is cut off"));
  return out;
}

}  // namespace starhours::workbook
