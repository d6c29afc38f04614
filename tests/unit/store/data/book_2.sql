-- The book of starhours, version 2: one SQLite file that holds all of it.
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
PRAGMA user_version = 2;

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

-- The bytes of a sheet as they came: its parts, put together, are one zstd frame.
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
-- so unless they wait in suspense themselves. The other sheet is known by its bytes: it may come later.
CREATE TABLE settlements (
  sheet     INTEGER NOT NULL REFERENCES sheets (no),
  row       INTEGER NOT NULL,
  of_sha256 TEXT NOT NULL,
  of_row    INTEGER NOT NULL,
  dismissed TEXT NOT NULL,
  PRIMARY KEY (sheet, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX settlements_by_origin ON settlements (of_sha256, of_row);

-- The journal, in the order in which it is read: day by day, volunteer by volunteer, as a service day works.
-- No other index, no foreign key, no NOT NULL beyond the key's: each costs a part of every import.
-- how packs what is rarely anything but 0:
--   bits 0-2    basis: 0 clocked, 1 stated, 2 estimated, 3 manual, 4 transferred
--   bits 3-18   1 + the minutes stated beside times; 0: none
--   bits 19-34  minutes of the same sign-in in earlier days; if stated, the place among equal hours-only rows of a sheet
--   bits 35-50  minutes of the same sign-in in later days
--   bit 51      of a further sign-in of its row
CREATE TABLE entries (
  day       INTEGER NOT NULL,
  volunteer INTEGER NOT NULL,
  seq       INTEGER NOT NULL,  -- position in the service day: 0, 1, 2, …
  start     INTEGER,           -- minutes after 00:00 UTC of `day`, can be negative; NULL if stated
  length    INTEGER,           -- minutes claimed
  activity  INTEGER,           -- 0: none
  team      INTEGER,           -- 0: none
  how       INTEGER,
  worked    INTEGER,           -- NULL: = length
  credited  INTEGER,           -- NULL: = worked
  sheet     INTEGER,
  row       INTEGER,
  PRIMARY KEY (day, volunteer, seq)
) STRICT, WITHOUT ROWID;

-- Stretches that repeat an entry, and the sheet and row of that entry. Columns as in entries.
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
       coalesce(e.worked, e.length) AS worked,
       coalesce(e.credited, e.worked, e.length) AS credited,
       s.source AS sheet,
       e.row - coalesce((SELECT max(w.rows_before) FROM worksheets w
                         WHERE w.sheet = e.sheet AND w.rows_before < e.row), 0) AS row,
       (SELECT w.name FROM worksheets w WHERE w.sheet = e.sheet AND w.rows_before < e.row
        ORDER BY w.nth DESC LIMIT 1) AS worksheet
FROM entries e
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
       sum(coalesce(e.credited, e.worked, e.length)) AS minutes,
       count(DISTINCT e.day * 4294967296 + e.activity) AS entries,
       count(DISTINCT e.day) AS days
FROM entries e
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

INSERT INTO sheets (no, sha256, kind, source, read_team, read_activity, imported, rows, posted, duplicates, suspense,
                    absent, skipped, first_day, end_day)
VALUES (1, 'aa', 0, 'march.csv', '', '', 20179, 6, 5, 0, 0, 0, 1, 20150, 20152);
INSERT INTO evidence VALUES (1, 0, x'00');
INSERT INTO volunteers VALUES (1, 'V1', '张三', '', '', NULL, NULL, NULL, 1, 1);
INSERT INTO volunteers VALUES (5000, 'V2', '李四', '', '', NULL, NULL, NULL, 1, 1);
INSERT INTO activities VALUES (1, '清洁', '清洁', '', '', '', '', '', NULL, NULL, NULL, NULL, NULL, NULL, 4);
INSERT INTO names VALUES (1, '清洁', 1, 1);
INSERT INTO entries VALUES (20150, 1, 0, 60, 90, 1, 0, 0, NULL, NULL, 1, 2);
INSERT INTO entries VALUES (20150, 1, 1, 120, 90, 1, 0, 0, 60, 30, 1, 3);
INSERT INTO entries VALUES (20150, 5000, 0, NULL, 45, 1, 0, 1, NULL, NULL, 1, 4);
INSERT INTO entries VALUES (20151, 1, 0, -30, 70, 0, 0, 5153960755200, NULL, 60, 1, 5);
INSERT INTO entries VALUES (20151, 1, 1, 300, 70, 1, 0, 2251799813685248, NULL, NULL, 1, 5);
INSERT INTO month_totals VALUES (202503, 0, x'01fa010302');
INSERT INTO month_totals VALUES (202503, 1, x'88072d0101');
