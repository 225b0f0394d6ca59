-- Filters of the list of stories that somebody saved under a name, for themselves.
CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    -- as in the URL of the list
    filters TEXT NOT NULL,
    made_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX saved_view_user ON saved_view (user_id, made_at, id);

-- Acts on several stories at once, and quick edits in the list: what the stories were before, so that they can be taken back for a short time.
CREATE TABLE bulk_act (
    id TEXT PRIMARY KEY,
    -- empty for the command line
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    -- JSON: for each story its revision afterwards and the fields before
    stories TEXT NOT NULL
) WITHOUT ROWID;
