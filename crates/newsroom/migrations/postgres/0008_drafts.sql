-- The working draft of a story: a snapshot of its document and the steps since. Design: docs/contracts/drafts.md.
CREATE TABLE draft (
    story_id TEXT COLLATE "C" PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    -- the schema that doc is written in
    schema BIGINT NOT NULL,
    -- the newest step
    version BIGINT NOT NULL,
    -- the version that doc is; steps after it have to be applied
    base_version BIGINT NOT NULL,
    doc TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL,
    -- NULL for the program itself
    changed_by TEXT COLLATE "C",
    -- the version that the story's row holds, and when the first step after it was made
    saved_version BIGINT NOT NULL,
    unsaved_since BIGINT,
    -- the story's revision that the draft knows of, and the version that this revision holds
    story_revision BIGINT NOT NULL,
    revised_version BIGINT NOT NULL
);
-- drafts that the row of their story has to follow
CREATE INDEX draft_unsaved ON draft (changed_at, story_id) WHERE saved_version < version;
-- The primary key is the order of all writers: a version that is taken is a conflict.
CREATE TABLE draft_step (
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    version BIGINT NOT NULL,
    -- the tab that made it: recognises its own steps after a lost response
    client TEXT COLLATE "C" NOT NULL,
    user_id TEXT COLLATE "C",
    at BIGINT NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (story_id, version)
);
-- old steps are removed after some time
CREATE INDEX draft_step_at ON draft_step (at);
-- Words that lost their place because somebody else removed what they stood in.
CREATE TABLE draft_tray (
    id TEXT COLLATE "C" PRIMARY KEY,
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at BIGINT NOT NULL,
    -- whose words they are
    user_id TEXT COLLATE "C",
    removed_by TEXT COLLATE "C" NOT NULL,
    why TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    closed_at BIGINT
);
CREATE INDEX draft_tray_story ON draft_tray (story_id, at, id);
-- Corrections of published stories, for readers.
CREATE TABLE correction (
    id TEXT COLLATE "C" PRIMARY KEY,
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at BIGINT NOT NULL,
    user_id TEXT COLLATE "C",
    text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX correction_story ON correction (story_id, at, id);
