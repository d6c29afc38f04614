// formats.h -- a city's sign-ins as the files that starhours and other programs read.
#pragma once

#include "city.h"

#include <filesystem>
#include <string_view>

namespace starhours::bench {

// One sheet in its canonical form: volunteer_id,name,team,activity,sign_in,sign_out. Miller and DuckDB read it as well.
void write_sheet(const City& city, const std::filesystem::path& file);

// The same for others, from a clean city (rows that are not plain are left out):
void write_ledger_timeclock(const City& city, const std::filesystem::path& file);  // the volunteer is the account
void write_hledger_timeclock(const City& city, const std::filesystem::path& file);
void write_timewarrior(const City& city, const std::filesystem::path& folder);  // data/YYYY-MM.data; the tag is the id
void write_sql(const City& city, const std::filesystem::path& file);            // CREATE TABLE and INSERTs

// By name: csv, ledger, hledger, timewarrior or sql. False: no such format.
[[nodiscard]] bool write_as(std::string_view format, const City& city, const std::filesystem::path& path);

}  // namespace starhours::bench
