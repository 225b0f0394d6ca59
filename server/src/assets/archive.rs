//! Files of earlier releases, stored beside the data: a page that is older than the upgrade still finds the files it requests.

use std::{
    collections::{HashMap, HashSet},
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use bytes::Bytes;

use super::SiteFile;

/// A file is served for this time after the last start of a release that had it. A page may live that long in an open tab, an offline
/// copy or a proxy's cache.
const MAX_AGE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// The most bytes that are stored; the files that were used last longest ago are deleted first.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// A file in the archive.
struct Old {
    path: PathBuf,
    name: String,
    /// When a release that had it last started.
    used: SystemTime,
    bytes: u64,
}

/// Stores the present release's immutable files in `folder`, deletes what is too old or too much, and returns the bytes of the
/// others by path (`/assets/site.ab12cd34.css.br`).
pub fn exchange(present: &HashMap<String, SiteFile>, folder: &Path, now: SystemTime) -> io::Result<HashMap<String, Bytes>> {
    fs::create_dir_all(folder)?;
    let mut names = HashSet::new();
    for (path, file) in present.iter().filter(|(_, file)| file.immutable) {
        let Some(name) = path.strip_prefix("/assets/").filter(|name| !name.contains('/')) else { continue };
        let codings = [("", Some(&file.plain)), (".br", file.brotli.as_ref()), (".gz", file.gzip.as_ref())];
        for (ending, bytes) in codings {
            let Some(bytes) = bytes else { continue };
            let name = format!("{name}{ending}");
            put(&folder.join(&name), bytes, now)?;
            names.insert(name);
        }
    }
    let mut before: Vec<Old> = list(folder)?.into_iter().filter(|old| !names.contains(&old.name)).collect();
    before.sort_by(|a, b| b.used.cmp(&a.used).then_with(|| a.name.cmp(&b.name)));
    let mut total = 0;
    let mut older = HashMap::new();
    for old in before {
        total += old.bytes;
        let age = now.duration_since(old.used).unwrap_or_default();
        if old.name.ends_with(UNFINISHED) && age < MAX_WRITE_TIME {
            // another process, which starts with the same folder, is writing it
            continue;
        }
        if age > MAX_AGE || total > MAX_BYTES || old.name.ends_with(UNFINISHED) {
            unless_deleted(fs::remove_file(&old.path))?;
        } else if let Some(bytes) = unless_deleted(fs::read(&old.path))? {
            older.insert(format!("/assets/{}", old.name), Bytes::from(bytes));
        }
    }
    Ok(older)
}

/// Ending of a file that is being written.
const UNFINISHED: &str = ".unfinished";
/// An unfinished file that is older than this was abandoned.
const MAX_WRITE_TIME: Duration = Duration::from_secs(60 * 60);

/// `None` if another process has deleted the file already.
fn unless_deleted<T>(done: io::Result<T>) -> io::Result<Option<T>> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn put(path: &Path, bytes: &Bytes, now: SystemTime) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|there| there.len() == bytes.len() as u64) {
        return fs::File::options().write(true).open(path)?.set_modified(now);
    }
    let unfinished = PathBuf::from(format!("{}.{}{UNFINISHED}", path.display(), std::process::id()));
    fs::write(&unfinished, bytes)?;
    fs::File::options().write(true).open(&unfinished)?.set_modified(now)?;
    fs::rename(&unfinished, path)
}

fn list(folder: &Path) -> io::Result<Vec<Old>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let facts = entry.metadata()?;
        if facts.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push(Old { path: entry.path(), name, used: facts.modified()?, bytes: facts.len() });
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    fn release(files: &[(&str, usize)]) -> HashMap<String, SiteFile> {
        let file = |len| SiteFile {
            mime: "text/css; charset=utf-8",
            tag: "x".to_owned(),
            plain: Bytes::from(vec![b'a'; len]),
            brotli: Some(Bytes::from_static(b"b")),
            gzip: None,
            immutable: true,
        };
        let mut files: HashMap<String, SiteFile> = files.iter().map(|(name, len)| (format!("/assets/{name}"), file(*len))).collect();
        files.insert("/favicon.ico".to_owned(), SiteFile { immutable: false, ..file(1) });
        files
    }

    fn names(older: &HashMap<String, Bytes>) -> Vec<&str> {
        let mut names: Vec<&str> = older.keys().map(String::as_str).collect();
        names.sort();
        names
    }

    #[test]
    fn files_stay_for_a_month_after_their_last_release() {
        let dir = tempfile::tempdir().unwrap();
        let start = SystemTime::now();
        let at = |days: u32, files: &[(&str, usize)]| exchange(&release(files), dir.path(), start + DAY * days).unwrap();
        assert!(at(0, &[("a.1.css", 9), ("both.1.js", 9)]).is_empty());
        let older = at(20, &[("b.2.css", 9), ("both.1.js", 9)]);
        assert_eq!(names(&older), ["/assets/a.1.css", "/assets/a.1.css.br"]);
        assert_eq!(older["/assets/a.1.css"].len(), 9);
        assert_eq!(
            names(&at(29, &[("c.3.css", 9)])),
            ["/assets/a.1.css", "/assets/a.1.css.br", "/assets/b.2.css", "/assets/b.2.css.br", "/assets/both.1.js", "/assets/both.1.js.br"]
        );
        assert_eq!(
            names(&at(31, &[("c.3.css", 9)])),
            ["/assets/b.2.css", "/assets/b.2.css.br", "/assets/both.1.js", "/assets/both.1.js.br"]
        );
        assert!(at(90, &[("c.3.css", 9)]).is_empty());
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn the_oldest_are_deleted_first() {
        let dir = tempfile::tempdir().unwrap();
        let start = SystemTime::now();
        let third = usize::try_from(MAX_BYTES).unwrap() * 2 / 5;
        for (day, name) in ["a.1.js", "b.1.js", "c.1.js"].into_iter().enumerate() {
            exchange(&release(&[(name, third)]), dir.path(), start + DAY * u32::try_from(day).unwrap()).unwrap();
        }
        let older = exchange(&release(&[("d.1.js", 1)]), dir.path(), start + DAY * 3).unwrap();
        assert!(older.contains_key("/assets/b.1.js") && older.contains_key("/assets/c.1.js") && !older.contains_key("/assets/a.1.js"));
        assert!(!dir.path().join("a.1.js").exists());
    }

    #[test]
    fn an_unfinished_file_is_written_again() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.1.css"), b"aa").unwrap();
        std::fs::write(dir.path().join("a.1.css.7.unfinished"), b"aa").unwrap();
        let now = SystemTime::now();
        let start = |now| exchange(&release(&[("a.1.css", 9)]), dir.path(), now).unwrap();
        let files = || std::fs::read_dir(dir.path()).unwrap().count();
        assert!(start(now).is_empty());
        assert_eq!(std::fs::read(dir.path().join("a.1.css")).unwrap().len(), 9);
        assert_eq!(files(), 3, "another process may be writing it just now");
        assert!(start(now + DAY).is_empty());
        assert_eq!(files(), 2);
    }
}
