-- Comments that readers send, and their moderation.
-- the comment it answers, as a column: a removed comment stays in its place while it has answers
ALTER TABLE comment ADD COLUMN parent_id TEXT COLLATE "C";
-- digest of the writer's address: recognises known writers; the address of a reader is not stored
ALTER TABLE comment ADD COLUMN email_hash TEXT COLLATE "C";
UPDATE comment SET parent_id = data::json ->> 'parent';
CREATE INDEX comment_parent ON comment (parent_id);
CREATE INDEX comment_state ON comment (state, created_at, id);
CREATE INDEX comment_email ON comment (email_hash, state);
-- What is known of a comment that was sent here, apart from what readers see.
CREATE TABLE comment_sent (
    comment_id TEXT COLLATE "C" PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    -- made by the sender: the same key sent twice is one comment
    send_key TEXT COLLATE "C" UNIQUE,
    -- digest of the secret with which the writer may change or withdraw it
    token TEXT COLLATE "C" NOT NULL,
    -- digests of network and text, to recognise repetition; emptied after 30 days
    network TEXT COLLATE "C" NOT NULL,
    gist TEXT COLLATE "C" NOT NULL,
    sent_at BIGINT NOT NULL,
    points BIGINT NOT NULL,
    -- words separated by spaces
    reasons TEXT COLLATE "C" NOT NULL,
    -- the text before the writer changed it; NULL for one that was not changed
    first_text TEXT COLLATE "C",
    -- what the filter learned it as: 'spam' or 'good'; NULL for nothing
    learned TEXT COLLATE "C"
);
CREATE INDEX comment_sent_network ON comment_sent (network, sent_at);
CREATE INDEX comment_sent_gist ON comment_sent (gist, sent_at);
CREATE INDEX comment_sent_at ON comment_sent (sent_at);
-- Reports by readers. One counts for each network, so that a single reader cannot hide a comment.
CREATE TABLE comment_report (
    id TEXT COLLATE "C" PRIMARY KEY,
    comment_id TEXT COLLATE "C" NOT NULL REFERENCES comment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    network TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    reported_at BIGINT NOT NULL,
    -- when a moderator decided; NULL while it waits
    closed_at BIGINT,
    UNIQUE (comment_id, network)
);
CREATE INDEX comment_report_open ON comment_report (closed_at, reported_at, comment_id);
-- Networks and addresses whose comments go to the spam queue, for a time.
CREATE TABLE comment_ban (
    id TEXT COLLATE "C" PRIMARY KEY,
    -- 'network' or 'email', and the digest of it
    kind TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    -- why: the name under which a comment was written
    note TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (kind, digest)
);
-- What moderators taught the filter: in how many texts of each kind a word was. The empty word counts the texts.
CREATE TABLE spam_word (
    word TEXT COLLATE "C" PRIMARY KEY,
    spam BIGINT NOT NULL,
    good BIGINT NOT NULL,
    -- 'spam' or 'ignored' by decision of the desk; NULL: the counts decide
    fixed TEXT COLLATE "C"
);
CREATE INDEX spam_word_spam ON spam_word (spam, word);
-- Acts of moderators that can be taken back for a short time: the states before, as JSON.
CREATE TABLE moderation_act (
    id TEXT COLLATE "C" PRIMARY KEY,
    made_by TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    states TEXT COLLATE "C" NOT NULL
);
-- Stories whose comments a moderator closed, apart from the story's own switch, which belongs to its draft.
CREATE TABLE comments_closed (
    story_id TEXT COLLATE "C" PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    closed_by TEXT COLLATE "C" NOT NULL,
    closed_at BIGINT NOT NULL
);
-- When the desk last got a mail about waiting comments: at most one row, so that only one process sends it.
CREATE TABLE moderation_mail (
    id BIGINT PRIMARY KEY,
    sent_at BIGINT NOT NULL
);
