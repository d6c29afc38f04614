#include "scratch.h"

#include <atomic>
#include <random>
#include <thread>

namespace starhours {
namespace {

TEST_CASE("sheets come back whole") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  Sheet sheet;
  sheet.sha256 = std::string(64, 'a');
  sheet.kind = SheetKind::activities;
  sheet.options.source = "三月/签到表.csv";
  sheet.options.as = SheetKind::projects;
  sheet.options.team = "第一队";
  sheet.options.activity = "食品银行";
  sheet.options.volunteer = "王芳";
  sheet.options.date = day_at(3);
  sheet.options.year = 2025;
  sheet.options.date_order = DateOrder::day_month_year;
  sheet.options.encoding = Encoding::gb18030;
  sheet.options.worksheet = "三月";
  sheet.options.columns = {{{"姓名\n\t（必填）\\", "name"}, {"3", "sign_in"}, {"", "ignore"}}, 2, true, true};
  sheet.imported = day_at(60);
  sheet.rows = 21;
  sheet.posted = 1;
  sheet.duplicates = 2;
  sheet.suspense = 3;
  sheet.absent = 4;
  sheet.skipped = 11;
  sheet.days = {day_at(1), day_at(31)};
  sheet.no = value(book.add_sheet(sheet));
  const SheetNo second = add_sheet(book, "b");
  CHECK(index_of(second) > index_of(sheet.no));

  Sheet found = value(book.sheet_of_bytes(sheet.sha256)).value();
  CHECK(found.no == sheet.no);
  CHECK(found.sha256 == sheet.sha256);
  CHECK(found.kind == sheet.kind);
  CHECK(found.options == sheet.options);
  CHECK(found.imported == sheet.imported);
  CHECK(found.rows == 21);
  CHECK(found.posted == 1);
  CHECK(found.duplicates == 2);
  CHECK(found.suspense == 3);
  CHECK(found.absent == 4);
  CHECK(found.skipped == 11);
  CHECK(found.days == sheet.days);

  found.days = {};
  found.rows = 5'000'000'000;
  found.kind = SheetKind::teams;
  found.options = {};
  value(book.update_sheet(found));
  const std::vector<Sheet> all = value(book.sheets());
  REQUIRE(all.size() == 2);
  CHECK(all[0].days.empty());
  CHECK(all[0].rows == 5'000'000'000);
  CHECK(all[0].kind == SheetKind::teams);
  CHECK(all[0].options == ReadingOptions{});
  CHECK(all[1].no == second);
  CHECK_FALSE(value(book.sheet_of_bytes("none")));
}

TEST_CASE("the rulebook is empty until it is set") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  CHECK(value(book.rulebook_text()).empty());
  value(book.set_rulebook_text("title = \"甲\""));
  value(book.set_rulebook_text("title = \"乙\""));
  CHECK(value(read_book(scratch.path()).rulebook_text()) == "title = \"乙\"");
}

TEST_CASE("suspense comes by sheet and row, and goes with its reading") {
  const Scratch scratch;
  Book book = new_book(scratch.path());
  const SheetNo first = add_sheet(book, "a");
  const SheetNo second = add_sheet(book, "b");
  const std::vector<SuspenseRow> rows = {
      {second, 7, 8, 37, Kind::time_order, "sign-out 09:15 …", "write 21:15", "王芳,…"},
      {first, 9, 9, 0, Kind::bad_date, "m1", "", "x"},
      {first, 9, 9, 4, Kind::bad_time, "m2", "", "x"},
      {first, 3, 3, 0, Kind::missing_volunteer, "m3", "", ""}};
  value(book.add_suspense(rows));
  const std::vector<SuspenseRow> found = value(book.suspense());
  REQUIRE(found.size() == 4);
  CHECK(found[0].message == "m3");
  CHECK(found[1].message == "m1");
  CHECK(found[2].message == "m2");
  CHECK(found[3].sheet == second);
  CHECK(found[3].row == 7);
  CHECK(found[3].line == 8);
  CHECK(found[3].column == 37);
  CHECK(found[3].kind == Kind::time_order);
  CHECK(found[3].hint == "write 21:15");
  CHECK(found[3].text == "王芳,…");
  value(book.forget_reading(first));
  CHECK(value(book.suspense()).size() == 1);
}

std::string read_all(ByteSource& source, std::size_t at_a_time) {
  std::string bytes;
  std::string buffer(at_a_time, '\0');
  while (const std::size_t taken = value(source.read(buffer))) {
    bytes.append(buffer, 0, taken);
  }
  return bytes;
}

// They compress badly, so that they fill parts.
std::string random_bytes(std::size_t size) {
  std::mt19937 random(5);
  std::string bytes(size, '\0');
  for (char& byte : bytes) {
    byte = static_cast<char>(random() & 0xFF);
  }
  return bytes;
}

TEST_CASE("evidence comes back byte by byte") {
  const Scratch scratch;
  // Several parts; and little, and nothing.
  const std::string large = random_bytes(5'000'000);
  const std::vector<std::string> texts = {large, "姓名,日期\n张三,2025-03-01\n", ""};
  std::vector<SheetNo> sheets;
  {
    Book book = new_book(scratch.path());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Book::Transaction transaction = value(book.begin());
      sheets.push_back(add_sheet(book, std::to_string(i)));
      const auto writer = value(book.evidence_writer(sheets.back()));
      const std::string_view text = texts[i];
      for (std::size_t at = 0; at < text.size(); at += 70'001) {
        writer->compress(text.substr(at, 70'001));
        value(writer->store());
      }
      value(writer->finish());
      value(transaction.commit());
    }
  }
  Book book = read_book(scratch.path());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto source = value(book.evidence(sheets[i]));
    CHECK(read_all(*source, i == 0 ? 1 << 16 : 7) == texts[i]);
    std::string buffer(8, '\0');
    CHECK(value(source->read(buffer)) == 0);
  }
  CHECK(problem(book.evidence(SheetNo{99})) == Kind::broken_book);
}

TEST_CASE("evidence is stored while another thread compresses it") {
  const Scratch scratch;
  const std::string bytes = random_bytes(9'000'000);
  Book book = new_book(scratch.path());
  const SheetNo sheet = add_sheet(book, "a");
  {
    Book::Transaction transaction = value(book.begin());
    const auto writer = value(book.evidence_writer(sheet));
    std::atomic<bool> compressed = false;
    std::thread compressing([&] {
      for (std::size_t at = 0; at < bytes.size(); at += 100'003) {
        writer->compress(std::string_view(bytes).substr(at, 100'003));
      }
      compressed = true;
    });
    while (!compressed) {
      value(writer->store());
    }
    compressing.join();
    value(writer->finish());
    value(transaction.commit());
  }
  CHECK(read_all(*value(book.evidence(sheet)), 1 << 16) == bytes);
}

TEST_CASE("evidence that lost a part is broken") {
  const Scratch scratch;
  for (const std::string which : {"min(part)", "max(part)", "3"}) {
    const std::string path = scratch.path("lost " + which);
    SheetNo sheet{};
    {
      Book book = new_book(path);
      sheet = add_sheet(book, "a");
      const auto writer = value(book.evidence_writer(sheet));
      writer->compress(random_bytes(5'000'000));
      value(writer->finish());
    }
    SQLite::Database(path, SQLite::OPEN_READWRITE)
        .exec("DELETE FROM evidence WHERE part = (SELECT " + which + " FROM evidence)");
    Book book = read_book(path);
    const auto source = book.evidence(sheet);
    if (!source) {
      CHECK(problem(source) == Kind::broken_book);
      continue;
    }
    std::string buffer(1 << 20, '\0');
    Result<std::size_t> taken = (*source)->read(buffer);
    while (taken && *taken > 0) {
      taken = (*source)->read(buffer);
    }
    CHECK(problem(taken) == Kind::broken_book);
  }
}

}  // namespace
}  // namespace starhours
