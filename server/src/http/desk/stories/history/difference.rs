//! How two texts differ: paragraph by paragraph, and word by word where a paragraph was changed. The work is bounded in time: past the
//! deadline, more is shown as replaced than was.

use std::time::{Duration, Instant};

use app::{
    desk::pages::history::{Difference, Paragraph, Piece},
    ui::words::Word,
};
use domain::document::{Block, Document, plain_text};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices_deadline};

/// For all fields and the text together.
pub const TIME: Duration = Duration::from_millis(700);
/// So many unchanged paragraphs before and after a change are shown.
const AROUND: usize = 1;

/// A field, word by word; `None` if both are the same.
pub fn of_field(label: Word, old: &str, new: &str, deadline: Instant) -> Option<Difference> {
    (old != new).then(|| Difference { label, paragraphs: words(old, new, deadline) })
}

/// The text, block by block; `None` if both are the same.
pub fn of_text(label: Word, old: &Document, new: &Document, deadline: Instant) -> Option<Difference> {
    let (old, new) = (lines(old), lines(new));
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old, &new, Some(deadline));
    let mut paragraphs = Vec::new();
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        let old = old.get(op.old_range()).unwrap_or_default();
        let new = new.get(op.new_range()).unwrap_or_default();
        match op {
            DiffOp::Equal { .. } => unchanged(new, at > 0, at < last, &mut paragraphs),
            DiffOp::Replace { .. } if same_words(old, new) => {
                paragraphs.extend(new.iter().map(|line| Paragraph::Restyled(line.text.clone())));
            }
            _ => paragraphs.extend(words(&joined(old), &joined(new), deadline)),
        }
    }
    let differs = paragraphs.iter().any(|paragraph| !matches!(paragraph, Paragraph::Unchanged(_)));
    differs.then_some(Difference { label, paragraphs })
}

/// A block: what readers read, and everything about it but its identity.
#[derive(PartialEq, Eq, Hash)]
struct Line {
    text: String,
    whole: String,
}

fn lines(document: &Document) -> Vec<Line> {
    let line = |block: &Block| {
        let text = plain_text(std::slice::from_ref(block));
        // blocks without words are named by their kind, so that a removed picture is seen
        let text = if text.trim().is_empty() { format!("[{}]", block.kind.name()) } else { text.trim().replace('\n', " ") };
        Line { text, whole: whole(block) }
    };
    document.blocks.iter().map(line).collect()
}

/// Everything about a block but the ids, which copying and restoring may change.
fn whole(block: &Block) -> String {
    fn without_ids(value: &mut serde_json::Value) {
        if let Some(attrs) = value.get_mut("attrs").and_then(serde_json::Value::as_object_mut) {
            attrs.remove("id");
        }
        value.get_mut("content").and_then(serde_json::Value::as_array_mut).into_iter().flatten().for_each(without_ids);
    }
    let mut json = serde_json::to_value(Document { blocks: vec![block.clone()] }).unwrap_or_default();
    without_ids(&mut json);
    json.to_string()
}

fn same_words(old: &[Line], new: &[Line]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.text == new.text)
}

fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Unchanged paragraphs: those beside a change are shown, the others are counted.
fn unchanged(lines: &[Line], after_change: bool, before_change: bool, into: &mut Vec<Paragraph>) {
    let begin = if after_change { AROUND.min(lines.len()) } else { 0 };
    let end = if before_change { AROUND.min(lines.len() - begin) } else { 0 };
    let same = |line: &Line| Paragraph::Words(vec![Piece::Same(line.text.clone())]);
    into.extend(lines.iter().take(begin).map(same));
    match lines.len() - begin - end {
        0 => {}
        hidden => into.push(Paragraph::Unchanged(hidden)),
    }
    into.extend(lines.iter().skip(lines.len() - end).map(same));
}

/// Word by word; each line is a paragraph.
fn words(old: &str, new: &str, deadline: Instant) -> Vec<Paragraph> {
    let mut paragraphs = vec![Vec::new()];
    for change in TextDiff::configure().deadline(deadline).diff_unicode_words(old, new).iter_all_changes() {
        for (index, line) in change.value().split('\n').enumerate() {
            if index > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(pieces) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                add(pieces, change.tag(), line);
            }
        }
    }
    paragraphs.retain(|pieces: &Vec<Piece>| !pieces.is_empty());
    paragraphs.into_iter().map(|pieces| Paragraph::Words(settled(pieces))).collect()
}

/// Neighbours of one kind are one piece, so that a changed sentence is one mark and not one for each word.
fn add(pieces: &mut Vec<Piece>, tag: ChangeTag, text: &str) {
    match (pieces.last_mut(), tag) {
        (Some(Piece::Same(last)), ChangeTag::Equal)
        | (Some(Piece::Added(last)), ChangeTag::Insert)
        | (Some(Piece::Removed(last)), ChangeTag::Delete) => last.push_str(text),
        (_, ChangeTag::Equal) => pieces.push(Piece::Same(text.to_owned())),
        (_, ChangeTag::Insert) => pieces.push(Piece::Added(text.to_owned())),
        (_, ChangeTag::Delete) => pieces.push(Piece::Removed(text.to_owned())),
    }
}

/// A space between two changed words is changed with them: several replaced words are one removal and one addition.
fn settled(pieces: Vec<Piece>) -> Vec<Piece> {
    let (mut done, mut removed, mut added) = (Vec::new(), String::new(), String::new());
    let flush = |done: &mut Vec<Piece>, removed: &mut String, added: &mut String| {
        let space = trailing_space(removed, added);
        done.extend([std::mem::take(removed)].into_iter().filter(|text| !text.is_empty()).map(Piece::Removed));
        done.extend([std::mem::take(added)].into_iter().filter(|text| !text.is_empty()).map(Piece::Added));
        done.extend(space.map(Piece::Same));
    };
    for piece in pieces {
        match piece {
            Piece::Removed(text) => removed.push_str(&text),
            Piece::Added(text) => added.push_str(&text),
            Piece::Same(text) if text.trim().is_empty() && !(removed.is_empty() || added.is_empty()) => {
                removed.push_str(&text);
                added.push_str(&text);
            }
            same @ Piece::Same(_) => {
                flush(&mut done, &mut removed, &mut added);
                done.push(same);
            }
        }
    }
    flush(&mut done, &mut removed, &mut added);
    done
}

/// The space at the end of both is in both.
fn trailing_space(removed: &mut String, added: &mut String) -> Option<String> {
    let both = removed.ends_with(' ') && added.ends_with(' ');
    both.then(|| {
        removed.pop();
        added.pop();
        " ".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later() -> Instant {
        Instant::now() + TIME
    }

    #[test]
    fn replaced_words_are_one_removal_and_one_addition() {
        let shown = words("Talks on water begin Monday", "Talks on the river began Monday", later());
        let pieces = [
            Piece::Same("Talks on ".into()),
            Piece::Removed("water begin".into()),
            Piece::Added("the river began".into()),
            Piece::Same(" Monday".into()),
        ];
        assert_eq!(shown, [Paragraph::Words(pieces.into())]);
    }

    #[test]
    fn unchanged_paragraphs_are_counted_and_formatting_is_seen() {
        let old = Document::from_plain_text("One\n\nTwo\n\nThree\n\nFour\n\nFive");
        let mut new = old.clone();
        new.blocks[4] = Document::from_plain_text("Five and six").blocks[0].clone();
        let difference = of_text(Word::default(), &old, &new, later()).unwrap();
        assert_eq!(difference.paragraphs[0], Paragraph::Unchanged(3));
        let mut anchored = old.clone();
        anchored.blocks[1].anchor = "two".into();
        let difference = of_text(Word::default(), &old, &anchored, later()).unwrap();
        assert!(difference.paragraphs.contains(&Paragraph::Restyled("Two".into())), "{difference:?}");
        let mut renamed = old.clone();
        renamed.blocks[1].id = "other".into();
        assert_eq!(of_text(Word::default(), &old, &renamed, later()), None);
    }

    #[test]
    fn two_long_texts_without_a_common_word_end_in_time() {
        let text = |word: &str| (0..60_000).map(|at| format!("{word}{at} ")).collect::<String>();
        let (old, new) = (text("a"), text("b"));
        let begun = Instant::now();
        let shown = words(&old, &new, later());
        assert!(!shown.is_empty() && begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    }
}
