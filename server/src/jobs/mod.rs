//! What runs beside the serving of requests.

pub mod forgetting;
pub mod going_live;
