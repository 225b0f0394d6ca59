//! The process that makes versions of one picture: limited, of the lowest priority, and ended by force when it takes too long.

use std::{path::PathBuf, process::Stdio, sync::Arc, time::Duration};

use bytes::Bytes;
use domain::VariantFormat;
use media::{VariantOrder, is_variant, is_variant_length};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdout, Command};

/// Processor time of one process in seconds: all versions of a shape on a slow machine.
pub const SECONDS: u64 = 240;
/// A process of low priority may have to wait long for its processor time.
const PATIENCE: Duration = Duration::from_secs(30 * 60);

/// The program that is started: this one, with another command.
#[derive(Debug, Clone)]
pub struct VariantProgram {
    program: Arc<PathBuf>,
}

impl Default for VariantProgram {
    fn default() -> Self {
        Self::by(crate::picture_check::this_program())
    }
}

impl VariantProgram {
    /// Another file of `press`, for tests.
    pub fn by(program: impl Into<PathBuf>) -> Self {
        Self { program: Arc::new(program.into()) }
    }

    /// Starts it with an order and a picture.
    ///
    /// # Errors
    /// A sentence, when it cannot be started.
    pub fn start(&self, order: &VariantOrder, picture: Bytes) -> Result<Variations, String> {
        let started = Command::new(&*self.program)
            .arg("make-variants")
            // it needs no secret of the server
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let mut child = started.map_err(|error| format!("the program that makes smaller versions could not be started ({error})"))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (Some(mut input), Some(output)) = (input, output) else { return Err("its standard input or output is closed".to_owned()) };
        let mut order = serde_json::to_vec(order).map_err(|error| error.to_string())?;
        order.push(b'\n');
        tokio::spawn(async move {
            // it may end before it has read all; then its output ends too
            let _ = input.write_all(&order).await;
            let _ = input.write_all(&picture).await;
        });
        Ok(Variations { output, _child: child })
    }
}

/// The versions as they are made. The process ends when this is dropped.
pub struct Variations {
    output: ChildStdout,
    _child: Child,
}

impl Variations {
    /// The next version; `None` if that one could not be made.
    ///
    /// # Errors
    /// A sentence, when the process has ended, took too long, or sent what is no such picture.
    pub async fn next(&mut self, format: VariantFormat) -> Result<Option<Bytes>, String> {
        let read = async {
            let length = self.output.read_u32().await?;
            if !is_variant_length(length) {
                return Err(std::io::Error::other("it is too large"));
            }
            let mut bytes = vec![0; usize::try_from(length).unwrap_or_default()];
            self.output.read_exact(&mut bytes).await?;
            Ok(Bytes::from(bytes))
        };
        match tokio::time::timeout(PATIENCE, read).await {
            Ok(Ok(bytes)) if bytes.is_empty() => Ok(None),
            Ok(Ok(bytes)) if is_variant(&bytes, format) => Ok(Some(bytes)),
            Ok(Ok(_)) => Err("its encoder sent what is no picture".to_owned()),
            Ok(Err(error)) => Err(format!("its encoder gave up ({error})")),
            Err(_) => Err(format!("its encoder took more than {} minutes", PATIENCE.as_secs() / 60)),
        }
    }
}
