-- The working draft of a story: a snapshot of its document and the steps since. Design: docs/contracts/drafts.md.
CREATE TABLE draft (
    story_id TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    -- the schema that doc is written in
    schema INTEGER NOT NULL,
    -- the newest step
    version INTEGER NOT NULL,
    -- the version that doc is; steps after it have to be applied
    base_version INTEGER NOT NULL,
    doc TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    -- NULL for the program itself
    changed_by TEXT,
    -- the version that the story's row holds, and when the first step after it was made
    saved_version INTEGER NOT NULL,
    unsaved_since INTEGER,
    -- the story's revision that the draft knows of, and the version that this revision holds
    story_revision INTEGER NOT NULL,
    revised_version INTEGER NOT NULL
);
-- drafts that the row of their story has to follow
CREATE INDEX draft_unsaved ON draft (changed_at, story_id) WHERE saved_version < version;
-- The primary key is the order of all writers: a version that is taken is a conflict.
CREATE TABLE draft_step (
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    version INTEGER NOT NULL,
    -- the tab that made it: recognises its own steps after a lost response
    client TEXT NOT NULL,
    user_id TEXT,
    at INTEGER NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (story_id, version)
) WITHOUT ROWID;
-- old steps are removed after some time
CREATE INDEX draft_step_at ON draft_step (at);
-- Words that lost their place because somebody else removed what they stood in.
CREATE TABLE draft_tray (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at INTEGER NOT NULL,
    -- whose words they are
    user_id TEXT,
    removed_by TEXT NOT NULL,
    why TEXT NOT NULL,
    text TEXT NOT NULL,
    closed_at INTEGER
);
CREATE INDEX draft_tray_story ON draft_tray (story_id, at, id);
-- Corrections of published stories, for readers.
CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at INTEGER NOT NULL,
    user_id TEXT,
    text TEXT NOT NULL
);
CREATE INDEX correction_story ON correction (story_id, at, id);
