-- Devices of readers that get alerts. device: digest of a secret number that the device made, so that a new subscription replaces the old one.
CREATE TABLE push_device (
    device TEXT PRIMARY KEY,
    -- where its push service takes messages; one that another device had before belongs to the newer one
    endpoint TEXT NOT NULL UNIQUE,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    -- our public key that the subscription was made with: with another key it is dead
    key TEXT NOT NULL,
    -- IANA name, because quiet hours move with the clock
    zone TEXT NOT NULL,
    -- minutes after midnight there; equal: no quiet hours
    quiet_from INTEGER NOT NULL,
    quiet_until INTEGER NOT NULL,
    -- 0: any number
    most_a_day INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    succeeded_at INTEGER,
    -- refusals in a row
    refused INTEGER NOT NULL,
    -- the day in its zone, counted from 1970, that sent_today counts
    day INTEGER NOT NULL,
    sent_today INTEGER NOT NULL
) WITHOUT ROWID;
-- What the reader of a device follows.
CREATE TABLE push_topic (
    topic TEXT NOT NULL,
    device TEXT NOT NULL REFERENCES push_device (device) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (topic, device)
) WITHOUT ROWID;
CREATE INDEX push_topic_device ON push_topic (device);
