-- The library of pictures and files lists 100,000 of them by what has to be mended, and finds them by any of their words.
-- image, audio, video or file; empty until the program has filled what follows from data
ALTER TABLE media ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT '';
-- 1: a picture of which nobody has said what it shows
ALTER TABLE media ADD COLUMN lacks_alt BIGINT NOT NULL DEFAULT 0;
-- from this instant on it may not be used anew
ALTER TABLE media ADD COLUMN licence_until BIGINT;
-- 1: a story, section, author or setting shows it
ALTER TABLE media ADD COLUMN used BIGINT NOT NULL DEFAULT 0;
CREATE INDEX media_kind ON media (kind, id);
CREATE INDEX media_lacks_alt ON media (id) WHERE lacks_alt = 1;
CREATE INDEX media_unused ON media (id) WHERE used = 0;
CREATE INDEX media_licence ON media (licence_until, id);
-- the words of its name, alternative text, caption and credit
CREATE TABLE media_word (
    word TEXT COLLATE "C" NOT NULL,
    media_id TEXT COLLATE "C" NOT NULL REFERENCES media (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (word, media_id)
);
CREATE INDEX media_word_media ON media_word (media_id, word);
-- Who shows a picture besides the rows of stories (story_media); without a reference to media, as there.
CREATE TABLE media_use (
    media_id TEXT COLLATE "C" NOT NULL,
    -- section, author, settings; draft: changes of a published story that readers do not see yet
    kind TEXT COLLATE "C" NOT NULL,
    entity_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (media_id, kind, entity_id)
);
CREATE INDEX media_use_entity ON media_use (kind, entity_id);
INSERT INTO media_use (media_id, kind, entity_id)
    -- not parsed as JSON, because PostgreSQL refuses some texts that are valid in it
    SELECT substring(data from '"picture":"([0-9a-f-]+)"'), 'author', id FROM author
    WHERE substring(data from '"picture":"([0-9a-f-]+)"') IS NOT NULL;
UPDATE media SET used = 1 WHERE EXISTS (SELECT 1 FROM story_media s WHERE s.media_id = media.id)
    OR EXISTS (SELECT 1 FROM media_use u WHERE u.media_id = media.id);
-- What a picture was before its file was replaced, so that the former file can come back.
CREATE TABLE media_version (
    media_id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    replaced_at BIGINT NOT NULL,
    -- NULL for the command line
    replaced_by TEXT COLLATE "C",
    -- JSON: the whole item
    data TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (media_id, number)
);
