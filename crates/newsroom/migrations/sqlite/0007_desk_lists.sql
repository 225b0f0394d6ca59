-- Filters of the desk's lists that are used together have an index of their own: the drafts of a section, of a person, of an author.
CREATE INDEX story_state_section ON story (state, section_id, changed_at, id);
CREATE INDEX story_owner_state ON story (owner_id, state, changed_at, id);
-- the state of the story, so that one index finds an author's drafts
ALTER TABLE story_byline ADD COLUMN state TEXT NOT NULL DEFAULT '';
UPDATE story_byline SET state = (SELECT s.state FROM story s WHERE s.id = story_id);
CREATE INDEX story_byline_state ON story_byline (author_id, state, changed_at, story_id);
