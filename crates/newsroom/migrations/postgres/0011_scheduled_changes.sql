-- Changes of a published story that readers get at a time to come; one plan for each story.
CREATE TABLE scheduled_change (
    story_id TEXT COLLATE "C" PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    at BIGINT NOT NULL,
    -- the version of the draft that was planned
    version BIGINT NOT NULL,
    -- the story as readers saw it then, and as they are to see it
    base TEXT COLLATE "C" NOT NULL,
    planned TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    user_id TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    -- the fields that were changed otherwise meanwhile, separated by spaces: somebody has to decide
    waits TEXT COLLATE "C" NOT NULL
);
CREATE INDEX scheduled_change_due ON scheduled_change (at, story_id) WHERE waits = '';
