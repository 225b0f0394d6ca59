//! Several pictures that belong together.

use super::kind::{Content, Kind, NodeType, Part, PartMut};
use crate::document::{
    DocumentError, ImageBlock, Inline, Node,
    read::{Children, Reader},
    write,
};

/// Several pictures that belong together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gallery {
    /// The pictures, in order.
    pub images: Vec<ImageBlock>,
    /// Printed under all of them; may be empty.
    pub caption: Vec<Inline>,
}

impl Kind for Gallery {
    const TYPES: &'static [&'static str] = &["gallery"];
    const NODES: &'static [NodeType] = &[
        NodeType::block("gallery", &[], Content::Parts(&["galleryImage", "caption"])),
        NodeType::part("galleryImage", &["alt", "decorative", "id", "link", "media", "source"], Content::Parts(&["caption"])),
    ];

    fn read(node: &Node<'_>, reader: &mut Reader) -> Result<Self, DocumentError> {
        let children = Children::of(node, &["caption"]);
        let images = reader.each_of(&children, |reader, image| ImageBlock::read(image, reader))?;
        Ok(Self { images, caption: reader.line(&children, "caption")? })
    }

    fn write(&self) -> Node<'_> {
        Node::new("gallery").with(self.images.iter().map(|image| image.node("galleryImage"))).with(write::line("caption", &self.caption))
    }

    fn parts<'a>(&'a self, part: &mut dyn FnMut(Part<'a>)) {
        for image in &self.images {
            image.media.iter().for_each(|id| part(Part::Media(id)));
            part(Part::Line(&image.caption));
        }
        part(Part::Caption(&self.caption));
    }

    fn parts_mut<'a>(&'a mut self, part: &mut dyn FnMut(PartMut<'a>)) {
        self.images.iter_mut().for_each(|image| part(PartMut::Line(&mut image.caption)));
        part(PartMut::Caption(&mut self.caption));
    }
}
