//! The certificate: whether its files belong together, for which name and how long it is good.

use std::path::Path;

use rustls::client::verify_server_name;
use rustls::pki_types::ServerName;
use rustls::server::ParsedCertificate;
use x509_parser::prelude::{FromDer, X509Certificate};

use super::Finding;
use crate::web::tls::{Certificate, chain};

const WHAT: &str = "certificate";
const MILLISECONDS_IN_A_DAY: i64 = 24 * 60 * 60 * 1000;
/// A certificate should last at least so many days from now.
const SHORT: i64 = 14;

/// Looks at the certificate in these files, with which people come to `host`.
pub fn certificate(chain_file: &Path, key_file: &Path, host: &str) -> Finding {
    let anew = "have it issued anew, with the whole chain in one file";
    let read = Certificate::read(chain_file, key_file).and_then(|_| chain(chain_file));
    let chain = match read {
        Ok(chain) => chain,
        Err(error) => return Finding::bad(WHAT, error.to_string(), anew),
    };
    let Some((own, others)) = chain.split_first() else { return Finding::bad(WHAT, "there is none", anew) };
    let (parsed, dates) = match (ParsedCertificate::try_from(own), X509Certificate::from_der(own)) {
        (Ok(parsed), Ok((_, dates))) => (parsed, dates),
        _ => return Finding::bad(WHAT, "it cannot be read", anew),
    };
    let is_for_host = ServerName::try_from(host).is_ok_and(|name| verify_server_name(&parsed, &name).is_ok());
    if !is_for_host {
        return Finding::bad(
            WHAT,
            format!("it is not for {host}"),
            format!("have one issued for {host}, or change --public-url"),
        );
    }
    let milliseconds = |time: x509_parser::time::ASN1Time| time.timestamp().saturating_mul(1000);
    let (begins, ends) = (milliseconds(dates.validity().not_before), milliseconds(dates.validity().not_after));
    let now = crate::clock::now().0;
    let shown = |time: i64| jiff::Timestamp::from_millisecond(time).map(|time| time.strftime("%Y-%m-%d").to_string());
    let (from, until) = (shown(begins).unwrap_or_default(), shown(ends).unwrap_or_default());
    let days = (ends - now) / MILLISECONDS_IN_A_DAY;
    if now < begins {
        Finding::bad(WHAT, format!("it is good from {from} only"), "set the clock of this machine, or wait")
    } else if now >= ends {
        Finding::bad(WHAT, format!("it was good until {until}"), "have it issued anew: phones let nobody in with it")
    } else if days < SHORT {
        Finding::mind(
            WHAT,
            format!("for {host}, good until {until}: {days} days"),
            "have it issued anew if the congress lasts longer",
        )
    } else if others.is_empty() {
        let mend = "if its issuer gave more than one, put them into the same file after it: phones do not fetch what is missing";
        Finding::mind(WHAT, format!("for {host}, good until {until}, alone in its file"), mend)
    } else {
        Finding::good(WHAT, format!("for {host}, good until {until}"))
    }
}
