//! Background jobs of a serving process.

pub mod cache_invalidation;
pub mod comments;
pub mod draft_rows;
pub mod people_upkeep;
pub mod public_url;
pub mod push;
pub mod reader_counts;
pub mod scheduled_publishing;
pub mod site_check;
