// DuckDB as a process of its own, so that it is measured as starhours is:
//
//   starhours_duckdb LIBRARY DATABASE SQL...     runs each statement, on two threads, and throws results away
//   starhours_duckdb LIBRARY --version
//
// The library is opened at run time and its few functions are declared here: nothing of DuckDB is needed to build.
#include <dlfcn.h>

#include <cstdint>
#include <cstdio>
#include <string_view>

namespace {

struct Result {
  std::uint64_t content[6];  // duckdb_result: two pointers and four deprecated fields, none read here
};
using Handle = void*;

template <class Function>
Function* symbol(void* library, const char* name) {
  return reinterpret_cast<Function*>(dlsym(library, name));
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  void* library = dlopen(arguments[1], RTLD_NOW);
  if (library == nullptr) {
    std::fprintf(stderr, "error: %s\n", dlerror());
    return 3;
  }
  if (std::string_view(arguments[2]) == "--version") {
    std::puts(symbol<const char*()>(library, "duckdb_library_version")());
    return 0;
  }
  const auto query = symbol<int(Handle, const char*, Result*)>(library, "duckdb_query");
  const auto error = symbol<const char*(Result*)>(library, "duckdb_result_error");
  const auto destroy = symbol<void(Result*)>(library, "duckdb_destroy_result");
  Handle database = nullptr;
  Handle connection = nullptr;
  if (symbol<int(const char*, Handle*)>(library, "duckdb_open")(arguments[2], &database) != 0 ||
      symbol<int(Handle, Handle*)>(library, "duckdb_connect")(database, &connection) != 0) {
    std::fprintf(stderr, "error: %s cannot be opened\n", arguments[2]);
    return 3;
  }
  int exit = 0;
  const auto ask = [&](const char* sql) {
    Result result{};
    if (query(connection, sql, &result) != 0) {
      std::fprintf(stderr, "error: %s\n", error(&result));
      exit = 1;
    }
    destroy(&result);
  };
  ask("SET threads = 2");
  for (int at = 3; at < count && exit == 0; ++at) ask(arguments[at]);
  symbol<void(Handle*)>(library, "duckdb_disconnect")(&connection);
  symbol<void(Handle*)>(library, "duckdb_close")(&database);
  return exit;
}
