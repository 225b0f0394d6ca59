//! `press make-variants`: makes smaller versions of the picture on standard input. Started by the server and `press media`, never by people.

use anyhow::Context;
use rlimit::Resource;

use super::Failure;
use crate::{picture_check::MEMORY, variants::PROCESSOR_SECONDS};

/// Niceness: everything else comes first.
const LAST: i32 = 19;

/// Reads an order and a picture, writes versions, within limits that it sets before it reads the first byte.
///
/// # Errors
/// The limits cannot be set, the picture cannot be decoded, or the other process is gone.
pub fn run() -> Result<(), Failure> {
    // no other file can be written, and no dump of the picture is left
    for (resource, most) in [(Resource::AS, MEMORY), (Resource::CPU, PROCESSOR_SECONDS), (Resource::FSIZE, 0), (Resource::CORE, 0)] {
        resource.set(most, most).with_context(|| format!("the limit {resource:?} cannot be set"))?;
    }
    rustix::process::nice(LAST).context("the priority cannot be lowered")?;
    media::make_variants(std::io::stdin().lock(), std::io::stdout().lock()).context("making smaller versions")?;
    Ok(())
}
