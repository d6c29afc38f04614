// zip_file.h -- a ZIP in memory, for tests that need a workbook of their own.
#pragma once

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace starhours::test {

struct ZipPart {
  std::string name;
  std::string bytes;
};

// Empty if libzip refuses.
inline std::string zip_of(const std::vector<ZipPart>& parts) {
  zip_error_t trouble;
  zip_error_init(&trouble);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &trouble);
  zip_t* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &trouble);
  zip_source_keep(source);
  for (const ZipPart& part : parts) {
    zip_source_t* body = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), body, ZIP_FL_ENC_UTF_8);
    if (part.name == "mimetype") zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  }
  std::string bytes;
  if (zip_close(archive) == 0 && zip_source_open(source) == 0) {
    zip_source_seek(source, 0, SEEK_END);
    bytes.resize(static_cast<std::size_t>(zip_source_tell(source)));
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
  }
  zip_source_free(source);
  zip_error_fini(&trouble);
  return bytes;
}

}  // namespace starhours::test
