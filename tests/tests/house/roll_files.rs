//! Rolls as people hand them in: every usual form is read alike, and what is broken is refused with a sentence or read
//! rightly, never half.

use std::io::Write;

use congress::roll::{DelegateId, DelegationId, Role, Roll};
use rust_xlsxwriter::Workbook;
use server::desk::roll_export::RollFormat;
use server::desk::roll_file::{self, RollFile};

const ROLL: &str = "delegation,delegation_name,country,status,votes,delegate,name,role,present\n\
    FR-PS,Parti socialiste,FR,full,4,FR-PS-1,Désirée Müller,head,yes\n\
    FR-PS,Parti socialiste,FR,full,4,FR-PS-2,\"Sánchez, Óscar\",delegate,no\n\
    TR-CHP,Cumhuriyet Halk Partisi,TR,consultative,2,TR-CHP-1,Isik Öz,delegate,yes\n";

const PARTICIPANTS: &str = "title,first_name,last_name,is_active,is_physical_person,structure_level,groups,number,vote_weight,is_present,comment\n\
    Dr,Désirée,Müller,1,1,FR-PS,Heads of delegation,FR-PS-1,2.000000,1,\n\
    ,Óscar,Sánchez,1,1,FR-PS,Delegates,FR-PS-2,2,0,late\n\
    ,Gone,Away,0,1,FR-PS,Delegates,FR-PS-9,1.000000,1,\n\
    ,Işık,Öz,1,1,Cumhuriyet Halk Partisi,,TR-1,0.500000,1,\n\
    ,Ali,Öz,1,1,Cumhuriyet Halk Partisi,,TR-2,0.500000,0,\n";

fn read(bytes: &[u8]) -> Result<RollFile, String> {
    roll_file::read(&Roll::default(), "roll", bytes).map_err(|errors| errors.to_string())
}

fn sound(bytes: &[u8]) -> Roll {
    let file = read(bytes).expect("it can be read");
    assert_eq!(file.errors, []);
    file.roll
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
}

/// A text of Western Europe in Windows-1252, where each character is one byte of the same number.
fn windows(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a Western European letter")).collect()
}

fn workbook(cells: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(*line) {
            match cell.parse::<u32>() {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, *cell),
            }
            .expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn lines(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("a line").iter().map(str::to_owned).collect()).collect()
}

fn workbook_of(text: &str) -> Vec<u8> {
    let lines = lines(text);
    let cells: Vec<Vec<&str>> = lines.iter().map(|line| line.iter().map(String::as_str).collect()).collect();
    let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    workbook(&cells)
}

#[test]
fn every_usual_form_of_a_roll_is_read_alike() {
    let roll = sound(ROLL.as_bytes());
    assert_eq!((roll.delegations.len(), roll.delegates.len()), (2, 3));
    assert_eq!(roll.delegates[&DelegateId::new("FR-PS-2")].name, "Sánchez, Óscar");
    let quoted = |separator: &str| -> String {
        let line =
            |cells: Vec<String>| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(separator);
        lines(ROLL).into_iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
    };
    for text in [ROLL.to_owned(), quoted(";"), quoted("\t"), quoted(",")] {
        for ends in ["\n", "\r\n", "\r"] {
            let text = text.replace('\n', ends);
            let forms = [
                text.clone().into_bytes(),
                format!("\u{feff}{text}").into_bytes(),
                utf16(&text, u16::to_le_bytes),
                utf16(&text, u16::to_be_bytes),
                windows(&text),
            ];
            for form in forms {
                assert_eq!(sound(&form), roll, "{ends:?}");
            }
        }
    }
    assert_eq!(sound(&workbook_of(ROLL)), roll);
}

#[test]
fn participants_of_openslides_are_delegates_with_their_delegations_votes() {
    let file = read(PARTICIPANTS.as_bytes()).expect("it can be read");
    assert_eq!((file.errors.as_slice(), file.inactive), ([].as_slice(), 1));
    let delegation = |id: &str| file.roll.delegations[&DelegationId::new(id)].clone();
    // 2 + 2; and a half twice.
    assert_eq!((delegation("FR-PS").votes, delegation("Cumhuriyet-Halk-Partisi").votes), (4, 1));
    assert_eq!(
        (delegation("FR-PS").country.as_str(), delegation("Cumhuriyet-Halk-Partisi").name.as_str()),
        ("FR", "Cumhuriyet Halk Partisi")
    );
    let person = |id: &str| file.roll.delegates[&DelegateId::new(id)].clone();
    assert_eq!(person("FR-PS-1").name, "Dr Désirée Müller");
    assert_eq!((person("FR-PS-1").role, person("FR-PS-2").role), (Role::Head, Role::Delegate));
    assert!(
        person("TR-1").present
            && !person("TR-2").present
            && !file.roll.delegates.contains_key(&DelegateId::new("FR-PS-9"))
    );
    assert_eq!(sound(&workbook_of(PARTICIPANTS)), file.roll);
    // What the list does not say stays as the roll has it.
    let standing = sound(ROLL.as_bytes());
    let again = roll_file::read(&standing, "list", PARTICIPANTS.as_bytes()).expect("it can be read");
    assert_eq!(again.roll.delegations[&DelegationId::new("FR-PS")], standing.delegations[&DelegationId::new("FR-PS")]);
    assert_eq!(again.roll.delegates[&DelegateId::new("TR-1")].delegation, DelegationId::new("TR-CHP"));
}

#[test]
fn what_is_wrong_in_a_participant_list_is_named_by_line_and_column() {
    let head = "first_name,structure_level,number,vote_weight,groups,is_present\n";
    for (line, sentence) in [
        ("Ann,,A-1,1,,1", "line 2, column structure_level: this cell is empty"),
        ("Ann,\"A, B\",A-1,1,,1", "column structure_level: several delegations"),
        ("Ann,A,,1,,1", "line 2, column number: this cell is empty"),
        ("Ann,A,A 1,1,,1", "column number: not an id"),
        ("Ann,A,A-1,1.5,,1", "column vote_weight: the weights of A add up to no whole number"),
        ("Ann,A,A-1,-1,,1", "column vote_weight: \"-1\" is not a weight"),
        ("Ann,A,A-1,1,\"Delegates,Substitutes\",1", "column groups: groups that tell several roles"),
        ("Ann,A,A-1,1,,maybe", "column is_present: \"maybe\" is not one of"),
        (",A,A-1,1,,1", "column username: this cell is empty"),
    ] {
        let file = read(format!("{head}{line}\n").as_bytes()).expect("it can be read");
        let said: Vec<String> = file.errors.iter().map(ToString::to_string).collect();
        assert!(said.len() == 1 && said[0].contains(sentence), "{said:?}\nshould say: {sentence}");
    }
}

/// The real roll, with names that look like formulas, a delegation without anybody and one of substitutes only.
fn varied() -> Roll {
    let mut roll = server::demo::roll().expect("the roll of the demo");
    let extra = "delegation,delegation_name,country,status,votes,delegate,name,role,present\n\
        XA-NOB,Nobody here,XA,observer,0,,,,\n\
        XB-SUB,Only substitutes,XB,full,3,XB-SUB-1,'=SUM(A1),substitute,no\n\
        XB-SUB,Only substitutes,XB,full,3,XB-SUB-2,Two  Spaces,substitute,yes\n\
        XB-SUB,Only substitutes,XB,full,3,XB-SUB-3,\"Nguyễn \"\"Văn\"\" Đức; a, b\",substitute,yes\n\
        XC-ONE,'+plus,Long Country Name,full,7,XC-ONE-1,Single,head,yes\n";
    let extra = sound(extra.as_bytes());
    assert_eq!(extra.delegates[&DelegateId::new("XB-SUB-1")].name, "=SUM(A1)");
    roll.delegations.extend(extra.delegations);
    roll.delegates.extend(extra.delegates);
    roll
}

#[test]
fn a_roll_exported_and_imported_is_the_roll_and_exports_the_same_bytes() {
    let roll = varied();
    for format in RollFormat::ALL {
        let first = format.write(&roll).expect("it can be written");
        let file = roll_file::read(&roll, format.file(), &first).expect("it can be read");
        assert_eq!(file.errors, [], "{format:?}");
        assert!(roll.changes(&file.roll).is_empty(), "{format:?}: {:?}", roll.changes(&file.roll));
    }
    // Imported where nothing stands.
    for format in [RollFormat::Csv, RollFormat::OpenSlides] {
        let first = format.write(&roll).expect("it can be written");
        let second = format.write(&sound(&first)).expect("it can be written");
        assert!(first == second, "{format:?}");
    }
    assert_eq!(sound(&RollFormat::Xlsx.write(&roll).expect("it can be written")), roll);
    assert_eq!(sound(&RollFormat::Csv.write(&roll).expect("it can be written")), roll);
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % below.max(1)
    }
}

/// A file that is read must give a roll in which everything fits together.
fn refused_or_right(what: &str, bytes: &[u8]) -> bool {
    match read(bytes) {
        Err(sentence) => {
            assert!(sentence.contains("roll, line "), "{what}: {sentence}");
            false
        }
        Ok(file) => {
            for error in &file.errors {
                assert!(!error.to_string().contains("fault-"), "{what}: {error}");
            }
            for (id, delegate) in &file.roll.delegates {
                assert!(!id.as_str().is_empty() && !delegate.name.trim().is_empty(), "{what}");
                let known = file.roll.delegations.contains_key(&delegate.delegation);
                assert!(known, "{what}: {id}");
                assert!(!delegate.name.contains(char::is_control), "{what}");
                assert!(!delegate.name.contains('\u{fffd}'), "{what}");
            }
            file.errors.is_empty()
        }
    }
}

#[test]
fn three_hundred_broken_files_are_refused_or_read_rightly() {
    let (workbook, list) = (workbook_of(ROLL), workbook_of(PARTICIPANTS));
    let wide = utf16(ROLL, u16::to_le_bytes);
    let sources: [(&str, &[u8]); 5] = [
        ("csv", ROLL.as_bytes()),
        ("participants", PARTICIPANTS.as_bytes()),
        ("utf-16", &wide),
        ("workbook", &workbook),
        ("workbook of participants", &list),
    ];
    let (mut dice, mut count) = (Dice(7), 0);
    for (name, source) in sources {
        for cut in 1..=20 {
            refused_or_right(&format!("{name} cut at {cut}/21"), &source[..source.len() * cut / 21]);
            count += 1;
        }
        for turn in 0..60 {
            let mut bytes = source.to_vec();
            for _ in 0..=dice.roll(4) {
                let (at, byte) = (dice.roll(bytes.len()), dice.roll(256));
                match dice.roll(3) {
                    0 => bytes[at] = u8::try_from(byte).expect("a byte"),
                    1 => drop(bytes.drain(at..(at + 1 + dice.roll(9)).min(bytes.len()))),
                    _ => bytes.insert(at, u8::try_from(byte).expect("a byte")),
                }
            }
            refused_or_right(&format!("{name}, mutation {turn}"), &bytes);
            count += 1;
        }
    }
    assert!(count >= 300, "{count}");
}

/// A ZIP file with these files in it.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        archive.write_all(content).expect("its content");
    }
    archive.finish().expect("a ZIP file").into_inner()
}

/// A workbook whose only sheet and words are these.
fn made(sheet: &str, words: &str) -> Vec<u8> {
    let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{spreadsheet}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{spreadsheet}"><sheetData>{sheet}</sheetData></worksheet>"#);
    let package =
        relations.replace("worksheets/sheet1.xml", "xl/workbook.xml").replace("/worksheet\"", "/officeDocument\"");
    zipped(&[
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", words.as_bytes()),
    ])
}

#[test]
fn files_made_to_do_harm_are_refused() {
    let text = |cell: &str, at: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{cell}</t></is></c>"#);
    let header: String = lines(ROLL)[0]
        .iter()
        .zip("ABCDEFGHI".chars())
        .map(|(cell, column)| text(cell, &format!("{column}1")))
        .collect();
    let header = format!(r#"<row r="1">{header}</row>"#);
    let person = |more: &str| {
        let cells = ["A", "Party", "A", "full", "1", "A-1", "Ann", "head"];
        let cells: String =
            cells.iter().zip("ABCDEFGH".chars()).map(|(cell, column)| text(cell, &format!("{column}2"))).collect();
        made(&format!(r#"{header}<row r="2">{cells}{more}</row>"#), "<sst></sst>")
    };
    assert_eq!(sound(&person(&text("yes", "I2"))).delegates.len(), 1, "this is how a good one looks");
    let bomb = vec![b' '; 40 * 1024 * 1024];
    let huge = "x".repeat(3_000);
    let many = format!("{}{}", ROLL.lines().next().expect("a header"), "\nA,P,A,full,1,,,,".repeat(20_001));
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a bomb", zipped(&[("xl/workbook.xml", &bomb)]), "unpacks to more than 32 MB"),
        ("no workbook", zipped(&[("readme.txt", b"hello")]), "this workbook is broken"),
        ("a claim of words", made(&header, r#"<sst uniqueCount="99999999999999"></sst>"#), "this workbook is broken"),
        (
            "a claim of words in short",
            made(&header, r#"<sst uniqueCount="99999999999999"/>"#),
            "this workbook is broken",
        ),
        ("a far column", person(&text("yes", "XFD2")), "too many columns"),
        (
            "a far row",
            made(&format!("{header}<row r=\"1048576\">{}</row>", text("A", "A1048576")), "<sst></sst>"),
            "too many rows",
        ),
        (
            "a formula",
            person(r#"<c r="I2" t="str"><f>IF(1,"yes","no")</f><v>yes</v></c>"#),
            "line 2, column present: a formula",
        ),
        ("a formula without value", person(r#"<c r="I2"><f>A1</f></c>"#), "line 2, column present: a formula"),
        (
            "a shared formula",
            person(r#"<c r="I2"><f t="shared" ref="I2:I3" si="4000000000">A1</f><v>1</v></c>"#),
            "line 2, column present: a formula",
        ),
        ("a failed formula", person(r##"<c r="I2" t="e"><v>#REF!</v></c>"##), "line 2, column present: a formula"),
        ("an old workbook", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "an Excel file of the old kind"),
        ("a huge cell", ROLL.replace("Désirée", &huge).into_bytes(), "a cell of more than 2000 characters"),
        ("a long name", ROLL.replace("Désirée", &huge[..300]).into_bytes(), "a name has at most 200 characters"),
        ("a huge file", vec![b'a'; 5 * 1024 * 1024], "this file is too large"),
        ("many rows", many.into_bytes(), "too many rows"),
        ("many columns", ",a".repeat(150).into_bytes(), "too many columns"),
        (
            "a byte of nothing",
            ROLL.replace("socialiste", "soci\0aliste").into_bytes(),
            "an invisible control character",
        ),
        ("two encodings", [ROLL.as_bytes(), b"FR-PS,\xe9"].concat(), "neither UTF-8 nor Windows-1252"),
        ("a page", b"<!DOCTYPE html><html></html>".to_vec(), "this column is missing"),
        ("one id twice", ROLL.replace("FR-PS-2", "FR-PS-1").into_bytes(), "FR-PS-1 stands on line 2 already"),
        ("two heads", ROLL.replace("delegate,no", "head,no").into_bytes(), "FR-PS has a head already"),
        ("a column twice", ROLL.replace("country,status", "status,status").into_bytes(), "this column is there twice"),
        (
            "two words of votes",
            ROLL.replacen("full,4", "full,5", 1).into_bytes(),
            "an earlier line says otherwise of FR-PS",
        ),
    ];
    for (what, bytes, sentence) in cases {
        let said = match read(&bytes) {
            Err(said) => said,
            Ok(file) => file.errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        };
        assert!(said.contains(sentence), "{what}: {said}\nshould say: {sentence}");
    }
}
