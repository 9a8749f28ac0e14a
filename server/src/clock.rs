//! The server's clock: the one place that reads the time.

use congress::round::Moment;

/// This moment.
pub fn now() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}
