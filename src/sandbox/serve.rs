//! Answers bots and the page over HTTP.

use std::io;

use tokio::net::TcpListener;

use super::{handle::Sandbox, page, webhook};

impl Sandbox {
    /// Answers bots and the page until `shutdown` ends; waiting polls and streams end with it.
    ///
    /// # Errors
    /// The listener fails.
    pub async fn serve(self, listener: TcpListener, shutdown: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let closing = self.inner.closing.clone();
        let shutdown = async move {
            shutdown.await;
            closing.send_replace(true);
        };
        let delivering = tokio::spawn(webhook::deliver(self.clone()));
        let served = axum::serve(listener, page::router(self)).with_graceful_shutdown(shutdown).await;
        delivering.abort();
        served
    }
}
