//! Readers who do not take what they asked for.

use std::{pin::Pin, time::Duration};

use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutWriter;

/// The system keeps at most so much of an answer that it has not sent yet, and asks for more when half of it is gone. So a
/// slow reader holds little memory, and "took nothing for a while" means less than half of this in that while, not a byte.
#[cfg(target_os = "linux")]
const MOST_UNSENT: u32 = 64 * 1024;

/// The same stream. Writing to it fails when the other end takes nothing for `patience`; what the system still holds when we
/// are done is thrown away after as long without an acknowledgement.
pub fn cut(stream: TcpStream, patience: Duration) -> Pin<Box<TimeoutWriter<TcpStream>>> {
    // Small answers go out at once. Where the system refuses one of these, it is only slower or more patient.
    let _ = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    {
        let socket = socket2::SockRef::from(&stream);
        let _ = socket.set_tcp_notsent_lowat(MOST_UNSENT);
        let _ = socket.set_tcp_user_timeout(Some(patience));
    }
    let mut stream = TimeoutWriter::new(stream);
    stream.set_timeout(Some(patience));
    Box::pin(stream)
}
