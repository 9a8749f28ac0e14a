//! Sentences about ballots on paper, for the desk that enters them: what a delegate would be told is said of the delegate.

use congress::command::Refusal;
use congress::roll::DelegateId;
use congress::text::Language;

use crate::locale::{refusal, t, t_with};

/// What is wrong with a delegate's paper ballot.
fn paper_fault(language: Language, refused: &Refusal) -> String {
    match refused {
        Refusal::BadMark(_) => t(language, "paper-row-no-option"),
        Refusal::Observer => t(language, "paper-row-observer"),
        Refusal::Consultative => t(language, "paper-row-consultative"),
        Refusal::Substitute => t(language, "paper-row-substitute"),
        Refusal::Replaced => t(language, "paper-row-replaced"),
        Refusal::AbsentAtOpening => t(language, "paper-row-absent"),
        Refusal::AccreditedAfterOpening => t(language, "paper-row-accredited"),
        Refusal::ReasonNeeded => t(language, "paper-row-reason"),
        other => refusal(language, other),
    }
}

/// A delegate's number, and what is wrong with the delegate's paper ballot.
pub fn paper_row(language: Language, delegate: &DelegateId, refused: &Refusal) -> String {
    let why = paper_fault(language, refused);
    t_with(language, "paper-row", &[("delegate", delegate.to_string().into()), ("why", why.into())])
}

/// The titles of a round's ballot on paper and of its tally sheet.
pub fn sheet_titles(language: Language) -> [String; 2] {
    [t(language, "paper-sheet-ballot"), t(language, "paper-sheet-tally")]
}

/// That none of a form's ballots was recorded, and what is wrong with which.
pub fn papers_refused(language: Language, refused: &[(DelegateId, Refusal)]) -> String {
    let rows: Vec<String> = refused.iter().map(|(delegate, refused)| paper_row(language, delegate, refused)).collect();
    t_with(language, "paper-refused", &[("rows", rows.join(" ").into())])
}
