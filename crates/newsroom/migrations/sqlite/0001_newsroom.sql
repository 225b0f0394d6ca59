-- Sections, tags, authors, media, menus: what queries need as columns, the whole thing as JSON in data.
CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    data TEXT NOT NULL
);
CREATE TABLE section (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
);
CREATE TABLE tag (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
);
CREATE TABLE author (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
);
CREATE TABLE media (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
);
CREATE TABLE menu (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
);
CREATE TABLE redirect (
    from_path TEXT PRIMARY KEY,
    to_path TEXT NOT NULL,
    status TEXT NOT NULL
);

-- Stories and pages. Columns before data serve lists; data is the whole story as JSON and is read only for its own page.
CREATE TABLE story (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    parent_id TEXT,
    position INTEGER NOT NULL,
    headline TEXT NOT NULL,
    front_headline TEXT NOT NULL,
    standfirst TEXT,
    section_id TEXT,
    byline_ids TEXT NOT NULL,
    lead_image_id TEXT,
    language TEXT NOT NULL,
    direction TEXT NOT NULL,
    format TEXT NOT NULL,
    published_at INTEGER,
    updated_at INTEGER NOT NULL,
    embargo_until INTEGER,
    expires_at INTEGER,
    pinned INTEGER NOT NULL,
    words INTEGER NOT NULL,
    revisions INTEGER NOT NULL,
    -- the shelves it stands on, separated by spaces, and the instant it stands there under; empty and NULL while not listed
    shelves TEXT NOT NULL,
    shelved_at INTEGER,
    -- when its being live changes next by itself
    due_at INTEGER,
    data TEXT NOT NULL
);
CREATE INDEX story_parent ON story (parent_id, position, path);
CREATE INDEX story_due ON story (due_at, id);

CREATE TABLE story_section (
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    section_id TEXT NOT NULL REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (story_id, position)
) WITHOUT ROWID;
CREATE INDEX story_section_section ON story_section (section_id, story_id);
CREATE TABLE story_tag (
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    tag_id TEXT NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (story_id, position)
) WITHOUT ROWID;
CREATE INDEX story_tag_tag ON story_tag (tag_id, story_id);
CREATE TABLE story_byline (
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    author_id TEXT NOT NULL REFERENCES author (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,
    PRIMARY KEY (story_id, position)
) WITHOUT ROWID;
CREATE INDEX story_byline_author ON story_byline (author_id, story_id);
-- no reference to media: an import may bring the story before its pictures
CREATE TABLE story_media (
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    media_id TEXT NOT NULL,
    PRIMARY KEY (story_id, position)
) WITHOUT ROWID;
CREATE INDEX story_media_media ON story_media (media_id, story_id);

CREATE TABLE revision (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    saved_by TEXT,
    reason TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    snapshot TEXT NOT NULL,
    UNIQUE (story_id, number)
);

CREATE TABLE comment (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX comment_story ON comment (story_id, state, kind, created_at, id);

-- The lists: one row for each list a listed story stands on, in the order readers see.
CREATE TABLE shelf_story (
    shelf TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    story_id TEXT NOT NULL,
    PRIMARY KEY (shelf, published_at, story_id)
) WITHOUT ROWID;
CREATE TABLE shelf_count (
    shelf TEXT PRIMARY KEY,
    stories INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE import (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    finished_at INTEGER,
    report TEXT
);
CREATE TABLE source (
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    target_id TEXT NOT NULL,
    import_id TEXT NOT NULL,
    PRIMARY KEY (source, kind, key)
) WITHOUT ROWID;
CREATE INDEX source_key ON source (kind, key, import_id, source);

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    keys TEXT NOT NULL,
    at INTEGER NOT NULL
);

-- Search: the normalised words of each listed story, numbered by time of publication; and the vocabulary.
CREATE TABLE search_doc (
    docid INTEGER PRIMARY KEY,
    story_id TEXT NOT NULL UNIQUE,
    published_at INTEGER NOT NULL,
    facets TEXT NOT NULL,
    headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    people TEXT NOT NULL,
    captions TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE search_word (
    word TEXT PRIMARY KEY,
    reversed TEXT NOT NULL,
    shown TEXT NOT NULL,
    stories INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX search_word_reversed ON search_word (reversed);
CREATE VIRTUAL TABLE search_index USING fts5 (
    headline, standfirst, people, captions, body, facets,
    content = '', contentless_delete = 1, detail = column, tokenize = 'ascii', prefix = '2 3 4'
);
