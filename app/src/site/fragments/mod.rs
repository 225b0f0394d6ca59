//! Pieces of pages that islands fetch: HTML, rendered by the same code as the pages themselves, the same for every reader.

mod counts;
mod more;
mod panel;
mod suggest;

pub use {counts::counts, more::more, panel::panel, suggest::suggest};

use super::load::LoadError;

/// Why a fragment could not be given.
#[derive(Debug, thiserror::Error)]
pub enum FragmentError {
    /// 400: a parameter is missing or cannot be read; says which, and what it should be.
    #[error("{0}")]
    BadRequest(&'static str),
    /// 404: what does not exist.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// 500: the newsroom could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
}
