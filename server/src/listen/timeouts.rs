//! Disconnects clients that do not read their response.

use std::{pin::Pin, time::Duration};

use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutWriter;

/// The system buffers at most so many unsent bytes of a response, and accepts more when half of them are sent. A slow client
/// therefore holds little memory, and "reads nothing for a while" means less than half of this in that time, not a single byte.
#[cfg(target_os = "linux")]
const MAX_UNSENT: u32 = 64 * 1024;

/// The same stream; writing to it fails when the client accepts nothing for `timeout`. Bytes that the system still buffers when
/// the connection is closed are dropped after the same time without an acknowledgement.
pub fn with_write_timeout(stream: TcpStream, timeout: Duration) -> Pin<Box<TimeoutWriter<TcpStream>>> {
    // Small responses are sent at once. A system that refuses one of these options is only slower or more patient.
    let _ = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    {
        let socket = socket2::SockRef::from(&stream);
        let _ = socket.set_tcp_notsent_lowat(MAX_UNSENT);
        let _ = socket.set_tcp_user_timeout(Some(timeout));
    }
    let mut stream = TimeoutWriter::new(stream);
    stream.set_timeout(Some(timeout));
    Box::pin(stream)
}
