//! What somebody sees who looks at a page.

use std::sync::Arc;

use app::port::{Assets, HouseRef, Viewer};
use congress::command::Actor;
use congress::roll::DelegateId;
use congress::text::Language;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::house::MemoryHouse;

/// The page at `path`, rendered as the server does, without the marks between pieces of text.
pub fn look(house: &MemoryHouse, actor: impl Into<Option<Actor>>, language: Language, path: &str) -> String {
    let house: HouseRef = Arc::new(house.clone());
    let owner = Owner::new_root(None);
    owner.with(|| {
        provide_context(RequestUrl::new(path));
        provide_context(house);
        provide_context(Viewer { actor: actor.into(), language, path: path.to_owned() });
        provide_context(Assets {
            stylesheet: "/style.css".to_owned(),
            icon: "/icon.svg".to_owned(),
            colours: None,
            logo: None,
            public_url: "http://127.0.0.1:8080".to_owned(),
            home_icon: "/icon-192.png".to_owned(),
            manifest: "/manifest.webmanifest".to_owned(),
            scripts: None,
        });
        app::shell().to_html().replace("<!>", "")
    })
}

/// A delegate.
pub fn delegate(id: &str) -> Actor {
    Actor::Delegate(DelegateId::new(id))
}

/// The desk.
pub fn desk() -> Actor {
    Actor::Secretariat("desk".to_owned())
}
