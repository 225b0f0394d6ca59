//! `press user`: people, from the command line. It can always repair what the desk cannot, such as a lost last password.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use clap::{Args, Subcommand};
use credentials::{Passwords, Random, SystemRandom, check_strength, fresh_token};
use domain::{Email, Role, SectionId, UserState};
use newsroom::people::{NewAccount, NewUser, Origin, SecretHash, User as Account};
use newsroom::{Authority, Newsroom};

use super::{Failure, NewsroomArgs};

/// What can be done with people.
#[derive(Subcommand)]
pub enum User {
    /// Make an account with a password from a file, or print an invitation link
    Add(Add),
    /// Print a link by which somebody sets a new password
    Reset(Reset),
    /// List everybody with an account
    List(List),
    /// Sign somebody out everywhere and let them in no more; their stories and byline stay
    Deactivate(One),
    /// Let somebody sign in again
    Reactivate(One),
}

/// Makes an account.
#[derive(Args)]
pub struct Add {
    /// The address to sign in with
    email: Email,
    /// contributor, author, editor or administrator
    #[arg(long, value_parser = role)]
    role: Role,
    /// Their name; the part before @ unless given
    #[arg(long)]
    name: Option<String>,
    /// File with the password in its first line; without it a link is printed by which they choose one
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Limit the role to this section; may be given several times
    #[arg(long, value_name = "SLUG")]
    section: Vec<String>,
    #[command(flatten)]
    newsroom: NewsroomArgs,
}

/// Prints a link for a new password.
#[derive(Args)]
pub struct Reset {
    /// The address they sign in with
    email: Email,
    /// Take codes of an authenticator away too, for somebody who lost phone and recovery codes
    #[arg(long)]
    without_codes: bool,
    #[command(flatten)]
    newsroom: NewsroomArgs,
}

/// Lists accounts.
#[derive(Args)]
pub struct List {
    #[command(flatten)]
    newsroom: NewsroomArgs,
}

/// One account.
#[derive(Args)]
pub struct One {
    /// The address they sign in with
    email: Email,
    #[command(flatten)]
    newsroom: NewsroomArgs,
}

fn role(text: &str) -> Result<Role, String> {
    match Role::parse(text) {
        Ok(Role::Reader) | Err(_) => Err("choose contributor, author, editor or administrator".to_owned()),
        Ok(role) => Ok(role),
    }
}

impl User {
    /// Which newsroom it works with.
    pub(super) fn newsroom(&self) -> &NewsroomArgs {
        match self {
            Self::Add(add) => &add.newsroom,
            Self::Reset(reset) => &reset.newsroom,
            Self::List(list) => &list.newsroom,
            Self::Deactivate(one) | Self::Reactivate(one) => &one.newsroom,
        }
    }

    /// Does it and says what was done.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Add(add) => add.run().await,
            Self::Reset(reset) => reset.run().await,
            Self::List(list) => list.run().await,
            Self::Deactivate(one) => one.set(UserState::Deactivated).await,
            Self::Reactivate(one) => one.set(UserState::Active).await,
        }
    }
}

/// Prints a line of the result.
fn say(line: &str) {
    // nobody reads any more: nothing is left to be said
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

fn token() -> Result<(String, SecretHash), Failure> {
    let token = fresh_token(&SystemRandom).map_err(|error| anyhow!("this machine gives no randomness: {error}"))?;
    let stored = SecretHash::of(&token);
    Ok((token, stored))
}

/// The whole link, as far as the settings say where the paper is.
async fn link(newsroom: &Newsroom, token: &str) -> Result<String, Failure> {
    let public = newsroom.settings().await?.public_url;
    let origin = if public.is_empty() { USUAL } else { &public };
    Ok(format!("{}/desk/welcome/{token}", origin.trim_end_matches('/')))
}

/// Where `press serve` listens unless told otherwise.
const USUAL: &str = "http://127.0.0.1:3000";

impl Add {
    async fn run(self) -> Result<(), Failure> {
        let (newsroom, _) = self.newsroom.open().await?;
        let sections = self.sections(&newsroom).await?;
        let name = self.name.clone().unwrap_or_else(|| self.email.as_str().split('@').next().unwrap_or_default().to_owned());
        let name = domain::text::one_line(&name);
        let authority = Authority::command_line();
        if let Some(file) = &self.password_file {
            let paper = newsroom.settings().await?.name;
            let hash = password(file, &[&name, self.email.as_str(), &paper]).await?;
            let mut people = newsroom.manage_people(&authority, &Origin::default()).await?;
            let new = NewUser { email: self.email, name, role: self.role, sections, author: None, password: Some(hash) };
            let user = people.add(&new).await.map_err(Failure::wrong_input)?;
            people.commit().await?;
            say(&format!("{} can sign in as {}", user.email, user.role));
        } else {
            let (token, stored) = token()?;
            let mut people = newsroom.manage_people(&authority, &Origin::default()).await?;
            let account = NewAccount { email: self.email, name, role: self.role, sections, author: None };
            people.invite(&account, &stored).await.map_err(Failure::wrong_input)?;
            people.commit().await?;
            say(&format!("Give this link, which works once within 7 days, to {}:", account.email));
            say(&link(&newsroom, &token).await?);
        }
        newsroom.close().await;
        Ok(())
    }

    async fn sections(&self, newsroom: &Newsroom) -> Result<Option<Vec<SectionId>>, Failure> {
        if self.section.is_empty() {
            return Ok(None);
        }
        if self.role == Role::Administrator {
            return Err(Failure::wrong_input(anyhow!("--section: administrators cannot be limited to sections; leave it out")));
        }
        let known = newsroom.sections().await?;
        let find = |slug: &String| {
            let found = known.iter().find(|section| section.slug.as_str() == slug.as_str()).map(|section| section.id.clone());
            found.ok_or_else(|| {
                Failure::wrong_input(anyhow!("--section: there is no section {slug:?}; its address names it: /category/SLUG/"))
            })
        };
        self.section.iter().map(find).collect::<Result<_, _>>().map(Some)
    }
}

/// Reads, checks and hashes the password in a file.
async fn password(file: &std::path::Path, personal: &[&str]) -> Result<String, Failure> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("--password-file: {} cannot be read", file.display()))
        .map_err(Failure::wrong_input)?;
    let password = text.lines().next().unwrap_or_default();
    check_strength(password, personal)
        .map_err(|weak| Failure::wrong_input(anyhow!("--password-file: the password in the first line of {} {weak}", file.display())))?;
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    Ok(Passwords::new(1)?.hash(password, &random).await?)
}

/// The account with this address.
async fn find(people: &mut newsroom::people::ManagePeople<'_>, email: &Email) -> Result<Account, Failure> {
    let found = people.by_email(email).await?;
    found.ok_or_else(|| Failure::wrong_input(anyhow!("nobody has an account with the address {email}; press user list names all")))
}

impl Reset {
    async fn run(self) -> Result<(), Failure> {
        let (newsroom, _) = self.newsroom.open().await?;
        let (token, stored) = token()?;
        let authority = Authority::command_line();
        let mut people = newsroom.manage_people(&authority, &Origin::default()).await?;
        let user = find(&mut people, &self.email).await?;
        if self.without_codes && user.has_totp {
            people.remove_totp(&user.id).await?;
        }
        people
            .reset_link(&user.id, &stored)
            .await
            .with_context(|| format!("{} was deactivated; press user reactivate {} comes first", user.email, user.email))
            .map_err(Failure::wrong_input)?;
        people.commit().await?;
        say(&format!("Give this link, which works once within an hour, to {}:", user.email));
        say(&link(&newsroom, &token).await?);
        newsroom.close().await;
        Ok(())
    }
}

impl List {
    async fn run(self) -> Result<(), Failure> {
        const PAGE: i64 = 200;
        let (newsroom, _) = self.newsroom.open().await?;
        let mut last: Option<Account> = None;
        loop {
            let users = newsroom.users(last.as_ref().map(|user| (user.name.as_str(), &user.id)), PAGE).await?;
            for user in &users {
                let codes = if user.has_totp { "with codes" } else { "without codes" };
                let password = if user.has_password { "" } else { ", no password" };
                say(&format!("{}\t{}\t{}\t{}, {codes}{password}", user.email, user.role, user.name, user.state));
            }
            match users.into_iter().next_back() {
                Some(user) => last = Some(user),
                None => break,
            }
        }
        newsroom.close().await;
        Ok(())
    }
}

impl One {
    async fn set(self, state: UserState) -> Result<(), Failure> {
        let (newsroom, _) = self.newsroom.open().await?;
        let authority = Authority::command_line();
        let mut people = newsroom.manage_people(&authority, &Origin::default()).await?;
        let user = find(&mut people, &self.email).await?;
        match state {
            UserState::Active => people.reactivate(&user.id).await,
            UserState::Deactivated => people.deactivate(&user.id).await,
        }
        .map_err(Failure::wrong_input)?;
        people.commit().await?;
        say(&format!("{} is {state}", user.email));
        newsroom.close().await;
        Ok(())
    }
}
