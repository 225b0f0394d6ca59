//! An import of generated posts for `./dev bench`: how long it takes and how much memory, as JSON on standard output. What came in stays
//! in the folder.
#![allow(clippy::print_stdout, missing_docs, reason = "a measuring program")]

use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use media::MediaStore;
use newsroom::{DatabaseUrl, Newsroom};
use wordpress::{ImportOptions, import};

// as the program `press`
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// `import POSTS FOLDER`
fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    // `cargo bench` and `cargo test --benches` call it without arguments
    let [posts, folder] = arguments.as_slice() else {
        eprintln!("import POSTS FOLDER; ./dev bench import runs it");
        return Ok(());
    };
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(measure(posts.parse()?, Path::new(folder)))
}

async fn measure(posts: u64, folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)?;
    let file = folder.join("export.xml");
    generate(&file, posts)?;
    let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(folder)).await?;
    let store = MediaStore::at(folder.join("media"));
    let options = ImportOptions { files: vec![file.clone()], reports: Some(folder.join("imports")), ..ImportOptions::default() };
    let begun = Instant::now();
    let report = import(&newsroom, &newsroom::Authority::command_line(), &store, &options, &|_, _, _| {}).await?;
    let seconds = begun.elapsed().as_secs_f64();
    newsroom.close().await;
    std::fs::remove_file(file)?;
    let imported = report.counts.stories.imported;
    println!("{{\"imported\":{imported},\"seconds\":{seconds:.3},\"peakMegabytes\":{}}}", peak_memory_mb());
    Ok(())
}

/// The most memory this process ever had, as Linux counts it; 0 elsewhere.
fn peak_memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// When a post was published.
struct Published {
    date: String,
    time: String,
}

/// Forty posts a day, one after the other, as a paper's archive comes: where dates began anew, a large archive would be of another kind
/// than a small one. All months have 28 days.
fn published(post: u64) -> Published {
    let (day, minute) = (post / 40, post % 40 * 36);
    let date = format!("{}-{:02}-{:02}", 2012 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
    Published { date, time: format!("{:02}:{:02}:00", minute / 60, minute % 60) }
}

/// An export with so many posts of some 300 words, with sections, tags, comments, and a picture for every tenth.
fn generate(file: &Path, posts: u64) -> Outcome {
    const WORDS: &[&str] = &[
        "minister",
        "treaty",
        "river",
        "border",
        "talks",
        "summit",
        "trade",
        "council",
        "envoy",
        "water",
        "security",
        "climate",
        "visit",
        "statement",
        "agreement",
        "delegation",
        "economy",
        "region",
        "partners",
        "meeting",
        "capital",
        "sanctions",
        "ceasefire",
        "election",
        "budget",
        "export",
        "energy",
        "railway",
        "port",
        "harbour",
    ];
    let mut out = BufWriter::new(std::fs::File::create(file)?);
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n<title>Generated</title>\n<link>https://old.site</link>\n<language>en-US</language>\n\
         <wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_blog_url>https://old.site</wp:base_blog_url>\n"
    )?;
    let mut seed = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap_or(0)
    };
    let mut text =
        |words: usize| -> String { (0..words).filter_map(|_| WORDS.get(next(WORDS.len()))).copied().collect::<Vec<_>>().join(" ") };
    for post in 1..=posts {
        let at = published(post);
        write!(
            out,
            "<item>\n<title><![CDATA[{} {post}]]></title>\n<link>https://old.site/{}/post-{post}/</link>\n<dc:creator><![CDATA[author{}]]></dc:creator>\n<content:encoded><![CDATA[",
            text(6),
            at.date.replace('-', "/"),
            post % 20
        )?;
        for paragraph in 0..6 {
            write!(out, "{} <strong>{}</strong> <a href=\"https://old.site/post-1/\">{}</a>.\n\n", text(40), text(3), text(5 + paragraph))?;
        }
        if post % 10 == 0 {
            write!(
                out,
                "<img class=\"wp-image-{}\" src=\"https://old.site/wp-content/uploads/2021/03/p{post}-300x200.jpg\" alt=\"\" />",
                posts + post
            )?;
        }
        write!(
            out,
            "]]></content:encoded>\n<excerpt:encoded><![CDATA[{}]]></excerpt:encoded>\n<wp:post_id>{post}</wp:post_id>\n<wp:post_date_gmt>{} {}</wp:post_date_gmt>\n\
             <wp:comment_status>open</wp:comment_status>\n<wp:post_name>post-{post}</wp:post_name>\n<wp:status>publish</wp:status>\n<wp:post_type>post</wp:post_type>\n\
             <category domain=\"category\" nicename=\"section-{}\"><![CDATA[Section {}]]></category>\n<category domain=\"post_tag\" nicename=\"tag-{}\"><![CDATA[Tag {}]]></category>\n",
            text(12),
            at.date,
            at.time,
            post % 13,
            post % 13,
            post % 500,
            post % 500
        )?;
        if post % 5 == 0 {
            writeln!(
                out,
                "<wp:comment><wp:comment_id>{post}</wp:comment_id><wp:comment_author>Reader</wp:comment_author><wp:comment_date_gmt>2021-04-01 00:00:00</wp:comment_date_gmt>\
                 <wp:comment_content><![CDATA[{}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>",
                text(20)
            )?;
        }
        writeln!(out, "</item>")?;
        if post % 10 == 0 {
            let id = posts + post;
            writeln!(
                out,
                "<item><title>p{post}</title><wp:post_id>{id}</wp:post_id><wp:post_name>p{post}</wp:post_name><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>\
                 <wp:post_parent>{post}</wp:post_parent><wp:attachment_url>https://old.site/wp-content/uploads/2021/03/p{post}.jpg</wp:attachment_url></item>"
            )?;
        }
    }
    writeln!(out, "</channel>\n</rss>")?;
    out.flush()?;
    Ok(())
}
