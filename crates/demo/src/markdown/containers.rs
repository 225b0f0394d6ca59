//! The fenced containers.

use domain::Document;
use domain::document::{Block, BlockKind, FactBox, Inline, KeyPoints, PullQuote, QuestionAnswer, Timeline, TimelineItem, UnknownBlocks};

use super::builder;

/// Parses one container, given its opening line without the colons and its content: one block, or one for each question.
pub fn container(opening: &str, inner: &str) -> Result<Vec<BlockKind>, String> {
    let (name, title) = opening.split_once(' ').unwrap_or((opening, ""));
    let title = title.trim();
    let block = match name {
        "key-points" => Ok(BlockKind::KeyPoints(KeyPoints { points: points(inner).map(builder::line).collect() })),
        "factbox" => Ok(boxed(title, builder::read(inner))),
        "pullquote" => Ok(BlockKind::PullQuote(PullQuote { content: builder::line(inner), cite: text(title) })),
        "timeline" => {
            let items = points(inner).map(|point| {
                let (when, what) = point.split_once('|').ok_or_else(|| format!("the timeline's point {point:?} needs \"when | what\""))?;
                Ok(TimelineItem { when: text(when.trim().trim_matches('*')), blocks: builder::read(what.trim()) })
            });
            let timeline = BlockKind::Timeline(Timeline { items: items.collect::<Result<_, String>>()? });
            Ok(if title.is_empty() { timeline } else { boxed(title, vec![Block::new(timeline)]) })
        }
        "qa" => return questions(inner),
        "block" => return json(inner),
        other => Err(format!("\"{other}\" is no container; known are key-points, factbox, pullquote, timeline, qa, block")),
    };
    block.map(|block| vec![block])
}

fn boxed(title: &str, blocks: Vec<Block>) -> BlockKind {
    BlockKind::FactBox(FactBox { title: text(title), blocks })
}

fn text(words: &str) -> Vec<Inline> {
    if words.is_empty() { Vec::new() } else { vec![Inline::plain(words)] }
}

fn points(inner: &str) -> impl Iterator<Item = &str> {
    inner.lines().filter_map(|line| line.trim().strip_prefix("- "))
}

/// Any block in the JSON form of `docs/contracts/blocks.md`, for kinds that have no container of their own.
fn json(inner: &str) -> Result<Vec<BlockKind>, String> {
    let document = format!("{{\"type\":\"doc\",\"content\":[{inner}]}}");
    let document = Document::parse(&document, UnknownBlocks::Refuse).map_err(|error| error.to_string())?;
    Ok(document.blocks.into_iter().map(|block| block.kind).collect())
}

/// Pairs of `Q:` and `A:`; an answer may have several paragraphs.
fn questions(inner: &str) -> Result<Vec<BlockKind>, String> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in inner.lines() {
        match (line.strip_prefix("Q:"), line.strip_prefix("A:"), pairs.last_mut()) {
            (Some(question), _, _) => pairs.push((question.trim().to_owned(), String::new())),
            (_, Some(answer), Some(pair)) => pair.1 = format!("{}\n", answer.trim()),
            (_, _, Some(pair)) => {
                pair.1.push_str(line);
                pair.1.push('\n');
            }
            _ if line.trim().is_empty() => {}
            _ => return Err(format!("the interview must begin with \"Q:\", found {line:?}")),
        }
    }
    let block = |(question, answer): (String, String)| {
        BlockKind::QuestionAnswer(QuestionAnswer { question: builder::line(&question), blocks: builder::read(&answer) })
    };
    Ok(pairs.into_iter().map(block).collect())
}
