//! The report as a page: no script, readable on a phone, everything escaped.

use std::io::Write;

use serde_json::Value;

use super::report_writer::ReportWriter;
use super::spool::Spool;

/// So many rows of a list are on the page; the JSON beside it has all.
const ROWS: u64 = 2000;

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1b1b1b;background:#fff}\
     h1,h2{line-height:1.2}table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.3rem .5rem;border-bottom:1px solid #ccc;\
     vertical-align:top;overflow-wrap:anywhere}td.n,th.n{text-align:end}div{overflow-x:auto}summary{cursor:pointer;padding:.5rem 0}\
     @media(prefers-color-scheme:dark){body{color:#eee;background:#161616}th,td{border-color:#444}a{color:#9cf}}";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// Writes the page.
pub(super) fn write(ledger: &mut ReportWriter, out: &mut dyn Write) -> std::io::Result<()> {
    let report = &ledger.report;
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"robots\" content=\"noindex\"><title>Report of an import</title><style>{STYLE}</style></head><body>\n<h1>Report of an import</h1>\n"
    )?;
    for run in &report.imports {
        writeln!(
            out,
            "<p>From {}, number <code>{id}</code>. To roll it back: <code>press import wordpress --rollback {id}</code></p>",
            escaped(&run.site),
            id = escaped(&run.id)
        )?;
    }
    out.write_all(
        b"<h2>What came in</h2>\n<div><table><tr><th>kind<th class=\"n\">found<th class=\"n\">imported<th class=\"n\">skipped</tr>\n",
    )?;
    for (kind, count) in report.counts.all() {
        let (found, imported, skipped) = (count.found, count.imported, count.skipped);
        writeln!(out, "<tr><td>{}<td class=\"n\">{found}<td class=\"n\">{imported}<td class=\"n\">{skipped}</tr>", kind.replace('_', " "))?;
    }
    let (words, pictures) = (&report.words, &report.pictures);
    write!(
        out,
        "</table></div>\n<h2>Verification</h2>\n<p>The words of {} of {} bodies were imported completely. Of {} files, {} were stored from the same bytes. \
         {} pictures and recordings are in stories only, without an entry of their own.</p>\n",
        words.complete, words.compared, pictures.compared, pictures.same, pictures.only_in_bodies
    )?;
    if !report.unknown.is_empty() {
        out.write_all(b"<h2>Without counterpart</h2>\n<div><table><tr><th>kind<th>name<th class=\"n\">times</tr>\n")?;
        for unknown in &report.unknown {
            writeln!(out, "<tr><td>{}<td>{}<td class=\"n\">{}</tr>", escaped(&unknown.kind), escaped(&unknown.name), unknown.times)?;
        }
        out.write_all(b"</table></div>\n")?;
    }
    list(out, "Words that were not imported", &["kind", "id", "title", "missing"], &mut ledger.lost_words)?;
    list(out, "Sample content of themes and demos", &["kind", "id", "title", "why"], &mut ledger.leftovers)?;
    list(out, "Files that are missing", &["id", "title", "url", "reason", "stories"], &mut ledger.missing)?;
    list(out, "Left out, and why", &["kind", "id", "title", "reason"], &mut ledger.skipped)?;
    list(out, "Old URLs and new paths", &["old", "new", "status"], &mut ledger.urls)?;
    out.write_all(b"</body></html>\n")
}

fn list(out: &mut dyn Write, title: &str, columns: &[&str], spool: &mut Spool) -> std::io::Result<()> {
    if spool.lines == 0 {
        return Ok(());
    }
    write!(out, "<h2>{title}: {}</h2>\n<details><summary>Show</summary><div><table><tr>", spool.lines)?;
    for column in columns {
        write!(out, "<th>{column}")?;
    }
    out.write_all(b"</tr>\n")?;
    spool.read(ROWS, |line| {
        let row: Value = serde_json::from_str(line)?;
        out.write_all(b"<tr>")?;
        for column in columns {
            let text = match row.get(*column) {
                Some(Value::String(text)) => text.clone(),
                Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
                Some(other) => other.to_string(),
                None => String::new(),
            };
            write!(out, "<td>{}", escaped(&text))?;
        }
        out.write_all(b"</tr>\n")
    })?;
    out.write_all(b"</table></div>")?;
    if spool.lines > ROWS {
        write!(out, "<p>The other {} are in report.json.</p>", spool.lines - ROWS)?;
    }
    out.write_all(b"</details>\n")
}
