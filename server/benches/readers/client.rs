//! A client of few instructions: what it costs must not show in what it measures.

use std::{net::SocketAddr, time::Instant};

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
        let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: {coding}\r\n\r\n");
        self.0.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::with_capacity(64 * 1024);
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
    let mut answers = JoinSet::new();
    for mut reader in readers {
        let path = path.to_owned();
        answers.spawn(async move {
            assert!(!reader.get(&path, "br").await.is_empty());
            begun.elapsed().as_secs_f64() * 1000.0
        });
    }
    let mut times = answers.join_all().await;
    times.sort_by(f64::total_cmp);
    times
}
