//! Connections are taken on a thread of their own. When a round opens, thousands come within a moment; if they had to wait
//! until the pages before them are rendered, the kernel's queue would be full, and a phone that is turned away there tries
//! again after one second, three, then seven.

use std::io;
use std::net::{self, SocketAddr};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use axum::serve::Listener;
use rustix::net::{Shutdown, shutdown};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::mpsc;

/// How many connections the kernel may hold until they are taken, as far as its own settings allow it.
const LONGEST_QUEUE: u32 = 65_535;
/// How long no connection is taken after one could not be, as when all files that the process may have are open.
const PAUSE: Duration = Duration::from_millis(200);

/// Each open connection is an open file: as many are allowed as this process may allow itself.
pub fn allow_many() {
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit }) {
        tracing::warn!(%error, "the limit of open files could not be raised");
    }
}

/// Listens on an address, with a long queue before it.
///
/// # Errors
/// If it cannot.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(LONGEST_QUEUE)
}

/// The connections that have come, in their order.
pub struct Doorstep {
    listener: Arc<net::TcpListener>,
    arrived: mpsc::UnboundedReceiver<(net::TcpStream, SocketAddr)>,
}

impl Doorstep {
    /// Begins to take what comes to `listener`.
    ///
    /// # Errors
    /// If the system gives no thread for it.
    pub fn new(listener: TcpListener) -> io::Result<Self> {
        let listener = listener.into_std()?;
        listener.set_nonblocking(false)?;
        let (hand_on, arrived) = mpsc::unbounded_channel();
        let doorstep = Self { listener: Arc::new(listener), arrived };
        let listener = doorstep.listener.clone();
        thread::Builder::new().name("doorstep".into()).spawn(move || take_all(&listener, &hand_on))?;
        Ok(doorstep)
    }
}

impl Drop for Doorstep {
    fn drop(&mut self) {
        self.arrived.close();
        // The thread waits in the kernel: this wakes it.
        let _ = shutdown(&*self.listener, Shutdown::Both);
    }
}

fn take_all(listener: &net::TcpListener, hand_on: &mpsc::UnboundedSender<(net::TcpStream, SocketAddr)>) {
    while !hand_on.is_closed() {
        match listener.accept() {
            Ok(connection) => {
                let _ = hand_on.send(connection);
            }
            // Whoever came has gone already.
            Err(error) if matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) => {
            }
            Err(error) => {
                if !hand_on.is_closed() {
                    tracing::error!(%error, "a connection could not be taken");
                    thread::sleep(PAUSE);
                }
            }
        }
    }
}

impl Listener for Doorstep {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, address) = match self.arrived.recv().await {
                Some(connection) => connection,
                None => std::future::pending().await,
            };
            // An event is small, and is not to wait until the one before it is acknowledged.
            let ready = stream.set_nonblocking(true).and_then(|()| stream.set_nodelay(true));
            match ready.and_then(|()| TcpStream::from_std(stream)) {
                Ok(stream) => return (stream, address),
                Err(error) => tracing::error!(%error, "a connection could not be taken"),
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_comes_is_taken_in_turn_until_nobody_listens() {
        let listener = bind("127.0.0.1:0".parse().expect("an address")).expect("a port");
        let mut doorstep = Doorstep::new(listener).expect("a thread");
        let address = doorstep.local_addr().expect("an address");
        let phones: Vec<_> = (0..3).map(|_| net::TcpStream::connect(address).expect("it listens")).collect();
        for phone in &phones {
            let (_, from) = doorstep.accept().await;
            assert_eq!(from, phone.local_addr().expect("an address"));
        }
        drop(doorstep);
        let refused = (0..100).any(|_| {
            thread::sleep(Duration::from_millis(10));
            net::TcpStream::connect(address).is_err()
        });
        assert!(refused, "nobody listens any more");
    }
}
