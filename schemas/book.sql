-- The book of starhours, version 7: one SQLite file that holds all of it.
--
-- The library makes a new book by running this file as it stands; the two numbers below are read from here when
-- the library is built. Any SQLite program may read a book through the views at the end, which keep their columns
-- from version to version; the tables may change.
--
-- day      a local calendar day, as days since 1970-01-01
-- minutes  always whole
-- no       a number of this book alone; what people and scripts keep is the id
-- known    0 by a registry, 1 by an id in a sheet, 2 by identity number, 3 by name and phone, 4 by name alone
-- NULL     none, or not said

PRAGMA application_id = 1400391794;  -- "SxHr"
PRAGMA user_version = 7;

-- The rulebook, as its TOML text. No row: the built-in one.
CREATE TABLE rulebook (
  no   INTEGER PRIMARY KEY CHECK (no = 1),
  toml TEXT NOT NULL
) STRICT;

-- What the book must look at again: whether provisional volunteers, teams or activities may be unused; and by which
-- reading its sheets were read (0: by none yet), so that a program that reads them otherwise reads them again.
CREATE TABLE housekeeping (
  no        INTEGER PRIMARY KEY CHECK (no = 1),
  unchecked INTEGER NOT NULL,
  reading   INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO housekeeping VALUES (1, 0, 0);

-- Sheets, and how they were read. rows = posted + duplicates + suspense + absent + skipped.
-- kind, read_as  0 sign-ins, 1 volunteers, 2 teams, 3 activities, 4 projects
-- read_order     how 05/03/2025 is meant: 0 as the sheet tells, 1 year-month-day, 2 month-day-year, 3 day-month-year
-- read_encoding  0 UTF-8, 1 UTF-16LE, 2 UTF-16BE, 3 GB18030, 4 Big5, 5 Windows-1252; NULL: detected
-- read_columns   what its columns were said to mean; '' for nothing: the row of the header (0: found), then " minutes"
--                and " pairs" where said, then a line a column: the field, a tab, the column (\\ \n for \ and a new line)
CREATE TABLE sheets (
  no            INTEGER PRIMARY KEY,
  sha256        TEXT NOT NULL UNIQUE,
  kind          INTEGER NOT NULL,
  source        TEXT NOT NULL,
  read_as       INTEGER,
  read_team     TEXT NOT NULL,
  read_activity TEXT NOT NULL,
  read_date     INTEGER,
  imported      INTEGER NOT NULL,
  rows          INTEGER NOT NULL,
  posted        INTEGER NOT NULL,
  duplicates    INTEGER NOT NULL,
  suspense      INTEGER NOT NULL,
  absent        INTEGER NOT NULL,
  skipped       INTEGER NOT NULL,
  first_day     INTEGER,           -- included
  end_day       INTEGER,           -- not included
  read_volunteer TEXT NOT NULL DEFAULT '',
  read_year      INTEGER,
  read_order     INTEGER NOT NULL DEFAULT 0,
  read_encoding  INTEGER,
  read_worksheet TEXT NOT NULL DEFAULT '',
  read_columns   TEXT NOT NULL DEFAULT ''
) STRICT;

-- The worksheets of a sheet that is a workbook, in order. The tables count rows through the whole sheet; as the
-- spreadsheet shows it, row n is row n - rows_before of the last worksheet with rows_before < n.
CREATE TABLE worksheets (
  sheet       INTEGER NOT NULL REFERENCES sheets (no),
  nth         INTEGER NOT NULL,
  name        TEXT NOT NULL,
  rows_before INTEGER NOT NULL,
  PRIMARY KEY (sheet, nth)
) STRICT, WITHOUT ROWID;

-- What was done to the book, in order. what: import, undo, replace, merge, unmerge, rules.
CREATE TABLE history (
  no     INTEGER PRIMARY KEY,
  day    INTEGER NOT NULL,
  what   TEXT NOT NULL,
  sheet  TEXT NOT NULL,  -- its name; '' if it is about none
  sha256 TEXT NOT NULL,
  note   TEXT NOT NULL
) STRICT;

-- Said by somebody: who is called from_id is the person called to_id.
CREATE TABLE merges (
  from_id TEXT NOT NULL PRIMARY KEY,
  to_id   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The bytes of a sheet as they came: its parts, put together, are zstd frames.
CREATE TABLE evidence (
  sheet INTEGER NOT NULL REFERENCES sheets (no),
  part  INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sheet, part)
) STRICT;

CREATE TABLE volunteers (
  no         INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  id_number  TEXT NOT NULL,  -- '' if not known
  phone      TEXT NOT NULL,  -- '' if not known
  team       INTEGER,
  registered INTEGER,
  birth      INTEGER,
  known      INTEGER NOT NULL,
  from_rows  INTEGER NOT NULL  -- bits of the fields that sign-in rows gave: 1 name, 2 id_number, 4 phone, 8 team
) STRICT;
CREATE INDEX volunteers_by_name ON volunteers (name);
CREATE INDEX volunteers_by_id_number ON volunteers (id_number) WHERE id_number <> '';

CREATE TABLE volunteer_groups (
  volunteer INTEGER NOT NULL REFERENCES volunteers (no),
  nth       INTEGER NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (volunteer, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE teams (
  no     INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  name   TEXT NOT NULL,
  parent INTEGER,
  kind   TEXT NOT NULL,
  known  INTEGER NOT NULL
) STRICT;

-- start_at, end_at: the window of one occasion, in wall-clock minutes since 1970-01-01T00:00.
-- daily_start, daily_end: the window of every day, in minutes after midnight.
CREATE TABLE activities (
  no                 INTEGER PRIMARY KEY,
  id                 TEXT NOT NULL UNIQUE,
  name               TEXT NOT NULL,
  project            TEXT NOT NULL,
  category           TEXT NOT NULL,
  post               TEXT NOT NULL,
  place              TEXT NOT NULL,
  mode               TEXT NOT NULL,
  start_at           INTEGER,
  end_at             INTEGER,
  daily_start        INTEGER,
  daily_end          INTEGER,
  beneficiaries      INTEGER,
  beneficiary_visits INTEGER,
  known              INTEGER NOT NULL
) STRICT;
CREATE INDEX activities_by_name ON activities (name);

CREATE TABLE projects (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,
  category TEXT NOT NULL,
  brand    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who a sheet writes of without giving their id or a team, and what was made of it.
CREATE TABLE mentions (
  sheet     INTEGER NOT NULL REFERENCES sheets (no),
  nth       INTEGER NOT NULL,
  volunteer INTEGER REFERENCES volunteers (no),  -- NULL: waits in suspense
  lent_team INTEGER,                             -- the home team, where the rows name no team of their own
  id        TEXT NOT NULL,
  name      TEXT NOT NULL,
  id_number TEXT NOT NULL,
  phone     TEXT NOT NULL,
  team      TEXT NOT NULL,
  PRIMARY KEY (sheet, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_name ON mentions (name) WHERE name <> '';
CREATE INDEX mentions_by_id_number ON mentions (id_number) WHERE id_number <> '';
CREATE INDEX mentions_by_id ON mentions (id) WHERE id <> '';
CREATE INDEX mentions_by_volunteer ON mentions (volunteer) WHERE volunteer IS NOT NULL;

-- Which sheets write which text for a team (kind 0) or an activity (kind 1), and the no it was taken for.
CREATE TABLE names (
  kind  INTEGER NOT NULL,
  text  TEXT NOT NULL,
  sheet INTEGER NOT NULL REFERENCES sheets (no),
  no    INTEGER NOT NULL,
  PRIMARY KEY (kind, text, sheet)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_no ON names (kind, no);
CREATE INDEX names_by_sheet ON names (sheet);

-- Rows that could not be posted, whole. kind: the name in brackets of its problem.
CREATE TABLE suspense (
  no      INTEGER PRIMARY KEY,
  sheet   INTEGER NOT NULL REFERENCES sheets (no),
  row     INTEGER NOT NULL,
  line    INTEGER NOT NULL,
  column  INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  message TEXT NOT NULL,
  hint    TEXT NOT NULL,
  text    TEXT NOT NULL
) STRICT;
CREATE INDEX suspense_by_row ON suspense (sheet, row);

-- Rows that take another row out of suspense, because they correct it or (dismissed <> '') say why it is none. They do
-- so unless they wait in suspense themselves. The other sheet is known by its bytes, found once for all: it may go and
-- come again, and others of its name may come.
CREATE TABLE settlements (
  sheet     INTEGER NOT NULL REFERENCES sheets (no),
  row       INTEGER NOT NULL,
  of_sha256 TEXT NOT NULL,
  of_row    INTEGER NOT NULL,
  dismissed TEXT NOT NULL,
  PRIMARY KEY (sheet, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlements_by_origin ON settlements (of_sha256, of_row);

-- Rows that would settle one of a sheet that is not there yet, which they call so.
CREATE TABLE awaited_settlements (
  sheet     INTEGER NOT NULL REFERENCES sheets (no),
  row       INTEGER NOT NULL,
  of_sheet  TEXT NOT NULL,
  of_row    TEXT NOT NULL,
  dismissed TEXT NOT NULL,
  PRIMARY KEY (sheet, row)
) STRICT, WITHOUT ROWID;

-- The journal: the entries of one day and of 4096 volunteers (block = volunteer no / 4096) in a row, by volunteer and
-- then as their service day works. No other index: it would cost a part of every import.
-- SQL users have the view journal, which takes the rows apart, and v_entries, which names what they hold.
-- key      day * 32768 + block
-- count    entries
-- records  the entries' records, all of one length, and after them what few entries say ("others")
-- A record has the eight columns volunteer, other, start, length, activity, team, sheet, row: each as what it adds to
-- the least of that column, which stands in the column of that name here; lowest byte first, 0 to 4 bytes.
-- layout   six bits a column, the first lowest: the byte of a record before which the column ends
-- start    minutes after 00:00 UTC of the day, can be negative; meaningless if basis is 1
-- length   minutes claimed
-- activity, team   0: none
-- other    the number, from 0, of one of the others, which have eleven bytes each, lowest first:
--          seven of how, two of worked - length and two of credited - worked (modulo 65536)
-- how packs what is rarely anything but 0:
--   bits 0-2    basis: 0 clocked, 1 stated, 2 estimated, 3 manual, 4 transferred
--   bits 3-18   1 + the minutes stated beside times; 0: none
--   bits 19-34  minutes of the same sign-in in earlier days; if stated, the place among equal hours-only rows of a sheet
--   bits 35-50  minutes of the same sign-in in later days
--   bit 51      of a further sign-in of its row
CREATE TABLE entries (
  key       INTEGER PRIMARY KEY,
  count     INTEGER NOT NULL,
  layout    INTEGER NOT NULL,
  volunteer INTEGER NOT NULL,
  other     INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  length    INTEGER NOT NULL,
  activity  INTEGER NOT NULL,
  team      INTEGER NOT NULL,
  sheet     INTEGER NOT NULL,
  row       INTEGER NOT NULL,
  records   BLOB NOT NULL
) STRICT;

-- Stretches that repeat an entry, and the sheet and row of that entry. seq: place in the service day; start is NULL if
-- stated; the rest as in entries.
CREATE TABLE duplicates (
  day       INTEGER NOT NULL,
  volunteer INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  start     INTEGER,
  length    INTEGER,
  activity  INTEGER,
  team      INTEGER,
  how       INTEGER,
  sheet     INTEGER,
  row       INTEGER,
  of_sheet  INTEGER,
  of_row    INTEGER,
  PRIMARY KEY (day, volunteer, seq)
) STRICT, WITHOUT ROWID;

-- Service of several unnamed people together, day by day: beside the journal of volunteers, which it never touches.
-- basis: as in entries (bits 0-2 of how). What counts is where of_sheet is NULL; other rows repeat the one they name.
CREATE TABLE group_entries (
  day      INTEGER NOT NULL,
  sheet    INTEGER NOT NULL,
  row      INTEGER NOT NULL,
  seq      INTEGER NOT NULL,  -- position in the row: 0, 1, 2, …
  start    INTEGER,           -- minutes after 00:00 UTC of `day`, can be negative; NULL if stated
  length   INTEGER NOT NULL,  -- minutes of each; 0 if stated
  people   INTEGER NOT NULL,
  minutes  INTEGER NOT NULL,  -- of all of them together, claimed and credited
  activity INTEGER NOT NULL,  -- 0: none
  team     INTEGER NOT NULL,  -- 0: none
  basis    INTEGER NOT NULL,
  before   INTEGER NOT NULL,  -- minutes of the same sign-in in earlier days
  after    INTEGER NOT NULL,  -- … and in later ones
  follows  INTEGER NOT NULL,  -- 1: of a further sign-in of its row
  nth      INTEGER NOT NULL,  -- place among rows of one sheet that say the same
  of_sheet INTEGER,
  of_row   INTEGER,
  PRIMARY KEY (day, sheet, row, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_entries_by_sheet ON group_entries (sheet);

-- What the journal sums to, by calendar month (202503) and 4096 volunteers (block = volunteer no / 4096).
-- pack: ascending by volunteer, for each four numbers in groups of seven bits, lowest first, the eighth bit set
-- on all but the last group: volunteer no less the one before (the first less 4096 * block), credited minutes,
-- entries (activities x service days), service days. SQL users have v_volunteer_month.
CREATE TABLE month_totals (
  month INTEGER NOT NULL,
  block INTEGER NOT NULL,
  pack  BLOB NOT NULL,
  PRIMARY KEY (month, block)
) STRICT;

-- The sums of those by calendar year (2025), in packs of the same form: of many months a twelfth is to be read.
CREATE TABLE year_totals (
  year  INTEGER NOT NULL,
  block INTEGER NOT NULL,
  pack  BLOB NOT NULL,
  PRIMARY KEY (year, block)
) STRICT;

-- What the journal sums to, by day and team: a row for each day that has entries. Group entries are not in it.
-- pack: ascending by team, for each three numbers in groups of seven bits, as in month_totals: team no (0: none) less
-- the one before (the first: less 0), credited minutes, entries (volunteers x their activities for that team).
CREATE TABLE team_days (
  day  INTEGER PRIMARY KEY,
  pack BLOB NOT NULL
) STRICT;

-- What most questions ask of volunteers, told again, 1024 of them in a row (block = no / 1024): reading the table
-- volunteers row by row takes several times as long.
-- pack: ascending by no, for each five numbers in groups of seven bits, as in month_totals, and two texts: how many
-- numbers there are between no and the one before (the first: and 1024 * block - 1), bytes of id, bytes of name,
-- team (0: none), known + 8 * (registered + 200001, or 0 if NULL); id, name.
CREATE TABLE volunteer_packs (
  block INTEGER PRIMARY KEY,
  pack  BLOB NOT NULL
) STRICT;

-- The journal, an entry a row, in the numbers that the tables use. Made for looking at a day or two: `query entries`
-- is many times faster. What byte n is worth, instr() finds in x'00…FF', where it is the nth; no byte at all is worth 0.
CREATE VIEW journal AS
WITH RECURSIVE
  digit (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM digit WHERE n < 31),
  byte (bytes) AS (SELECT x'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF'),
  pack AS (
    SELECT *, layout & 63 AS c0, layout >> 6 & 63 AS c1, layout >> 12 & 63 AS c2, layout >> 18 & 63 AS c3,
      layout >> 24 & 63 AS c4, layout >> 30 & 63 AS c5, layout >> 36 & 63 AS c6, layout >> 42 & 63 AS c7
    FROM entries),
  record AS (
    SELECT pack.*, 1 + (((a.n * 32 + b.n) * 32 + c.n) * 32 + d.n) * c7 AS at, 1 + count * c7 AS others_at
    FROM pack, digit a, digit b, digit c, digit d
    WHERE a.n * 32768 < count AND (a.n * 32 + b.n) * 1024 < count AND ((a.n * 32 + b.n) * 32 + c.n) * 32 < count
      AND ((a.n * 32 + b.n) * 32 + c.n) * 32 + d.n < count),
  told AS (
    SELECT key >> 15 AS day,
    record.volunteer + instr(bytes, substr(records, at, c0 > 0)) - 1
      + (instr(bytes, substr(records, at + 1, c0 > 1)) - 1 << 8) AS volunteer_,
    others_at + 11 * (instr(bytes, substr(records, at + c0, c1 - c0 > 0)) - 1
      + (instr(bytes, substr(records, at + c0 + 1, c1 - c0 > 1)) - 1 << 8)
      + (instr(bytes, substr(records, at + c0 + 2, c1 - c0 > 2)) - 1 << 16)) AS other_at,
    record.start + instr(bytes, substr(records, at + c1, c2 - c1 > 0)) - 1
      + (instr(bytes, substr(records, at + c1 + 1, c2 - c1 > 1)) - 1 << 8) AS start_,
    record.length + instr(bytes, substr(records, at + c2, c3 - c2 > 0)) - 1
      + (instr(bytes, substr(records, at + c2 + 1, c3 - c2 > 1)) - 1 << 8) AS length_,
    record.activity + instr(bytes, substr(records, at + c3, c4 - c3 > 0)) - 1
      + (instr(bytes, substr(records, at + c3 + 1, c4 - c3 > 1)) - 1 << 8)
      + (instr(bytes, substr(records, at + c3 + 2, c4 - c3 > 2)) - 1 << 16)
      + (instr(bytes, substr(records, at + c3 + 3, c4 - c3 > 3)) - 1 << 24) AS activity_,
    record.team + instr(bytes, substr(records, at + c4, c5 - c4 > 0)) - 1
      + (instr(bytes, substr(records, at + c4 + 1, c5 - c4 > 1)) - 1 << 8)
      + (instr(bytes, substr(records, at + c4 + 2, c5 - c4 > 2)) - 1 << 16)
      + (instr(bytes, substr(records, at + c4 + 3, c5 - c4 > 3)) - 1 << 24) AS team_,
    record.sheet + instr(bytes, substr(records, at + c5, c6 - c5 > 0)) - 1
      + (instr(bytes, substr(records, at + c5 + 1, c6 - c5 > 1)) - 1 << 8)
      + (instr(bytes, substr(records, at + c5 + 2, c6 - c5 > 2)) - 1 << 16)
      + (instr(bytes, substr(records, at + c5 + 3, c6 - c5 > 3)) - 1 << 24) AS sheet_,
    record.row + instr(bytes, substr(records, at + c6, c7 - c6 > 0)) - 1
      + (instr(bytes, substr(records, at + c6 + 1, c7 - c6 > 1)) - 1 << 8)
      + (instr(bytes, substr(records, at + c6 + 2, c7 - c6 > 2)) - 1 << 16)
      + (instr(bytes, substr(records, at + c6 + 3, c7 - c6 > 3)) - 1 << 24) AS row_,
      records, bytes
    FROM record, byte),
  whole AS (
    SELECT told.*,
    instr(bytes, substr(records, other_at, 1)) - 1 + (instr(bytes, substr(records, other_at + 1, 1)) - 1 << 8)
      + (instr(bytes, substr(records, other_at + 2, 1)) - 1 << 16)
      + (instr(bytes, substr(records, other_at + 3, 1)) - 1 << 24)
      + (instr(bytes, substr(records, other_at + 4, 1)) - 1 << 32)
      + (instr(bytes, substr(records, other_at + 5, 1)) - 1 << 40)
      + (instr(bytes, substr(records, other_at + 6, 1)) - 1 << 48) AS how,
    instr(bytes, substr(records, other_at + 7, 1)) - 1
      + (instr(bytes, substr(records, other_at + 8, 1)) - 1 << 8) AS less_worked,
    instr(bytes, substr(records, other_at + 9, 1)) - 1
      + (instr(bytes, substr(records, other_at + 10, 1)) - 1 << 8) AS less_credited
    FROM told)
SELECT day, volunteer_ AS volunteer, CASE how & 7 WHEN 1 THEN NULL ELSE start_ END AS start, length_ AS length,
       activity_ AS activity, team_ AS team, how, length_ + less_worked & 65535 AS worked,
       length_ + less_worked + less_credited & 65535 AS credited, sheet_ AS sheet, row_ AS row
FROM whole;

-- For reading with any SQLite program. Times are UTC; claimed, worked and credited are minutes.
CREATE VIEW v_entries AS
SELECT date(e.day * 86400, 'unixepoch') AS day,
       v.id AS volunteer,
       v.name AS name,
       t.name AS team,
       a.name AS activity,
       strftime('%Y-%m-%dT%H:%MZ', (e.day * 1440 + e.start) * 60, 'unixepoch') AS start_utc,
       strftime('%Y-%m-%dT%H:%MZ', (e.day * 1440 + e.start + e.length) * 60, 'unixepoch') AS end_utc,
       CASE e.how & 7 WHEN 0 THEN 'clocked' WHEN 1 THEN 'stated' WHEN 2 THEN 'estimated' WHEN 3 THEN 'manual'
                    WHEN 4 THEN 'transferred' END AS basis,
       e.length AS claimed,
       e.worked,
       e.credited,
       s.source AS sheet,
       e.row - coalesce((SELECT max(w.rows_before) FROM worksheets w
                         WHERE w.sheet = e.sheet AND w.rows_before < e.row), 0) AS row,
       (SELECT w.name FROM worksheets w WHERE w.sheet = e.sheet AND w.rows_before < e.row
        ORDER BY w.nth DESC LIMIT 1) AS worksheet
FROM journal e
LEFT JOIN volunteers v ON v.no = e.volunteer
LEFT JOIN teams t ON t.no = e.team
LEFT JOIN activities a ON a.no = e.activity
LEFT JOIN sheets s ON s.no = e.sheet;

CREATE VIEW v_group_entries AS
SELECT date(g.day * 86400, 'unixepoch') AS day,
       t.name AS team,
       a.name AS activity,
       strftime('%Y-%m-%dT%H:%MZ', (g.day * 1440 + g.start) * 60, 'unixepoch') AS start_utc,
       strftime('%Y-%m-%dT%H:%MZ', (g.day * 1440 + g.start + g.length) * 60, 'unixepoch') AS end_utc,
       CASE g.basis WHEN 0 THEN 'clocked' WHEN 1 THEN 'stated' WHEN 2 THEN 'estimated' WHEN 3 THEN 'manual'
                    WHEN 4 THEN 'transferred' END AS basis,
       g.people,
       g.minutes,
       s.source AS sheet,
       g.row - coalesce((SELECT max(w.rows_before) FROM worksheets w
                         WHERE w.sheet = g.sheet AND w.rows_before < g.row), 0) AS row,
       (SELECT w.name FROM worksheets w WHERE w.sheet = g.sheet AND w.rows_before < g.row
        ORDER BY w.nth DESC LIMIT 1) AS worksheet
FROM group_entries g
LEFT JOIN teams t ON t.no = g.team
LEFT JOIN activities a ON a.no = g.activity
LEFT JOIN sheets s ON s.no = g.sheet
WHERE g.of_sheet IS NULL;

CREATE VIEW v_volunteer_month AS
SELECT strftime('%Y-%m', e.day * 86400, 'unixepoch') AS month,
       v.id AS volunteer,
       sum(e.credited) AS minutes,
       count(DISTINCT e.day * 4294967296 + e.activity) AS entries,
       count(DISTINCT e.day) AS days
FROM journal e
LEFT JOIN volunteers v ON v.no = e.volunteer
GROUP BY 1, e.volunteer;

-- Rows that another row has taken out of suspense.
CREATE VIEW v_settled AS
WITH RECURSIVE settled (sheet, row) AS (
  SELECT s.no, t.of_row
  FROM settlements t JOIN sheets s ON s.sha256 = t.of_sha256
  WHERE t.dismissed <> '' OR NOT EXISTS (SELECT 1 FROM suspense p WHERE p.sheet = t.sheet AND p.row = t.row)
  UNION
  SELECT s.no, t.of_row
  FROM settled d JOIN settlements t ON t.sheet = d.sheet AND t.row = d.row JOIN sheets s ON s.sha256 = t.of_sha256
)
SELECT d.sheet AS no, s.source AS sheet, d.row
FROM settled d JOIN sheets s ON s.no = d.sheet
WHERE EXISTS (SELECT 1 FROM suspense p WHERE p.sheet = d.sheet AND p.row = d.row);

CREATE VIEW v_suspense AS
SELECT s.source AS sheet,
       p.row - coalesce((SELECT max(w.rows_before) FROM worksheets w
                         WHERE w.sheet = p.sheet AND w.rows_before < p.row), 0) AS row,
       p.line, p.column, p.kind, p.message, p.hint, p.text,
       (SELECT w.name FROM worksheets w WHERE w.sheet = p.sheet AND w.rows_before < p.row
        ORDER BY w.nth DESC LIMIT 1) AS worksheet
FROM suspense p
LEFT JOIN sheets s ON s.no = p.sheet
WHERE (p.sheet, p.row) NOT IN (SELECT no, row FROM v_settled);

CREATE VIEW v_sheets AS
SELECT source AS sheet,
       sha256,
       CASE kind WHEN 0 THEN 'sign-ins' WHEN 1 THEN 'volunteers' WHEN 2 THEN 'teams' WHEN 3 THEN 'activities'
                 WHEN 4 THEN 'projects' END AS kind,
       date(imported * 86400, 'unixepoch') AS imported,
       rows, posted, duplicates,
       suspense - (SELECT count(*) FROM v_settled WHERE v_settled.no = sheets.no) AS suspense,
       absent,
       skipped + (SELECT count(*) FROM v_settled WHERE v_settled.no = sheets.no) AS skipped,
       date(first_day * 86400, 'unixepoch') AS first_day,
       date((end_day - 1) * 86400, 'unixepoch') AS last_day
FROM sheets;

CREATE VIEW v_history AS
SELECT no, date(day * 86400, 'unixepoch') AS day, what, sheet, sha256, note FROM history;
