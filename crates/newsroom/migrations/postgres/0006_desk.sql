-- What the desk knows of a story besides its content. Columns, not JSON: no revision and no reader's page contains them.
-- the person who began it; NULL for imports and the command line
ALTER TABLE story ADD COLUMN owner_id TEXT COLLATE "C";
-- when the state last changed, and the note given with it (why it was returned or killed)
ALTER TABLE story ADD COLUMN state_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN state_note TEXT COLLATE "C" NOT NULL DEFAULT '';
-- when it was last saved; the order of the desk's lists
ALTER TABLE story ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE story_byline ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
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
    docid BIGINT PRIMARY KEY,
    story_id TEXT COLLATE "C" NOT NULL UNIQUE,
    -- each word once, normalised, separated by spaces
    words TEXT COLLATE "C" NOT NULL,
    tsv TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
);
CREATE INDEX draft_doc_tsv ON draft_doc USING gin (tsv) WITH (fastupdate = off);
