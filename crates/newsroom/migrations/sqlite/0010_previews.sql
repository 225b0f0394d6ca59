-- Links under which people without an account read a draft, for some days. Only the digest of the secret is stored.
CREATE TABLE preview_link (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    token TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    created_by TEXT,
    expires_at INTEGER NOT NULL
);
CREATE INDEX preview_link_story ON preview_link (story_id, created_at, id);
-- the archive of corrections, newest first
CREATE INDEX correction_newest ON correction (at, id);
