-- A letter that waited on a device is mailed once, however often it is sent.
-- the digest of the key that the device gave it; NULL: sent without one
ALTER TABLE contact_letter ADD COLUMN send_key TEXT;
-- until when the request that mails it has it for itself; afterwards a repetition may mail it
ALTER TABLE contact_letter ADD COLUMN held_until INTEGER NOT NULL DEFAULT 0;
-- when the mail server took it; NULL: not yet, or not known
ALTER TABLE contact_letter ADD COLUMN mailed_at INTEGER;
CREATE UNIQUE INDEX contact_letter_key ON contact_letter (send_key);
-- What staff shared into the app becomes one draft, however often a device sends it. Removed after 30 days.
CREATE TABLE shared_story (
    -- the digest of the person and of the key that the device gave it
    send_key TEXT PRIMARY KEY,
    -- the draft that was made of it
    story_id TEXT NOT NULL,
    made_at INTEGER NOT NULL
) WITHOUT ROWID;
