//! app
use leptos::prelude::*;
#[cfg(feature="ssr")] use leptos_router as _;
