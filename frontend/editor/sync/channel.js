//! How tabs of one browser speak to each other.

/** A tab in which a person signs out says `{ send: person }`: all others then send what waits. */
export const CHANNEL = 'press-journal';
