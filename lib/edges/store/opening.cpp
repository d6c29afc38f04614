#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <store/migration.h>
#include <store/opening.h>
#include <store/schema.h>
#include <store/trouble.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

namespace starhours::store {
namespace {

constexpr int patience_ms = 5 * 60 * 1000;

// page_size          bytes, of a book made now: an import has a tenth less work with these than with 4 KiB
// synchronous        a commit is on the disk when it returns
// secure_delete      what was deleted is overwritten where that costs no extra page
// trusted_schema     nothing that a foreign schema says is run
// cache_size         KiB; dirty pages of a posting stay in memory until they are full
// wal_autocheckpoint pages; a page that many sheets change is copied to the file once
// journal_size_limit bytes that an idle log keeps
constexpr const char* settings =
    "PRAGMA page_size = 16384;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = FAST;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -12288;"
    "PRAGMA wal_autocheckpoint = 2048;"
    "PRAGMA journal_size_limit = 67108864;";

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

bool permits(const std::string& path, int mode) { return faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0; }

// Makes an empty file for its owner alone. Never by open() and close(): closing a file drops the locks that other
// connections of this process hold on it.
std::optional<Problem> make_file(const std::string& path) {
  if (mknod(path.c_str(), S_IFREG | S_IRUSR | S_IWUSR, 0) == 0 || errno == EEXIST) {
    return std::nullopt;
  }
  const int why = errno;
  const std::string folder = folder_of(path);
  switch (why) {
    case ENOENT:
    case ENOTDIR:
      return missing_folder_problem(path, folder);
    case ENOSPC:
    case EDQUOT:
      return disk_full_problem(path);
    case EACCES:
    case EPERM:
    case EROFS:
      return read_only_folder_problem(path, folder);
    default:
      return unreadable_book_problem(path, why);
  }
}

// What keeps the file from being opened, so far as can be told without opening it.
std::optional<Problem> obstacle(const std::string& path, Book::Access access) {
  if (path.empty() || path.find('\0') != std::string::npos) {
    return missing_book_problem(path);
  }
  struct stat file {};
  if (stat(path.c_str(), &file) != 0) {
    if (errno != ENOENT && errno != ENOTDIR) {
      return unreadable_book_problem(path, errno);
    }
    return access == Book::Access::create ? make_file(path) : missing_book_problem(path);
  }
  if (S_ISDIR(file.st_mode)) {
    return not_a_book_problem(path, "a folder");
  }
  if (!S_ISREG(file.st_mode)) {
    return not_a_book_problem(path, "not a file");
  }
  if (!permits(path, R_OK)) {
    return unreadable_book_problem(path, errno);
  }
  if (access != Book::Access::read && !permits(path, W_OK)) {
    return read_only_book_problem(path);
  }
  return std::nullopt;
}

int number(SQLite::Database& database, const char* sql) { return database.execAndGet(sql).getInt(); }

bool blank(SQLite::Database& database) {
  return number(database, "PRAGMA application_id") == 0 && version_of(database) == 0 &&
         number(database, "SELECT count(*) FROM sqlite_schema") == 0;
}

void make_book(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (blank(database)) {  // nobody else made it meanwhile
    database.exec(book_sql);
  }
  transaction.commit();
}

void harden(SQLite::Database& database) {
  sqlite3* const connection = database.getHandle();
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

// "./" keeps SQLite from reading names such as ":memory:" and "file:x?mode=…" in its own way.
std::string plain(const std::string& path) { return path.front() == '/' ? path : "./" + path; }

// Looks at what was opened and makes it ready for use; says what it is if that is no book of ours.
std::optional<Problem> ready(Opened& opened, const std::string& path, Book::Access access) {
  SQLite::Database& database = opened.database;
  harden(database);
  database.exec(settings);
  if (access != Book::Access::read && sqlite3_db_readonly(database.getHandle(), "main") == 1) {
    return read_only_book_problem(path);
  }
  if (access == Book::Access::create && blank(database)) {
    make_book(database);
  }
  // A file of no bytes is a book that somebody is about to make: whoever may make one joins in. Asked first, since the
  // book may be made at any moment.
  if (access == Book::Access::write && number(database, "PRAGMA page_count") == 0) {
    return missing_book_problem(path);
  }
  if (blank(database)) {
    return not_a_book_problem(path, "empty");
  }
  if (number(database, "PRAGMA application_id") != book_application_id) {
    return not_a_book_problem(path, "the file of another program");
  }
  if (const int version = version_of(database); version > book_version) {
    return newer_book_problem(path, version, book_version);
  } else if (version < book_version && access == Book::Access::read) {
    return older_book_problem(path, version, book_version);
  }
  if (access == Book::Access::read) {
    // Questions pass over the book once: what they read need not be kept.
    database.exec("PRAGMA query_only = ON; PRAGMA cache_size = -2048");
    return std::nullopt;
  }
  migrate(database, migrations(), book_version, book_views_sql());
  opened.fresh = number(database, "SELECT NOT EXISTS (SELECT 1 FROM entries)") == 1 &&
                 database.execAndGet("PRAGMA journal_mode").getString() != "wal";
  if (!opened.fresh) {
    use_write_ahead_log(database);
  }
  return std::nullopt;
}

Problem opening_problem(const std::string& path, const SQLite::Exception& exception) {
  const int code = exception.getExtendedErrorCode();
  // A log cannot be made beside the book, or what a killed writer left cannot be undone.
  const bool about_folder = (code & 0xFF) == SQLITE_CANTOPEN || code == SQLITE_READONLY_DIRECTORY ||
                            code == SQLITE_READONLY_CANTINIT || code == SQLITE_READONLY_RECOVERY ||
                            code == SQLITE_READONLY_ROLLBACK;
  if (about_folder && !permits(folder_of(path), W_OK)) {
    return read_only_folder_problem(path, folder_of(path));
  }
  return problem_of(path, code, exception.what());
}

}  // namespace

Result<Opened> open_book(const std::string& path, Book::Access access) {
  if (std::optional<Problem> problem = obstacle(path, access)) {
    return fail(std::move(*problem));
  }
  try {
    // For readers too: then the last to close puts the log away, and what a killed writer left can be undone. SQLite
    // falls back to reading alone where the file cannot be written.
    Opened opened{SQLite::Database(plain(path), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, patience_ms), false};
    if (std::optional<Problem> problem = ready(opened, path, access)) {
      return fail(std::move(*problem));
    }
    return opened;
  } catch (const SQLite::Exception& exception) {
    return fail(opening_problem(path, exception));
  } catch (const Broken& broken) {
    return fail(problem_of(path, broken));
  }
}

void use_write_ahead_log(SQLite::Database& database) {
  sqlite3_busy_timeout(database.getHandle(), 0);
  database.tryExec("PRAGMA journal_mode = WAL");
  sqlite3_busy_timeout(database.getHandle(), patience_ms);
}

}  // namespace starhours::store
