-- Links under which people without an account read a draft, for some days. Only the digest of the secret is stored.
CREATE TABLE preview_link (
    id TEXT COLLATE "C" PRIMARY KEY,
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    token TEXT COLLATE "C" NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C",
    expires_at BIGINT NOT NULL
);
CREATE INDEX preview_link_story ON preview_link (story_id, created_at, id);
-- the archive of corrections, newest first
CREATE INDEX correction_newest ON correction (at, id);
