//! Where the newsroom's data is: the arguments that all commands share.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use media::MediaStore;
use newsroom::{DatabaseUrl, Newsroom};

use super::Failure;

// No doc comment: clap would print it at the top of the help of every command that flattens this.
#[derive(Args, Debug, Clone)]
pub(crate) struct NewsroomArgs {
    /// Folder of the database file and of pictures
    #[arg(long, value_name = "DIR", default_value = DEFAULT_FOLDER, env = DATA)]
    pub data: PathBuf,
    /// PostgreSQL instead of the file in --data: postgres://…
    #[arg(long, value_name = "URL", env = DATABASE, hide_env_values = true)]
    pub database: Option<String>,
    /// S3-compatible storage for pictures and files instead of --data: s3://bucket/prefix, with AWS_ACCESS_KEY_ID and the like
    #[arg(long, value_name = "URL", env = MEDIA)]
    pub media_url: Option<String>,
}

const DEFAULT_FOLDER: &str = "data";
const DATA: &str = "PRESS_DATA";
const DATABASE: &str = "DATABASE_URL";
const MEDIA: &str = "MEDIA_URL";

impl NewsroomArgs {
    /// Whether there is no database yet; one on a server is always there.
    pub fn is_new(&self) -> bool {
        self.database.is_none() && !self.data.join("newsroom.sqlite").exists()
    }

    /// The database that the arguments name.
    pub fn url(&self) -> Result<DatabaseUrl, Failure> {
        match &self.database {
            Some(url) => DatabaseUrl::parse(url).map_err(Failure::wrong_input),
            None => Ok(DatabaseUrl::in_folder(&self.data)),
        }
    }

    /// The folder or bucket of pictures and files.
    pub fn media(&self) -> Result<MediaStore, Failure> {
        match self.media_url.as_deref().filter(|url| !url.is_empty()) {
            Some(url) => MediaStore::in_bucket(url, std::env::vars()).map_err(Failure::wrong_input),
            None => Ok(MediaStore::at(self.data.join("media"))),
        }
    }

    /// Opens the newsroom, creates folder and database when they are missing, and migrates the database to this program's schema.
    pub async fn open(&self) -> Result<(Newsroom, MediaStore), Failure> {
        let (url, media) = (self.url()?, self.media()?);
        self.make_folder()?;
        let newsroom = Newsroom::open_system(&url).await.with_context(|| format!("the newsroom in {url} cannot be opened"))?;
        Ok((newsroom, media))
    }

    /// Creates the data folder when it is missing.
    pub fn make_folder(&self) -> Result<(), Failure> {
        let folder = self.data.display();
        if self.data.is_file() {
            return Err(Failure::refuse(format!("--data {folder} is a file; give the folder that the data is in")));
        }
        std::fs::create_dir_all(&self.data)
            .with_context(|| {
                format!("the data folder {folder} cannot be created; choose another one with --data, or change who may write there")
            })
            .map_err(Failure::wrong_input)
    }

    /// The same arguments for another command, with a space before each; nothing for those that the environment or the default gives.
    pub fn repeated(&self) -> String {
        let from_environment = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
        let mut arguments = String::new();
        let folder = self.data.display().to_string();
        if folder != DEFAULT_FOLDER && !from_environment(DATA, &folder) {
            arguments.push_str(&format!(" --data {}", quoted(&folder)));
        }
        if let Some(url) = self.database.as_ref().filter(|url| !from_environment(DATABASE, url)) {
            let shown = DatabaseUrl::parse(url).map(|url| url.to_string()).unwrap_or_default();
            arguments.push_str(&format!(" --database {}", quoted(&shown)));
        }
        if let Some(url) = self.media_url.as_ref().filter(|url| !from_environment(MEDIA, url)) {
            arguments.push_str(&format!(" --media-url {}", quoted(url)));
        }
        arguments
    }
}

/// As a shell reads it as one word.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_./:@=-".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_can_be_pasted_into_a_shell() {
        let args =
            |data: &str, database: Option<&str>| NewsroomArgs { data: data.into(), database: database.map(str::to_owned), media_url: None };
        assert_eq!(args("data", None).repeated(), "");
        assert_eq!(args("/var/lib/press", None).repeated(), " --data /var/lib/press");
        assert_eq!(args("/srv/my paper's", None).repeated(), " --data '/srv/my paper'\\''s'");
        let with_password = args("data", Some("postgres://press:secret@db.example/press")).repeated();
        assert_eq!(with_password, " --database 'postgres://press:…@db.example/press'");
    }
}
