-- What ANALYZE stored is true for the day only on which it ran: a paper that had 55 pictures then, and 100,000 now, read all of them to find 32.
DROP TABLE IF EXISTS sqlite_stat1;
DROP TABLE IF EXISTS sqlite_stat4;
