//! What is measured while the house runs, by the conventions of Prometheus. Nothing here tells a choice.

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};

/// What the ballot box measures; clones share it.
#[derive(Clone)]
pub struct BoxFigures {
    /// Ballots that are durable. One that a phone sends again is not counted again.
    pub accepted: Counter,
    /// Ballots that the box did not take: the round had closed, or too many waited.
    pub refused: Counter,
    /// Ballots in one transaction.
    pub batches: Histogram,
    /// Seconds that one transaction took until it was durable.
    pub syncs: Histogram,
}

impl BoxFigures {
    /// Nothing measured yet.
    pub fn new() -> Self {
        Self {
            accepted: Counter::default(),
            refused: Counter::default(),
            batches: Histogram::new(exponential_buckets(1.0, 2.0, 12)),
            syncs: seconds(),
        }
    }
}

impl Default for BoxFigures {
    fn default() -> Self {
        Self::new()
    }
}

/// Seconds from a tenth of a millisecond to six.
pub fn seconds() -> Histogram {
    Histogram::new(exponential_buckets(0.0001, 2.0, 17))
}
