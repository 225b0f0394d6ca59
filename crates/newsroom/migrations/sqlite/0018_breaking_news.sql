-- Lines of breaking news, past ones too. At most one has not ended.
CREATE TABLE breaking_news (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    -- empty: leads nowhere
    link TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    ended_at INTEGER
) WITHOUT ROWID;
CREATE INDEX breaking_news_ended ON breaking_news (ended_at, begun_at);
