//! Real servers for tests: one that speaks HTTP, one that says what it is told, one whose certificate nobody signed.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod wordpress;

use std::sync::Arc;

use axum::Router;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Serves `app` on a free port until the test ends; its address without a slash at the end.
pub async fn serve(app: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}")
}

/// Answers every request with exactly these bytes and hangs up.
pub async fn raw(response: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = connection.read(&mut request).await;
            let _ = connection.write_all(response.as_bytes()).await;
            let _ = connection.shutdown().await;
            // a connection closed with unread bytes in it is reset, and the response may be lost with it
            while connection.read(&mut request).await.is_ok_and(|read| read > 0) {}
        }
    });
    format!("http://{address}")
}

/// A server with TLS for `localhost` whose certificate nobody signed; its port.
pub async fn self_signed() -> u16 {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            // the handshake is what fails
            let _ = acceptor.accept(connection).await;
        }
    });
    port
}
