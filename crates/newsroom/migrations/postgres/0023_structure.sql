-- The desk lists 100,000 tags by name and by use, and finds them by any word of their names.
-- the words of the name without case and accents, in order: for lists, and to see that a name is there already
ALTER TABLE tag ADD COLUMN name_key TEXT COLLATE "C" NOT NULL DEFAULT '';
-- how many stories have it, in whatever state; a counter, because counting rows takes longer the more there are
ALTER TABLE tag ADD COLUMN uses BIGINT NOT NULL DEFAULT 0;
UPDATE tag SET name_key = lower(data::json ->> 'name'), uses = (SELECT COUNT(*) FROM story_tag WHERE story_tag.tag_id = tag.id);
CREATE INDEX tag_name ON tag (name_key, id);
CREATE INDEX tag_unused ON tag (uses, name_key, id);
CREATE INDEX tag_uses ON tag (uses, id);
-- the words of its name and synonyms
CREATE TABLE tag_word (
    word TEXT COLLATE "C" NOT NULL,
    tag_id TEXT COLLATE "C" NOT NULL REFERENCES tag (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (word, tag_id)
);
CREATE INDEX tag_word_tag ON tag_word (tag_id, word);
INSERT INTO tag_word (word, tag_id) SELECT name_key, id FROM tag WHERE name_key <> '';

-- Changes of sections, tags, authors, redirects and menus: what each of them wrote, so that it can be taken back.
CREATE TABLE structure_change (
    id TEXT COLLATE "C" PRIMARY KEY,
    made_at BIGINT NOT NULL,
    -- NULL for the command line
    made_by TEXT COLLATE "C",
    -- section, tag, author, redirect or menu
    kind TEXT COLLATE "C" NOT NULL,
    target_id TEXT COLLATE "C" NOT NULL,
    -- the one it became part of: drafts and old versions of stories still name the former one
    merged_into TEXT COLLATE "C",
    -- JSON: each entity that was written, before and after
    steps TEXT COLLATE "C" NOT NULL,
    -- JSON: the stories that moved, with their lists before and after
    stories TEXT COLLATE "C" NOT NULL,
    undone_at BIGINT
);
CREATE INDEX structure_change_merged ON structure_change (target_id) WHERE merged_into IS NOT NULL AND undone_at IS NULL;
CREATE INDEX structure_change_at ON structure_change (made_at, id);

-- what leads to a path: chains are shortened when a redirect is added
CREATE INDEX redirect_to ON redirect (to_path, from_path);
