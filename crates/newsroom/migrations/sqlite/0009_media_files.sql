-- The stored file's name, which is the hash of what was uploaded: an upload of the same bytes finds the item that is there.
ALTER TABLE media ADD COLUMN file TEXT;
-- the person who uploaded it, and may change its texts; NULL for imports and the command line
ALTER TABLE media ADD COLUMN owner_id TEXT;
UPDATE media SET file = json_extract(data, '$.file');
CREATE INDEX media_file ON media (file);
