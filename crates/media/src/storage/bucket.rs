//! Files in S3-compatible storage. Objects are written whole and never changed, so a repeated request does no harm.

use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::path::Path;
use object_store::{GetOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig, WriteMultipart};
use tokio::io::AsyncReadExt;

use super::connector::Connector;
use super::{Opened, Stored};
use crate::error::{Result, disk};
use crate::{Error, MediaUrlError};

/// Larger files are sent in parts of this size.
const PART: usize = 8 * 1024 * 1024;
/// Longer than this no request is repeated: readers wait.
const PATIENCE: Duration = Duration::from_secs(20);

/// A bucket, or the part of one below a prefix.
#[derive(Debug, Clone)]
pub(crate) struct Bucket {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    /// As in `MEDIA_URL`, for errors.
    label: Arc<str>,
}

impl Bucket {
    /// The bucket of `s3://bucket/prefix`; region, endpoint and keys come from `settings`, names and values of `AWS_…` variables.
    pub fn at(url: &str, settings: impl IntoIterator<Item = (String, String)>) -> std::result::Result<Self, MediaUrlError> {
        let wrong = |why: String| MediaUrlError { url: url.to_owned(), why };
        let parsed = url::Url::parse(url).map_err(|error| wrong(error.to_string()))?;
        let bucket = parsed.host_str().filter(|bucket| !bucket.is_empty()).ok_or_else(|| wrong("it names no bucket".to_owned()))?;
        let prefix = Path::from_url_path(parsed.path()).map_err(|error| wrong(error.to_string()))?;
        let retry = RetryConfig { max_retries: 6, retry_timeout: PATIENCE, ..RetryConfig::default() };
        if parsed.scheme() != "s3" {
            return Err(wrong(format!("{}:// is not supported", parsed.scheme())));
        }
        let mut builder = AmazonS3Builder::new();
        for (name, value) in settings {
            if let Some(key) = name.starts_with("AWS_").then(|| name.to_ascii_lowercase().parse::<AmazonS3ConfigKey>().ok()).flatten() {
                builder = builder.with_config(key, value);
            }
        }
        let store = builder
            .with_bucket_name(bucket)
            .with_http_connector(Connector)
            .with_retry(retry)
            .build()
            .map_err(|error| wrong(error.to_string()))?;
        Ok(Self { store: Arc::new(store), prefix, label: url.trim_end_matches('/').into() })
    }

    pub fn label(&self) -> &str {
        &self.label
    }

    fn path(&self, name: &str) -> Path {
        name.split('/').fold(self.prefix.clone(), |path, part| path.join(part))
    }

    fn failed(&self, doing: &'static str, name: &str) -> impl FnOnce(object_store::Error) -> Error {
        let object = format!("{}/{name}", self.label);
        move |source| Error::Bucket { doing, object, source }
    }

    fn found<T>(&self, result: object_store::Result<T>, doing: &'static str, name: &str) -> Result<Option<T>> {
        match result {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.failed(doing, name)(error)),
        }
    }

    pub async fn put(&self, name: &str, bytes: Bytes) -> Result<()> {
        self.store.put(&self.path(name), PutPayload::from_bytes(bytes)).await.map(drop).map_err(self.failed("writing", name))
    }

    pub async fn put_file(&self, name: &str, from: &FilePath) -> Result<()> {
        let mut file = tokio::fs::File::open(from).await.map_err(disk("opening", from))?;
        let length = file.metadata().await.map_err(disk("reading", from))?.len();
        if length <= PART as u64 {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).await.map_err(disk("reading", from))?;
            return self.put(name, bytes.into()).await;
        }
        let upload = self.store.put_multipart(&self.path(name)).await.map_err(self.failed("writing", name))?;
        let mut parts = WriteMultipart::new_with_chunk_size(upload, PART);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            (&mut file).take(PART as u64).read_to_end(&mut buffer).await.map_err(disk("reading", from))?;
            if buffer.is_empty() {
                return parts.finish().await.map(drop).map_err(self.failed("writing", name));
            }
            parts.wait_for_capacity(2).await.map_err(self.failed("writing", name))?;
            parts.write(&buffer);
        }
    }

    pub async fn get(&self, name: &str) -> Result<Option<Bytes>> {
        let Some(found) = self.found(self.store.get(&self.path(name)).await, "reading", name)? else { return Ok(None) };
        found.bytes().await.map(Some).map_err(self.failed("reading", name))
    }

    pub async fn size(&self, name: &str) -> Result<Option<u64>> {
        Ok(self.found(self.store.head(&self.path(name)).await, "reading", name)?.map(|meta| meta.size))
    }

    pub async fn open(&self, name: &str, range: Option<std::ops::Range<u64>>) -> Result<Option<Opened>> {
        let options = GetOptions { range: range.map(Into::into), ..GetOptions::default() };
        let Some(found) = self.found(self.store.get_opts(&self.path(name), options).await, "reading", name)? else { return Ok(None) };
        let bytes = found.meta.size;
        Ok(Some(Opened { bytes, stream: found.into_stream().map_err(std::io::Error::other).boxed() }))
    }

    pub async fn remove(&self, name: &str) -> Result<()> {
        self.found(self.store.delete(&self.path(name)).await, "removing", name).map(drop)
    }

    pub async fn list(&self, shard: Option<&str>) -> Result<Vec<Stored>> {
        let below = shard.map_or_else(|| self.prefix.clone(), |shard| self.path(shard));
        let found: Vec<_> = self.store.list(Some(&below)).try_collect().await.map_err(self.failed("listing", shard.unwrap_or_default()))?;
        let name = |path: &Path| {
            let parts: Vec<String> = path.prefix_match(&self.prefix)?.map(|part| part.as_ref().to_owned()).collect();
            (parts.len() == 2).then(|| parts.join("/"))
        };
        Ok(found.iter().filter_map(|meta| Some(Stored { name: name(&meta.location)?, bytes: meta.size })).collect())
    }
}
