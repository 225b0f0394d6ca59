//! `/desk/settings/mail/`: the mail server of the paper, unless the program was given one.

mod form;
mod remove;
mod save;
mod show;
mod test;

pub use remove::remove;
pub use save::save;
pub use show::show;
pub use test::test;
