//! The HTTP endpoints: health and metrics on one listener, Telegram's deliveries on another.

pub mod health;
pub mod hook;

use std::{future::Future, io};

use axum::Router;
use tokio::net::TcpListener;

/// Answers until `stop` ends; what has begun is finished.
///
/// # Errors
/// The listener fails.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
