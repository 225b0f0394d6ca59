-- Alerts: planned with a story, being sent, sent.
CREATE TABLE push_message (
    id TEXT PRIMARY KEY,
    -- empty: not about a story
    story_id TEXT NOT NULL,
    -- one alert for each occasion of a story: 'story', or the alert that this one replaces
    occasion TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    -- where it leads; filled in when sending begins, because a planned story may still move
    path TEXT NOT NULL,
    -- separated by spaces
    topics TEXT NOT NULL,
    -- planned, sending, sent
    state TEXT NOT NULL,
    made_by TEXT,
    made_at INTEGER NOT NULL,
    begun_at INTEGER,
    ended_at INTEGER,
    -- the alert whose receivers get this one in its place; empty: none
    replaces TEXT NOT NULL,
    audience INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    -- left out: too late, too many that day, the device left
    dropped INTEGER NOT NULL,
    opened INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX push_message_occasion ON push_message (story_id, occasion);
CREATE INDEX push_message_state ON push_message (state, made_at);
-- One alert for one device. due_at: when to send it; NULL once that is settled, with what became of it in result.
CREATE TABLE push_job (
    message_id TEXT NOT NULL,
    device TEXT NOT NULL,
    due_at INTEGER,
    tries INTEGER NOT NULL,
    result TEXT NOT NULL,
    opened_at INTEGER,
    PRIMARY KEY (message_id, device)
) WITHOUT ROWID;
CREATE INDEX push_job_due ON push_job (due_at, message_id, device) WHERE due_at IS NOT NULL;
CREATE INDEX push_job_waiting ON push_job (message_id) WHERE due_at IS NOT NULL;
-- Which process sends, and until when the others leave it alone.
CREATE TABLE push_lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until INTEGER NOT NULL
) WITHOUT ROWID;
