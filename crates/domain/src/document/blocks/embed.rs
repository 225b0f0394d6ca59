//! Something on another site.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    DocumentError, Href, Inline, Node,
    read::{Children, Reader},
    write,
};

/// Something on another site.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// Its URL.
    pub url: Href,
    /// The name of the site, for example `YouTube`; may be empty.
    pub provider: String,
    /// Printed under it; may be empty.
    pub caption: Vec<Inline>,
}

impl Kind for Embed {
    const TYPES: &'static [&'static str] = &["embed"];
    const NODES: &'static [NodeType] = &[NodeType::block("embed", &["provider", "url"], Content::Parts(&["caption"]))];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        Ok(Self {
            url: reader.href(&node.attrs, "url")?,
            provider: reader.text(&node.attrs, "provider")?,
            caption: reader.line(&Children::of(node, &["caption"]), "caption")?,
        })
    }

    fn write(&self) -> Node<'_> {
        Node::new("embed")
            .attr("url", self.url.as_str())
            .attr("provider", self.provider.as_str())
            .with(write::line("caption", &self.caption))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        part(Part::Caption(&self.caption));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        part(PartMut::Caption(&mut self.caption));
    }
}
