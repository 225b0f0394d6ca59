//! The types and rules of a newspaper: no input or output, the same in the server and in the browser.
//!
//! Everything that comes from outside (a form, a database row, an import) is turned into these types by `parse`
//! where it arrives; a value of such a type needs no second check.

mod error;
mod ids;
mod newtype;

pub mod audit;
pub mod author;
pub mod breaking;
pub mod comment;
pub mod correction;
pub mod document;
pub mod draft;
pub mod form;
pub mod front;
pub mod list_of;
pub mod look;
pub mod mail;
pub mod media;
pub mod menu;
pub mod permalinks;
pub mod push;
pub mod reader_counts;
pub mod rebase;
pub mod redirect;
pub mod revision;
pub mod rights;
pub mod role;
pub mod section;
pub mod settings;
pub mod slug;
pub mod spam;
pub mod story;
pub mod tag;
pub mod text;
pub mod time;
pub mod user;
pub mod variant;

pub use audit::AuditAct;
pub use author::{Author, AuthorKind, SocialLink};
pub use breaking::Breaking;
pub use comment::{Comment, CommentApproval, CommentKind, CommentRules, CommentState, ReportReason};
pub use correction::Correction;
pub use document::Document;
pub use draft::{DraftDocument, DraftError, DraftProblem, Step, StepError};
pub use error::ParseError;
pub use form::Form;
pub use front::{FrontAct, FrontLayout, FrontPage, FrontPlan, FrontSlot};
pub use ids::{AuthorId, CommentId, IdSource, ImportId, MediaId, MenuId, RevisionId, SectionId, SessionId, StoryId, TagId, UserId};
pub use list_of::{FoundList, ListOf, Period};
pub use look::{Colour, HeadlineType, Look, Tone};
pub use mail::{MailHost, MailSecurity, MailServer};
pub use media::{FocalPoint, LICENCE_WARNING_DAYS, Licence, MediaItem, MediaKind};
pub use menu::{Menu, MenuItem, MenuTarget};
pub use permalinks::Permalinks;
pub use push::{AlertText, PushTopic};
pub use reader_counts::{ReaderAct, ReaderCounts, Reading};
pub use rebase::rebase;
pub use redirect::{Redirect, RedirectStatus};
pub use revision::{Revision, RevisionNumber};
pub use rights::{Rights, StoryAct, StoryFacts};
pub use role::{Capability, Role};
pub use section::Section;
pub use settings::{CrawlerPreset, SiteSettings, WellKnownTexts};
pub use slug::Slug;
pub use story::{Byline, BylineRole, Direction, Story, StoryFormat, StoryKind, StoryState};
pub use tag::Tag;
pub use text::{Dateline, Email, Headline, Language, SitePath, Standfirst};
pub use time::{Clock, Timestamp};
pub use user::{TextSize, UserState};
pub use variant::{Ratio, VARIANT_WIDTHS, Variant, VariantFormat};
