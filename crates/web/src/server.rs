use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use report::{ReportError, read_folder};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::runtime;

use crate::holding::Holding;
use crate::site::site;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The folder that an audit wrote.
    pub folder: PathBuf,
    /// The port on this machine; 0 for any that is free.
    pub port: u16,
}

/// Why the pages cannot be served.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The folder does not hold an audit that can be read.
    #[error(transparent)]
    Folder(#[from] ReportError),
    /// The port cannot be had.
    #[error("port {port} cannot be used: {source}\n  Choose another with --port, such as --port {}.", other(*port))]
    Port {
        /// The port asked for.
        port: u16,
        /// What the operating system says.
        source: io::Error,
    },
    /// The service could not run, or stopped.
    #[error("the service stopped: {0}\n  Start it again.")]
    Stopped(#[source] io::Error),
}

/// Reads the folder and serves its pages on 127.0.0.1 until the process is asked to end (Ctrl-C
/// or SIGTERM); requests that are being answered then are answered first.
///
/// `ready` is told the address once connections are accepted.
///
/// # Errors
///
/// If the folder cannot be read, the port is taken, or the operating system stops the service.
pub fn serve(options: &ServeOptions, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let holding = Holding::of(read_folder(&options.folder)?);
    let runtime =
        runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Stopped)?;
    runtime.block_on(async {
        let taken = |source| ServeError::Port { port: options.port, source };
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(taken)?;
        ready(listener.local_addr().map_err(taken)?);
        axum::serve(listener, site(holding))
            .with_graceful_shutdown(asked_to_end())
            .await
            .map_err(ServeError::Stopped)
    })
}

fn other(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8080)
}

/// Waits for Ctrl-C or SIGTERM. If neither can be listened for, waits for ever: the operating
/// system then ends the process in its own way.
async fn asked_to_end() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
