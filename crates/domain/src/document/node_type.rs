//! What a JSON node of each type may hold: the same rules as the schema of the editor, so that steps of the editor can be checked.

/// A type of JSON node.
#[derive(Debug, PartialEq, Eq)]
pub struct NodeType {
    /// Its `type`.
    pub name: &'static str,
    /// Whether it is a block, which every list of blocks may hold; otherwise it is a part of some block.
    pub block: bool,
    /// The names of its attributes, in alphabetical order; blocks have `anchor` and `id` besides.
    pub attrs: &'static [&'static str],
    /// What it may hold, in any number and order.
    pub content: Content,
}

/// What a node may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing: ProseMirror's leaf, of size 1.
    Nothing,
    /// Texts with marks, and line breaks.
    Line,
    /// Texts without marks.
    PlainText,
    /// Nodes of these types.
    Parts(&'static [&'static str]),
    /// Blocks, and nodes of these types.
    Blocks(&'static [&'static str]),
    /// Exactly these nodes in this order.
    Exactly(&'static [&'static str]),
}

impl NodeType {
    /// A block.
    pub(super) const fn block(name: &'static str, attrs: &'static [&'static str], content: Content) -> Self {
        Self { name, block: true, attrs, content }
    }
    /// A part of a block.
    pub(crate) const fn part(name: &'static str, attrs: &'static [&'static str], content: Content) -> Self {
        Self { name, block: false, attrs, content }
    }
    /// Whether it has this attribute.
    pub fn has(&self, attr: &str) -> bool {
        self.block && matches!(attr, "id" | "anchor") || self.attrs.contains(&attr)
    }
    /// Whether it can hold nothing; ProseMirror gives such a node the size 1.
    pub fn is_leaf(&self) -> bool {
        self.content == Content::Nothing
    }
    /// Whether it holds texts.
    pub fn holds_text(&self) -> bool {
        matches!(self.content, Content::Line | Content::PlainText)
    }
    /// Whether texts in it can have marks.
    pub fn allows_marks(&self) -> bool {
        self.content == Content::Line
    }
    /// Checks what stands in it: the type of each node, and whether it has marks.
    ///
    /// # Errors
    /// Which node may not stand there.
    pub fn check<'t>(&self, content: impl Iterator<Item = (&'t Self, bool)>) -> Result<(), String> {
        let mut names = match self.content {
            Content::Exactly(names) => names,
            _ => &[],
        }
        .iter();
        for (child, has_marks) in content {
            if !self.may_hold(child) {
                return Err(format!("{} cannot stand in {}", child.name, self.name));
            }
            if has_marks && self.content != Content::Line {
                return Err(format!("{} cannot have marks in {}", child.name, self.name));
            }
            if matches!(self.content, Content::Exactly(_)) && names.next() != Some(&child.name) {
                return Err(format!("{} has another order or number of parts", self.name));
            }
        }
        if names.next().is_some() { Err(format!("{} lacks one of its parts", self.name)) } else { Ok(()) }
    }
    /// Whether it stands within a line.
    pub fn is_inline(&self) -> bool {
        matches!(self.name, "text" | "hardBreak")
    }
    /// Whether nodes of type `child` may stand in it.
    pub fn may_hold(&self, child: &Self) -> bool {
        match self.content {
            Content::Nothing => false,
            Content::Line => child.is_inline(),
            Content::PlainText => child.name == "text",
            Content::Blocks(parts) => child.block || parts.contains(&child.name),
            Content::Parts(names) | Content::Exactly(names) => names.contains(&child.name),
        }
    }
    /// Whether there is a type of node that both may hold; ProseMirror joins no others.
    pub fn shares_content_with(&self, other: &Self) -> bool {
        match (self.content, other.content) {
            (Content::Line | Content::PlainText, Content::Line | Content::PlainText) | (Content::Blocks(_), Content::Blocks(_)) => true,
            (Content::Blocks(a) | Content::Parts(a), Content::Blocks(b) | Content::Parts(b)) => a.iter().any(|name| b.contains(name)),
            _ => false,
        }
    }
}
