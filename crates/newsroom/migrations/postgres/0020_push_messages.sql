-- Alerts: planned with a story, being sent, sent.
CREATE TABLE push_message (
    id TEXT COLLATE "C" PRIMARY KEY,
    -- empty: not about a story
    story_id TEXT COLLATE "C" NOT NULL,
    -- one alert for each occasion of a story: 'story', or the alert that this one replaces
    occasion TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    -- where it leads; filled in when sending begins, because a planned story may still move
    path TEXT COLLATE "C" NOT NULL,
    -- separated by spaces
    topics TEXT COLLATE "C" NOT NULL,
    -- planned, sending, sent
    state TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C",
    made_at BIGINT NOT NULL,
    begun_at BIGINT,
    ended_at BIGINT,
    -- the alert whose receivers get this one in its place; empty: none
    replaces TEXT COLLATE "C" NOT NULL,
    audience BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    -- left out: too late, too many that day, the device left
    dropped BIGINT NOT NULL,
    opened BIGINT NOT NULL
);
CREATE UNIQUE INDEX push_message_occasion ON push_message (story_id, occasion);
CREATE INDEX push_message_state ON push_message (state, made_at);
-- One alert for one device. due_at: when to send it; NULL once that is settled, with what became of it in result.
CREATE TABLE push_job (
    message_id TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    due_at BIGINT,
    tries BIGINT NOT NULL,
    result TEXT COLLATE "C" NOT NULL,
    opened_at BIGINT,
    PRIMARY KEY (message_id, device)
);
CREATE INDEX push_job_due ON push_job (due_at, message_id, device) WHERE due_at IS NOT NULL;
CREATE INDEX push_job_waiting ON push_job (message_id) WHERE due_at IS NOT NULL;
-- Which process sends, and until when the others leave it alone.
CREATE TABLE push_lease (
    name TEXT COLLATE "C" PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until BIGINT NOT NULL
);
