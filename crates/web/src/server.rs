use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use estate::corrections::CorrectionLog;
use report::{ReportError, read_folder};
use review::ReviewError;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::runtime;

use crate::desk::Desk;
use crate::holding::Holding;
use crate::site::site;
use crate::surroundings::Surroundings;

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The folder that an audit wrote; none to show no audit.
    pub audit: Option<PathBuf>,
    /// The folder that `resolve` wrote, to review its matches; none to review nothing.
    pub resolve: Option<PathBuf>,
    /// The log that corrections of the audit's contracts are added to; none to take none.
    pub corrections: Option<PathBuf>,
    /// The port on this machine; 0 for any that is free.
    pub port: u16,
}

/// Why the pages cannot be served.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The folder does not hold an audit that can be read.
    #[error(transparent)]
    Folder(#[from] ReportError),
    /// The folder does not hold matches that can be reviewed.
    #[error(transparent)]
    Review(#[from] ReviewError),
    /// Neither was given.
    #[error("there is nothing to show\n  Name a folder that an audit wrote, or one of resolve.")]
    Nothing,
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

/// Reads the folders and serves their pages on 127.0.0.1 until the process is asked to end (Ctrl-C
/// or SIGTERM); requests that are being answered then are answered first.
///
/// `ready` is told the address once connections are accepted.
///
/// # Errors
///
/// If a folder cannot be read, the port is taken, or the operating system stops the service.
pub fn serve(options: &ServeOptions, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let audit = options.audit.as_deref().map(read_folder).transpose()?;
    let around = Arc::new(match (&audit, &options.resolve) {
        (Some(audit), resolve) => {
            Surroundings::of_audit(&audit.report, resolve.is_some(), options.corrections.is_some())
        }
        (None, Some(folder)) => Surroundings::of_review(folder),
        (None, None) => return Err(ServeError::Nothing),
    });
    let desk = |folder: &PathBuf| Desk::open(folder, Arc::clone(&around));
    let review = options.resolve.as_ref().map(desk).transpose()?;
    let folder = options.audit.clone().unwrap_or_default();
    let log = options.corrections.clone().map(CorrectionLog::at);
    let audit = audit.map(|read| Holding::of(read, folder, Arc::clone(&around), log));
    let site = site(around, audit, review);
    let runtime =
        runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Stopped)?;
    runtime.block_on(async {
        let taken = |source| ServeError::Port { port: options.port, source };
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(taken)?;
        ready(listener.local_addr().map_err(taken)?);
        axum::serve(listener, site)
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
