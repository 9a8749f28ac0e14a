//! What stands back for voting: work that is long, or asked for by thousands at once, has threads of its own, and the system
//! gives them what nobody else wants.

use rustix::process::nice;

/// By how much such work stands back for everything else.
pub const NICENESS: i32 = 10;

/// Lets this thread stand back. Where that is not allowed, it works at the pace of everything else.
pub fn stand_back() {
    let _ = nice(NICENESS);
}
