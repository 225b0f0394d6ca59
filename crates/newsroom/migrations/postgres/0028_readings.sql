-- How far and how long stories were read, as sums of each day: single readings are never stored. That a reader was counted is an event of the
-- log, act read, without these numbers; so a second reading of the same reader on a day adds nothing.
CREATE TABLE story_reading (
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    day BIGINT NOT NULL,
    -- how many were counted
    readings BIGINT NOT NULL,
    -- how many of them saw at least so much of the text
    quarter BIGINT NOT NULL,
    half BIGINT NOT NULL,
    most BIGINT NOT NULL,
    whole BIGINT NOT NULL,
    -- of all of them together
    seconds BIGINT NOT NULL,
    PRIMARY KEY (story_id, day)
);
-- the whole paper's in a span of days
CREATE INDEX story_reading_day ON story_reading (day);
