//! The field for words: a reason, an explanation, a proposed wording.

use congress::round::LONGEST_REASON;
use leptos::prelude::*;

use crate::visit::Visit;

/// Whether the words must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// They may.
    Optional,
    /// They must. The server says so: a browser cannot ask for a field that may be folded away.
    Needed,
}

/// A field for words with its label. It takes no more than a reason may have.
pub fn area(visit: &Visit, (id, name): (String, &'static str), label: &str, need: Need, words: String) -> AnyView {
    let note = match need {
        Need::Optional => visit.t("reason-optional"),
        Need::Needed => visit.t("reason-needed"),
    };
    let required = (need == Need::Needed).then_some("true");
    view! {
        <label class="small" for=id.clone()>
            {visit.t(label)} " " <span class="quiet">{note}</span>
        </label>
        <textarea
            id=id
            name=name
            rows="4"
            maxlength=LONGEST_REASON.to_string()
            aria-required=required
        >
            {as_text(&words)}
        </textarea>
    }
    .into_any()
}

/// Words as the text of a `<textarea>`, whose children Leptos writes as they are: nothing in them ends the field.
pub fn as_text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}
