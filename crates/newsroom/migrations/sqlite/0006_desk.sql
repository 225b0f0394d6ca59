-- What the desk knows of a story besides its content. Columns, not JSON: no revision and no reader's page contains them.
-- the person who began it; NULL for imports and the command line
ALTER TABLE story ADD COLUMN owner_id TEXT;
-- when the state last changed, and the note given with it (why it was returned or killed)
ALTER TABLE story ADD COLUMN state_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN state_note TEXT NOT NULL DEFAULT '';
-- when it was last saved; the order of the desk's lists
ALTER TABLE story ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story_byline ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
UPDATE story SET state_since = updated_at, changed_at = updated_at;
UPDATE story_byline SET changed_at = (SELECT s.changed_at FROM story s WHERE s.id = story_id);
-- one index for each filter of the desk's lists
CREATE INDEX story_changed ON story (changed_at, id);
CREATE INDEX story_state ON story (state, changed_at, id);
CREATE INDEX story_section_changed ON story (section_id, changed_at, id);
CREATE INDEX story_language ON story (language, changed_at, id);
CREATE INDEX story_owner ON story (owner_id, changed_at, id);
CREATE INDEX story_byline_changed ON story_byline (author_id, changed_at, story_id);
-- The words of every story that readers cannot find, for searches at the desk; a story saved before this migration enters with its next save.
CREATE TABLE draft_doc (
    docid INTEGER PRIMARY KEY,
    story_id TEXT NOT NULL UNIQUE,
    -- each word once, normalised, separated by spaces
    words TEXT NOT NULL
);
CREATE VIRTUAL TABLE draft_index USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '2 3 4');
CREATE TRIGGER draft_doc_insert AFTER INSERT ON draft_doc BEGIN INSERT INTO draft_index (rowid, words) VALUES (NEW.docid, NEW.words); END;
CREATE TRIGGER draft_doc_delete AFTER DELETE ON draft_doc BEGIN DELETE FROM draft_index WHERE rowid = OLD.docid; END;
