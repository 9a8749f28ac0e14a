//! One connection of a phone: HTTP/1.1 as it goes down the wire, so that a phone can also hang up between a ballot and
//! its answer, and ten thousand of them fit into one process.

use std::io::{Error, ErrorKind};
use std::net::{IpAddr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// The most headers that an answer may have.
const MOST_HEADERS: usize = 48;

/// A connection to the server.
pub struct Line {
    stream: TcpStream,
    /// What has come and has not been read.
    buffer: Vec<u8>,
}

/// The beginning of an answer.
#[derive(Debug, Default)]
pub struct Head {
    /// The status code.
    pub status: u16,
    /// The session that it sets: the cookie's name and value.
    pub cookie: Option<String>,
    /// The place in the queue of those who typed a code, where it takes long: the cookie's name and value.
    pub ticket: Option<String>,
    /// After how many seconds it is worth asking again.
    pub retry_after: Option<u64>,
    length: Option<usize>,
    chunked: bool,
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    /// Its beginning.
    pub head: Head,
    /// Its body.
    pub body: Vec<u8>,
}

/// One server-sent event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Its data.
    pub data: String,
}

impl Line {
    /// Connects, from the address `from` if one is given.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn open(server: SocketAddr, from: Option<IpAddr>) -> Result<Self, Error> {
        let socket = if server.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        if let Some(from) = from {
            // A port is chosen when it connects: to look for one before that takes the kernel longer than all the rest.
            #[cfg(target_os = "linux")]
            nix::sys::socket::setsockopt(&socket, nix::sys::socket::sockopt::IpBindAddressNoPort, &true)?;
            socket.bind(SocketAddr::new(from, 0))?;
        }
        let stream = socket.connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::new() })
    }

    /// Sends a request, as it is written.
    ///
    /// # Errors
    /// If the connection is lost.
    pub async fn send(&mut self, request: &[u8]) -> Result<(), Error> {
        self.stream.write_all(request).await
    }

    /// Reads the whole answer to what was sent.
    ///
    /// # Errors
    /// If the connection is lost, or this is no answer.
    pub async fn answer(&mut self) -> Result<Answer, Error> {
        let head = self.head().await?;
        let mut body = Vec::new();
        if head.chunked {
            while let Some(chunk) = self.chunk().await? {
                body.extend(chunk);
            }
        } else if let Some(length) = head.length {
            self.fill(length).await?;
            body.extend(self.buffer.drain(..length));
        }
        Ok(Answer { head, body })
    }

    /// Reads the beginning of an answer whose body is a stream.
    ///
    /// # Errors
    /// As [`Line::answer`].
    pub async fn head(&mut self) -> Result<Head, Error> {
        loop {
            if let Some((length, head)) = parse(&self.buffer)? {
                self.buffer.drain(..length);
                return Ok(head);
            }
            self.more().await?;
        }
    }

    /// The next event of a stream whose beginning was read; `None` at its end.
    ///
    /// # Errors
    /// If the connection is lost.
    pub async fn event(&mut self, unread: &mut String) -> Result<Option<Event>, Error> {
        loop {
            if let Some(end) = unread.find("\n\n") {
                let event = read_event(&unread[..end]);
                unread.drain(..end + 2);
                return Ok(Some(event));
            }
            match self.chunk().await? {
                Some(chunk) => unread.push_str(&String::from_utf8_lossy(&chunk)),
                None => return Ok(None),
            }
        }
    }

    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let (start, length) = loop {
            match httparse::parse_chunk_size(&self.buffer) {
                Ok(httparse::Status::Complete((start, length))) => break (start, length),
                Ok(httparse::Status::Partial) => self.more().await?,
                Err(_) => return Err(garbled()),
            }
        };
        let length = usize::try_from(length).map_err(|_| garbled())?;
        self.fill(start + length + 2).await?;
        let chunk = self.buffer[start..start + length].to_vec();
        self.buffer.drain(..start + length + 2);
        Ok((length > 0).then_some(chunk))
    }

    async fn fill(&mut self, length: usize) -> Result<(), Error> {
        while self.buffer.len() < length {
            self.more().await?;
        }
        Ok(())
    }

    async fn more(&mut self) -> Result<(), Error> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(())
    }
}

fn garbled() -> Error {
    Error::new(ErrorKind::InvalidData, "the answer is not HTTP")
}

fn parse(bytes: &[u8]) -> Result<Option<(usize, Head)>, Error> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(length) = response.parse(bytes).map_err(|_| garbled())? else {
        return Ok(None);
    };
    let mut head = Head { status: response.code.unwrap_or_default(), ..Head::default() };
    for header in response.headers {
        let value = std::str::from_utf8(header.value).unwrap_or_default().trim();
        if header.name.eq_ignore_ascii_case("content-length") {
            head.length = value.parse().ok();
        } else if header.name.eq_ignore_ascii_case("transfer-encoding") {
            head.chunked = value.eq_ignore_ascii_case("chunked");
        } else if header.name.eq_ignore_ascii_case("retry-after") {
            head.retry_after = value.parse().ok();
        } else if header.name.eq_ignore_ascii_case("set-cookie") {
            let cookie = value.split(';').next().unwrap_or_default();
            match cookie.split_once('=') {
                Some((name, _)) if name.ends_with("hemicycle") => head.cookie = Some(cookie.to_owned()),
                Some((name, ticket)) if name.ends_with("hemicycle-ticket") && !ticket.is_empty() => {
                    head.ticket = Some(cookie.to_owned());
                }
                _ => {}
            }
        }
    }
    Ok(Some((length, head)))
}

fn read_event(lines: &str) -> Event {
    let mut event = Event::default();
    for line in lines.lines() {
        match line.split_once(": ") {
            Some(("event", name)) => event.name = name.to_owned(),
            Some(("id", id)) => event.id = Some(id.to_owned()),
            Some(("data", data)) => event.data = data.to_owned(),
            _ => {}
        }
    }
    event
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_only_once_its_head_is_whole() {
        let head = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3\r\nContent-Length: 2\r\n\r\nno";
        assert!(parse(&head[..40]).expect("a part").is_none());
        let (length, read) = parse(head).expect("HTTP").expect("whole");
        assert_eq!((length, read.status, read.retry_after, read.length), (head.len() - 2, 503, Some(3), Some(2)));
        assert!(parse(b"SSH-2.0-OpenSSH\r\n\r\n").is_err());
    }

    #[test]
    fn an_event_has_a_name_an_id_and_data() {
        let event = read_event("event: round\nid: 12\ndata: {\"key\":\"1:open\"}");
        assert_eq!((&*event.name, event.id.as_deref(), &*event.data), ("round", Some("12"), "{\"key\":\"1:open\"}"));
    }
}
