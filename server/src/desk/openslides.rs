//! The participants of a meeting in OpenSlides, as its participant list is exported: `structure_level` is the
//! delegation, `number` the delegate's id, and a delegation's votes are the sum of its people's `vote_weight`.

use std::collections::{BTreeMap, BTreeSet};

use app::fault::Fault;
use app::locale;
use congress::roll::{Delegate, DelegateId, Delegation, DelegationId, Role, Roll, Status};

use super::csv_file::{CsvFile, Row};
use super::roll_file::{Entering, RollFile, YES_OR_NO, checked, id};
use super::sheet::Sheet;
use super::{FileError, FileErrors};

/// The columns that matter here and must be there.
const NEEDED: [&str; 2] = ["structure_level", "number"];
/// The columns that are read where they are there.
const READ: [&str; 8] =
    ["title", "first_name", "last_name", "username", "groups", "vote_weight", "is_active", "is_present"];
/// The columns of the list that this program writes.
pub const WRITTEN: [&str; 9] = [
    "title",
    "first_name",
    "last_name",
    "is_active",
    "structure_level",
    "number",
    "vote_weight",
    "groups",
    "is_present",
];
/// The groups by which a role is told.
pub const GROUPS: [(&str, Role); 3] =
    [("Heads of delegation", Role::Head), ("Delegates", Role::Delegate), ("Substitutes", Role::Substitute)];
/// A weight is written in millionths.
const MILLIONTHS: u64 = 1_000_000;

/// Whether a table is such a list.
pub fn is_of(sheet: &Sheet) -> bool {
    NEEDED.iter().all(|column| sheet.columns.iter().any(|one| one == column))
}

/// Reads the list. A delegation or person on the roll keeps what the list does not say; a new delegation is a full one.
///
/// # Errors
/// If a column is missing.
pub fn read(standing: &Roll, sheet: Sheet) -> Result<RollFile, FileErrors> {
    let read_as = format!("OpenSlides, {}", sheet.read_as);
    let known: Vec<&str> = NEEDED.into_iter().chain(READ).collect();
    let others: Vec<String> = sheet.columns.iter().filter(|one| !known.contains(&one.as_str())).cloned().collect();
    let optional: Vec<&str> = READ.into_iter().chain(others.iter().map(String::as_str)).collect();
    let weighted = sheet.columns.iter().any(|column| column == "vote_weight");
    let (file, errors) = CsvFile::of(sheet, &NEEDED, &optional)?;
    let mut list = List { standing, entering: Entering::default(), weights: BTreeMap::new(), inactive: 0, errors };
    for row in &file.rows {
        if let Err(error) = list.enter(row, weighted) {
            list.errors.push(error);
        }
    }
    list.weigh();
    list.errors.sort_by_key(|error| error.line);
    Ok(RollFile { roll: list.entering.roll, errors: list.errors, read_as, inactive: list.inactive })
}

struct List<'a> {
    standing: &'a Roll,
    entering: Entering,
    /// The weights of each delegation's people in millionths, with the row that named it last.
    weights: BTreeMap<DelegationId, (u64, &'a Row)>,
    inactive: usize,
    errors: Vec<FileError>,
}

impl<'a> List<'a> {
    fn enter(&mut self, row: &'a Row, weighted: bool) -> Result<(), FileError> {
        if !row.get("is_active").is_empty() && !row.word("is_active", &YES_OR_NO)? {
            self.inactive += 1;
            return Ok(());
        }
        let (delegation, line) = self.delegation(row)?;
        let delegate_id = DelegateId::new(id(row, "number")?);
        let before = self.standing.delegates.get(&delegate_id);
        let delegate = Delegate {
            delegation: delegation.clone(),
            name: name(row)?,
            role: role(row)?.or(before.map(|before| before.role)).unwrap_or(Role::Delegate),
            present: !row.get("is_present").is_empty() && row.word("is_present", &YES_OR_NO)?,
        };
        let weight = if weighted { weight(row)? } else { MILLIONTHS };
        self.entering.delegate(row, ["number", "groups"], delegate_id, delegate)?;
        self.entering.roll.delegations.entry(delegation.clone()).or_insert(line);
        if weighted || !self.standing.delegations.contains_key(&delegation) {
            let (sum, last) = self.weights.entry(delegation).or_insert((0, row));
            *sum = sum.saturating_add(weight);
            *last = row;
        }
        Ok(())
    }

    /// The delegation that a row names, by its id or by the party's name.
    fn delegation(&self, row: &Row) -> Result<(DelegationId, Delegation), FileError> {
        let cell = row.filled("structure_level")?;
        let by_id = self.standing.delegations.get_key_value(&DelegationId::new(cell));
        let by_name = || self.standing.delegations.iter().find(|(_, delegation)| delegation.name == cell);
        if let Some((id, delegation)) = by_id.or_else(by_name) {
            return Ok((id.clone(), delegation.clone()));
        }
        if cell.contains(',') {
            return Err(row.refuse("structure_level", Fault::SeveralDelegations));
        }
        let name = checked(row, "structure_level", cell.to_owned())?;
        let id = cell.split_whitespace().collect::<Vec<_>>().join("-");
        if !congress::roll_change::is_id(&id) {
            return Err(row.refuse("structure_level", Fault::NotAnId(congress::roll_change::LONGEST_ID)));
        }
        // A delegation is called MY-DAP here: where the list does so too, the country is known.
        let code = cell.split('-').next().unwrap_or(cell);
        let is_country = locale::country(congress::text::Language::En, code) != code;
        let country = if is_country { code.to_owned() } else { name.clone() };
        Ok((DelegationId::new(id), Delegation { name, country, status: Status::Full, votes: 0 }))
    }

    /// Gives each delegation the sum of its people's weights, which must be a whole number.
    fn weigh(&mut self) {
        let mut unequal = BTreeSet::new();
        for (id, (sum, row)) in &self.weights {
            match u32::try_from(sum / MILLIONTHS) {
                Ok(votes) if sum % MILLIONTHS == 0 => {
                    if let Some(delegation) = self.entering.roll.delegations.get_mut(id) {
                        delegation.votes = votes;
                    }
                }
                _ if unequal.insert(id.clone()) => {
                    self.errors.push(row.refuse("vote_weight", Fault::WeightNotWhole(id.to_string())));
                }
                _ => {}
            }
        }
    }
}

fn name(row: &Row) -> Result<String, FileError> {
    let parts = ["title", "first_name", "last_name"].map(|column| row.get(column));
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => checked(row, "username", row.filled("username")?.to_owned()),
        parts => checked(row, "last_name", parts.join(" ")),
    }
}

/// The role that a person's groups tell, if one does.
fn role(row: &Row) -> Result<Option<Role>, FileError> {
    let mut told = row.get("groups").split(',').filter_map(|group| {
        let group = group.trim().to_lowercase();
        GROUPS.iter().find(|(name, _)| name.to_lowercase() == group).map(|(_, role)| *role)
    });
    let role = told.next();
    if told.any(|other| Some(other) != role) { Err(row.refuse("groups", Fault::SeveralRoles)) } else { Ok(role) }
}

/// A weight in millionths, such as `1.000000`; one where there is none.
fn weight(row: &Row) -> Result<u64, FileError> {
    let cell = row.get("vote_weight");
    if cell.is_empty() {
        return Ok(MILLIONTHS);
    }
    let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let wrong = || row.refuse("vote_weight", Fault::NotAWeight(cell.to_owned()));
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 6 {
        return Err(wrong());
    }
    let whole: u64 = whole.parse().map_err(|_| wrong())?;
    let part: u64 = format!("{part:0<6}").parse().map_err(|_| wrong())?;
    whole.checked_mul(MILLIONTHS).and_then(|whole| whole.checked_add(part)).ok_or_else(wrong)
}
