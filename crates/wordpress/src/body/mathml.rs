//! Formulas: MathML as a line of text with marks.

use domain::document::Mark;

use super::converter::Converter;
use super::dom::{self, Dom};
use super::element::with;
use super::line::Flow;

impl Converter<'_> {
    /// What a formula says: powers and indices as marks, fractions with a stroke.
    pub(super) fn formula(&mut self, nodes: &[Dom<'_>], marks: &[Mark], flow: &mut Flow) {
        self.formula_at(nodes, marks, flow, 0);
    }

    fn formula_at(&mut self, nodes: &[Dom<'_>], marks: &[Mark], flow: &mut Flow, depth: usize) {
        for node in nodes {
            if let Some(text) = node.value().as_text() {
                flow.line.text(text, marks);
                continue;
            }
            let children: Vec<Dom<'_>> = node.children().filter(|child| child.value().is_element()).collect();
            let part = |at: usize| children.get(at..=at).unwrap_or_default();
            let mark = |mark: Mark| with(marks, mark);
            match dom::name(*node) {
                "" => {}
                // the same once more, in another notation
                "annotation" | "annotation-xml" => {}
                _ if depth > 60 => flow.line.text(&dom::text_of(*node), marks),
                "msup" | "mover" => {
                    self.formula_at(part(0), marks, flow, depth + 1);
                    self.formula_at(part(1), &mark(Mark::Superscript), flow, depth + 1);
                }
                "msub" | "munder" => {
                    self.formula_at(part(0), marks, flow, depth + 1);
                    self.formula_at(part(1), &mark(Mark::Subscript), flow, depth + 1);
                }
                "msubsup" | "munderover" => {
                    self.formula_at(part(0), marks, flow, depth + 1);
                    self.formula_at(part(1), &mark(Mark::Subscript), flow, depth + 1);
                    self.formula_at(part(2), &mark(Mark::Superscript), flow, depth + 1);
                }
                "mfrac" => {
                    self.formula_at(part(0), marks, flow, depth + 1);
                    flow.line.text("/", marks);
                    self.formula_at(part(1), marks, flow, depth + 1);
                }
                "msqrt" => {
                    flow.line.text("√", marks);
                    self.formula_at(&children, marks, flow, depth + 1);
                }
                _ => self.formula_at(&node.children().collect::<Vec<_>>(), marks, flow, depth + 1),
            }
        }
    }
}
