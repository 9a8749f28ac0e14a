//! Ten thousand ways to tamper with a record, and a few by somebody who holds the congress's key.

use serde_json::{Map, Value, json};
use server::record::Key;
use server::seal::{GENESIS, digest};

/// A sequence that looks random and is the same in every run (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}

/// A record that was tampered with, and whether the one who checks it kept a head.
pub struct Tampered {
    pub bytes: Vec<u8>,
    pub with_head: bool,
}

/// One of the ways, by the dice.
pub fn tamper(original: &[u8], read: &Value, dice: &mut Dice) -> Tampered {
    loop {
        let mut record = read.clone();
        let way = dice.below(8);
        let bytes = match way {
            0..=4 => {
                mutate(&mut record, dice);
                canonical(&record)
            }
            5 => scribble(original, dice),
            // By somebody with a key of their own: as it stands, or with all hashes made to fit.
            _ => {
                mutate(&mut record, dice);
                if way == 7 {
                    rehash(&mut record);
                }
                sign(&mut record, &Key::random());
                canonical(&record)
            }
        };
        if bytes != original {
            return Tampered { bytes, with_head: way > 5 };
        }
    }
}

pub fn canonical(record: &Value) -> Vec<u8> {
    verify::canonical(record).into_bytes()
}

/// Changes, drops, adds or swaps something somewhere.
fn mutate(record: &mut Value, dice: &mut Dice) {
    let mut at = record;
    // Down to somewhere, stopping now and then on the way.
    loop {
        let children = match &*at {
            Value::Array(items) => items.len(),
            Value::Object(members) => members.len(),
            _ => 0,
        };
        if children == 0 || dice.below(5) == 0 {
            break;
        }
        let child = dice.below(children);
        at = match at {
            Value::Array(items) => &mut items[child],
            Value::Object(members) => members.values_mut().nth(child).expect("a member"),
            _ => unreachable!("it has children"),
        };
    }
    match at {
        Value::Array(items) => mutate_list(items, dice),
        Value::Object(members) => mutate_members(members, dice),
        Value::String(text) => change_text(text, dice),
        Value::Number(number) => {
            *at = json!(number.as_i64().unwrap_or(0) + [1, -1, 1000][dice.below(3)]);
        }
        Value::Bool(flag) => *at = json!(!*flag),
        Value::Null => *at = json!("something"),
    }
}

fn mutate_list(items: &mut Vec<Value>, dice: &mut Dice) {
    if items.is_empty() {
        return items.push(json!("something"));
    }
    let (one, other) = (dice.below(items.len()), dice.below(items.len()));
    match dice.below(3) {
        0 => drop(items.remove(one)),
        1 => items.insert(other, items[one].clone()),
        _ => items.swap(one, other),
    }
}

fn mutate_members(members: &mut Map<String, Value>, dice: &mut Dice) {
    let names: Vec<String> = members.keys().cloned().collect();
    let (one, other) = (dice.below(names.len()), dice.below(names.len()));
    match (dice.below(3), names.get(one), names.get(other)) {
        (0, Some(one), _) => drop(members.remove(one)),
        (1, Some(one), Some(other)) => {
            let (first, second) = (members[one].clone(), members[other].clone());
            members.insert(one.clone(), second);
            members.insert(other.clone(), first);
        }
        _ => drop(members.insert("more".to_owned(), json!(1))),
    }
}

fn change_text(text: &mut String, dice: &mut Dice) {
    let mut letters: Vec<char> = text.chars().collect();
    let letter = ['0', '7', 'a', 'f', 'Z', '\u{e9}', '\n'][dice.below(7)];
    match (letters.len(), dice.below(4)) {
        (0, _) | (_, 0) => letters.push(letter),
        (length, 1) => drop(letters.remove(dice.below(length))),
        (length, _) => letters[dice.below(length)] = letter,
    }
    *text = letters.into_iter().collect();
}

/// Bytes anywhere: overwritten, put in between, cut off.
fn scribble(original: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = original.to_vec();
    let (at, byte) = (dice.below(bytes.len()), b" \n\t,0a\"}\xff"[dice.below(9)]);
    match dice.below(3) {
        0 => bytes[at] = byte,
        1 => bytes.insert(at, byte),
        _ => bytes.truncate(at),
    }
    bytes
}

/// Makes every hash fit what it is over: commitments, seals, chain and heads.
pub fn rehash(record: &mut Value) {
    let seals = reseal(record);
    let mut chain = vec![GENESIS.to_owned()];
    for entry in record["log"].as_array_mut().into_iter().flatten() {
        if entry["event"] == "round_closed"
            && let Some((_, seal)) = seals.iter().find(|(round, _)| *round == entry["round"])
        {
            entry["seal"] = seal.clone().into();
        }
        let known = entry.as_str().map_or_else(|| digest(&canonical(entry)), str::to_owned);
        let before = chain.last().map_or("", String::as_str);
        chain.push(digest(format!("{before}\n{known}").as_bytes()));
    }
    let last = chain.len() - 1;
    if let Some(head) = record["head"].as_object_mut() {
        head.insert("seq".into(), json!(last));
    }
    for head in heads(record) {
        if let Some(hash) = head["seq"].as_u64().and_then(|seq| chain.get(seq as usize)) {
            head["hash"] = hash.clone().into();
        }
    }
}

/// Commits to the ballots as they stand, and seals them.
fn reseal(record: &mut Value) -> Vec<(Value, String)> {
    let mut seals = Vec::new();
    for round in record["rounds"].as_array_mut().into_iter().flatten().filter(|round| round["ballots"].is_array()) {
        let number = round["round"].clone();
        let mut list = Vec::new();
        for ballot in round["ballots"].as_array_mut().into_iter().flatten().filter(|ballot| ballot.is_object()) {
            if ballot.get("salt").is_some() {
                let mut opening = ballot.clone();
                opening["round"] = number.clone();
                opening.as_object_mut().expect("members").remove("commitment");
                ballot["commitment"] = digest(&canonical(&opening)).into();
            }
            list.push(json!({ "commitment": ballot["commitment"], "delegate": ballot["delegate"] }));
        }
        let seal = digest(&canonical(&json!({ "ballots": list, "round": number })));
        round["seal"] = seal.clone().into();
        seals.push((number, seal));
    }
    seals
}

fn heads(record: &mut Value) -> Vec<&mut Value> {
    let members = record.as_object_mut().into_iter().flatten();
    let mut found = Vec::new();
    for (name, member) in members {
        match (name.as_str(), member) {
            ("head", head) if head.is_object() => found.push(head),
            ("heads", Value::Array(heads)) => found.extend(heads.iter_mut().filter(|head| head.is_object())),
            _ => {}
        }
    }
    found
}

/// Signs the heads and the file by `key`.
pub fn sign(record: &mut Value, key: &Key) {
    for head in heads(record) {
        head["key"] = key.public().into();
        head.as_object_mut().expect("members").remove("signature");
        head["signature"] = key.sign(head).expect("JSON").into();
    }
    if let Some(members) = record.as_object_mut() {
        members.remove("signature");
        let signature = key.sign(members).expect("JSON");
        members.insert("signature".into(), signature.into());
    }
}
