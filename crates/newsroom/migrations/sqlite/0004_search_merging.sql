-- Pieces of the search index are put together when there are sixteen of a size, not four: each word is written again half as often,
-- which a large archive that comes in feels most. A search looks into more pieces, which costs it little.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16);
