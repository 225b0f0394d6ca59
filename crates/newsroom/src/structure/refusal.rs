//! Why a change of the paper's structure was refused.

/// Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Another one has this name.
    #[error("{0} has this name already; merge the two, or choose another name")]
    NameTaken(String),
    /// Another one has this URL.
    #[error("{0} has this URL already; choose another one")]
    SlugTaken(String),
    /// It cannot become part of itself, or of a section below it.
    #[error("it cannot become part of itself or of a section below it")]
    Itself,
    /// It would be below itself.
    #[error("a section cannot be below itself; choose another parent")]
    BelowItself,
    /// Stories are in it, in whatever state.
    #[error("stories still refer to it: {0}; merge it into another one instead")]
    HasStories(i64),
    /// Sections are below it.
    #[error("{0} is below it; move that first")]
    HasChildren(String),
    /// A menu leads to it.
    #[error("the menu {0} leads to it; take it out there first")]
    InMenu(String),
    /// The rights of somebody are limited to it.
    #[error("the rights of {0} are limited to this section; change that first")]
    LimitsPerson(String),
    /// Somebody signs in as this author.
    #[error("{0} writes under this name; link the account to another author first")]
    HasAccount(String),
    /// More stories than one act may move.
    #[error("{0} stories would move; merge the smaller one into the larger one, at most {most} at a time", most = super::merge::MOST)]
    TooMany(i64),
    /// More stories than one split may move.
    #[error("{0} stories are chosen; at most 1000 can be split off at once")]
    TooManyToSplit(usize),
    /// Something that the act wrote was changed since.
    #[error("{0} was changed since; this can no longer be taken back")]
    ChangedSince(String),
    /// There is nothing to take back: too late, or an act of somebody else.
    #[error("this can no longer be taken back")]
    TooLate,
    /// The redirects lead back to where they began; the whole way.
    #[error("this would lead in a circle: {}", .0.join(" → "))]
    Circle(Vec<String>),
    /// The new path is a redirect itself; the whole way.
    #[error("this would be a chain: {}; lead to the last of them directly", .0.join(" → "))]
    Chain(Vec<String>),
    /// Readers find nothing there.
    #[error("{0} leads nowhere; enter the path of a page of this paper")]
    Nowhere(String),
    /// Readers find a page there.
    #[error("{0} is a page of this paper; nothing would ever be redirected from there")]
    LivePage(String),
    /// Something shows it.
    #[error("something shows it; see where it is used")]
    IsShown,
    /// A picture cannot be replaced by what is none, and so on.
    #[error("the new file is of another kind; a picture can be replaced by a picture only")]
    OtherKind,
    /// It is based on an older state than the stored one.
    #[error("somebody has saved it since; look at what is there now, then change that")]
    Stale,
}
