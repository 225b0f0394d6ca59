-- Imports that the desk began: what runs, how far it is, and what became of it. Passwords of old sites are never here.
CREATE TABLE import_job (
    id TEXT COLLATE "C" PRIMARY KEY,
    -- file or site
    kind TEXT NOT NULL,
    -- the name of the file that was sent, or the address of the site
    source TEXT NOT NULL,
    -- the name at the old site that signs in; empty: nobody
    site_user TEXT NOT NULL,
    -- whether pictures are fetched from the old site
    fetches BIGINT NOT NULL,
    -- trial (writes nothing), import, rollback
    act TEXT NOT NULL,
    -- running, done, failed
    state TEXT NOT NULL,
    step TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    made_by TEXT COLLATE "C",
    begun_at BIGINT NOT NULL,
    -- when the process that runs it last said so: a running one that has been silent was stopped with its process
    beat_at BIGINT NOT NULL,
    ended_at BIGINT,
    -- the imports that it made, separated by spaces: what can be rolled back
    imports TEXT NOT NULL,
    -- JSON: numbers and the first entries of the report's lists; empty while there is none
    report TEXT NOT NULL,
    -- why it failed, in words
    problem TEXT NOT NULL
);
-- the list, and the one that runs
CREATE INDEX import_job_begun ON import_job (begun_at, id);
CREATE INDEX import_job_state ON import_job (state, beat_at);

-- What is to be mended at the paper, as the last check found it; rows go away when what they say is mended.
CREATE TABLE site_finding (
    -- link (within the paper), outside, redirect, alt
    kind TEXT COLLATE "C" NOT NULL,
    -- the story, the old path of the redirect, the picture
    id TEXT COLLATE "C" NOT NULL,
    -- where the link or redirect leads
    target TEXT COLLATE "C" NOT NULL,
    -- the headline or name
    title TEXT NOT NULL,
    -- what is wrong with a link to another site
    detail TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    PRIMARY KEY (kind, id, target)
);
-- Checks: what lies within the paper, and links to other sites.
CREATE TABLE site_check (
    -- within, outside
    name TEXT COLLATE "C" PRIMARY KEY,
    begun_at BIGINT NOT NULL,
    -- when the process that checks last said so
    beat_at BIGINT NOT NULL,
    ended_at BIGINT,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    -- bytes of pictures and files, as the last check added them up
    media_bytes BIGINT NOT NULL,
    -- links to other sites: the story after which the next check goes on; empty: with the newest
    after_id TEXT COLLATE "C" NOT NULL
);
-- Links to other sites that were tried, so that one is not asked again too soon.
CREATE TABLE outside_link (
    url TEXT COLLATE "C" PRIMARY KEY,
    checked_at BIGINT NOT NULL,
    -- empty: it answered
    problem TEXT NOT NULL
);
CREATE INDEX outside_link_checked ON outside_link (checked_at);
-- published stories that are hard to find: the indexes hold only these, so that counting them is cheap
CREATE INDEX story_no_section ON story (state, kind, published_at, id) WHERE section_id IS NULL AND kind = 'story' AND state = 'published';
CREATE INDEX story_no_author ON story (state, kind, published_at, id) WHERE byline_ids = '' AND kind = 'story' AND state = 'published';
