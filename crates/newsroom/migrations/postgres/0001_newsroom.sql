-- Sections, tags, authors, media, menus: what queries need as columns, the whole thing as JSON in data.
CREATE TABLE settings (
    id BIGINT PRIMARY KEY,
    data TEXT COLLATE "C" NOT NULL
);
CREATE TABLE section (
    id TEXT COLLATE "C" PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    data TEXT COLLATE "C" NOT NULL
);
CREATE TABLE tag (
    id TEXT COLLATE "C" PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    data TEXT COLLATE "C" NOT NULL
);
CREATE TABLE author (
    id TEXT COLLATE "C" PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    data TEXT COLLATE "C" NOT NULL
);
CREATE TABLE media (
    id TEXT COLLATE "C" PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    data TEXT COLLATE "C" NOT NULL
);
CREATE TABLE menu (
    id TEXT COLLATE "C" PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    data TEXT COLLATE "C" NOT NULL
);
CREATE TABLE redirect (
    from_path TEXT COLLATE "C" PRIMARY KEY,
    to_path TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL
);

-- Stories and pages. Columns before data serve lists; data is the whole story as JSON and is read only for its own page.
CREATE TABLE story (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL UNIQUE,
    parent_id TEXT COLLATE "C",
    position BIGINT NOT NULL,
    headline TEXT COLLATE "C" NOT NULL,
    front_headline TEXT COLLATE "C" NOT NULL,
    standfirst TEXT COLLATE "C",
    section_id TEXT COLLATE "C",
    byline_ids TEXT COLLATE "C" NOT NULL,
    lead_image_id TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL,
    direction TEXT COLLATE "C" NOT NULL,
    format TEXT COLLATE "C" NOT NULL,
    published_at BIGINT,
    updated_at BIGINT NOT NULL,
    embargo_until BIGINT,
    expires_at BIGINT,
    pinned BOOLEAN NOT NULL,
    words BIGINT NOT NULL,
    revisions BIGINT NOT NULL,
    -- the shelves it stands on, separated by spaces, and the instant it stands there under; empty and NULL while not listed
    shelves TEXT COLLATE "C" NOT NULL,
    shelved_at BIGINT,
    -- when its being live changes next by itself
    due_at BIGINT,
    data TEXT COLLATE "C" NOT NULL
);
CREATE INDEX story_parent ON story (parent_id, position, path);
CREATE INDEX story_due ON story (due_at, id);

CREATE TABLE story_section (
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    section_id TEXT COLLATE "C" NOT NULL REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (story_id, position)
);
CREATE INDEX story_section_section ON story_section (section_id, story_id);
CREATE TABLE story_tag (
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    tag_id TEXT COLLATE "C" NOT NULL REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (story_id, position)
);
CREATE INDEX story_tag_tag ON story_tag (tag_id, story_id);
CREATE TABLE story_byline (
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    author_id TEXT COLLATE "C" NOT NULL REFERENCES author (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (story_id, position)
);
CREATE INDEX story_byline_author ON story_byline (author_id, story_id);
-- no reference to media: an import may bring the story before its pictures
CREATE TABLE story_media (
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    media_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (story_id, position)
);
CREATE INDEX story_media_media ON story_media (media_id, story_id);

CREATE TABLE revision (
    id TEXT COLLATE "C" PRIMARY KEY,
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    number BIGINT NOT NULL,
    saved_by TEXT COLLATE "C",
    reason TEXT COLLATE "C" NOT NULL,
    saved_at BIGINT NOT NULL,
    snapshot TEXT COLLATE "C" NOT NULL,
    UNIQUE (story_id, number)
);

CREATE TABLE comment (
    id TEXT COLLATE "C" PRIMARY KEY,
    story_id TEXT COLLATE "C" NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    data TEXT COLLATE "C" NOT NULL
);
CREATE INDEX comment_story ON comment (story_id, state, kind, created_at, id);

-- The lists: one row for each list a listed story stands on, in the order readers see.
CREATE TABLE shelf_story (
    shelf TEXT COLLATE "C" NOT NULL,
    published_at BIGINT NOT NULL,
    story_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shelf, published_at, story_id)
);
CREATE TABLE shelf_count (
    shelf TEXT COLLATE "C" PRIMARY KEY,
    stories BIGINT NOT NULL
);

CREATE TABLE import (
    id TEXT COLLATE "C" PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL,
    begun_at BIGINT NOT NULL,
    finished_at BIGINT,
    report TEXT COLLATE "C"
);
CREATE TABLE source (
    source TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    target_id TEXT COLLATE "C" NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, kind, key)
);
CREATE INDEX source_key ON source (kind, key, import_id, source);

CREATE TABLE outbox (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    keys TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);

-- Search: the normalised words of each listed story, numbered by time of publication; and the vocabulary.
CREATE TABLE search_doc (
    docid BIGINT PRIMARY KEY,
    story_id TEXT COLLATE "C" NOT NULL UNIQUE,
    published_at BIGINT NOT NULL,
    facets TEXT COLLATE "C" NOT NULL,
    headline TEXT COLLATE "C" NOT NULL,
    standfirst TEXT COLLATE "C" NOT NULL,
    people TEXT COLLATE "C" NOT NULL,
    captions TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    tsv TSVECTOR NOT NULL
);
CREATE TABLE search_word (
    word TEXT COLLATE "C" PRIMARY KEY,
    reversed TEXT COLLATE "C" NOT NULL,
    shown TEXT COLLATE "C" NOT NULL,
    stories BIGINT NOT NULL
);
CREATE INDEX search_word_reversed ON search_word (reversed);
-- uncompressed, since every look at a vector would unpack it; without a list of pending entries, which each search would read through
ALTER TABLE search_doc ALTER COLUMN tsv SET STORAGE EXTERNAL;
CREATE INDEX search_doc_tsv ON search_doc USING gin (tsv) WITH (fastupdate = off);
