//! A client of few instructions: what it costs must not show in what it measures.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

/// One connection that is kept.
pub struct Reader(TcpStream);

impl Reader {
    pub async fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    /// The body of the answer, which must be 200; `coding` is what is accepted.
    pub async fn get(&mut self, path: &str, coding: &str) -> Vec<u8> {
        self.ask(path, coding).await;
        self.answer(path).await
    }

    /// Asks.
    async fn ask(&mut self, path: &str, coding: &str) {
        let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: {coding}\r\n\r\n");
        self.0.write_all(request.as_bytes()).await.unwrap();
    }

    /// The body of the answer to what was asked.
    async fn answer(&mut self, path: &str) -> Vec<u8> {
        let mut answer = Vec::with_capacity(16 * 1024);
        let head = loop {
            assert!(self.0.read_buf(&mut answer).await.unwrap() > 0, "{path}: the connection was closed");
            if let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text = String::from_utf8_lossy(&answer[..head]).to_lowercase();
        assert!(text.starts_with("http/1.1 200"), "{path} answers {text}");
        let length: usize = text.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().trim().parse().unwrap();
        while answer.len() < head + length {
            assert!(self.0.read_buf(&mut answer).await.unwrap() > 0, "{path}: the answer was cut");
        }
        answer.split_off(head)
    }
}

/// Milliseconds until each of `number` readers, who ask at the same moment, has the whole page; shortest first.
pub async fn crowd(address: SocketAddr, path: &str, number: usize) -> Vec<f64> {
    let mut readers = Vec::new();
    for _ in 0..number {
        let mut reader = Reader::connect(address).await;
        // accepted and ready, not only in the system's queue
        reader.get("/healthz", "identity").await;
        readers.push(reader);
    }
    let begun = Instant::now();
    // all have asked before the first reads: what reading costs here is not waiting there
    for reader in &mut readers {
        reader.ask(path, "br").await;
    }
    let mut answers = JoinSet::new();
    for mut reader in readers {
        let path = path.to_owned();
        answers.spawn(async move {
            assert!(!reader.answer(&path).await.is_empty());
            begun.elapsed().as_secs_f64() * 1000.0
        });
    }
    let mut times = answers.join_all().await;
    times.sort_by(f64::total_cmp);
    times
}

/// Readers at a time who hang up.
const IMPATIENT: usize = 64;

/// Asks for these pages in turn until `number` answers had begun, and hangs up each time: at the first bytes, every third
/// reader within 10 ms of asking. Every eighth asks for Brotli, which takes ten times as long as drawing. Only answers that had begun count: the others may have been drawn or not.
pub async fn hang_up(address: SocketAddr, paths: Vec<String>, number: usize) -> usize {
    let (paths, asked, begun) = (Arc::new(paths), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut readers = JoinSet::new();
    for _ in 0..IMPATIENT {
        let (paths, asked, begun) = (paths.clone(), asked.clone(), begun.clone());
        readers.spawn(async move {
            while begun.load(Ordering::Relaxed) < number {
                let turn = asked.fetch_add(1, Ordering::Relaxed);
                let patience = if turn % 3 == 0 { Duration::from_millis((turn as u64 * 7) % 10) } else { Duration::from_secs(30) };
                let mut stream = TcpStream::connect(address).await.unwrap();
                let coding = if turn % 8 == 0 { "br" } else { "identity" };
                let path = &paths[turn % paths.len()];
                let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: {coding}\r\n\r\n");
                stream.write_all(request.as_bytes()).await.unwrap();
                let mut first = [0; 64];
                if let Ok(Ok(1..)) = tokio::time::timeout(patience, stream.read(&mut first)).await {
                    begun.fetch_add(1, Ordering::Relaxed);
                }
                // a reset, not a farewell
                socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO)).unwrap();
            }
        });
    }
    readers.join_all().await;
    begun.load(Ordering::Relaxed)
}
