//! The parts that reader pages are made of. Plain functions: values in, a view out, no context and no state.

pub mod alert_bell;
pub mod appearance;
pub mod author_box;
pub mod breadcrumb;
pub mod byline;
pub mod card;
pub mod comment_form;
pub mod comments;
pub mod contents;
pub mod counts;
pub mod filters;
pub mod form_field;
pub mod lightbox;
pub mod neighbours;
pub mod notice;
pub mod pager;
pub mod panel;
pub mod related;
pub mod share;
pub mod shielded;
pub mod story_list;
pub mod story_tools;
pub mod suggestions;
pub mod tabs;
pub mod unlock;

pub use counts::counts;
pub use panel::panel;
pub use story_list::more_cards;
pub use suggestions::suggestions;
