#include "receipts.h"

#include <starhours/moment.h>
#include <starhours/render.h>

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace starhours {
namespace {

// The sentences of a receipt. Arguments are named, so that each language has its own order.
struct Sentence {
  std::string_view zh;
  std::string_view en;
  [[nodiscard]] std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

constexpr Sentence already{"{name}：此前已作为“{earlier}”于 {day} 导入，没有改动",
                           "{name}: already imported as '{earlier}' on {day}, nothing done"};
constexpr Sentence refused{"{name}：有 {errors} 处错误，整表未导入（--strict）",
                           "{name}: {errors} {error_word}, nothing imported (--strict)"};
constexpr Sentence counts{
    "{name}：{rows} 行：入账 {posted}，重复 {duplicates}，待处理 {suspense}，缺席 {absent}，略过 {skipped}",
    "{name}: {rows} {row_word}: {posted} posted, {duplicates} duplicate, {suspense} in suspense, {absent} absent, "
    "{skipped} skipped"};
constexpr Sentence hours{"；新增 {hours} 小时", "; {hours} hours added"};
constexpr Sentence volunteers{"；志愿者 {volunteers} 人", "; {volunteers} {volunteer_word}"};
constexpr Sentence registry{"{kind}登记表", "a registry of {kind}"};
constexpr Sentence enrolled{"；新登记志愿者 {enrolled} 人", "; {enrolled} {volunteer_word} new to the book"};
constexpr Sentence reread{"；重读此前的表 {reread} 张", "; {reread} earlier {sheet_word} read again"};
constexpr Sentence in_place{"；取代 {day} 导入的“{earlier}”", "; in the place of '{earlier}' of {day}"};
constexpr Sentence undone{"{name}：已撤销，{rows} 行", "{name}: undone, {rows} {row_word}"};
constexpr Sentence less{"；减少 {hours} 小时", "; {hours} hours less"};
constexpr Sentence merged{"“{other}”从此就是 {person}", "'{other}' is {person} from now on"};
constexpr Sentence unmerged{"“{other}”不再是 {person}", "'{other}' is {person} no more"};
constexpr Sentence dry{"（试运行，没有改动）", " (dry run, nothing changed)"};
constexpr Sentence total{"合计 {sheets} 张表", "total of {sheets} sheets"};

// What a registry is of.
Sentence name_in_words(SheetKind kind) {
  switch (kind) {
    case SheetKind::volunteers:
      return {"志愿者", "volunteers"};
    case SheetKind::teams:
      return {"服务队", "teams"};
    case SheetKind::activities:
      return {"活动", "activities"};
    case SheetKind::projects:
      return {"项目", "projects"};
    case SheetKind::sign_ins:
      break;
  }
  return {};
}

std::string_view counted(std::int64_t number, std::string_view one, std::string_view many) {
  return number == 1 ? one : many;
}

struct Sums {
  std::int64_t rows = 0;
  std::int64_t posted = 0;
  std::int64_t duplicates = 0;
  std::int64_t suspense = 0;
  std::int64_t absent = 0;
  std::int64_t skipped = 0;
  std::int64_t minutes = 0;
  std::int64_t enrolled = 0;

  void add(const Receipt& receipt) {
    rows += receipt.sheet.rows;
    posted += receipt.sheet.posted;
    duplicates += receipt.sheet.duplicates;
    suspense += receipt.sheet.suspense - receipt.sheet.settled;
    absent += receipt.sheet.absent;
    skipped += receipt.sheet.skipped + receipt.sheet.settled;
    minutes += receipt.minutes_added;
    enrolled += receipt.enrolled;
  }
};

std::string counts_text(const std::string& name, const Sums& sums, Language language) {
  std::string text =
      fmt::format(fmt::runtime(counts.in(language)), fmt::arg("name", name), fmt::arg("rows", sums.rows),
                  fmt::arg("row_word", counted(sums.rows, "row", "rows")), fmt::arg("posted", sums.posted),
                  fmt::arg("duplicates", sums.duplicates), fmt::arg("suspense", sums.suspense),
                  fmt::arg("absent", sums.absent), fmt::arg("skipped", sums.skipped));
  if (sums.minutes != 0) {
    text += fmt::format(fmt::runtime(hours.in(language)), fmt::arg("hours", hours_text(sums.minutes)));
  }
  return text;
}

std::string registry_text(SheetKind kind, Language language) {
  return fmt::format(fmt::runtime(registry.in(language)), fmt::arg("kind", name_in_words(kind).in(language)));
}

std::string enrolled_text(std::int64_t number, Language language) {
  if (number == 0) return {};
  return fmt::format(fmt::runtime(enrolled.in(language)), fmt::arg("enrolled", number),
                     fmt::arg("volunteer_word", counted(number, "volunteer", "volunteers")));
}

std::int64_t errors_in(const Receipt& receipt) {
  std::int64_t errors = receipt.more_problems;
  for (const Problem& problem : receipt.problems) errors += problem.severity == Severity::error ? 1 : 0;
  return errors;
}

std::string_view status_of(const SheetOutcome& outcome) {
  if (!outcome.receipt) return "failed";
  if (outcome.receipt->already_known) return "already-imported";
  if (outcome.receipt->refused) return "refused";
  return outcome.dry_run ? "dry-run" : "imported";
}

Sentence status_in_words(const SheetOutcome& outcome) {
  if (!outcome.receipt) return {"未能读取", "failed"};
  if (outcome.receipt->already_known) return {"此前已导入", "already imported"};
  if (outcome.receipt->refused) return {"有错，未导入", "refused"};
  return outcome.dry_run ? Sentence{"试运行", "dry run"} : Sentence{"已导入", "imported"};
}

const Column sheet_column{"sheet", {.zh = "表", .en = "Sheet"}, CellKind::text};
const Column status_column{"status", {.zh = "状态", .en = "Status"}, CellKind::text};
const Column hours_column{"hours", {.zh = "新增小时", .en = "Hours added"}, CellKind::hours};

// `columns`, the six counts of rows, and `more`.
ReportHead receipt_head(std::vector<Column> columns, const std::vector<Column>& more) {
  columns.insert(columns.end(), {{"rows", {.zh = "行数", .en = "Rows"}, CellKind::count},
                                 {"posted", {.zh = "入账", .en = "Posted"}, CellKind::count},
                                 {"duplicates", {.zh = "重复", .en = "Duplicates"}, CellKind::count},
                                 {"suspense", {.zh = "待处理", .en = "Suspense"}, CellKind::count},
                                 {"absent", {.zh = "缺席", .en = "Absent"}, CellKind::count},
                                 {"skipped", {.zh = "略过", .en = "Skipped"}, CellKind::count}});
  columns.insert(columns.end(), more.begin(), more.end());
  return {.title = {.zh = "导入回执", .en = "Import receipts"}, .columns = std::move(columns)};
}

}  // namespace

std::string receipt_line(const SheetOutcome& outcome, Language language) {
  const std::string name = printable(outcome.name);
  const Receipt& receipt = *outcome.receipt;
  if (receipt.already_known) {
    return fmt::format(fmt::runtime(already.in(language)), fmt::arg("name", name),
                       fmt::arg("earlier", printable(receipt.sheet.options.source)),
                       fmt::arg("day", to_string(receipt.sheet.imported)));
  }
  if (receipt.refused) {
    const std::int64_t errors = errors_in(receipt);
    return fmt::format(fmt::runtime(refused.in(language)), fmt::arg("name", name), fmt::arg("errors", errors),
                       fmt::arg("error_word", counted(errors, "error", "errors")));
  }
  Sums sums;
  sums.add(receipt);
  std::string line = counts_text(name, sums, language);
  if (receipt.sheet.kind == SheetKind::sign_ins) {
    line += fmt::format(fmt::runtime(volunteers.in(language)), fmt::arg("volunteers", receipt.volunteers),
                        fmt::arg("volunteer_word", counted(receipt.volunteers, "volunteer", "volunteers")));
  } else {
    line += language == Language::zh ? "；" : "; ";
    line += registry_text(receipt.sheet.kind, language);
  }
  line += enrolled_text(receipt.enrolled, language);
  if (receipt.reread > 0) {
    line += fmt::format(fmt::runtime(reread.in(language)), fmt::arg("reread", receipt.reread),
                        fmt::arg("sheet_word", counted(receipt.reread, "sheet", "sheets")));
  }
  if (receipt.replaced) {
    line += fmt::format(fmt::runtime(in_place.in(language)),
                        fmt::arg("earlier", printable(receipt.replaced->options.source)),
                        fmt::arg("day", to_string(receipt.replaced->imported)));
  }
  if (outcome.dry_run) line += dry.in(language);
  return line;
}

std::vector<std::string> withdrawal_lines(const Withdrawal& withdrawal, bool dry_run, Language language) {
  std::vector<std::string> lines;
  for (const Sheet& sheet : withdrawal.sheets) {
    lines.push_back(fmt::format(fmt::runtime(undone.in(language)), fmt::arg("name", printable(sheet.options.source)),
                                fmt::arg("rows", sheet.rows),
                                fmt::arg("row_word", counted(sheet.rows, "row", "rows"))));
  }
  // Taking a sheet out may bring hours: of rows that had waited because of it.
  if (const std::int64_t minutes = withdrawal.minutes_added; minutes != 0) {
    const Sentence& sentence = minutes < 0 ? less : hours;
    lines.back() += fmt::format(fmt::runtime(sentence.in(language)),
                                fmt::arg("hours", hours_text(minutes < 0 ? -minutes : minutes)));
  }
  if (dry_run) lines.back() += dry.in(language);
  return lines;
}

std::string merge_line(const Volunteer& person, const std::string& other, bool undone_again, Language language) {
  const std::string shown = person.name.empty() || person.name == person.id
                                ? printable(person.id)
                                : fmt::format("{} ({})", printable(person.id), printable(person.name));
  const Sentence& sentence = undone_again ? unmerged : merged;
  return fmt::format(fmt::runtime(sentence.in(language)), fmt::arg("other", printable(other)),
                     fmt::arg("person", shown));
}

std::optional<std::string> total_line(const std::vector<SheetOutcome>& outcomes, Language language) {
  Sums sums;
  std::int64_t sheets = 0;
  for (const SheetOutcome& outcome : outcomes) {
    // What was known before or refused added nothing.
    if (!outcome.receipt || outcome.receipt->already_known || outcome.receipt->refused) continue;
    sums.add(*outcome.receipt);
    ++sheets;
  }
  if (sheets < 2) return std::nullopt;
  std::string line =
      counts_text(fmt::format(fmt::runtime(total.in(language)), fmt::arg("sheets", sheets)), sums, language);
  return line + enrolled_text(sums.enrolled, language);
}

void write_receipt_table(const std::vector<SheetOutcome>& outcomes, Language language, RowSink& sink) {
  sink.begin(receipt_head({sheet_column, status_column},
                          {hours_column, {"recognised", {.zh = "识别", .en = "Recognised"}, CellKind::text}}));
  for (const SheetOutcome& outcome : outcomes) {
    std::array<Cell, 10> cells;
    std::string recognised;
    cells[0] = std::string_view(outcome.name);
    cells[1] = status_in_words(outcome).in(language);
    if (outcome.receipt && !outcome.receipt->already_known && !outcome.receipt->refused) {
      const Receipt& receipt = *outcome.receipt;
      Sums sums;
      sums.add(receipt);
      cells[2] = sums.rows;
      cells[3] = sums.posted;
      cells[4] = sums.duplicates;
      cells[5] = sums.suspense;
      cells[6] = sums.absent;
      cells[7] = sums.skipped;
      cells[8] = sums.minutes;
      if (receipt.sheet.kind != SheetKind::sign_ins) {
        recognised = registry_text(receipt.sheet.kind, language);
      }
      for (const std::string& finding : receipt.findings) recognised += (recognised.empty() ? "" : "; ") + finding;
      cells[9] = std::string_view(recognised);
    }
    sink.row(cells);
  }
  sink.end();
}

void write_receipts(const std::vector<SheetOutcome>& outcomes, RowSink& sink) {
  sink.begin(receipt_head({sheet_column, {"sha256", {.zh = "SHA-256", .en = "SHA-256"}, CellKind::text}, status_column},
                          {{"minutes", {.zh = "新增分钟", .en = "Minutes added"}, CellKind::count}, hours_column}));
  for (const SheetOutcome& outcome : outcomes) {
    std::array<Cell, 11> cells;
    cells[0] = std::string_view(outcome.name);
    cells[2] = status_of(outcome);
    if (outcome.receipt) {
      const Sheet& sheet = outcome.receipt->sheet;
      cells[1] = std::string_view(sheet.sha256);
      cells[3] = sheet.rows;
      cells[4] = sheet.posted;
      cells[5] = sheet.duplicates;
      cells[6] = sheet.suspense - sheet.settled;
      cells[7] = sheet.absent;
      cells[8] = sheet.skipped + sheet.settled;
      const std::int64_t minutes = outcome.receipt->refused ? 0 : outcome.receipt->minutes_added;
      cells[9] = minutes;
      cells[10] = minutes;
    }
    sink.row(cells);
  }
  sink.end();
}

}  // namespace starhours
