//! `resolution.akn.xml`: the resolution as adopted, in its official language, in Akoma Ntoso 3.0 (OASIS LegalDocML),
//! with the results of its rounds as parliamentary analysis and what was put on record as an annex.

mod votings;

use std::collections::BTreeMap;
use std::io;

use app::words::document;
use congress::round::Moment;
use congress::text::{Language, Resolution};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::adopted::{self, Passage};
use super::{Decision, ExportError, Official, iso_time};

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// Whoever says what the metadata say.
const SOURCE: &str = "#congress";

/// The XML on its way.
type Xml = Writer<Vec<u8>>;

/// Writes a resolution; `last_closed` is the date of the text.
///
/// # Errors
/// If it cannot be written.
pub fn write(official: &Official, resolution: &Resolution, last_closed: Moment) -> Result<Vec<u8>, ExportError> {
    let mut xml = Writer::new(Vec::new());
    let page = Page { official, resolution, last_closed };
    page.write(&mut xml).map_err(|error| ExportError::write("resolution.akn.xml", error))?;
    Ok(xml.into_inner())
}

/// Characters that XML 1.0 has, and no others.
fn clean(words: &str) -> String {
    let is_xml = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    words.chars().filter(is_xml).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// Letters, digits and hyphens only, for addresses.
fn slug(words: &str) -> String {
    words.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

/// The ISO 639-2 code, as Akoma Ntoso's naming convention has it.
const fn alpha_3(language: Language) -> &'static str {
    match language {
        Language::En => "eng",
        Language::Fr => "fra",
        Language::Es => "spa",
    }
}

/// An element that is empty but for its attributes.
fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let clean: Vec<(&str, String)> = attributes.iter().map(|(name, value)| (*name, clean(value))).collect();
    let attributes = clean.iter().map(|(name, value)| (*name, value.as_str()));
    xml.create_element(name.to_owned()).with_attributes(attributes).write_empty().map(drop)
}

/// An element with words in it.
fn words(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name.to_owned()).write_text_content(BytesText::new(&clean(text))).map(drop)
}

struct Page<'a> {
    official: &'a Official,
    resolution: &'a Resolution,
    last_closed: Moment,
}

impl Page<'_> {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = xml.create_element("akomaNtoso").with_attribute(("xmlns", NAMESPACE));
        root.write_inner_content(|xml| {
            let statement = xml.create_element("statement").with_attribute(("name", "resolution"));
            statement.write_inner_content(|xml| {
                xml.create_element("meta").write_inner_content(|xml| self.meta(xml))?;
                xml.create_element("preface").write_inner_content(|xml| self.preface(xml))?;
                xml.create_element("mainBody").write_inner_content(|xml| self.body(xml))?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    fn meta(&self, xml: &mut Xml) -> io::Result<()> {
        let (language, _) = self.resolution.official();
        let time = iso_time(self.official, self.last_closed);
        let date = time.get(..10).unwrap_or("1970-01-01");
        let work = format!("/akn/int/statement/resolution/{date}/{}", slug(self.resolution.id.as_str()));
        let expression = format!("{work}/{}@{date}", alpha_3(language));
        let identification = xml.create_element("identification").with_attribute(("source", SOURCE));
        identification.write_inner_content(|xml| {
            frbr(xml, "FRBRWork", &work, date, |xml| empty(xml, "FRBRcountry", &[("value", "int")]))?;
            frbr(xml, "FRBRExpression", &expression, date, |xml| {
                empty(xml, "FRBRlanguage", &[("language", alpha_3(language))])
            })?;
            let manifestation = format!("{expression}.akn");
            frbr(xml, "FRBRManifestation", &manifestation, date, |xml| {
                empty(xml, "FRBRformat", &[("value", "application/akn+xml")])
            })
        })?;
        let mut concepts = BTreeMap::new();
        votings::analysis(xml, self.official, self.resolution, &mut concepts)?;
        self.references(xml, &concepts)
    }

    fn references(&self, xml: &mut Xml, concepts: &BTreeMap<String, String>) -> io::Result<()> {
        let references = xml.create_element("references").with_attribute(("source", SOURCE));
        references.write_inner_content(|xml| {
            let (language, _) = self.resolution.official();
            let names = &self.official.profile.organisation;
            let name = names.get(&language).or_else(|| names.values().next()).map_or("congress", String::as_str);
            let congress = [("eId", "congress"), ("href", "/akn/ontology/organization/int/congress"), ("showAs", name)];
            empty(xml, "TLCOrganization", &congress)?;
            for (place, (id, delegation)) in self.official.roll.delegations.iter().enumerate() {
                let (e_id, href) =
                    (organization(place), format!("/akn/ontology/organization/int/{}", slug(id.as_str())));
                let attributes =
                    [("eId", e_id.as_str()), ("href", &href), ("showAs", &delegation.name), ("shortForm", id.as_str())];
                empty(xml, "TLCOrganization", &attributes)?;
            }
            for (e_id, name) in concepts {
                let href = format!("/akn/ontology/concept/int/{e_id}");
                empty(xml, "TLCConcept", &[("eId", e_id), ("href", &href), ("showAs", name)])?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn preface(&self, xml: &mut Xml) -> io::Result<()> {
        let (_, text) = self.resolution.official();
        if !text.letterhead.is_empty() {
            words(xml, "p", &text.letterhead)?;
        }
        xml.create_element("p").write_inner_content(|xml| words(xml, "docTitle", &text.title))?;
        let place_and_date: Vec<&str> =
            [text.place.as_str(), text.date.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        if !place_and_date.is_empty() {
            words(xml, "p", &place_and_date.join(", "))?;
        }
        Ok(())
    }

    fn body(&self, xml: &mut Xml) -> io::Result<()> {
        let (language, _) = self.resolution.official();
        for (id, passages) in adopted::paragraphs(self.official, self.resolution, language) {
            let standing: Vec<&Passage<'_>> = passages.iter().filter(|passage| passage.stands()).collect();
            if standing.iter().all(|passage| passage.words.trim().is_empty()) {
                continue;
            }
            let paragraph = xml.create_element("paragraph").with_attribute(("eId", id.as_str()));
            paragraph.write_inner_content(|xml| {
                xml.create_element("content").write_inner_content(|xml| {
                    xml.create_element("p").write_inner_content(|xml| {
                        standing.iter().try_for_each(|passage| written(xml, id.as_str(), passage))
                    })?;
                    Ok(())
                })?;
                Ok(())
            })?;
        }
        self.annex(xml)
    }

    /// What was put on record in the rounds that decided.
    fn annex(&self, xml: &mut Xml) -> io::Result<()> {
        let (language, _) = self.resolution.official();
        let headings = document::Document::new(language);
        let annex = xml.create_element("hcontainer").with_attributes([("name", "annex"), ("eId", "annex")]);
        annex.write_inner_content(|xml| {
            words(xml, "heading", &headings.statements)?;
            let mut number = 0;
            for commitment in adopted::commitments(self.official, self.resolution) {
                let Some((_, published)) = adopted::deciding(self.official, commitment) else { continue };
                for said in &published.statements {
                    number += 1;
                    let kind = document::statement_kind(language, said, published.withdrawn.contains(&said.delegation));
                    let place = self.official.roll.delegations.keys().position(|id| *id == said.delegation);
                    let speaker = place.map(|place| format!("#{}", organization(place))).unwrap_or_default();
                    let id = format!("annex__statement_{number}");
                    let heading = format!("{} · {} · {kind}", commitment.heading(language), said.delegation);
                    let statement =
                        xml.create_element("hcontainer").with_attributes([("name", "statement"), ("eId", id.as_str())]);
                    statement.with_attribute(("refersTo", speaker.as_str())).write_inner_content(|xml| {
                        words(xml, "heading", &heading)?;
                        xml.create_element("content").write_inner_content(|xml| {
                            words(xml, "p", &said.text)?;
                            let Some(proposal) = &said.proposal else { return Ok(()) };
                            words(xml, "p", &headings.proposal)?;
                            words(xml, "p", proposal)
                        })?;
                        Ok(())
                    })?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// The id of a delegation in the document, by its place on the roll.
fn organization(place: usize) -> String {
    format!("org_{}", place + 1)
}

/// The id of a commitment in the text.
fn in_text(paragraph: &str, commitment: &str) -> String {
    format!("{paragraph}__{commitment}")
}

fn frbr(
    xml: &mut Xml,
    level: &str,
    uri: &str,
    date: &str,
    more: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element(level.to_owned()).write_inner_content(|xml| {
        empty(xml, "FRBRthis", &[("value", &format!("{uri}/!main"))])?;
        empty(xml, "FRBRuri", &[("value", uri)])?;
        empty(xml, "FRBRdate", &[("date", date), ("name", "adoption")])?;
        empty(xml, "FRBRauthor", &[("href", SOURCE)])?;
        more(xml)
    })?;
    Ok(())
}

/// A passage as inline text; a commitment is a span with an id, and names the concept of its outcome.
fn written(xml: &mut Xml, paragraph: &str, passage: &Passage<'_>) -> io::Result<()> {
    match passage.commitment {
        Some((id, Decision::Adopted(_, _, outcome))) => {
            let (e_id, refers_to) = (in_text(paragraph, id.as_str()), format!("#{}", votings::outcome_id(outcome)));
            let attributes = [("eId", e_id.as_str()), ("class", "commitment"), ("refersTo", refers_to.as_str())];
            let span = xml.create_element("span").with_attributes(attributes);
            span.write_inner_content(|xml| inline(xml, passage.words)).map(drop)
        }
        _ => inline(xml, passage.words),
    }
}

/// Words that may mark `**bold**`.
fn inline(xml: &mut Xml, text: &str) -> io::Result<()> {
    for (place, part) in text.split("**").enumerate().filter(|(_, part)| !part.is_empty()) {
        if place % 2 == 1 {
            words(xml, "b", part)?;
        } else {
            xml.write_event(Event::Text(BytesText::new(&clean(part))))?;
        }
    }
    Ok(())
}
