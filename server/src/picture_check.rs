//! Decodes uploaded pictures in a process of its own with limits, which ends with each picture (decision 0074).

use std::{path::PathBuf, process::Stdio, sync::Arc, time::Duration};

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};

/// Longer than this no picture takes, decoded and scaled on a slow machine.
pub const SECONDS: u64 = 20;
/// Address space of the process in bytes: what 60 million pixels need, and room for the program itself.
pub const MEMORY: u64 = 2 * 1024 * 1024 * 1024;
/// The original and all variants.
const RESPONSE: u64 = 256 * 1024 * 1024;

/// The program that is started for a picture: this one, with another command.
#[derive(Debug, Clone)]
pub struct PictureCheck {
    program: Arc<PathBuf>,
}

impl Default for PictureCheck {
    fn default() -> Self {
        Self::by(this_program())
    }
}

/// The running program's own file.
pub(crate) fn this_program() -> PathBuf {
    // the link works even while a new release replaces the file
    let link = PathBuf::from("/proc/self/exe");
    if link.exists() { link } else { std::env::current_exe().unwrap_or_else(|_| PathBuf::from("press")) }
}

impl PictureCheck {
    /// Another file of `press`, for tests.
    pub fn by(program: impl Into<PathBuf>) -> Self {
        Self { program: Arc::new(program.into()) }
    }

    /// What [`media::check_picture`] returned there.
    ///
    /// # Errors
    /// A sentence, when the process could not be started, took too long or too much memory, or crashed.
    pub async fn run(&self, picture: Bytes) -> Result<Vec<u8>, String> {
        let started = Command::new(&*self.program)
            .arg("check-picture")
            // it needs no secret of the server
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let mut child = started.map_err(|error| format!("the program that decodes pictures could not be started ({error})"))?;
        let response = tokio::time::timeout(Duration::from_secs(SECONDS), exchange(&mut child, &picture)).await;
        // whatever it did, it ends here
        let _ = child.kill().await;
        match response {
            Ok(Some(response)) => Ok(response),
            Ok(None) => Err("its decoder gave up".to_owned()),
            Err(_) => Err(format!("its decoder took more than {SECONDS} seconds")),
        }
    }
}

/// Sends the picture and reads the response; `None` if the process failed.
async fn exchange(child: &mut Child, picture: &[u8]) -> Option<Vec<u8>> {
    let (mut input, output) = (child.stdin.take()?, child.stdout.take()?);
    let send = async move {
        // it may end before it has read all; then its status says so
        let _ = input.write_all(picture).await;
    };
    let mut response = Vec::new();
    let mut limited = output.take(RESPONSE + 1);
    let ((), read) = tokio::join!(send, limited.read_to_end(&mut response));
    if read.is_err() || response.len() as u64 > RESPONSE {
        return None;
    }
    child.wait().await.ok().filter(|status| status.success()).map(|_| response)
}
