//! The settings of the whole site.

use domain::{AuditAct, Capability, SiteSettings};

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::library::Shower;
use crate::people::Target;
use crate::write::keys::Key;
use crate::{Edit, Newsroom, Result, entity};

/// There is one row.
pub(crate) const GET: &str = "SELECT data FROM settings WHERE id = $1";

/// The stored settings; `None` before the first save.
pub(crate) async fn get(conn: &mut Conn<'_>) -> Result<Option<SiteSettings>> {
    let row: Option<String> = on!(conn, c => sqlx::query_scalar(GET).bind(1_i64).fetch_optional(c).await).doing("reading the settings")?;
    row.map(|json| entity::read("settings", "1", &json)).transpose()
}

impl Newsroom {
    /// The stored settings, or the defaults.
    pub async fn settings(&self) -> Result<SiteSettings> {
        if let Some(proposed) = &self.proposed {
            return Ok(SiteSettings::clone(proposed));
        }
        self.record(Key::Settings);
        Ok(get(&mut self.read().await?.conn()).await?.unwrap_or_default())
    }
}

impl Edit<'_> {
    /// The stored settings; `None` before the first save.
    pub async fn settings(&mut self) -> Result<Option<SiteSettings>> {
        get(&mut self.conn().await?).await
    }

    /// Stores what somebody at the desk changed. `changes` are for the audit log: name, old and new value of each setting as text.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to change settings.
    pub async fn change_settings(&mut self, settings: &SiteSettings, changes: &[(&str, String, String)]) -> Result<()> {
        self.put_settings(settings).await?;
        let values = |of: fn(&(&str, String, String)) -> String| -> serde_json::Map<_, _> {
            changes.iter().map(|change| (change.0.to_owned(), of(change).into())).collect()
        };
        let detail = serde_json::json!({ "before": values(|change| change.1.clone()), "after": values(|change| change.2.clone()) });
        let paper = Target { kind: "settings", id: None, name: &settings.name };
        self.audit(AuditAct::SettingsChange, paper, detail).await
    }

    /// Stores the settings.
    pub async fn put_settings(&mut self, settings: &SiteSettings) -> Result<()> {
        const PUT: &str = "INSERT INTO settings (id, data) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET data = excluded.data";
        self.authority.require(Capability::ManageSettings)?;
        let before = get(&mut self.conn().await?).await?;
        if before.as_ref() == Some(settings) {
            return Ok(());
        }
        let data = entity::write("settings", "1", settings)?;
        on!(self.conn().await?, c => sqlx::query(PUT).bind(1_i64).bind(&data).execute(c).await.map(drop)).doing("storing the settings")?;
        let before = before.map(|before| entity::write("settings", "1", &before)).transpose()?;
        self.record_written("settings", "1", before, &data);
        for (name, logo) in [("logo_light", &settings.logo_light), ("logo_dark", &settings.logo_dark)] {
            self.put_uses(Shower::Setting, name, logo.as_ref().map(ToString::to_string).as_slice()).await?;
        }
        self.touch(Key::Settings);
        Ok(())
    }
}
