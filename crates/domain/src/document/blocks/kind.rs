//! What every kind of block implements, and the macro that makes the enum of all kinds from one list.

use crate::document::{Block, DocumentError, Inline, Node, read::Reader};
pub(super) use crate::document::{Content, NodeType};
use crate::{MediaId, StoryId};

/// One kind of block. No method has a default, so that a new kind cannot leave one out.
pub(in crate::document) trait Kind: Sized {
    /// The `type` of its JSON node; most kinds have one.
    const TYPES: &'static [&'static str];
    /// Its JSON node types, and those of parts that only this kind has: what they may hold in a draft.
    const NODES: &'static [NodeType];
    /// Reads its JSON node; `node.kind` is one of [`Kind::TYPES`].
    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError>;
    /// Its JSON node, without the id and anchor of the block.
    fn write(&self) -> Node<'_>;
    /// Calls `part` for everything it consists of, in reading order.
    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>));
    /// The same order as [`Kind::parts`], for what can be changed in place.
    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>));
}

/// Something a block consists of. Plain text, nested blocks, media and references are all read from these.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part<'a> {
    /// A line of prose.
    Line(&'a [Inline]),
    /// The line under a figure, table or quote.
    Caption(&'a [Inline]),
    /// Text in which every character matters: program text, verse.
    Verbatim(&'a [Inline]),
    /// Text without marks, perhaps of several lines.
    Text(&'a str),
    /// Blocks within this block.
    Blocks(&'a [Block]),
    /// A media item in our store.
    Media(&'a MediaId),
    /// Another story.
    Story(&'a StoryId),
}

/// As [`Part`], but mutable; media, stories and unmarked text have no mutable form.
#[derive(Debug, PartialEq)]
pub enum PartMut<'a> {
    /// A line of prose.
    Line(&'a mut Vec<Inline>),
    /// The line under a figure, table or quote.
    Caption(&'a mut Vec<Inline>),
    /// Text in which every character matters.
    Verbatim(&'a mut Vec<Inline>),
    /// Blocks within this block.
    Blocks(&'a mut Vec<Block>),
}

/// Makes [`super::BlockKind`] and its exhaustive matches from the list of kinds.
macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident($module:ident::$type:ident)),+ $(,)?) => {
        $(pub use $module::*;)+

        /// What a block is.
        #[derive(Debug, Clone, PartialEq)]
        pub enum BlockKind { $($(#[$meta])* $variant($module::$type)),+ }

        impl BlockKind {
            /// The name of each kind, which is also the name of its files here and in the app.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($module)),+];
            /// The JSON node types of each kind, in the order of [`BlockKind::NAMES`].
            pub const TYPES: &'static [&'static [&'static str]] = &[$(<$module::$type as Kind>::TYPES),+];

            /// What the JSON nodes of each kind may hold in a draft, in the order of [`BlockKind::NAMES`].
            pub const NODES: &'static [&'static [NodeType]] = &[$(<$module::$type as Kind>::NODES),+];

            /// The name of this kind, for example `fact_box`.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => stringify!($module)),+ }
            }
            /// Calls `part` for everything the block consists of, in reading order.
            pub fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
                match self { $(Self::$variant(block) => block.parts(part)),+ }
            }
            /// As [`BlockKind::parts`], mutable.
            pub fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
                match self { $(Self::$variant(block) => block.parts_mut(part)),+ }
            }
            /// Reads a JSON node; `None` if no kind has a node of this type.
            pub(in crate::document) fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Option<Self>, DocumentError> {
                $(if <$module::$type as Kind>::TYPES.contains(&&*node.kind) {
                    return Ok(Some(Self::$variant(Kind::read(node, reader)?)));
                })+
                Ok(None)
            }
            /// The JSON node, without the id and anchor of the block.
            pub(in crate::document) fn write(&self) -> Node<'_> {
                match self { $(Self::$variant(block) => block.write()),+ }
            }
        }
    };
}
pub(super) use kinds;
