//! Who wrote: users of the old site and guests without an account.

use std::collections::HashSet;

use domain::{Author, AuthorId, AuthorKind, Email, Slug};
use newsroom::SlugOf;

use super::References;
use crate::body::plain;
use crate::import::ImportError;
use crate::import::context::{Batch, ImportContext};
use crate::import::guest_authors::GuestAuthor;
use crate::import::report::UNCHANGED;
use crate::import::report_writer::ReportWriter;
use crate::import::site_index::SiteIndex;
use crate::import::slugs_and_dates::{cut, nicename, slug_or};

impl References {
    /// Stores all authors.
    pub(super) async fn authors(
        &mut self,
        context: &ImportContext<'_>,
        batch: &mut Batch<'_>,
        index: &SiteIndex,
        report: &mut ReportWriter,
    ) -> Result<(), ImportError> {
        let (guests, linked) = GuestAuthor::of_terms(index);
        let declared: Vec<_> = index.authors.clone();
        let logins: HashSet<&str> = declared.iter().map(|author| author.login.as_str()).collect();
        let slugs: HashSet<Slug> = declared.iter().filter_map(|author| nicename(&author.login)).collect();
        let is_declared = |login: &str| logins.contains(login) || nicename(login).is_some_and(|slug| slugs.contains(&slug));
        let guests: Vec<_> = guests.into_iter().filter(|guest| !is_declared(&guest.login)).collect();
        for (author, kind) in
            declared.iter().map(|author| (author, AuthorKind::Person)).chain(guests.iter().map(|guest| (guest, AuthorKind::Guest)))
        {
            report.counts.authors.found += 1;
            let name = [&author.display_name, &format!("{} {}", author.first_name, author.last_name), &author.login]
                .iter()
                .map(|name| plain(name))
                .find(|name| !name.is_empty())
                .unwrap_or_default();
            let mut known = batch.known("login", &author.login).await?;
            if known.is_none() && !author.id.is_empty() {
                // the REST API shows another name instead of the login to those who may not see logins
                known = batch.known("author", &author.id).await?;
            }
            if let Some(id) = known.and_then(|id| AuthorId::parse(&id).ok()) {
                self.remember_author(&author.login, id);
                report.counts.authors.skipped += 1;
                report.skip("author", &author.login, &name, UNCHANGED);
                continue;
            }
            let Some(wanted) = nicename(&author.login).or_else(|| slug_or("", &name, "author")) else { continue };
            let mut id = AuthorId::fresh(context.newsroom.ids());
            if let Some(edit) = &mut batch.edit {
                match edit.author_by_slug(&wanted).await? {
                    Some(there) => {
                        id = there.id;
                        report.counts.authors.skipped += 1;
                        report.skip("author", &author.login, &name, "an author of this name is here already; the stories go there");
                    }
                    None => {
                        let email = Email::parse(&author.email).ok();
                        let new = Author {
                            id: id.clone(),
                            slug: edit.unique_slug(SlugOf::Author, &wanted, id.as_str()).await?,
                            name: cut(&name, 200),
                            kind,
                            job_title: String::new(),
                            bio: index.guests.get(&author.login).map(|guest| cut(&guest.bio, 2000)).unwrap_or_default(),
                            location: String::new(),
                            email,
                            picture: None,
                            languages: Vec::new(),
                            links: Vec::new(),
                        };
                        edit.put_author(&new).await?;
                        report.counts.authors.imported += 1;
                    }
                }
            } else {
                report.counts.authors.imported += 1;
            }
            batch.remember("login", &author.login, id.as_str()).await?;
            if !author.id.is_empty() {
                batch.remember("author", &author.id, id.as_str()).await?;
            }
            self.remember_author(&author.login, id);
        }
        // a guest author who is also a user gets that user's name
        for (guest, user) in linked {
            if let Some(id) = self.author(&user).cloned() {
                self.remember_author(&guest, id);
            }
        }
        Ok(())
    }

    fn remember_author(&mut self, login: &str, id: AuthorId) {
        if let Some(slug) = nicename(login) {
            self.author_slugs.entry(slug).or_insert_with(|| id.clone());
        }
        self.authors.insert(login.to_owned(), id);
    }

    /// Who has this login, or one that differs only in what a slug cannot hold.
    pub(in crate::import) fn author(&self, login: &str) -> Option<&AuthorId> {
        self.authors.get(login).or_else(|| self.author_slugs.get(&nicename(login)?))
    }
}
