-- The feed of all comments reads the newest of them.
CREATE INDEX comment_newest ON comment (state, kind, created_at, id);
