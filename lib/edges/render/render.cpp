#include "render/renderers.h"

#include <starhours/render.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace starhours {
namespace {

struct FormatName {
  Format format;
  std::string_view name;
};
constexpr std::array<FormatName, 6> format_names{{{Format::table, "table"},
                                                  {Format::tsv, "tsv"},
                                                  {Format::csv, "csv"},
                                                  {Format::json, "json"},
                                                  {Format::ndjson, "ndjson"},
                                                  {Format::md, "md"}}};

}  // namespace

std::string_view name_of(Format format) {
  const auto* found = std::find_if(format_names.begin(), format_names.end(),
                                   [format](const FormatName& entry) { return entry.format == format; });
  assert(found != format_names.end());
  return found->name;
}

std::optional<Format> format_named(std::string_view name) {
  for (const FormatName& entry : format_names) {
    if (entry.name == name) return entry.format;
  }
  return std::nullopt;
}

std::unique_ptr<RowSink> renderer(Format format, ByteSink& sink, const RenderStyle& style) {
  switch (format) {
    case Format::tsv:
      return tsv_renderer(sink, style);
    case Format::csv:
      return csv_renderer(sink, style);
    case Format::json:
      return json_renderer(sink);
    case Format::ndjson:
      return ndjson_renderer(sink);
    case Format::md:
      return markdown_renderer(sink, style);
    case Format::table:
      break;
  }
  return table_renderer(sink, style);
}

}  // namespace starhours
