//! How much a text of a reader looks like advertising: a score of several facts, none of which decides alone, and what becomes of a comment with it.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::newtype::word_enum;
use crate::{CommentApproval, CommentState};

word_enum! {
    /// A fact that raised a score.
    SpamReason, "reason of a score" {
        /// The field that people do not see was filled in. Password managers do that too.
        Trap = "trap",
        /// The network or the address is banned.
        Banned = "banned",
        /// It contains links.
        Links = "links",
        /// It was sent within seconds after the form was first touched.
        Fast = "fast",
        /// Many texts came from this network in a short time. Many people may share one.
        Network = "network",
        /// The same text was sent before.
        Repeated = "repeated",
        /// Its words are those of texts that moderators marked as spam.
        Words = "words",
    }
}

/// What is known about a text when it arrives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signals {
    /// Whether the field that people do not see was filled in.
    pub trap: bool,
    /// Whether its network or address is banned.
    pub banned: bool,
    /// Number of links.
    pub links: usize,
    /// Seconds from the first touch of the form until it was sent, if a script measured them. Pages are cached and texts may wait in a queue, so
    /// a long time says nothing, and none says nothing either.
    pub seconds: Option<u32>,
    /// Texts from this network in the last ten minutes.
    pub from_network: u32,
    /// Equal texts in the last day.
    pub repeated: u32,
    /// How likely its words are those of spam, from 0 to 1; `None` until moderators have taught enough.
    pub learned: Option<f64>,
}

/// From here on a text is spam.
pub const SPAM: u32 = 100;
/// Below this, a comment by a known writer appears at once.
pub const LOW: u32 = 20;

/// A score and why it is so high.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpamScore {
    /// From 0; [`SPAM`] is certain.
    pub points: u32,
    /// What raised it.
    pub reasons: Vec<SpamReason>,
}

impl SpamScore {
    /// The score of these facts.
    pub fn of(signals: &Signals) -> Self {
        let facts = [
            (SpamReason::Banned, if signals.banned { SPAM } else { 0 }),
            (SpamReason::Trap, if signals.trap { 60 } else { 0 }),
            (SpamReason::Links, [0, 10, 30].get(signals.links).copied().unwrap_or(60)),
            (SpamReason::Fast, if signals.seconds.is_some_and(|seconds| seconds < 3) { 20 } else { 0 }),
            (
                SpamReason::Network,
                if signals.from_network > 20 {
                    40
                } else if signals.from_network > 5 {
                    20
                } else {
                    0
                },
            ),
            (SpamReason::Repeated, [0, 30].get(signals.repeated as usize).copied().unwrap_or(60)),
            (
                SpamReason::Words,
                signals.learned.map_or(0, |p| {
                    if p >= 0.99 {
                        60
                    } else if p >= 0.9 {
                        40
                    } else {
                        0
                    }
                }),
            ),
        ];
        let reasons = facts.iter().filter(|(_, points)| *points > 0).map(|(reason, _)| *reason).collect();
        Self { points: facts.iter().map(|(_, points)| points).sum(), reasons }
    }

    /// What becomes of a comment with this score. `known`: its writer has an approved comment. Nothing is thrown away: spam waits in a queue of
    /// its own.
    pub fn state(&self, known: bool, approval: CommentApproval) -> CommentState {
        match approval {
            _ if self.points >= SPAM => CommentState::Spam,
            CommentApproval::KnownAtOnce if known && self.points < LOW => CommentState::Approved,
            CommentApproval::KnownAtOnce | CommentApproval::EverybodyWaits => CommentState::Waiting,
        }
    }
}

/// Number of links in a text, in any of the forms that advertisers try.
pub fn links(text: &str) -> usize {
    let text = text.to_lowercase();
    let schemes = text.matches("://").count();
    let bare = text.split(|c: char| c.is_whitespace() || "([\"'<=".contains(c)).filter(|word| word.starts_with("www.")).count();
    schemes + bare
}

/// The words of a text as the filter learns them: folded, each once, at most 300 of them. A link counts by the parts of its name.
pub fn words(text: &str) -> BTreeSet<String> {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{64b}'..='\u{652}'));
    words.filter(|word| (2..=40).contains(&word.chars().count())).take(300).map(str::to_owned).collect()
}

/// The text without case, punctuation and white space: equal for texts that only pretend to differ.
pub fn gist(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// How often moderators saw a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordCount {
    /// In texts that they marked as spam.
    pub spam: u32,
    /// In texts that they approved.
    pub good: u32,
    /// What the desk decided for this word whatever the counts say: always a sign of spam, or never one.
    pub fixed: Option<bool>,
}

/// Texts of each kind from which the filter must have learned before it says anything.
pub const LEAST_LEARNED: u32 = 5;
/// Words that count: those that say most.
const MOST_WORDS: usize = 15;

/// How likely a text with these words is spam: naive Bayes over the words that say most. `totals` are the texts of each kind that were learned.
/// `None` before [`LEAST_LEARNED`] of each kind, unless a word was decided by the desk.
pub fn probability(counts: &[WordCount], (spam, good): (u32, u32)) -> Option<f64> {
    let enough = spam >= LEAST_LEARNED && good >= LEAST_LEARNED;
    let share = |count: u32, total: u32| f64::from(count) / f64::from(total.max(1));
    let mut odds: Vec<f64> = counts
        .iter()
        .filter_map(|count| match count.fixed {
            Some(true) => Some(0.99_f64),
            Some(false) => None,
            None if !enough || count.spam + count.good == 0 => None,
            None => {
                let (bad, fair) = (share(count.spam, spam), share(count.good, good));
                // a word seen once says little: as if it had been seen once more on either side
                let seen = f64::from(count.spam + count.good);
                Some(((seen * (bad / (bad + fair)) + 0.5) / (seen + 1.0)).clamp(0.01, 0.99))
            }
        })
        .map(|p| (p / (1.0 - p)).ln())
        .collect();
    if odds.is_empty() {
        return enough.then_some(0.5);
    }
    odds.sort_by(|a, b| b.abs().total_cmp(&a.abs()));
    let sum: f64 = odds.iter().take(MOST_WORDS).sum();
    Some(1.0 / (1.0 + (-sum).exp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(signals: Signals, known: bool) -> CommentState {
        SpamScore::of(&signals).state(known, CommentApproval::KnownAtOnce)
    }

    #[test]
    fn no_fact_but_a_ban_makes_spam_alone() {
        let alone = [
            Signals { trap: true, ..Signals::default() },
            Signals { links: 50, ..Signals::default() },
            Signals { seconds: Some(0), ..Signals::default() },
            Signals { from_network: 1000, ..Signals::default() },
            Signals { repeated: 50, ..Signals::default() },
            Signals { learned: Some(1.0), ..Signals::default() },
        ];
        for signals in alone {
            assert_eq!(state(signals.clone(), true), CommentState::Waiting, "{signals:?}");
        }
        assert_eq!(state(Signals { banned: true, ..Signals::default() }, true), CommentState::Spam);
        assert_eq!(state(Signals { trap: true, links: 3, ..Signals::default() }, false), CommentState::Spam);
    }

    #[test]
    fn known_writers_appear_at_once_and_others_wait() {
        assert_eq!(state(Signals::default(), false), CommentState::Waiting);
        assert_eq!(state(Signals { links: 1, ..Signals::default() }, true), CommentState::Approved);
        assert_eq!(state(Signals { links: 2, ..Signals::default() }, true), CommentState::Waiting);
        assert_eq!(SpamScore::default().state(true, CommentApproval::EverybodyWaits), CommentState::Waiting);
        // two days in a cache or a queue are no fault of the writer (trap 23)
        assert_eq!(state(Signals { seconds: Some(172_800), ..Signals::default() }, true), CommentState::Approved);
    }

    #[test]
    fn links_are_counted_in_every_form() {
        for (text, number) in [
            ("Read https://a.example and HTTP://b.example", 2),
            ("[url=www.pills.example]x[/url] <a href=\"www.b.example\">", 2),
            ("no link: 3://4 is one all the same", 1),
            ("www is a word", 0),
        ] {
            assert_eq!(links(text), number, "{text}");
        }
    }

    #[test]
    fn texts_that_pretend_to_differ_are_one() {
        assert_eq!(gist("Buy  N\u{ff2f}W!!"), gist("buy now"));
        assert!(words("Buy buy BUY سستا مال").len() == 3);
    }

    #[test]
    fn words_say_something_only_after_enough_was_taught() {
        let pills = WordCount { spam: 5, good: 0, fixed: None };
        let river = WordCount { spam: 0, good: 5, fixed: None };
        assert_eq!(probability(&[pills], (4, 100)), None);
        assert!(probability(&[pills], (5, 5)).unwrap() > 0.9);
        assert!(probability(&[river, pills], (5, 5)).unwrap() < 0.6);
        assert!(probability(&[river; 3], (5, 5)).unwrap() < 0.01);
        assert_eq!(probability(&[], (5, 5)), Some(0.5));
        // what the desk decided counts at once, and what it cleared counts never
        assert!(probability(&[WordCount { spam: 0, good: 0, fixed: Some(true) }], (0, 0)).unwrap() > 0.9);
        assert_eq!(probability(&[WordCount { fixed: Some(false), ..pills }], (5, 5)), Some(0.5));
    }
}
