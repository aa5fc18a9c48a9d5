use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// An answer as it came.
pub struct Reply {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Reply {
    /// The value of a header, or nothing.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The text of the first element of that name.
    pub fn element(&self, name: &str) -> &str {
        let inside = self.body.split_once(&format!("<{name}")).map_or("", |(_, after)| after);
        let inside = inside.split_once('>').map_or("", |(_, after)| after);
        inside.split_once(&format!("</{name}>")).map_or("", |(inside, _)| inside.trim())
    }
}

/// Sends a request as it is given: a library would correct what tests want wrong.
pub fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Reply {
    let mut stream = TcpStream::connect(address).expect("the service accepts connections");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time limit");
    let headers: Vec<String> =
        headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let head = [format!("{method} {path} HTTP/1.1"), headers.join("\r\n")];
    let head: Vec<&str> = head.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    let request = format!("{}\r\nConnection: close\r\n\r\n{body}", head.join("\r\n"));
    stream.write_all(request.as_bytes()).expect("the request is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the answer ends");
    let answer = String::from_utf8(answer).expect("the answer is UTF-8");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let status = head.split(' ').nth(1).expect("a status").parse().expect("a number");
    Reply { status, head: head.to_owned(), body: body.to_owned() }
}
