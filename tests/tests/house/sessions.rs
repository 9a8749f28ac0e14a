//! Sessions in a store, without a door.

use congress::round::Moment;
use server::store::{Beginning, Proof, Store, StoredSession};

/// Begins a session; answers whether it has begun. A delegate's others end.
pub async fn begin(store: &dyn Store, session: &StoredSession, at: i64, by: &Proof) -> bool {
    let alone = session.holder.delegate().is_some();
    let beginning = Beginning { session: session.clone(), at: Moment(at), alone, by: by.clone() };
    store.begin_sessions(&[beginning]).await.expect("an answer") == [true]
}
