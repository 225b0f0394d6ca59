//! The messages of a socket, JSON with a `type` (`docs/contracts/draft-http.md`).

use newsroom::{DraftStatus, DraftStep};
use serde::Deserialize;

use super::{super::draft_json, room::Person};

/// What a tab says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Incoming {
    /// The first message: which editor it is, and which version its draft has.
    Hello {
        /// The schema that the editor was made for.
        schema: u32,
        /// The version that the tab has.
        version: i64,
        /// The tab's name for itself.
        #[serde(default)]
        client: String,
    },
    /// Steps, as in `POST steps`.
    Push {
        /// The version that they are based on.
        version: i64,
        /// The tab's name for itself.
        client: String,
        /// ProseMirror's steps.
        steps: Vec<serde_json::Value>,
    },
    /// Where the selection is.
    Presence {
        /// Where it began.
        #[serde(alias = "from")]
        anchor: u64,
        /// Where the caret is.
        #[serde(alias = "to")]
        head: u64,
        /// The version that both are positions in.
        version: i64,
    },
    /// Is anybody there? The tab cannot see the pings of the protocol.
    Beat,
    /// The tab closes the draft.
    Bye,
}

/// Steps after the version that the tab has.
pub fn steps(version: i64, steps: &[DraftStep]) -> String {
    format!("{{\"type\":\"steps\",{}}}", draft_json::steps(version, steps))
}

/// Somebody was first.
pub fn conflict(version: i64, steps: &[DraftStep]) -> String {
    format!("{{\"type\":\"conflict\",{}}}", draft_json::steps(version, steps))
}

/// A push, or the whole socket, was refused.
pub fn refused(why: &str) -> String {
    format!("{{\"type\":\"refused\",\"why\":{}}}", draft_json::text(why))
}

/// The story's state.
pub fn state(status: &DraftStatus) -> String {
    format!("{{\"type\":\"state\",{}}}", draft_json::status(status))
}

/// The answer to a beat.
pub const BEAT: &str = "{\"type\":\"beat\"}";
/// The session has ended.
pub const SIGNED_OUT: &str = "{\"type\":\"signed_out\"}";
/// The draft must be opened anew.
pub const RELOAD: &str = "{\"type\":\"reload\"}";

/// Everybody who has greeted.
pub fn people(people: &[Person]) -> String {
    let here = people.iter().filter(|person| !person.client.is_empty());
    let one = |person: &Person| {
        let (anchor, head, version) =
            person.at.map_or((None, None, None), |(anchor, head, version)| (Some(anchor), Some(head), Some(version)));
        serde_json::json!({
            "user": person.user.as_str(), "name": person.name, "client": person.client, "anchor": anchor, "head": head, "version": version,
        })
    };
    serde_json::json!({ "type": "people", "people": here.map(one).collect::<Vec<_>>() }).to_string()
}
