//! The database that several nodes share, and the congress in it.

use super::data::{Advice, Known, whole};
use super::machine::{SLOW, TOO_SLOW};
use super::{Finding, Verdict};
use crate::store::{Postgres, Survey};

const DATABASE: &str = "database";
/// Clocks of nodes may be so far apart, in milliseconds, before rounds and times in the record show it.
const APART: u64 = 1_000;

const IN_A_DATABASE: Advice = Advice {
    upgrade: "the first start of this version upgrades it; make a copy with `pg_dump` before",
    damaged: "restore the last copy into another database, and keep this one for whoever looks into it",
};

/// Whether the database at this address can be relied on, and the congress in it holds together.
pub async fn database(url: &str) -> (Vec<Finding>, Known) {
    match Postgres::survey(url).await {
        Ok(survey) => {
            let (congress, known) = whole(survey.layout, &survey.log, &IN_A_DATABASE);
            let mut findings = vec![speed(&survey)];
            findings.extend([way(&survey), clock(&survey)].into_iter().flatten());
            findings.push(congress);
            (findings, known)
        }
        Err(error) => {
            let mend = "start it, or mend its address or its settings; nodes do not start without it";
            (vec![Finding::bad(DATABASE, error.to_string(), mend)], Known::default())
        }
    }
}

fn speed(Survey { version, commit, .. }: &Survey) -> Finding {
    let found = format!("PostgreSQL {version}; half of all commits are durable within {commit:.1?}");
    let (verdict, mend) = match *commit {
        commit if commit > TOO_SLOW => {
            (Verdict::Bad, "bring it nearer, on a solid-state disk: people would wait for their ballots")
        }
        commit if commit > SLOW => (Verdict::Mind, "nearer, or on a solid-state disk, it would be faster"),
        _ => return Finding::good(DATABASE, found),
    };
    Finding { subject: DATABASE, verdict, found, mend: Some(mend.to_owned()) }
}

fn way(survey: &Survey) -> Option<Finding> {
    survey.may_be_another.then(|| {
        Finding::mind(
            DATABASE,
            "it is on another machine and need not prove that it is the one",
            "end its address in ?sslmode=verify-full&sslrootcert=FILE, or in ?sslmode=disable on a network of their own",
        )
    })
}

fn clock(Survey { ahead, .. }: &Survey) -> Option<Finding> {
    (ahead.unsigned_abs() > APART).then(|| {
        let (seconds, side) = (ahead.unsigned_abs() / 1_000, if *ahead > 0 { "ahead of" } else { "behind" });
        Finding::bad(
            "clock",
            format!("the database is {seconds} s {side} this machine"),
            "let the database and all nodes take the time from the same place",
        )
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::store::Layout;

    fn survey() -> Survey {
        Survey {
            version: "17.4".into(),
            commit: Duration::from_millis(1),
            ahead: 0,
            may_be_another: false,
            layout: Layout::Current,
            log: vec![],
        }
    }

    #[test]
    fn a_slow_database_and_clocks_apart_are_to_be_mended() {
        assert!(matches!(speed(&survey()).verdict, Verdict::Good));
        assert!(way(&survey()).is_none() && clock(&survey()).is_none());
        let slow = |milliseconds| speed(&Survey { commit: Duration::from_millis(milliseconds), ..survey() }).verdict;
        assert_eq!((slow(11), slow(101)), (Verdict::Mind, Verdict::Bad));
        let ahead = |ahead| clock(&Survey { ahead, ..survey() }).map(|finding| finding.found);
        assert_eq!(ahead(-1_000), None);
        assert_eq!(ahead(2_500).as_deref(), Some("the database is 2 s ahead of this machine"));
        assert_eq!(ahead(-61_000).as_deref(), Some("the database is 61 s behind this machine"));
        let unproven = way(&Survey { may_be_another: true, ..survey() }).expect("a finding");
        assert!(matches!(unproven.verdict, Verdict::Mind), "{unproven}");
    }
}
