-- Comments that readers send, and their moderation.
-- the comment it answers, as a column: a removed comment stays in its place while it has answers
ALTER TABLE comment ADD COLUMN parent_id TEXT;
-- digest of the writer's address: recognises known writers; the address of a reader is not stored
ALTER TABLE comment ADD COLUMN email_hash TEXT;
UPDATE comment SET parent_id = data ->> 'parent';
CREATE INDEX comment_parent ON comment (parent_id);
CREATE INDEX comment_state ON comment (state, created_at, id);
CREATE INDEX comment_email ON comment (email_hash, state);
-- What is known of a comment that was sent here, apart from what readers see.
CREATE TABLE comment_sent (
    comment_id TEXT PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    -- made by the sender: the same key sent twice is one comment
    send_key TEXT UNIQUE,
    -- digest of the secret with which the writer may change or withdraw it
    token TEXT NOT NULL,
    -- digests of network and text, to recognise repetition; emptied after 30 days
    network TEXT NOT NULL,
    gist TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    points INTEGER NOT NULL,
    -- words separated by spaces
    reasons TEXT NOT NULL,
    -- the text before the writer changed it; NULL for one that was not changed
    first_text TEXT,
    -- what the filter learned it as: 'spam' or 'good'; NULL for nothing
    learned TEXT
);
CREATE INDEX comment_sent_network ON comment_sent (network, sent_at);
CREATE INDEX comment_sent_gist ON comment_sent (gist, sent_at);
CREATE INDEX comment_sent_at ON comment_sent (sent_at);
-- Reports by readers. One counts for each network, so that a single reader cannot hide a comment.
CREATE TABLE comment_report (
    id TEXT PRIMARY KEY,
    comment_id TEXT NOT NULL REFERENCES comment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    network TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    reported_at INTEGER NOT NULL,
    -- when a moderator decided; NULL while it waits
    closed_at INTEGER,
    UNIQUE (comment_id, network)
);
CREATE INDEX comment_report_open ON comment_report (closed_at, reported_at, comment_id);
-- Networks and addresses whose comments go to the spam queue, for a time.
CREATE TABLE comment_ban (
    id TEXT PRIMARY KEY,
    -- 'network' or 'email', and the digest of it
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    -- why: the name under which a comment was written
    note TEXT NOT NULL,
    made_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    UNIQUE (kind, digest)
);
-- What moderators taught the filter: in how many texts of each kind a word was. The empty word counts the texts.
CREATE TABLE spam_word (
    word TEXT PRIMARY KEY,
    spam INTEGER NOT NULL,
    good INTEGER NOT NULL,
    -- 'spam' or 'ignored' by decision of the desk; NULL: the counts decide
    fixed TEXT
) WITHOUT ROWID;
CREATE INDEX spam_word_spam ON spam_word (spam, word);
-- Acts of moderators that can be taken back for a short time: the states before, as JSON.
CREATE TABLE moderation_act (
    id TEXT PRIMARY KEY,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    states TEXT NOT NULL
);
-- Stories whose comments a moderator closed, apart from the story's own switch, which belongs to its draft.
CREATE TABLE comments_closed (
    story_id TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    closed_by TEXT NOT NULL,
    closed_at INTEGER NOT NULL
);
-- When the desk last got a mail about waiting comments: at most one row, so that only one process sends it.
CREATE TABLE moderation_mail (
    id INTEGER PRIMARY KEY,
    sent_at INTEGER NOT NULL
);
