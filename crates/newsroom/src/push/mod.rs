//! Alerts: which devices follow what, what is sent to them, and the queue of what is not sent yet.

mod audience;
mod begin;
mod device;
mod lease;
mod message;
mod opened;
mod plan;
mod queue;
mod settle;

pub(crate) use audience::FOLLOWERS;
pub(crate) use begin::DUE_MESSAGES;
pub use device::{NewDevice, Reception};
pub use message::PushMessage;
pub(crate) use message::{OF_BREAKING, OF_STORY};
pub use queue::PushJob;
pub(crate) use queue::{DUE_JOBS, NEXT_JOB};
pub use settle::{Outcome, Settled};
