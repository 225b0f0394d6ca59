-- Devices of readers that get alerts. device: digest of a secret number that the device made, so that a new subscription replaces the old one.
CREATE TABLE push_device (
    device TEXT COLLATE "C" PRIMARY KEY,
    -- where its push service takes messages; one that another device had before belongs to the newer one
    endpoint TEXT COLLATE "C" NOT NULL UNIQUE,
    p256dh TEXT COLLATE "C" NOT NULL,
    auth TEXT COLLATE "C" NOT NULL,
    -- our public key that the subscription was made with: with another key it is dead
    key TEXT COLLATE "C" NOT NULL,
    -- IANA name, because quiet hours move with the clock
    zone TEXT COLLATE "C" NOT NULL,
    -- minutes after midnight there; equal: no quiet hours
    quiet_from BIGINT NOT NULL,
    quiet_until BIGINT NOT NULL,
    -- 0: any number
    most_a_day BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    succeeded_at BIGINT,
    -- refusals in a row
    refused BIGINT NOT NULL,
    -- the day in its zone, counted from 1970, that sent_today counts
    day BIGINT NOT NULL,
    sent_today BIGINT NOT NULL
);
-- What the reader of a device follows.
CREATE TABLE push_topic (
    topic TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL REFERENCES push_device (device) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (topic, device)
);
CREATE INDEX push_topic_device ON push_topic (device);
