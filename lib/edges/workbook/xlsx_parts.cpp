#include "workbook/xlsx_parts.h"

#include "workbook/xml_stream.h"

#include <fmt/format.h>

#include <optional>
#include <unordered_map>
#include <utility>

namespace starhours::workbook {
namespace {

constexpr std::size_t most_worksheets = 65'536;
constexpr std::size_t most_relations = 262'144;

struct Relation {
  std::string type;  // its last word: "worksheet"
  std::string part;
};
using Relations = std::unordered_map<std::string, Relation>;  // by id

Problem too_many(std::string_view what, std::size_t most) {
  return error(Kind::too_large, fmt::format("the workbook has more than {} {}", most, what));
}

std::string_view last_word(std::string_view type) { return type.substr(type.rfind('/') + 1); }

int hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0) {
      decoded += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    } else {
      decoded += text[at];
    }
  }
  return decoded;
}

std::string_view folder_of(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }

// The part a target names, seen from a folder: "/xl/a.xml", "a.xml", "../xl/a.xml", "./a.xml".
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') || target.starts_with('\\') ? std::string(target)
                                                                         : std::string(folder) + std::string(target);
  for (char& letter : path) {
    if (letter == '\\') letter = '/';
  }
  std::vector<std::string_view> steps;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!step.empty() && step != "." && step != "..") steps.push_back(step);
  }
  std::string part;
  for (const std::string_view step : steps) {
    if (!part.empty()) part += '/';
    part += step;
  }
  return part;
}

class RelationReader final : public XmlHandler {
 public:
  RelationReader(const Package& package, std::string_view folder) : package_(&package), folder_(folder) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name != "Relationship" || attribute(attributes, "TargetMode") == "External") return;
    if (relations.size() == most_relations) return;
    std::string part = resolved(folder_, attribute(attributes, "Target"));
    if (!package_->has(part)) {
      if (std::string other = percent_decoded(part); package_->has(other)) part = std::move(other);
    }
    relations.emplace(attribute(attributes, "Id"),
                      Relation{std::string(last_word(attribute(attributes, "Type"))), std::move(part)});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  Relations relations;

 private:
  const Package* package_;
  std::string folder_;
};

Result<Relations> relations_of(Package& package, std::string_view part) {
  const std::string_view folder = folder_of(part);
  const std::string name = fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
  RelationReader reader(package, folder);
  if (auto problem = read_part(package, name, Package::descriptive, reader)) return fail(std::move(*problem));
  return std::move(reader.relations);
}

class WorkbookReader final : public XmlHandler {
 public:
  explicit WorkbookReader(const Relations& relations) : relations_(&relations) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == "sheets") in_sheets_ = true;
    if (name == "workbookPr" && is_true(attribute(attributes, "date1904"))) parts.from_1904 = true;
    if (name == "sheet" && in_sheets_ && !problem) add_sheet(attributes);
  }
  void end(std::string_view name) override {
    if (name == "sheets") in_sheets_ = false;
  }
  void text(std::string_view) override {}

  WorkbookParts parts;
  std::optional<Problem> problem;

 private:
  void add_sheet(XmlAttributes attributes) {
    if (parts.visible.size() + parts.hidden.size() == most_worksheets) {
      problem = too_many("worksheets", most_worksheets);
      return;
    }
    const std::string_view name = attribute(attributes, "name");
    const std::string_view state = attribute(attributes, "state");
    if (state == "hidden" || state == "veryHidden") {
      parts.hidden.emplace_back(name);
      return;
    }
    const auto relation = relations_->find(std::string(attribute(attributes, "id")));
    if (relation == relations_->end()) {
      problem = error(Kind::damaged_file, fmt::format("the worksheet \"{}\" is missing from the workbook", name),
                      "open the workbook, save it again and import that file");
      return;
    }
    if (relation->second.type != "worksheet") return;
    parts.visible.push_back({std::string(name), relation->second.part});
  }

  const Relations* relations_;
  bool in_sheets_ = false;
};

class StyleReader final : public XmlHandler {
 public:
  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == "numFmts") in_formats_ = true;
    if (name == "cellXfs") in_cells_ = true;
    if (in_formats_ && name == "numFmt" && custom.size() < most_styles) {
      custom[number_of(attribute(attributes, "numFmtId"))] = format_of(attribute(attributes, "formatCode"));
    }
    if (in_cells_ && name == "xf" && styles.size() <= most_styles) {
      styles.push_back(number_of(attribute(attributes, "numFmtId")));
    }
  }
  void end(std::string_view name) override {
    if (name == "numFmts") in_formats_ = false;
    if (name == "cellXfs") in_cells_ = false;
  }
  void text(std::string_view) override {}

  static constexpr std::size_t most_styles = std::size_t{1} << 20U;
  std::unordered_map<unsigned, Format> custom;
  std::vector<unsigned> styles;

 private:
  static unsigned number_of(std::string_view digits) {
    unsigned number = 0;
    for (const char digit : digits.substr(0, 9)) {
      if (digit < '0' || digit > '9') return 0;
      number = number * 10 + static_cast<unsigned>(digit - '0');
    }
    return number;
  }

  bool in_formats_ = false;
  bool in_cells_ = false;
};

void append_utf8(std::string& text, std::uint32_t point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | (point >> 6U));
    text += static_cast<char>(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | (point >> 12U));
    text += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (point & 0x3FU));
  } else {
    text += static_cast<char>(0xF0U | (point >> 18U));
    text += static_cast<char>(0x80U | ((point >> 12U) & 0x3FU));
    text += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

// The UTF-16 unit of "_xHHHH_" at the front of `text`.
std::optional<std::uint32_t> escape_at(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return std::nullopt;
  std::uint32_t unit = 0;
  for (const char letter : text.substr(2, 4)) {
    const int digit = hex_digit(letter);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<std::uint32_t>(digit);
  }
  return unit;
}

}  // namespace

void decode_escapes(std::string& text, std::size_t begin) {
  std::size_t at = text.find("_x", begin);
  if (at == std::string::npos) return;
  const std::string written = text.substr(at);
  text.resize(at);
  for (std::string_view rest = written; !rest.empty();) {
    auto unit = escape_at(rest);
    if (!unit) {
      text += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    rest.remove_prefix(7);
    if (*unit >= 0xD800 && *unit < 0xDC00) {
      const auto low = escape_at(rest);
      if (low && *low >= 0xDC00 && *low < 0xE000) {
        unit = 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00);
        rest.remove_prefix(7);
      }
    }
    // Half a character, or none.
    if (*unit == 0 || (*unit >= 0xD800 && *unit < 0xE000)) unit = 0xFFFD;
    append_utf8(text, *unit);
  }
}

class SharedTextReader final : public XmlHandler {
 public:
  explicit SharedTextReader(std::uint64_t most) : most_(most) {}

  void start(std::string_view name, XmlAttributes) override {
    if (name == "si") begin_ = texts.text_.size();
    if (name == "rPh") ++readings_;
    if (name == "t") collecting_ = readings_ == 0;
  }
  void end(std::string_view name) override {
    if (name == "t") collecting_ = false;
    if (name == "rPh") --readings_;
    if (name != "si") return;
    decode_escapes(texts.text_, begin_);
    texts.ends_.push_back(static_cast<std::uint32_t>(texts.text_.size()));
    check();
  }
  void text(std::string_view piece) override {
    if (!collecting_ || too_large) return;
    texts.text_ += piece;
    check();
  }

  SharedTexts texts;
  bool too_large = false;

 private:
  void check() {
    too_large = too_large || texts.text_.size() + texts.ends_.size() * sizeof(std::uint32_t) > most_;
    if (too_large) collecting_ = false;
  }

  std::uint64_t most_;
  std::size_t begin_ = 0;
  unsigned readings_ = 0;
  bool collecting_ = false;
};

Result<WorkbookParts> workbook_parts(Package& package) {
  auto roots = relations_of(package, "");
  if (!roots) return fail(std::move(roots.error()));
  std::string workbook;
  for (const auto& [id, relation] : *roots) {
    if (relation.type == "officeDocument") workbook = relation.part;
  }
  if (workbook.empty()) {
    return fail(error(Kind::damaged_file, "the file has no workbook in it", "download or copy the file again"));
  }
  if (workbook.ends_with(".bin")) {
    return fail(error(Kind::unsupported_file, "the workbook is a binary one (.xlsb), and these are not read",
                      "save it as .xlsx"));
  }
  const auto relations = relations_of(package, workbook);
  if (!relations) return fail(relations.error());
  WorkbookReader reader(*relations);
  if (auto problem = read_part(package, workbook, Package::descriptive, reader)) return fail(std::move(*problem));
  if (reader.problem) return fail(std::move(*reader.problem));
  for (const auto& [id, relation] : *relations) {
    if (!package.has(relation.part)) continue;
    if (relation.type == "sharedStrings") reader.parts.shared_texts = relation.part;
    if (relation.type == "styles") reader.parts.styles = relation.part;
  }
  return std::move(reader.parts);
}

Result<std::vector<Format>> cell_formats(Package& package, const std::string& part) {
  if (part.empty()) return std::vector<Format>{};
  StyleReader reader;
  if (auto problem = read_part(package, part, Package::descriptive, reader)) return fail(std::move(*problem));
  if (reader.styles.size() > StyleReader::most_styles) return fail(too_many("styles", StyleReader::most_styles));
  std::vector<Format> formats;
  formats.reserve(reader.styles.size());
  for (const unsigned style : reader.styles) {
    const auto written = reader.custom.find(style);
    formats.push_back(written != reader.custom.end() ? written->second : built_in_format(style));
  }
  return formats;
}

Result<SharedTexts> shared_texts(Package& package, const std::string& part) {
  if (part.empty()) return SharedTexts{};
  const std::uint64_t most =
      std::min<std::uint64_t>(package.limits().most_shared_text, std::numeric_limits<std::uint32_t>::max());
  SharedTextReader reader(most);
  if (auto problem = read_part(package, part, Package::any_size, reader)) return fail(std::move(*problem));
  if (reader.too_large) {
    return fail(error(Kind::too_large, fmt::format("the workbook has more than {} bytes of text", most)));
  }
  return std::move(reader.texts);
}

}  // namespace starhours::workbook
