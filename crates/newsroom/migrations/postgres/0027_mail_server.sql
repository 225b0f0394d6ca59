-- The mail server that administrators set at the desk: one row, or none while letters become files.
CREATE TABLE mail_server (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    -- JSON: host, port, security, user, sender
    data TEXT NOT NULL
);
-- Its password, in a table of its own because backups leave this one out.
CREATE TABLE mail_password (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    password TEXT NOT NULL
);
