use axum as _; use sqlx as _; use app as _; use leptos_axum as _;
fn main(){}
