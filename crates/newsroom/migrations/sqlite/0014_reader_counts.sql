-- What readers did: at most one row of an act for each story, reader and day (counted from 1970 in the paper's time zone). The reader is a
-- digest with the day's salt; once the salt is deleted nobody can tell who it was. source: for a view the host it came from, for a share how.
CREATE TABLE reader_event (
    day INTEGER NOT NULL,
    story_id TEXT NOT NULL,
    act TEXT NOT NULL,
    reader TEXT NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (day, story_id, act, reader)
) WITHOUT ROWID;
CREATE TABLE reader_salt (
    day INTEGER PRIMARY KEY,
    salt TEXT NOT NULL
);
-- Sums of the events, kept when these are deleted.
CREATE TABLE story_day (
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    day INTEGER NOT NULL,
    views INTEGER NOT NULL,
    shares INTEGER NOT NULL,
    PRIMARY KEY (story_id, day)
) WITHOUT ROWID;
CREATE INDEX story_day_day ON story_day (day, story_id, views);
-- Sums of the days. heat: logarithm to base 2 of the sum of 2^(time of each view in days), by which stories are compared at any time alike.
CREATE TABLE story_count (
    story_id TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    views INTEGER NOT NULL,
    shares INTEGER NOT NULL,
    imported_views INTEGER NOT NULL,
    heat REAL NOT NULL,
    -- when pages with these numbers were last invalidated
    shown_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_count_heat ON story_count (heat);
-- Lists made from them now and then: name, JSON array, when.
CREATE TABLE reader_list (
    name TEXT PRIMARY KEY,
    ids TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
