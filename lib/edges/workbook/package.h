// package.h -- the parts of a ZIP in memory, unpacked as streams and within limits.
#pragma once

#include <starhours/result.h>
#include <starhours/workbook.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace starhours::workbook {

class Package;

// A part being unpacked. The package must outlive it.
class Part {
 public:
  // Fills the front of `buffer`; 0 = the end, or a failure.
  [[nodiscard]] std::size_t read(std::span<char> buffer);
  [[nodiscard]] const std::string& name() const { return name_; }
  // damaged_file, too_large, encrypted_file or unsupported_file, once read() gave 0 because of it.
  [[nodiscard]] const std::optional<Problem>& failure() const { return failure_; }

 private:
  friend class Package;
  // What the archive's reader holds of it.
  struct Close {
    void operator()(void* archive) const;
  };
  void end();

  std::string name_;
  std::unique_ptr<void, Close> archive_;
  bool ended_ = false;
  std::uint64_t packed_ = 0;
  std::uint64_t stated_ = 0;  // what it unpacks to, as the directory says
  std::uint64_t unpacked_ = 0;
  std::uint64_t most_ = 0;
  std::uint64_t most_ratio_ = 0;
  std::uint64_t* budget_ = nullptr;  // what all parts together may still unpack to; null = paid before
  std::optional<Problem> failure_;
};

class Package {
 public:
  static constexpr std::uint64_t any_size = std::numeric_limits<std::uint64_t>::max();
  // A part that describes others: relations, styles, the list of worksheets.
  static constexpr std::uint64_t descriptive = std::uint64_t{64} << 20U;

  // Errors: damaged_file.
  [[nodiscard]] static Result<std::unique_ptr<Package>> open(std::string bytes, const WorkbookLimits& limits);
  // REQUIRES: `bytes` outlives the package.
  [[nodiscard]] static Result<std::unique_ptr<Package>> open_view(std::string_view bytes, const WorkbookLimits& limits);
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;
  ~Package() = default;

  // Names are compared as the packaging rules say: without case, with one kind of slash.
  [[nodiscard]] bool has(std::string_view name) const;
  // Errors: damaged_file (no such part), encrypted_file, unsupported_file, too_large.
  // `paid`: the part was unpacked before and is not counted again.
  [[nodiscard]] Result<Part> part(std::string_view name, std::uint64_t most = any_size, bool paid = false);
  [[nodiscard]] const WorkbookLimits& limits() const { return limits_; }

 private:
  // Of a part, as the directory of the ZIP says.
  struct Entry {
    std::uint64_t at = 0;      // of its record in the directory
    std::uint64_t number = 0;  // of the record, from 0
    std::uint64_t packed = 0;  // bytes
    std::uint64_t unpacked = 0;
    bool encrypted = false;
    bool readable = false;  // stored or deflated
  };

  explicit Package(const WorkbookLimits& limits) : limits_(limits), budget_(limits.most_bytes) {}
  [[nodiscard]] std::optional<Problem> read_directory();

  std::string kept_;
  std::string_view bytes_;
  WorkbookLimits limits_;
  std::uint64_t budget_;
  std::unordered_map<std::string, Entry> entries_;  // by folded name
};

}  // namespace starhours::workbook
