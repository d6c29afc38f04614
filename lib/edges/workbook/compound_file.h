// compound_file.h -- the streams of an OLE compound file, the container of old workbooks.
//
// Format: [MS-CFB], Compound File Binary File Format.
#pragma once

#include <starhours/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starhours::workbook {

[[nodiscard]] Problem damaged_workbook(std::string_view what);

[[nodiscard]] bool is_compound_file(std::string_view bytes);

class CompoundFile {
 public:
  // `bytes` must outlive it. Error: damaged_file.
  [[nodiscard]] static Result<CompoundFile> open(std::string_view bytes);

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  // The stream of that name, in ASCII letters of any case, wherever it stands. Error: damaged_file.
  [[nodiscard]] Result<std::string> stream(std::string_view name) const;

 private:
  struct Entry {
    std::string name;  // ASCII, other characters as '?'
    std::uint32_t first = 0;
    std::uint64_t size = 0;
  };
  // Sectors of one size that follow one another by a table.
  struct Space {
    std::string_view bytes;
    std::size_t origin = 0;  // of sector 0
    unsigned shift = 9;      // of the size of a sector
    std::vector<std::uint32_t> next;
  };

  CompoundFile() = default;
  [[nodiscard]] bool read_table();
  [[nodiscard]] bool read_directory();
  [[nodiscard]] const Entry* find(std::string_view name) const;
  // At most `size` bytes along the chain; false if it is cut or goes in a circle before.
  [[nodiscard]] static bool follow(const Space& space, std::uint32_t first, std::uint64_t size, std::string& out);

  std::string_view bytes_;
  Space file_;
  std::vector<Entry> entries_;
  Entry root_;
  std::uint32_t cutoff_ = 4096;  // shorter streams lie in the mini stream
};

}  // namespace starhours::workbook
