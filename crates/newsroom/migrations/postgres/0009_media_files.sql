-- The stored file's name, which is the hash of what was uploaded: an upload of the same bytes finds the item that is there.
ALTER TABLE media ADD COLUMN file TEXT COLLATE "C";
-- the person who uploaded it, and may change its texts; NULL for imports and the command line
ALTER TABLE media ADD COLUMN owner_id TEXT COLLATE "C";
-- not parsed as JSON, because PostgreSQL refuses some texts that are valid in it
UPDATE media SET file = substring(data from '"file":"([0-9a-f/.a-z]+)"');
CREATE INDEX media_file ON media (file);
