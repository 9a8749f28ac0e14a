//! Sentences of the documents that the secretariat hands out: the resolution as adopted, with its annexes.

use congress::ballot::{Choice, Statement};
use congress::text::Language;

use super::choice;
use crate::locale::{Value, t, t_with};

/// The headings and marks of the resolution as adopted, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What marks a commitment that was not adopted.
    pub not_adopted: String,
    /// The heading over the decisions.
    pub decisions: String,
    /// The heading over what was said.
    pub statements: String,
    /// What stands there when nothing was said.
    pub no_statements: String,
    /// The heads of the decisions' columns: round, commitment, outcome.
    pub columns: [String; 3],
    /// A commitment that no round decided on.
    pub pending: String,
    /// A commitment that was referred.
    pub referred: String,
    /// What stands over a proposed wording.
    pub proposal: String,
}

impl Document {
    /// In `language`.
    pub fn new(language: Language) -> Self {
        Self {
            not_adopted: t(language, "document-not-adopted"),
            decisions: t(language, "document-decisions"),
            statements: t(language, "document-statements"),
            no_statements: t(language, "document-no-statements"),
            columns: [t(language, "column-round"), t(language, "column-commitment"), t(language, "column-outcome")],
            pending: t(language, "standing-pending"),
            referred: t(language, "standing-referred"),
            proposal: t(language, "statement-proposal"),
        }
    }

    /// The heads of the table of decisions: an id without a word, commitment, outcome, round.
    pub fn decision_heads(&self) -> Vec<String> {
        let [round, commitment, outcome] = self.columns.clone();
        vec![String::new(), commitment, outcome, round]
    }
}

/// That this text is a translation, and which one counts.
pub fn translation(language: Language, official: Language) -> String {
    t_with(language, "document-translation", &[("language", official.code().into())])
}

/// How many commitments were adopted, and what became of the others in the text.
pub fn as_adopted(language: Language, adopted: usize, all: usize, marked: bool) -> String {
    let all_of_them = ("all", Value::from(all));
    if adopted == all {
        return t_with(language, "document-whole", &[all_of_them]);
    }
    let marked = ("marked", Value::from(if marked { "yes" } else { "no" }));
    t_with(language, "document-as-adopted", &[("adopted", adopted.into()), all_of_them, marked])
}

/// That the text adopted is not the one circulated.
pub fn amended(language: Language, version: u32) -> String {
    t_with(language, "document-amended", &[("version", version.into())])
}

/// What kind of statement this is: "Reservation", "Explanation of position · Abstains", "Objection · withdrawn".
pub fn statement_kind(language: Language, said: &Statement, withdrawn: bool) -> String {
    let kind = match said.choice {
        Choice::Object => t(language, "statement-objection"),
        Choice::Reservation | Choice::SupportWithReservations => t(language, "statement-reservation"),
        _ => t(language, "statement-explanation"),
    };
    match said.choice {
        Choice::Object if withdrawn => format!("{kind} · {}", t(language, "statement-withdrawn")),
        Choice::Object | Choice::Reservation | Choice::SupportWithReservations => kind,
        other => format!("{kind} · {}", choice(language, Some(other))),
    }
}
