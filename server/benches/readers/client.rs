//! A client of few instructions: what it costs must not show in what it measures.

use std::{
    io::{Read, Write},
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use memchr::memmem;
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

    /// The body of the response, which must be 200; `coding` is what is accepted.
    pub async fn get(&mut self, path: &str, coding: &str) -> Vec<u8> {
        self.0.write_all(question(path, coding).as_bytes()).await.unwrap();
        let mut response = Vec::with_capacity(16 * 1024);
        let head = loop {
            assert!(self.0.read_buf(&mut response).await.unwrap() > 0, "{path}: the connection was closed");
            if let Some(end) = response.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text = String::from_utf8_lossy(&response[..head]).to_lowercase();
        assert!(text.starts_with("http/1.1 200"), "{path} responds {text}");
        let length: usize = text.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().trim().parse().unwrap();
        while response.len() < head + length {
            assert!(self.0.read_buf(&mut response).await.unwrap() > 0, "{path}: the response was cut");
        }
        response.split_off(head)
    }
}

/// Milliseconds until each of `number` readers, who send their request at the same moment, has the whole page; shortest first.
///
/// One thread and blocking sockets: a thousand tasks of ours would take longer than the thousand responses.
pub async fn crowd(address: SocketAddr, path: &str, number: usize) -> Vec<f64> {
    let path = path.to_owned();
    tokio::task::spawn_blocking(move || {
        let mut buffer = vec![0; 1 << 20];
        let mut readers: Vec<std::net::TcpStream> = (0..number).map(|_| std::net::TcpStream::connect(address).unwrap()).collect();
        for reader in &mut readers {
            reader.set_nodelay(true).unwrap();
            // accepted and ready, not only in the system's queue
            reader.write_all(question("/healthz", "identity").as_bytes()).unwrap();
            read_response(reader, &mut buffer);
        }
        let question = question(&path, "br");
        let begun = Instant::now();
        for reader in &mut readers {
            reader.write_all(question.as_bytes()).unwrap();
        }
        let have_it = |reader: &mut std::net::TcpStream| {
            assert!(read_response(reader, &mut buffer) > 0, "{path} is empty");
            begun.elapsed().as_secs_f64() * 1000.0
        };
        let mut times: Vec<f64> = readers.iter_mut().map(have_it).collect();
        times.sort_by(f64::total_cmp);
        times
    })
    .await
    .unwrap()
}

fn question(path: &str, coding: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: {coding}\r\n\r\n")
}

/// Reads one response, which must be 200, to its end; the length of its body.
fn read_response(reader: &mut std::net::TcpStream, buffer: &mut [u8]) -> usize {
    const LENGTH: &[u8] = b"\r\ncontent-length: ";
    let mut have = 0;
    loop {
        let read = reader.read(&mut buffer[have..]).unwrap();
        assert!(read > 0, "the connection was closed");
        have += read;
        let Some(head) = memmem::find(&buffer[..have], b"\r\n\r\n") else { continue };
        assert!(buffer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&buffer[..head]));
        let at = memmem::find(&buffer[..head], LENGTH).unwrap() + LENGTH.len();
        let length = buffer[at..].iter().take_while(|byte| byte.is_ascii_digit()).fold(0, |sum, byte| sum * 10 + usize::from(byte - b'0'));
        if have >= head + 4 + length {
            return length;
        }
    }
}

/// Readers at a time who hang up.
const IMPATIENT: usize = 64;

/// Requests these pages in turn until `number` responses had begun, and hangs up each time: at the first bytes, every third
/// reader within 10 ms of the request. Every eighth accepts Brotli only, which takes ten times as long as rendering. Only responses that had begun
/// count: the others may have been rendered or not.
pub async fn hang_up(address: SocketAddr, paths: Vec<String>, number: usize) -> usize {
    let (paths, requested, begun) = (Arc::new(paths), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut readers = JoinSet::new();
    for _ in 0..IMPATIENT {
        let (paths, requested, begun) = (paths.clone(), requested.clone(), begun.clone());
        readers.spawn(async move {
            while begun.load(Ordering::Relaxed) < number {
                let turn = requested.fetch_add(1, Ordering::Relaxed);
                let connections = if turn % 3 == 0 { Duration::from_millis((turn as u64 * 7) % 10) } else { Duration::from_secs(30) };
                let mut stream = TcpStream::connect(address).await.unwrap();
                let coding = if turn % 8 == 0 { "br" } else { "identity" };
                let path = &paths[turn % paths.len()];
                let request = question(path, coding);
                stream.write_all(request.as_bytes()).await.unwrap();
                let mut first = [0; 64];
                if let Ok(Ok(1..)) = tokio::time::timeout(connections, stream.read(&mut first)).await {
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
