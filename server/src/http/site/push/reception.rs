//! `POST /api/push/topics`: what a device follows, and when it may ring.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
};
use domain::PushTopic;
use jiff::tz::TimeZone;
use newsroom::push::Reception;
use serde::Deserialize;

use super::{device, sent};
use crate::http::{AppState, HttpError};

/// Topics of one device.
const MOST_TOPICS: usize = 100;
/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// A larger number of alerts a day is no limit.
const MOST_A_DAY: u16 = 100;

/// What a device wants to get.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    topics: Vec<String>,
    #[serde(default)]
    zone: String,
    /// Minutes after midnight, from and until.
    #[serde(default)]
    quiet: (u16, u16),
    /// Alerts a day; 0: any number.
    #[serde(default)]
    most: u16,
}

impl Wanted {
    /// As it is stored. A zone that is not known is Greenwich.
    pub(super) fn read(self) -> Result<Reception, HttpError> {
        let bad = |why: &str| HttpError::BadRequest(why.to_owned().into());
        if self.topics.is_empty() || self.topics.len() > MOST_TOPICS {
            return Err(bad("`topics` must have 1 to 100 entries; to get nothing, unsubscribe."));
        }
        let topics: Result<BTreeSet<PushTopic>, _> = self.topics.iter().map(|topic| PushTopic::parse(topic)).collect();
        let topics = topics.map_err(|error| bad(&format!("`topics`: {error}.")))?;
        let (from, until) = self.quiet;
        if from >= DAY || until >= DAY || self.most > MOST_A_DAY {
            return Err(bad("`quiet` are two numbers of minutes below 1440; `most` is at most 100."));
        }
        let zone = if TimeZone::get(&self.zone).is_ok() { self.zone } else { "UTC".to_owned() };
        Ok(Reception { topics, zone, quiet: self.quiet, most_a_day: self.most })
    }
}

/// What is sent.
#[derive(Debug, Deserialize)]
pub struct Change {
    device: String,
    #[serde(flatten)]
    wanted: Wanted,
}

/// Stores it: 204.
///
/// # Errors
/// 400 for what is no change, 404 if the device is not subscribed; storage failed.
pub async fn change(State(state): State<Arc<AppState>>, body: Result<Json<Change>, JsonRejection>) -> Result<StatusCode, HttpError> {
    let Change { device: number, wanted } = sent(body)?;
    let (device, reception) = (device(&number)?, wanted.read()?);
    match state.site.newsroom.change_reception(&device, &reception).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(HttpError::NotFound { what: "subscription" }),
    }
}
