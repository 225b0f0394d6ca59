//! Fronts: the top of the front page and of section pages, arranged by editors in a draft beside what readers see.

mod change;
mod desk;
mod publish;
mod read;
mod row;
mod slots;

pub use change::FrontRefusal;
pub(crate) use desk::VERSIONS as FRONT_VERSIONS;
pub use desk::{FrontChange, FrontDesk, FrontVersion};
pub use read::FrontTop;
pub(crate) use read::TOP as FRONT_TOP;
pub(crate) use row::ROW as FRONT_ROW;
pub(crate) use slots::{ENDED as FRONT_SLOTS_ENDED, SLOTS as FRONT_SLOTS};
