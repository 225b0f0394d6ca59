-- SQLite's index alone is told when to put its pieces together; PostgreSQL knows by itself.
SELECT 1;
