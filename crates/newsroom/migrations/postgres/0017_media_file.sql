-- The oldest picture of a file is found without sorting.
DROP INDEX media_file;
CREATE INDEX media_file ON media (file, id);
