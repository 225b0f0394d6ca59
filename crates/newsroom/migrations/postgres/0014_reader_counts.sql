-- What readers did: at most one row of an act for each story, reader and day (counted from 1970 in the paper's time zone). The reader is a
-- digest with the day's salt; once the salt is deleted nobody can tell who it was. source: for a view the host it came from, for a share how.
CREATE TABLE reader_event (
    day BIGINT NOT NULL,
    story_id TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    reader TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (day, story_id, act, reader)
);
CREATE TABLE reader_salt (
    day BIGINT PRIMARY KEY,
    salt TEXT COLLATE "C" NOT NULL
);
-- Sums of the events, kept when these are deleted.
CREATE TABLE story_day (
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    day BIGINT NOT NULL,
    views BIGINT NOT NULL,
    shares BIGINT NOT NULL,
    PRIMARY KEY (story_id, day)
);
CREATE INDEX story_day_day ON story_day (day, story_id, views);
-- Sums of the days. heat: logarithm to base 2 of the sum of 2^(time of each view in days), by which stories are compared at any time alike.
CREATE TABLE story_count (
    story_id TEXT COLLATE "C" PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    views BIGINT NOT NULL,
    shares BIGINT NOT NULL,
    imported_views BIGINT NOT NULL,
    heat DOUBLE PRECISION NOT NULL,
    -- when pages with these numbers were last invalidated
    shown_at BIGINT NOT NULL
);
CREATE INDEX story_count_heat ON story_count (heat);
-- Lists made from them now and then: name, JSON array, when.
CREATE TABLE reader_list (
    name TEXT COLLATE "C" PRIMARY KEY,
    ids TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
