//! What surrounds every page of the desk: the paper and who is signed in.

use std::sync::Arc;

use app::{
    desk::{
        pages::{Desk, Place, Who},
        words::time,
    },
    ui::{assets::Assets, text::Calendar},
};
use domain::{Capability, Timestamp};

use crate::http::{AppState, HttpError, SignedIn};

/// Loaded once for a page.
pub struct Frame {
    /// The paper's name.
    pub paper: String,
    /// Dates at the paper.
    pub calendar: Calendar,
    /// The zone in which they are, for people who are elsewhere.
    pub zone: String,
    who: Option<Who>,
    assets: Arc<Assets>,
    look: Option<String>,
}

impl Frame {
    /// For somebody, or for nobody.
    ///
    /// # Errors
    /// The settings cannot be read.
    pub async fn load(state: &AppState, signed_in: Option<&SignedIn>) -> Result<Self, HttpError> {
        let newsroom = &state.site.newsroom;
        let settings = newsroom.settings().await?;
        let may = |capability| signed_in.is_some_and(|signed_in| signed_in.user().role.may(capability));
        let moderates = if may(Capability::Moderate) { Some(newsroom.waiting_comments().await?) } else { None };
        let who = signed_in.map(|signed_in| Who {
            moderates,
            id: signed_in.user().id.to_string(),
            name: signed_in.user().name.clone(),
            text_size: signed_in.user().text_size,
            writes: signed_in.user().role.may(Capability::WriteDraft),
            manages_people: signed_in.user().role.may(Capability::ManagePeople),
            sets: may(Capability::ManageSettings),
            fronts: may(Capability::ArrangeFronts),
            arranges: signed_in.user().sections.is_none() && signed_in.user().role.may(Capability::ManageStructure),
        });
        let calendar = Calendar::of(&settings, newsroom.now());
        let look = settings.look.file_name();
        Ok(Self { look, paper: settings.name, calendar, zone: settings.time_zone, who, assets: Arc::clone(&state.site.assets) })
    }

    /// As the views want it.
    pub fn desk(&self) -> Desk<'_> {
        Desk {
            paper: &self.paper,
            assets: &self.assets,
            look: self.look.as_deref(),
            who: self.who.as_ref(),
            place: Place::default(),
            goes_on: false,
        }
    }

    /// How long ago in words, for times up to a day; else day, time and zone.
    pub fn ago(&self, at: Timestamp) -> String {
        time::ago(&self.calendar, at).unwrap_or_else(|| self.at(at))
    }

    /// Day, time and zone.
    pub fn at(&self, at: Timestamp) -> String {
        format!("{} ({})", self.calendar.day_and_time(at), self.zone)
    }
}
