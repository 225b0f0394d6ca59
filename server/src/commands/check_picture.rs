//! `press check-picture`: decodes the picture on standard input. Started by the server for each uploaded picture, never by people.

use std::io::{Read, Write};

use anyhow::Context;
use rlimit::Resource;

use super::Failure;
use crate::picture_check::{MEMORY, SECONDS};

/// Reads a picture, writes what was made of it, within limits that it sets before it reads the first byte.
///
/// # Errors
/// The limits cannot be set, or the server that reads the response is gone.
pub fn run() -> Result<(), Failure> {
    // no other file can be written, and no dump of the picture is left
    for (resource, most) in [(Resource::AS, MEMORY), (Resource::CPU, SECONDS), (Resource::FSIZE, 0), (Resource::CORE, 0)] {
        resource.set(most, most).with_context(|| format!("the limit {resource:?} cannot be set"))?;
    }
    let mut picture = Vec::new();
    std::io::stdin().take(media::limits::PICTURE_BYTES).read_to_end(&mut picture).context("reading the picture")?;
    let response = media::check_picture(&picture);
    std::io::stdout().write_all(&response).context("writing the response")?;
    Ok(())
}
