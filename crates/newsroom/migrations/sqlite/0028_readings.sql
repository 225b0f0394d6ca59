-- How far and how long stories were read, as sums of each day: single readings are never stored. That a reader was counted is an event of the
-- log, act read, without these numbers; so a second reading of the same reader on a day adds nothing.
CREATE TABLE story_reading (
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    day INTEGER NOT NULL,
    -- how many were counted
    readings INTEGER NOT NULL,
    -- how many of them saw at least so much of the text
    quarter INTEGER NOT NULL,
    half INTEGER NOT NULL,
    most INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    -- of all of them together
    seconds INTEGER NOT NULL,
    PRIMARY KEY (story_id, day)
) WITHOUT ROWID;
-- the whole paper's in a span of days
CREATE INDEX story_reading_day ON story_reading (day);
