//! `press serve`, and all its settings.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use app::site::Site;
use axum::http::HeaderValue;
use clap::Args;
use ipnet::IpNet;
use newsroom::Newsroom;
use outgoing::Reach;
use tokio::net::TcpListener;

use super::{Failure, NewsroomArgs, listen_address::listen_address, signals::Signals};
use crate::{
    assets::SiteFiles,
    desk_imports::DeskImports,
    edition_key::EditionKey,
    http::{
        Accounts, AppState, ForwardedHeader, Proxies, Rates, RequestContext, ResponseCache, SignInCookie, SiteChecks, SiteService,
        Transport,
    },
    jobs,
    listen::{self, ConnectionConfig},
    mail::{self, Mailer},
    metrics::{self, Metrics},
    panics,
    push::Push,
    readers::Readers,
    site_settings::public_url,
    variants::{self, VariantProgram, Variants},
};

/// Files that the program has open beside its connections: the database, the logs, answers read from the disk.
const OTHER_FILES: u64 = 256;

/// Serves the paper to readers.
#[derive(Args)]
pub struct Serve {
    /// Where to listen
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:3000", env = "PRESS_ADDR", value_parser = listen_address)]
    addr: SocketAddr,
    /// The URL under which readers know the paper, such as https://paper.example; stronger than the setting public_url
    #[arg(long, value_name = "URL", env = "PRESS_PUBLIC_URL", value_parser = public_url)]
    public_url: Option<String>,
    /// Render every page for each request, to measure how long that takes
    #[arg(long, env = "PRESS_NO_CACHE", hide = true, value_parser = clap::builder::BoolishValueParser::new())]
    no_cache: bool,
    /// For tests: send alerts to push services on this machine and its private network too, also over plain http
    #[arg(long, env = "PRESS_PUSH_TO_PRIVATE_NETWORK", hide = true, value_parser = clap::builder::BoolishValueParser::new())]
    push_to_private_network: bool,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
    /// Where to show metrics at /metrics for Prometheus; nowhere unless given. Not for readers: choose an address they cannot reach
    #[arg(long, value_name = "HOST:PORT", env = "PRESS_METRICS", value_parser = listen_address)]
    metrics: Option<SocketAddr>,
    /// Network of proxies that are believed when they say for whom they ask, such as 10.0.0.0/8; several with commas
    #[arg(long, value_name = "CIDR", env = "PRESS_TRUSTED_PROXY", value_delimiter = ',')]
    trusted_proxy: Vec<IpNet>,
    /// The header in which they say it; only this one is read
    #[arg(long, value_enum, default_value_t, env = "PRESS_FORWARDED_HEADER")]
    forwarded_header: ForwardedHeader,
    /// Pages, files and pictures that one network (IPv4 /24, IPv6 /48) may ask for in a second, twenty times as many at once; 0: any
    #[arg(long, value_name = "N", default_value_t = 200, env = "PRESS_READ_LIMIT")]
    read_limit: u32,
    /// The same for searches and what islands fetch (/search/, /api/)
    #[arg(long, value_name = "N", default_value_t = 10, env = "PRESS_SEARCH_LIMIT")]
    search_limit: u32,
    /// Processes of low priority that make smaller versions of pictures; 0: none, readers get larger ones
    #[arg(long, value_name = "N", default_value_t = 1, env = "PRESS_PICTURE_PROCESSES")]
    picture_processes: usize,
    /// Connections at a time; a tenth of them for one network
    #[arg(long, value_name = "N", default_value_t = 10_000, env = "PRESS_CONNECTIONS", value_parser = clap::value_parser!(u32).range(1..))]
    connections: u32,
    /// Strict-Transport-Security, sent when the paper is read over TLS; empty: never
    #[arg(long, value_name = "VALUE", default_value = "max-age=31536000", env = "PRESS_HSTS")]
    hsts: String,
    /// For development: let editors sign in over plain http too. Refused unless --addr is this machine itself, and with --trusted-proxy
    #[arg(long, env = "PRESS_PLAIN_HTTP_SIGN_IN", value_parser = clap::builder::BoolishValueParser::new())]
    plain_http_sign_in: bool,
    /// Mail server for invitations and new passwords: smtps://user:password@host, smtp://host:25; stronger than the one set at the desk
    #[arg(long, value_name = "URL", env = "PRESS_SMTP_URL", hide_env_values = true)]
    smtp_url: Option<String>,
    /// Who sends these letters, such as "Our Paper <desk@paper.example>"
    #[arg(long, value_name = "ADDRESS", env = "PRESS_MAIL_FROM", requires = "smtp_url")]
    mail_from: Option<String>,
    /// Seconds between SIGTERM and the last connection that is accepted, in which /readyz answers 503: as long as a load balancer needs to notice
    #[arg(long, value_name = "SECONDS", default_value_t = 0, env = "PRESS_DRAIN_NOTICE")]
    drain_notice: u64,
    /// Seconds that running answers get to end after that; a second signal ends them at once
    #[arg(long, value_name = "SECONDS", default_value_t = 10, env = "PRESS_DRAIN")]
    drain: u64,
}

impl Serve {
    /// Serves until it receives a signal to stop (Ctrl-C, SIGTERM), then lets running requests end.
    pub async fn run(self) -> Result<(), Failure> {
        panics::log();
        let context = self.request_context()?;
        let connections = self.connection_config();
        let mut files = SiteFiles::find().map_err(Failure::wrong_input)?;
        let given = self.mail_server()?;
        let (newsroom, media) = self.newsroom.open().await?;
        let mailer = Mailer::new(given, newsroom.clone(), &self.newsroom.data.join("mail"));
        let accounts = Accounts::new(mailer).context("passwords cannot be checked on this machine")?;
        let edition_key = EditionKey::open(&self.newsroom.data).map_err(Failure::wrong_input)?;
        let reach = if self.push_to_private_network { Reach::AndPrivate } else { Reach::Public };
        let push = Push::open(&self.newsroom.data, reach).map_err(Failure::wrong_input)?;
        files.add_archive(&self.newsroom.data.join("assets"));
        let listener = bind(self.addr, "--addr").await?;
        let addr = listener.local_addr()?;
        let settings = newsroom.settings().await?;
        let site = Site::new(newsroom.clone(), files.names())
            .with_fallback_origin(&format!("http://{addr}"))
            .with_public_origin(self.public_url.as_deref());
        let origin = site.origin(&settings);
        let known = newsroom.outbox_newest().await?;
        let cache = if self.no_cache {
            ResponseCache::without_responses(&newsroom)
        } else {
            ResponseCache::new(&newsroom, pagecache::Config::default())
        };
        let (counted, behind) = (cache.clone(), context.metrics.watch_outbox());
        context.metrics.watch_pages(move || counted.metrics());
        let mut beside = tokio::task::JoinSet::new();
        beside.spawn(jobs::scheduled_publishing::run(newsroom.clone()));
        beside.spawn(jobs::cache_invalidation::run(newsroom.clone(), cache.clone(), behind, known));
        beside.spawn(jobs::comments::run(site.clone(), accounts.mailer.clone()));
        let readers = Readers::default();
        let variants = match NonZeroUsize::new(self.picture_processes) {
            Some(processes) => Variants::start(media.clone(), VariantProgram::default(), processes),
            None => Variants::none(media.clone()),
        };
        if self.picture_processes > 0 {
            beside.spawn(variants::fill(newsroom.clone(), variants.clone()));
        }
        let checks = SiteChecks::new(&self.newsroom.data, Reach::Public);
        beside.spawn(jobs::site_check::run(site.clone(), checks.clone()));
        let state = AppState {
            site: site.clone(),
            media,
            variants,
            cache,
            files: Arc::new(files),
            context: context.clone(),
            edition_key,
            push: push.clone(),
            accounts: accounts.clone(),
            checks: checks.clone(),
            imports: DeskImports::new(&self.newsroom.data, Reach::Public),
            readers: readers.clone(),
        };
        beside.spawn(jobs::reader_counts::run(newsroom.clone(), readers.clone()));
        beside.spawn(jobs::push::run(site.clone(), push.clone()));
        beside.spawn(jobs::people_upkeep::run(newsroom.clone()));
        beside.spawn(jobs::draft_rows::run(newsroom.clone()));
        context.transport.set_public_url(self.public_url.as_deref().unwrap_or(&settings.public_url));
        if self.public_url.is_none() {
            beside.spawn(jobs::public_url::run(newsroom.clone(), context.transport.clone()));
        }
        if let Some(addr) = self.metrics {
            let listener = bind(addr, "--metrics").await?;
            tracing::info!("metrics are at http://{}/metrics", listener.local_addr()?);
            let connections = ConnectionConfig { max_connections: 32, max_per_network: 32, ..connections.clone() };
            let shown = metrics::router(context.metrics.clone());
            beside.spawn(listen::serve(
                listener,
                move |_| shown.clone(),
                connections,
                Proxies::default(),
                Default::default(),
                std::future::pending(),
            ));
        }
        let (proxies, open) = (context.proxies.clone(), context.metrics.connections().clone());
        let signals = Signals::listen()?;
        let (draining, notice) = (context.draining.clone(), Duration::from_secs(self.drain_notice));
        let service = SiteService::new(state);
        let stop = async {
            signals.first().await;
            draining.begin();
            // printed only now, because a reader of this line may send requests at once
            tracing::info!("received a signal to stop");
            tokio::time::sleep(notice).await;
        };
        tracing::info!("the paper is at http://{addr}/");
        self.log_public_url(addr, &settings.public_url);
        offer_set_up(&newsroom, &accounts, &origin).await?;
        tokio::select! {
            () = listen::serve(listener, |peer| service.for_peer(peer), connections, proxies, open, stop) => {}
            () = signals.second() => tracing::warn!("received a signal to stop again; running answers are cut off"),
        }
        tracing::info!("stopped");
        beside.shutdown().await;
        push.finish(&site).await;
        if let Err(error) = readers.count(&newsroom).await {
            tracing::warn!("the last readers were not counted: {error}");
        }
        newsroom.close().await;
        Ok(())
    }

    /// Logs which URL feeds and search engines are given, with a warning when that cannot be right.
    fn log_public_url(&self, addr: SocketAddr, setting: &str) {
        match self.public_url.as_deref().or(Some(setting).filter(|setting| !setting.is_empty())) {
            Some(url) => tracing::info!("its public URL is {url}/"),
            None if !addr.ip().is_loopback() || !self.trusted_proxy.is_empty() => tracing::warn!(
                "the paper does not know its public URL: canonical links, feeds and linked data say http://{addr}; \
                 set it with --public-url https://paper.example, or with: press settings set public_url https://paper.example{}",
                self.newsroom.repeated()
            ),
            None => {}
        }
    }

    /// The mail server of the options, which is stronger than that of the desk.
    fn mail_server(&self) -> Result<Option<mail::Server>, Failure> {
        match (&self.smtp_url, &self.mail_from) {
            (Some(url), Some(sender)) => mail::Server::of_options(url, sender).map(Some).map_err(Failure::wrong_input),
            (Some(_), None) => {
                let why = "--smtp-url needs --mail-from, the address that letters come from: \"Our Paper <desk@paper.example>\"";
                Err(Failure::wrong_input(anyhow::anyhow!(why)))
            }
            (None, _) => Ok(None),
        }
    }

    fn request_context(&self) -> Result<RequestContext, Failure> {
        let hsts = HeaderValue::from_str(self.hsts.trim())
            .with_context(|| format!("--hsts: {:?} cannot be a header's value; an example is max-age=31536000", self.hsts))
            .map_err(Failure::wrong_input)?;
        Ok(RequestContext {
            proxies: Proxies { trusted: self.trusted_proxy.clone(), header: self.forwarded_header },
            rates: Rates::new(self.read_limit, self.search_limit),
            transport: Transport::new(Some(hsts).filter(|value| !value.is_empty())),
            sign_in: self.sign_in()?,
            metrics: Metrics::new(),
            ..RequestContext::default()
        })
    }

    fn sign_in(&self) -> Result<SignInCookie, Failure> {
        if !self.plain_http_sign_in {
            return Ok(SignInCookie::default());
        }
        if !self.trusted_proxy.is_empty() {
            let why = "--plain-http-sign-in: readers from elsewhere come through --trusted-proxy; leave one of the two out";
            return Err(Failure::wrong_input(anyhow::anyhow!(why)));
        }
        SignInCookie::over_plain_http(self.addr)
            .with_context(|| {
                format!("--plain-http-sign-in: --addr {} is not this machine alone; listen on 127.0.0.1 or leave it out", self.addr)
            })
            .map_err(Failure::wrong_input)
    }

    fn connection_config(&self) -> ConnectionConfig {
        let wanted = u64::from(self.connections) + OTHER_FILES;
        match rlimit::increase_nofile_limit(wanted) {
            Ok(allowed) if allowed < wanted => {
                tracing::warn!(
                    "this system allows {allowed} open files, too few for {} connections; raise it (ulimit -n)",
                    self.connections
                );
            }
            Ok(_) => {}
            Err(error) => tracing::warn!("how many files may be open is unknown: {error}"),
        }
        let max_connections = usize::try_from(self.connections).unwrap_or(usize::MAX);
        ConnectionConfig {
            max_connections,
            max_per_network: (max_connections / 10).max(1),
            shutdown_timeout: Duration::from_secs(self.drain),
            ..ConnectionConfig::default()
        }
    }
}

/// Prints a link by which the first administrator is made, as long as there is none. Each start makes a new one.
async fn offer_set_up(newsroom: &Newsroom, accounts: &Accounts, origin: &str) -> Result<(), Failure> {
    let (token, stored) = accounts.token().map_err(|error| anyhow::anyhow!("no set-up link could be made: {error}"))?;
    if newsroom.make_set_up_link(&stored).await? {
        let what = "nobody can sign in yet; become the first administrator by this link, which works once within a day";
        tracing::info!("{what}: {origin}/desk/welcome/{token}");
    }
    Ok(())
}

async fn bind(addr: SocketAddr, setting: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(addr)
        .await
        .with_context(|| format!("{addr} cannot be listened on; is another program there? Choose another with {setting}"))
        .map_err(Failure::wrong_input)
}
