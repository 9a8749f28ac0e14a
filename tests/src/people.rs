//! People at the door and in the hall: each with a browser's cookies and nothing else.

use std::io::{BufRead, BufReader, Read};
use std::time::Duration;

use ureq::Agent;
use ureq::http::{HeaderName, HeaderValue, Response};

use crate::program::Server;

/// How long somebody listens at most.
const LONGEST_STREAM: Duration = Duration::from_secs(300);

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The cookies it sets.
    pub cookies: Vec<String>,
    /// All headers, by their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

impl Answer {
    fn read(mut response: Response<ureq::Body>) -> Self {
        let header = |name: &str| -> Vec<String> {
            let values = response.headers().get_all(name).iter();
            values.filter_map(|value| value.to_str().ok()).map(str::to_owned).collect()
        };
        let (location, cookies) = (header("location").into_iter().next(), header("set-cookie"));
        let named =
            |(name, value): (&HeaderName, &HeaderValue)| Some((name.to_string(), value.to_str().ok()?.to_owned()));
        let headers = response.headers().iter().filter_map(named).collect();
        let status = response.status().as_u16();
        let body = response.body_mut().read_to_string().unwrap_or_default();
        Self { status, location, cookies, headers, body }
    }

    /// The header called `name`, if there is one.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// A person with a browser of their own.
#[derive(Clone)]
pub struct Person {
    agent: Agent,
    url: String,
    /// The session's cookie, once inside.
    pub session: Option<String>,
    /// What an operator's program shows instead.
    token: Option<String>,
    language: &'static str,
}

impl Person {
    /// Somebody before the door, whose browser speaks English.
    pub fn stranger(server: &Server) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            .build();
        Self { agent: config.into(), url: server.url.clone(), session: None, token: None, language: "en" }
    }

    /// Somebody with a printed link, who has entered by it.
    pub fn enter(server: &Server, name: &str) -> Self {
        let mut person = Self::stranger(server);
        let answer = person.post(server.link(name), &[]);
        assert_eq!(answer.status, 303, "{name} enters: {}", answer.body);
        person.keep_session(&answer);
        person
    }

    /// The same person at another node, as a proxy might lead them.
    pub fn at(&self, node: &Server) -> Self {
        Self { url: node.url.clone(), ..self.clone() }
    }

    /// A program of the operator, with a token.
    pub fn with_token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// The same person with a browser in another language.
    pub fn speaking(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// Keeps the session that an answer gave.
    pub fn keep_session(&mut self, answer: &Answer) {
        let session = answer.cookies.iter().find(|cookie| cookie.starts_with("hemicycle="));
        let session = session.and_then(|cookie| cookie.split(';').next());
        self.session = Some(session.expect("a session's cookie").to_owned());
    }

    /// Opens a page.
    pub fn get(&self, path: &str) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.url)).header("accept-language", self.language);
        if let Some(session) = &self.session {
            request = request.header("cookie", session);
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        Answer::read(request.call().expect("the server answers"))
    }

    /// Asks by a method and with a form; answers the status and where it leads, and leaves the rest unread: it may be a stream.
    pub fn knock(&self, method: &str, path: &str, form: &[(&str, &str)]) -> (u16, Option<String>) {
        let url = format!("{}{path}", self.url);
        let cookie = self.session.as_deref().unwrap_or("no=session");
        let response = match method {
            "GET" => self.agent.get(url).header("cookie", cookie).call(),
            "POST" => self.agent.post(url).header("cookie", cookie).send_form(form.iter().copied()),
            other => panic!("no form is sent by {other}"),
        };
        let response = response.unwrap_or_else(|error| panic!("{method} {path} is answered: {error}"));
        let location = response.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_owned);
        (response.status().as_u16(), location)
    }

    /// What a path hands out, with its status.
    pub fn bytes(&self, path: &str) -> (u16, Vec<u8>) {
        let mut request = self.agent.get(format!("{}{path}", self.url)).header("accept-language", self.language);
        if let Some(session) = &self.session {
            request = request.header("cookie", session);
        }
        let mut response = request.call().expect("the server answers");
        let bytes = response.body_mut().with_config().limit(64 << 20).read_to_vec().expect("a body");
        (response.status().as_u16(), bytes)
    }

    /// A header of a page; empty if it has none.
    pub fn header(&self, path: &str, name: &str) -> String {
        let mut request = self.agent.get(format!("{}{path}", self.url));
        if let Some(session) = &self.session {
            request = request.header("cookie", session);
        }
        let response = request.call().expect("the server answers");
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }

    /// Sends a form, as a browser without scripts does.
    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.try_post(path, form, "text/html").expect("the server answers")
    }

    /// Sends a form and asks for JSON.
    pub fn post_for_json(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.try_post(path, form, "application/json").expect("the server answers")
    }

    /// Sends a form; the server may be gone.
    ///
    /// # Errors
    /// If no answer comes.
    pub fn try_post(&self, path: &str, form: &[(&str, &str)], accept: &str) -> Result<Answer, ureq::Error> {
        let mut request = self
            .agent
            .post(format!("{}{path}", self.url))
            .header("accept", accept)
            .header("accept-language", self.language);
        if let Some(session) = &self.session {
            request = request.header("cookie", session);
        }
        Ok(Answer::read(request.send_form(form.iter().copied())?))
    }

    /// Hands in a file by a form.
    pub fn upload(&self, path: &str, file: &str, content: &[u8]) -> Answer {
        self.upload_parts(path, &[("file", Some(file), content)])
    }

    /// Sends a form of parts: each with its field, the file's name if it is one, and its content.
    pub fn upload_parts(&self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
        let border = "----border-of-a-form";
        let mut body = Vec::new();
        for (field, file, content) in parts {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            let head = format!("--{border}\r\ncontent-disposition: form-data; name=\"{field}\"{file}\r\n\r\n");
            body.extend([head.as_bytes(), content, b"\r\n"].concat());
        }
        body.extend(format!("--{border}--\r\n").into_bytes());
        let mut request = self
            .agent
            .post(format!("{}{path}", self.url))
            .header("accept", "text/html")
            .header("accept-language", self.language)
            .header("content-type", format!("multipart/form-data; boundary={border}"));
        if let Some(session) = &self.session {
            request = request.header("cookie", session);
        }
        Answer::read(request.send(&body[..]).expect("the server answers"))
    }

    /// Casts a ballot and asks for JSON.
    pub fn cast(&self, round: &str, choice: &str) -> Answer {
        self.post_for_json("/ballot", &[("round", round), ("choice", choice)])
    }

    /// Listens to the live stream.
    pub fn listen(&self, last_event_id: Option<&str>) -> Stream {
        let mut request =
            self.agent.get(format!("{}/live", self.url)).header("cookie", self.session.as_deref().unwrap_or_default());
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id);
        }
        // A stream lasts as long as its test does.
        let response =
            request.config().timeout_global(Some(LONGEST_STREAM)).build().call().expect("the server answers");
        assert_eq!(response.status(), 200);
        Stream { lines: BufReader::new(Box::new(response.into_body().into_reader())) }
    }
}

/// An open live stream.
pub struct Stream {
    lines: BufReader<Box<dyn Read + Send>>,
}

/// One server-sent event.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Its data.
    pub data: String,
}

impl Stream {
    /// Whether an event called `name` comes before the next one called `until`.
    pub fn hears_before(&mut self, name: &str, until: &str) -> bool {
        let mut heard = false;
        let mut line = String::new();
        while self.lines.read_line(&mut line).expect("a stream") > 0 {
            match line.trim_end().strip_prefix("event: ") {
                Some(event) if event == until => return heard,
                Some(event) => heard |= event == name,
                None => {}
            }
            line.clear();
        }
        panic!("the stream ended before {until}");
    }

    /// The next event called `name`; `None` when the stream ends.
    pub fn next(&mut self, name: &str) -> Option<Event> {
        let mut event = Event::default();
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).ok()? == 0 {
                return None;
            }
            match line.trim_end().split_once(": ") {
                Some(("event", value)) => event.name = value.to_owned(),
                Some(("id", value)) => event.id = value.to_owned(),
                Some(("data", value)) => event.data = value.to_owned(),
                _ if event.name == name => return Some(event),
                _ => event = Event::default(),
            }
        }
    }
}
