-- People who can sign in. email_key is the address normalised and case-folded, so that Name@ and name@ are one person.
CREATE TABLE user_account (
    id TEXT COLLATE "C" PRIMARY KEY,
    email TEXT COLLATE "C" NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    -- a JSON list of section ids that the role is limited to; NULL: every section
    sections TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    -- the author under whose name they write; no reference, since rolling back an import removes its authors
    author_id TEXT COLLATE "C" UNIQUE,
    language TEXT COLLATE "C" NOT NULL,
    text_size TEXT COLLATE "C" NOT NULL,
    -- Argon2id in the PHC string format
    password TEXT COLLATE "C",
    totp_secret TEXT COLLATE "C",
    -- shown to its owner as a QR code, not in use until a code of it was given
    totp_pending TEXT COLLATE "C",
    -- the last time step whose code was used: a code counts once
    totp_step BIGINT,
    -- raised with role and sections: sessions with an older number get a new token at their next request
    rights_version BIGINT NOT NULL,
    -- raised with password, second factor and deactivation: sessions with an older number have ended
    credentials_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_sign_in_at BIGINT
);
CREATE INDEX user_account_name ON user_account (name, id);
CREATE INDEX user_account_role ON user_account (role, state, id);

-- Recovery codes of the second factor: SHA-256 of each, so that a copy of the database opens nothing.
CREATE TABLE recovery_code (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    hash TEXT COLLATE "C" NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (user_id, hash)
);

-- Sessions. Only SHA-256 of the token is stored.
CREATE TABLE user_session (
    id TEXT COLLATE "C" PRIMARY KEY,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    -- the token before the last rotation, valid for some seconds for requests that were under way
    former_hash TEXT COLLATE "C" UNIQUE,
    former_until BIGINT,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    rights_version BIGINT NOT NULL,
    credentials_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    rotated_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- when the password was last given
    confirmed_at BIGINT NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    network TEXT COLLATE "C" NOT NULL
);
CREATE INDEX user_session_user ON user_session (user_id, last_seen_at, id);
CREATE INDEX user_session_ends ON user_session (ends_at);

-- Links that work once: set-up, invitation, new password, new address, and the second step of a sign-in. Only SHA-256 of the token.
CREATE TABLE account_link (
    id TEXT COLLATE "C" PRIMARY KEY,
    hash TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT COLLATE "C" NOT NULL,
    user_id TEXT COLLATE "C" REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    email TEXT COLLATE "C",
    email_key TEXT COLLATE "C",
    name TEXT COLLATE "C",
    role TEXT COLLATE "C",
    sections TEXT COLLATE "C",
    author_id TEXT COLLATE "C",
    made_by TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    cancelled_at BIGINT
);
CREATE INDEX account_link_email ON account_link (kind, email_key);
CREATE INDEX account_link_user ON account_link (user_id, kind);
CREATE INDEX account_link_expires ON account_link (expires_at);

-- Failed sign-ins by account, network and device. The key is a digest: what somebody typed is not stored.
CREATE TABLE sign_in_throttle (
    key TEXT COLLATE "C" PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    -- no attempt is evaluated before this instant
    free_at BIGINT NOT NULL
);
CREATE INDEX sign_in_throttle_last ON sign_in_throttle (last_at);

-- Devices that somebody has signed in on: others guessing the password do not slow these down.
CREATE TABLE known_device (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    user_id TEXT COLLATE "C" NOT NULL REFERENCES user_account (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    last_used_at BIGINT NOT NULL
);
CREATE INDEX known_device_user ON known_device (user_id);
CREATE INDEX known_device_last ON known_device (last_used_at);

-- Who did what. Append-only; hash covers the entry and the hash before it, so that a changed or removed entry is found.
CREATE TABLE audit_log (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_kind TEXT COLLATE "C" NOT NULL,
    actor_id TEXT COLLATE "C",
    -- as it was then: it survives the person
    actor_name TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    target_kind TEXT COLLATE "C" NOT NULL,
    target_id TEXT COLLATE "C",
    target_name TEXT COLLATE "C" NOT NULL,
    network TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_log_actor ON audit_log (actor_id, seq);
CREATE INDEX audit_log_act ON audit_log (act, seq);
CREATE INDEX audit_log_target ON audit_log (target_id, seq);
CREATE INDEX audit_log_at ON audit_log (at, seq);
CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_log_rows BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_log_refuse();
CREATE TRIGGER audit_log_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse();
