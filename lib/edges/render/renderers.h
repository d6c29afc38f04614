// renderers.h -- one maker for each family of formats; render.cpp chooses among them.
#pragma once

#include <starhours/render.h>

#include <memory>

namespace starhours {

[[nodiscard]] std::unique_ptr<RowSink> csv_renderer(ByteSink& sink, const RenderStyle& style);
[[nodiscard]] std::unique_ptr<RowSink> tsv_renderer(ByteSink& sink, const RenderStyle& style);
[[nodiscard]] std::unique_ptr<RowSink> json_renderer(ByteSink& sink);
[[nodiscard]] std::unique_ptr<RowSink> ndjson_renderer(ByteSink& sink);
[[nodiscard]] std::unique_ptr<RowSink> table_renderer(ByteSink& sink, const RenderStyle& style);
[[nodiscard]] std::unique_ptr<RowSink> markdown_renderer(ByteSink& sink, const RenderStyle& style);

}  // namespace starhours
