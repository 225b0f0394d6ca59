//! Makes what is missing of one shape of one picture.

use domain::Variant;
use media::{MediaStore, VariantOrder};

use super::{Job, VariantProgram};

/// What was made of a job.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// So many versions were stored.
    pub stored: usize,
    /// So many could not be made.
    pub failed: usize,
}

/// The versions that are not stored, in the order in which they are made.
///
/// # Errors
/// A sentence about the storage.
pub async fn missing(store: &MediaStore, job: &Job) -> Result<Vec<Variant>, String> {
    let mut missing = Vec::new();
    for version in Variant::all(job.ratio, job.focal, job.size.0, job.size.1) {
        if store.size(&version.name(&job.file)).await.map_err(|error| error.to_string())?.is_none() {
            missing.push(version);
        }
    }
    Ok(missing)
}

/// Makes and stores them; each is there for readers as soon as it is made.
///
/// # Errors
/// A sentence: the picture is not stored, or the process or the storage failed. What was made until then stays.
pub async fn make(store: &MediaStore, program: &VariantProgram, job: &Job) -> Result<Made, String> {
    let versions = missing(store, job).await?;
    if versions.is_empty() {
        return Ok(Made::default());
    }
    let picture = store.read(&job.file).await.map_err(|error| error.to_string())?;
    let picture = picture.ok_or_else(|| format!("{}/{} is missing", store.place(), job.file))?;
    let mut child = program.start(&VariantOrder { versions: versions.clone() }, picture)?;
    let mut made = Made::default();
    for version in versions {
        match child.next(version.format).await? {
            Some(bytes) => {
                store.put_variant(&job.file, version, bytes).await.map_err(|error| error.to_string())?;
                made.stored += 1;
            }
            None => made.failed += 1,
        }
    }
    Ok(made)
}
