-- Fronts: the top of the front page and of section pages as editors arranged it. A page without a row is arranged by a rule alone.
CREATE TABLE front (
    -- home, or the identity of a section
    page TEXT PRIMARY KEY,
    live_layout TEXT NOT NULL,
    draft_layout TEXT NOT NULL,
    -- counts what people changed: nobody overwrites what they have not seen
    revision INTEGER NOT NULL,
    -- JSON: for each slot, and for the layout, the revision of its last change in the draft, who made it and when
    changes TEXT NOT NULL,
    -- JSON: the draft before its last change, which can be taken back; empty: there is none
    before TEXT NOT NULL,
    -- the number of the version that readers see; 0: nothing was published yet
    version INTEGER NOT NULL
) WITHOUT ROWID;

-- Rows, so that the front page reads its stories with one query, and a story that is taken back is found in all slots.
CREATE TABLE front_slot (
    page TEXT NOT NULL REFERENCES front (page) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    -- 1: of the draft; 0: what readers see
    draft INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    story_id TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    -- empty: the story's own
    headline TEXT NOT NULL,
    -- empty: the name of the story's section
    kicker TEXT NOT NULL,
    -- whether the story's picture is shown: 0 or 1
    picture INTEGER NOT NULL,
    -- when the story leaves the slot by itself
    until INTEGER,
    PRIMARY KEY (page, draft, slot)
) WITHOUT ROWID;
CREATE INDEX front_slot_story ON front_slot (story_id);
CREATE INDEX front_slot_until ON front_slot (until) WHERE until IS NOT NULL;

-- What was published, so that it can be published again.
CREATE TABLE front_version (
    page TEXT NOT NULL REFERENCES front (page) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    version INTEGER NOT NULL,
    -- JSON: layout and slots
    plan TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    -- NULL for the command line
    published_by TEXT,
    PRIMARY KEY (page, version)
) WITHOUT ROWID;

-- Pages (About, Contact …) are few among many stories: the desk lists them by path.
CREATE INDEX story_page ON story (kind, path) WHERE kind = 'page';
