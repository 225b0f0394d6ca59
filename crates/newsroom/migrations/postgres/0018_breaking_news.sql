-- Lines of breaking news, past ones too. At most one has not ended.
CREATE TABLE breaking_news (
    id TEXT COLLATE "C" PRIMARY KEY,
    text TEXT COLLATE "C" NOT NULL,
    -- empty: leads nowhere
    link TEXT COLLATE "C" NOT NULL,
    begun_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX breaking_news_ended ON breaking_news (ended_at, begun_at);
