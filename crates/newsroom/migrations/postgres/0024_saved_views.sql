-- Filters of the list of stories that somebody saved under a name, for themselves.
CREATE TABLE saved_view (
    id TEXT COLLATE "C" PRIMARY KEY,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT COLLATE "C" NOT NULL,
    -- as in the URL of the list
    filters TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX saved_view_user ON saved_view (user_id, made_at, id);

-- Acts on several stories at once, and quick edits in the list: what the stories were before, so that they can be taken back for a short time.
CREATE TABLE bulk_act (
    id TEXT COLLATE "C" PRIMARY KEY,
    -- empty for the command line
    made_by TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    -- JSON: for each story its revision afterwards and the fields before
    stories TEXT COLLATE "C" NOT NULL
);
