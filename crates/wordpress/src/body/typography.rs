//! The typography that WordPress adds when it makes a page: curly quotation marks, apostrophes, dashes, ellipses.
//! A body stores straight ones; moved as they are, a paper would look different from the day before.

use domain::document::{Block, BlockKind, Document, Inline, Mark, PartMut};

/// Sets the marks of a whole text as WordPress does for English; program text is left alone.
pub fn texturize(document: &mut Document) {
    document.visit_mut(|block: &mut Block| {
        for line in lines(&mut block.kind) {
            set(line);
        }
    });
}

/// The lines of text of a block itself, without program text.
pub(super) fn lines(kind: &mut BlockKind) -> Vec<&mut Vec<Inline>> {
    let mut lines = Vec::new();
    kind.parts_mut(&mut |part| match part {
        PartMut::Line(line) | PartMut::Caption(line) => lines.push(line),
        PartMut::Verbatim(_) | PartMut::Blocks(_) => {}
    });
    lines
}

/// A line without marks, as a headline is.
pub fn typeset_line(text: &str) -> String {
    typeset(text, ' ')
}

fn set(line: &mut [Inline]) {
    // what stood before the present character, across marks
    let mut before = ' ';
    for part in line.iter_mut() {
        match part {
            Inline::Break => before = '\n',
            Inline::Text { text, marks } => {
                let is_link = marks.iter().any(|mark| matches!(mark, Mark::Link { .. }));
                let is_address = is_link && super::providers::is_bare_url(text);
                if !marks.contains(&Mark::Code) && !is_address {
                    *text = typeset(text, before);
                }
                before = text.chars().last().unwrap_or(before);
            }
        }
    }
}

/// One stretch of text; `before` is the character in front of it.
fn typeset(text: &str, before: char) -> String {
    if !text.contains(['\'', '"', '-', '.', 'x']) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    let at_char = |index: usize| chars.get(index).copied();
    while let Some(c) = at_char(at) {
        let previous = if at == 0 { before } else { at_char(at - 1).unwrap_or(' ') };
        let next = at_char(at + 1);
        let opens =
            previous.is_whitespace() || matches!(previous, '(' | '[' | '{' | '<' | '-' | '–' | '—' | '“' | '‘' | '"' | '\'' | '/' | '=');
        match c {
            '.' if next == Some('.') && at_char(at + 2) == Some('.') && previous != '.' && at_char(at + 3) != Some('.') => {
                out.push('…');
                at += 3;
                continue;
            }
            '-' if next == Some('-') && previous != '-' => {
                let run = chars.iter().skip(at).take_while(|c| **c == '-').count();
                // standing alone it is a dash between thoughts: between spaces, or where a mark begins or ends
                let alone = (at == 0 || previous.is_whitespace()) && at_char(at + run).is_none_or(char::is_whitespace);
                match run {
                    2 if alone => out.push('—'),
                    2 => out.push('–'),
                    3 => out.push('—'),
                    _ => out.extend(std::iter::repeat_n('-', run)),
                }
                at += run;
                continue;
            }
            'x' if is_product(&chars, at) => out.push('×'),
            '-' if previous == ' ' && next == Some(' ') && at > 0 => out.push('–'),
            '"' if previous.is_ascii_digit() && !next.is_some_and(char::is_alphanumeric) && !has_open_quote(&out) => out.push('″'),
            '"' => out.push(if opens && next.is_some_and(|c| !c.is_whitespace()) { '“' } else { '”' }),
            '\'' if previous.is_ascii_digit() && !next.is_some_and(char::is_alphanumeric) && !out.contains('‘') => out.push('′'),
            // '90s, 'cause, 'tis: something is left out
            '\'' if opens && left_out(&chars, at) => out.push('’'),
            '\'' => out.push(if opens && next.is_some_and(|c| !c.is_whitespace()) { '‘' } else { '’' }),
            _ => out.push(c),
        }
        at += 1;
    }
    out
}

/// Whether the `x` stands between two numbers: `150x100`, but not `0x1f`.
fn is_product(chars: &[char], at: usize) -> bool {
    let number = |c: &char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let before: Vec<char> = chars.get(..at).unwrap_or_default().iter().rev().copied().take_while(number).collect();
    let after: Vec<char> = chars.get(at + 1..).unwrap_or_default().iter().copied().take_while(number).collect();
    let edge = |c: Option<&char>| !c.is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let starts = at.checked_sub(before.len() + 1).and_then(|index| chars.get(index));
    before.first().is_some_and(char::is_ascii_digit)
        && before.last().is_some_and(char::is_ascii_digit)
        && before != ['0']
        && after.first().is_some_and(char::is_ascii_digit)
        && edge(starts)
        && edge(chars.get(at + 1 + after.len()))
}

fn has_open_quote(text: &str) -> bool {
    text.matches('“').count() > text.matches('”').count()
}

fn left_out(chars: &[char], at: usize) -> bool {
    const WORDS: &[&str] = &["tain't", "twere", "twas", "tis", "twill", "til", "bout", "nuff", "round", "cause", "em"];
    let rest: String = chars.iter().skip(at + 1).take(8).collect::<String>().to_lowercase();
    let two_digits =
        rest.chars().take(2).filter(char::is_ascii_digit).count() == 2 && !rest.chars().nth(2).is_some_and(|c| c.is_ascii_digit());
    two_digits || WORDS.iter().any(|word| rest.strip_prefix(word).is_some_and(|after| !after.starts_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::typeset;

    #[test]
    fn as_wordpress_does() {
        for (raw, set) in [
            ("\"Oh, why can't you?\"", "“Oh, why can’t you?”"),
            ("on third--", "on third–"),
            ("a -- b --- c - d", "a — b — c – d"),
            ("asking you--I'm telling", "asking you–I’m telling"),
            ("poetry.\" --", "poetry.” —"),
            ("music ain't worth nothing, 'cause what", "music ain’t worth nothing, ’cause what"),
            ("wait...", "wait…"),
            ("the '90s", "the ’90s"),
            ("('quoted')", "(‘quoted’)"),
            ("a 12\" record", "a 12″ record"),
            ("playin' first", "playin’ first"),
            ("well-known", "well-known"),
            ("150x100 px, 0x1f, box", "150×100 px, 0x1f, box"),
        ] {
            assert_eq!(typeset(raw, ' '), set);
        }
    }
}
