//! The HTTP endpoints: health and metrics on one listener, Telegram's deliveries on another.

mod connections;
pub mod health;
pub mod hook;

use std::{future::Future, io};

use axum::Router;
use tokio::net::TcpListener;

use self::connections::Bounded;

/// Answers until `stop` ends; what has begun is finished. Connections are bounded in number, and in the time a request may
/// take to arrive.
///
/// # Errors
/// The listener fails.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    axum::serve(Bounded::new(listener), router).with_graceful_shutdown(stop).await
}
