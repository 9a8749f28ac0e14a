//! The pages, one file each. A page asks who looks, takes what that audience may see, and says it.

mod account;
mod ballot;
mod chair;
mod commitment;
mod delegation;
mod desk;
mod enter;
mod floor;
mod hall;
mod making;
mod not_found;
mod now;
mod offline;
mod own_ballots;
mod queued;
mod record;
mod resolution;
mod round;

pub use account::AccountPage;
pub use ballot::BallotPage;
pub use chair::ChairPage;
pub use commitment::CommitmentPage;
pub use delegation::DelegationPage;
pub use desk::{
    CardsPage, CheckInPage, DelegatePage, DelegationEditPage, DeskPage, ImportPage, MemberPage, PaperPage,
    SettingsPage, StaffPage, TextPage, TextsPage,
};
pub use enter::{EnterPage, InvitationPage};
pub use hall::HallPage;
pub use making::MakingPage;
pub use not_found::{NotFoundPage, RefusedPage};
pub use now::NowPage;
pub use offline::OfflinePage;
pub use own_ballots::OwnBallotsPage;
pub use queued::{QUEUE, QueuedPage};
pub use record::RecordPage;
pub use resolution::ResolutionPage;
pub use round::RoundPage;
