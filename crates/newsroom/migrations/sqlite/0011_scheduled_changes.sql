-- Changes of a published story that readers get at a time to come; one plan for each story.
CREATE TABLE scheduled_change (
    story_id TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at INTEGER NOT NULL,
    -- the version of the draft that was planned
    version INTEGER NOT NULL,
    -- the story as readers saw it then, and as they are to see it
    base TEXT NOT NULL,
    planned TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    user_id TEXT,
    created_at INTEGER NOT NULL,
    -- the fields that were changed otherwise meanwhile, separated by spaces: somebody has to decide
    waits TEXT NOT NULL
);
CREATE INDEX scheduled_change_due ON scheduled_change (at, story_id) WHERE waits = '';
