-- What each run of an importer made or wrote: how a paper can be brought back to before it. One row for each thing and run.
CREATE TABLE import_thing (
    import_id TEXT COLLATE "C" NOT NULL REFERENCES import (id) DEFERRABLE INITIALLY DEFERRED,
    -- story, comment, media, file, author, section, tag, menu, redirect or settings
    kind TEXT COLLATE "C" NOT NULL,
    -- its identity; the name of a file, the old path of a redirect
    target_id TEXT COLLATE "C" NOT NULL,
    -- of the stored thing as this run left it: another one means that somebody changed it since
    digest TEXT COLLATE "C" NOT NULL,
    -- the thing as it was before this run; NULL where this run made it
    before TEXT COLLATE "C",
    PRIMARY KEY (import_id, kind, target_id)
);
-- which runs wrote a thing
CREATE INDEX import_thing_target ON import_thing (target_id, kind);
-- one that was stopped goes on under its number; one that is being taken back is finished before another begins
CREATE INDEX import_source ON import (source, begun_at);
ALTER TABLE import ADD COLUMN undo_begun_at BIGINT;
ALTER TABLE import ADD COLUMN undone_at BIGINT;
