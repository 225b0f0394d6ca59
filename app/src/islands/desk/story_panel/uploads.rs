//! Files of the panel on their way: `<story-editor>` sends them, keeps them on the device until they are stored, and says how far it is.

use std::collections::HashMap;

use serde::Deserialize;

use crate::prelude::*;

/// One file on its way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Upload {
    /// `waiting`, `sending` or `failed`.
    pub stage: String,
    /// How much of it is sent.
    pub percent: u32,
    /// Why it failed.
    pub error: String,
}

/// The files by field.
#[derive(Clone, Copy)]
pub struct Uploads(RwSignal<HashMap<String, Upload>>);

impl Uploads {
    /// None; filled by events of the editor.
    pub fn new() -> Self {
        Self(RwSignal::new(HashMap::new()))
    }

    /// The one for this field.
    pub fn of(self, field: &str) -> Option<Upload> {
        self.0.with(|all| all.get(field).cloned())
    }

    /// Replaces all by what an event of the editor says.
    #[cfg(feature = "desk")]
    pub fn set(self, json: &str) {
        if let Ok(all) = serde_json::from_str(json) {
            self.0.set(all);
        }
    }
}
