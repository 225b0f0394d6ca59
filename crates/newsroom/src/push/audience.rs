//! How many devices an alert would reach.

use domain::PushTopic;
use sqlx::AssertSqlSafe;

use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// The devices that follow a topic.
pub(crate) const FOLLOWERS: &str = "SELECT COUNT(*) FROM push_topic WHERE topic = $1";
const DOING: &str = "counting devices that follow a topic";

impl Newsroom {
    /// The number of devices that follow a topic.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn followers(&self, topic: &PushTopic) -> Result<i64> {
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(FOLLOWERS).bind(topic.to_string()).fetch_one(c).await).doing(DOING)
    }

    /// The number of devices that follow at least one of these topics.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn audience(&self, topics: &[PushTopic]) -> Result<i64> {
        if topics.is_empty() {
            return Ok(0);
        }
        let places: Vec<String> = (1..=topics.len()).map(|number| format!("${number}")).collect();
        let sql = format!("SELECT COUNT(DISTINCT device) FROM push_topic WHERE topic IN ({})", places.join(", "));
        let mut held = self.read().await?;
        on!(held.conn(), c => {
            let mut query = sqlx::query_scalar(AssertSqlSafe(sql));
            for topic in topics {
                query = query.bind(topic.to_string());
            }
            query.fetch_one(c).await
        })
        .doing(DOING)
    }
}
