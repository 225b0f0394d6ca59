//! Text with marks.

use domain::document::{Inline, Mark};

use super::Html;

impl Html<'_> {
    /// A line of text.
    pub(super) fn inline(&mut self, content: &[Inline]) {
        for part in content {
            match part {
                Inline::Break => self.raw("<br>"),
                Inline::Text { text, marks } => {
                    marks.iter().for_each(|mark| self.open(mark));
                    self.escaped(text);
                    marks.iter().rev().for_each(|mark| self.close(mark));
                }
            }
        }
    }

    fn open(&mut self, mark: &Mark) {
        match mark {
            Mark::Strong => self.raw("<strong>"),
            Mark::Emphasis => self.raw("<em>"),
            Mark::Code => self.raw("<code>"),
            Mark::Strike => self.raw("<s>"),
            Mark::Subscript => self.raw("<sub>"),
            Mark::Superscript => self.raw("<sup>"),
            // a fragment of the page leads nowhere in a feed reader
            Mark::Link { href } if href.as_str().starts_with('#') => {}
            Mark::Link { href } => {
                let url = self.absolute(href.as_str());
                self.raw("<a");
                self.attribute("href", &url);
                self.raw(">");
            }
            Mark::Language(language) => {
                self.raw("<span");
                self.attribute("lang", language.as_str());
                self.attribute("dir", language.direction().as_str());
                self.raw(">");
            }
        }
    }

    fn close(&mut self, mark: &Mark) {
        self.raw(match mark {
            Mark::Strong => "</strong>",
            Mark::Emphasis => "</em>",
            Mark::Code => "</code>",
            Mark::Strike => "</s>",
            Mark::Subscript => "</sub>",
            Mark::Superscript => "</sup>",
            Mark::Link { href } if href.as_str().starts_with('#') => "",
            Mark::Link { .. } => "</a>",
            Mark::Language(_) => "</span>",
        });
    }
}
