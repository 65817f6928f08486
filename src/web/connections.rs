//! Bounds on connections: how many there are, and how long one may stay without a whole request.

use std::{
    future::{Future, Pending, pending},
    io,
    net::SocketAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::serve::Listener;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Timeout, timeout},
};

/// How many connections one listener holds; more wait in the operating system's queue.
const MAX_CONNECTIONS: usize = 512;
/// How long after it was opened, or after its last answer, a connection is kept without a whole request. Longer than a
/// delivery waits for the database.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// A listener with these bounds.
pub(super) struct Bounded {
    listener: TcpListener,
    places: Arc<Semaphore>,
}

impl Bounded {
    pub(super) fn new(listener: TcpListener) -> Self {
        Self { listener, places: Arc::new(Semaphore::new(MAX_CONNECTIONS)) }
    }
}

impl Listener for Bounded {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let place = Arc::clone(&self.places).acquire_owned().await.ok();
        let (stream, from) = Listener::accept(&mut self.listener).await;
        (Connection { stream, overdue: deadline(), _place: place }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when no whole request came in time.
pub(super) struct Connection {
    stream: TcpStream,
    overdue: Pin<Box<Timeout<Pending<()>>>>,
    _place: Option<OwnedSemaphorePermit>,
}

fn deadline() -> Pin<Box<Timeout<Pending<()>>>> {
    Box::pin(timeout(REQUEST_TIMEOUT, pending()))
}

impl Connection {
    /// What the stream has to say, or that it was waited for long enough.
    fn in_time<T>(&mut self, cx: &mut Context<'_>, said: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        match said {
            Poll::Pending if self.overdue.as_mut().poll(cx).is_ready() => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            said => said,
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.overdue.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        // A client that does not read what it asked for is waited for no longer than one that does not ask.
        let written = ready!(self.in_time(cx, written));
        self.overdue = deadline();
        Poll::Ready(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.in_time(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(cx);
        self.in_time(cx, shut)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_request_that_never_ends_ends_its_connection() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = axum::Router::new().route("/", axum::routing::get(async || "here"));
        tokio::spawn(async move { axum::serve(Bounded::new(listener), router).await });
        let mut slow = TcpStream::connect(address).await.unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ").await.unwrap();
        let mut answer = Vec::new();
        // The paused clock runs ahead while nobody has anything to do.
        let _ = slow.read_to_end(&mut answer).await;
        assert!(!String::from_utf8_lossy(&answer).contains("200"), "{answer:?}");
    }

    #[tokio::test]
    async fn a_client_that_does_not_read_its_answers_is_waited_for_no_longer() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut bounded = Bounded::new(listener);
        let _deaf = TcpStream::connect(address).await.unwrap();
        let (mut connection, _) = bounded.accept().await;
        // The system's buffers fill; after that the clock runs ahead.
        let bytes = vec![b'x'; 1 << 20];
        let filled = async { while connection.write(&bytes).await.is_ok() {} };
        assert!(timeout(std::time::Duration::from_millis(500), filled).await.is_err(), "nobody reads");
        tokio::time::pause();
        let began = tokio::time::Instant::now();
        let ended = async { while connection.write(&bytes).await.is_ok() {} };
        timeout(REQUEST_TIMEOUT * 2, ended).await.expect("the connection ends");
        assert!(began.elapsed() <= REQUEST_TIMEOUT, "{:?}", began.elapsed());
    }
}
