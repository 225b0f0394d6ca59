-- A letter that waited on a device is mailed once, however often it is sent.
-- the digest of the key that the device gave it; NULL: sent without one
ALTER TABLE contact_letter ADD COLUMN send_key TEXT COLLATE "C";
-- until when the request that mails it has it for itself; afterwards a repetition may mail it
ALTER TABLE contact_letter ADD COLUMN held_until BIGINT NOT NULL DEFAULT 0;
-- when the mail server took it; NULL: not yet, or not known
ALTER TABLE contact_letter ADD COLUMN mailed_at BIGINT;
CREATE UNIQUE INDEX contact_letter_key ON contact_letter (send_key);
-- What staff shared into the app becomes one draft, however often a device sends it. Removed after 30 days.
CREATE TABLE shared_story (
    -- the digest of the person and of the key that the device gave it
    send_key TEXT COLLATE "C" PRIMARY KEY,
    -- the draft that was made of it
    story_id TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL
);
