//! The fields of authors, terms, items and their parts.

use std::collections::HashSet;
use std::io::Read;

use super::reader::{Reader, Result};
use super::{Item, TermRef, WxrAuthor, WxrComment, WxrError, WxrTerm, tag::Tag};

impl<R: Read> Reader<R> {
    /// Calls `field` for each element within `parent`, with its common name and its tag.
    fn each(&mut self, parent: &Tag, mut field: impl FnMut(&mut Self, &str, &Tag) -> Result<()>) -> Result<()> {
        if parent.empty {
            return Ok(());
        }
        let mut fields = 0;
        loop {
            let Some(tag) = self.scan.next_tag()? else { return Err(self.scan.truncated(&format!("<{}>", parent.name))) };
            if self.scan.position() - parent.byte > self.scan.limits.item_bytes {
                return Err(self.scan.too_large("an item", parent.byte, self.scan.limits.item_bytes));
            }
            if tag.closing {
                if tag.name == parent.name {
                    return Ok(());
                }
                if matches!(tag.name.as_str(), "item" | "channel" | "rss") {
                    return Err(WxrError::Unclosed {
                        file: self.scan.file.clone(),
                        byte: parent.byte,
                        element: parent.name.clone(),
                        before: format!("</{}>", tag.name),
                    });
                }
                continue;
            }
            if tag.name == "item" {
                return Err(WxrError::Unclosed {
                    file: self.scan.file.clone(),
                    byte: parent.byte,
                    element: parent.name.clone(),
                    before: "the next <item>".to_owned(),
                });
            }
            fields += 1;
            if fields > self.scan.limits.fields {
                return Err(self.scan.too_large("the number of fields of an item", parent.byte, u64::from(self.scan.limits.fields)));
            }
            let name = self.name(&tag);
            field(self, &name, &tag)?;
        }
    }

    pub(super) fn author(&mut self, parent: &Tag) -> Result<WxrAuthor> {
        let mut author = WxrAuthor::default();
        self.each(parent, |reader, name, tag| {
            let value = reader.scan.value(tag)?;
            match name {
                "wp:author_id" => author.id = value.trim().to_owned(),
                "wp:author_login" => author.login = value,
                "wp:author_email" => author.email = value,
                "wp:author_display_name" => author.display_name = value,
                "wp:author_first_name" => author.first_name = value,
                "wp:author_last_name" => author.last_name = value,
                _ => {}
            }
            Ok(())
        })?;
        Ok(author)
    }

    pub(super) fn term(&mut self, parent: &Tag, kind: &str) -> Result<WxrTerm> {
        let taxonomy = match kind {
            "wp:category" => "category",
            "wp:tag" => "post_tag",
            _ => "",
        };
        let mut term = WxrTerm { taxonomy: taxonomy.to_owned(), ..WxrTerm::default() };
        self.each(parent, |reader, name, tag| {
            if name == "wp:termmeta" {
                term.meta.push(reader.meta(tag)?);
                return Ok(());
            }
            let value = reader.scan.value(tag)?;
            match name {
                "wp:term_id" => term.id = value.trim().to_owned(),
                "wp:term_taxonomy" => term.taxonomy = common_taxonomy(&value),
                "wp:category_nicename" | "wp:tag_slug" | "wp:term_slug" => term.slug = value.trim().to_owned(),
                "wp:category_parent" | "wp:term_parent" => term.parent = value.trim().to_owned(),
                "wp:cat_name" | "wp:tag_name" | "wp:term_name" => term.name = value,
                "wp:category_description" | "wp:tag_description" | "wp:term_description" => term.description = value,
                _ => {}
            }
            Ok(())
        })?;
        Ok(term)
    }

    fn meta(&mut self, parent: &Tag) -> Result<(String, String)> {
        let (mut key, mut value) = (String::new(), String::new());
        self.each(parent, |reader, name, tag| {
            let text = reader.scan.value(tag)?;
            match name {
                "wp:meta_key" => key = text,
                "wp:meta_value" => value = text,
                _ => {}
            }
            Ok(())
        })?;
        Ok((key, value))
    }

    fn comment(&mut self, parent: &Tag) -> Result<WxrComment> {
        let mut comment = WxrComment::default();
        self.each(parent, |reader, name, tag| {
            let value = if name == "wp:commentmeta" { return reader.meta(tag).map(|_| ()) } else { reader.scan.value(tag)? };
            match name {
                "wp:comment_id" => comment.id = value.trim().to_owned(),
                "wp:comment_parent" => comment.parent = value.trim().to_owned(),
                "wp:comment_author" => comment.author = value,
                "wp:comment_author_email" => comment.email = value,
                "wp:comment_author_url" => comment.url = value,
                "wp:comment_date" => comment.date = value,
                "wp:comment_date_gmt" => comment.date_gmt = value,
                "wp:comment_content" => comment.content = value,
                "wp:comment_approved" => comment.approved = value.trim().to_owned(),
                "wp:comment_type" => comment.kind = value.trim().to_owned(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(comment)
    }

    pub(super) fn item(&mut self, parent: &Tag) -> Result<Item> {
        let mut item = Item { byte: parent.byte, ..Item::default() };
        self.each(parent, |reader, name, tag| {
            match name {
                "wp:postmeta" => {
                    let meta = reader.meta(tag)?;
                    item.meta.push(meta);
                    return Ok(());
                }
                "wp:comment" => {
                    let comment = reader.comment(tag)?;
                    item.comments.push(comment);
                    return Ok(());
                }
                _ => {}
            }
            let value = reader.scan.value(tag)?;
            match name {
                "title" => item.title = value,
                "link" => item.link = value.trim().to_owned(),
                "pubDate" => item.pub_date = value.trim().to_owned(),
                "dc:creator" => item.creator = value,
                "guid" => item.guid = value.trim().to_owned(),
                "content:encoded" => item.content = value,
                "excerpt:encoded" => item.excerpt = value,
                "wp:post_id" => item.id = value.trim().parse().unwrap_or(0),
                "wp:post_date" => item.date = value.trim().to_owned(),
                "wp:post_date_gmt" => item.date_gmt = value.trim().to_owned(),
                "wp:post_modified_gmt" => item.modified_gmt = value.trim().to_owned(),
                "wp:comment_status" => item.comment_status = value.trim().to_owned(),
                "wp:post_name" => item.slug = value.trim().to_owned(),
                "wp:status" => item.status = value.trim().to_owned(),
                "wp:post_parent" => item.parent = value.trim().parse().unwrap_or(0),
                "wp:menu_order" => item.menu_order = value.trim().parse().unwrap_or(0),
                "wp:post_type" => item.kind = value.trim().to_owned(),
                "wp:post_password" => item.password = value,
                "wp:is_sticky" => item.sticky = value.trim() == "1",
                "wp:attachment_url" => item.attachment_url = value.trim().to_owned(),
                "category" => item.terms.push(TermRef {
                    domain: common_taxonomy(tag.attribute("domain").unwrap_or("category")),
                    slug: tag.attribute("nicename").unwrap_or_default().trim().to_owned(),
                    name: value,
                }),
                _ => {}
            }
            Ok(())
        })?;
        tidy_terms(&mut item.terms);
        if item.kind.is_empty() {
            "post".clone_into(&mut item.kind);
        }
        Ok(item)
    }
}

/// Format 1.0 calls the taxonomy of tags `tag`.
fn common_taxonomy(name: &str) -> String {
    match name.trim() {
        "tag" => "post_tag".to_owned(),
        other => other.to_owned(),
    }
}

/// Format 1.0 names each term twice, once without slug; and some files repeat terms.
fn tidy_terms(terms: &mut Vec<TermRef>) {
    let with_slug: HashSet<(String, String)> =
        terms.iter().filter(|term| !term.slug.is_empty()).map(|term| (term.domain.clone(), term.name.clone())).collect();
    let mut seen: HashSet<(String, String, String)> = HashSet::new();
    terms.retain(|term| {
        if !term.slug.is_empty() {
            return seen.insert((term.domain.clone(), term.slug.clone(), String::new()));
        }
        let said_better = with_slug.contains(&(term.domain.clone(), term.name.clone()));
        !said_better && !term.name.trim().is_empty() && seen.insert((term.domain.clone(), String::new(), term.name.clone()))
    });
}
