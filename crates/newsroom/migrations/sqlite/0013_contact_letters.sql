-- Traces of letters that readers sent by the form: digests only, to recognise repetition; the letters themselves are mailed. Removed after a day.
CREATE TABLE contact_letter (
    id TEXT PRIMARY KEY,
    network TEXT NOT NULL,
    gist TEXT NOT NULL,
    sent_at INTEGER NOT NULL
);
CREATE INDEX contact_letter_network ON contact_letter (network, sent_at);
CREATE INDEX contact_letter_gist ON contact_letter (gist, sent_at);
