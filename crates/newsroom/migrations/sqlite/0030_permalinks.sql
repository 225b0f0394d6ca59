-- The last part of the path of a story that is not at /{slug}/: it is found by that part alone too. NULL for all others.
ALTER TABLE story ADD COLUMN slug TEXT;
CREATE INDEX story_slug ON story (slug, published_at, id) WHERE slug IS NOT NULL;
