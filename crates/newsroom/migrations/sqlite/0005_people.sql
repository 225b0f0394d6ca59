-- People who can sign in. email_key is the address normalised and case-folded, so that Name@ and name@ are one person.
CREATE TABLE user_account (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    -- a JSON list of section ids that the role is limited to; NULL: every section
    sections TEXT,
    state TEXT NOT NULL,
    -- the author under whose name they write; no reference, since rolling back an import removes its authors
    author_id TEXT UNIQUE,
    language TEXT NOT NULL,
    text_size TEXT NOT NULL,
    -- Argon2id in the PHC string format
    password TEXT,
    totp_secret TEXT,
    -- shown to its owner as a QR code, not in use until a code of it was given
    totp_pending TEXT,
    -- the last time step whose code was used: a code counts once
    totp_step INTEGER,
    -- raised with role and sections: sessions with an older number get a new token at their next request
    rights_version INTEGER NOT NULL,
    -- raised with password, second factor and deactivation: sessions with an older number have ended
    credentials_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    last_sign_in_at INTEGER
);
CREATE INDEX user_account_name ON user_account (name, id);
CREATE INDEX user_account_role ON user_account (role, state, id);

-- Recovery codes of the second factor: SHA-256 of each, so that a copy of the database opens nothing.
CREATE TABLE recovery_code (
    user_id TEXT NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    hash TEXT NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (user_id, hash)
);

-- Sessions. Only SHA-256 of the token is stored.
CREATE TABLE user_session (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    -- the token before the last rotation, valid for some seconds for requests that were under way
    former_hash TEXT UNIQUE,
    former_until INTEGER,
    user_id TEXT NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    rights_version INTEGER NOT NULL,
    credentials_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    rotated_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    -- when the password was last given
    confirmed_at INTEGER NOT NULL,
    device TEXT NOT NULL,
    network TEXT NOT NULL
);
CREATE INDEX user_session_user ON user_session (user_id, last_seen_at, id);
CREATE INDEX user_session_ends ON user_session (ends_at);

-- Links that work once: set-up, invitation, new password, new address, and the second step of a sign-in. Only SHA-256 of the token.
CREATE TABLE account_link (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    user_id TEXT REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    email TEXT,
    email_key TEXT,
    name TEXT,
    role TEXT,
    sections TEXT,
    author_id TEXT,
    made_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    cancelled_at INTEGER
);
CREATE INDEX account_link_email ON account_link (kind, email_key);
CREATE INDEX account_link_user ON account_link (user_id, kind);
CREATE INDEX account_link_expires ON account_link (expires_at);

-- Failed sign-ins by account, network and device. The key is a digest: what somebody typed is not stored.
CREATE TABLE sign_in_throttle (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    -- no attempt is evaluated before this instant
    free_at INTEGER NOT NULL
);
CREATE INDEX sign_in_throttle_last ON sign_in_throttle (last_at);

-- Devices that somebody has signed in on: others guessing the password do not slow these down.
CREATE TABLE known_device (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    last_used_at INTEGER NOT NULL
);
CREATE INDEX known_device_user ON known_device (user_id);
CREATE INDEX known_device_last ON known_device (last_used_at);

-- Who did what. Append-only; hash covers the entry and the hash before it, so that a changed or removed entry is found.
CREATE TABLE audit_log (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT,
    -- as it was then: it survives the person
    actor_name TEXT NOT NULL,
    act TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target_id TEXT,
    target_name TEXT NOT NULL,
    network TEXT NOT NULL,
    device TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_log_actor ON audit_log (actor_id, seq);
CREATE INDEX audit_log_act ON audit_log (act, seq);
CREATE INDEX audit_log_target ON audit_log (target_id, seq);
CREATE INDEX audit_log_at ON audit_log (at, seq);
CREATE TRIGGER audit_log_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_log_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
-- INSERT OR REPLACE deletes without the trigger above
CREATE TRIGGER audit_log_replace BEFORE INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
