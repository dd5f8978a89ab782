//! What a policy can say about this detector.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::evidence::Reading;
use super::kind::Kind;
use super::phone;
use crate::detector::Setup;
use crate::error::{Diagnostic, Field, Is, Shape};
use crate::finding::Confidence;
use crate::text::TextBuffers;

const KINDS: Is = Is::OneOf(&[
    "personnummer",
    "samordningsnummer",
    "interimsnummer",
    "reservnummer",
    "organisationsnummer",
    "phone",
    "email",
    "address",
    "bank_account",
    "bankgiro",
    "plusgiro",
    "iban",
    "card",
    "plate",
    "passport",
]);

/// The keys under `[detector.personal_data]`.
pub(super) const SHAPE: Shape = Shape::new(&[
    Field::optional("kinds", Is::List(&KINDS)),
    Field::optional("off", Is::List(&KINDS)),
    Field::optional("least", Is::Map(&Is::OneOf(&["possible", "likely", "confirmed"]))),
    Field::optional("allow", Is::List(&Is::Text)),
]);

/// The settings as they stand in a policy.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Raw {
    kinds: Option<Vec<String>>,
    off: Vec<String>,
    least: BTreeMap<String, Confidence>,
    allow: Vec<String>,
}

/// The settings made ready.
#[derive(Debug)]
pub(super) struct Settings {
    kinds: Vec<Kind>,
    /// How sure a number of a kind must be to count.
    least: Vec<(Kind, Confidence)>,
    allow: Vec<Allowed>,
}

/// One value that is nobody's secret.
#[derive(Debug, PartialEq, Eq)]
enum Allowed {
    /// A number, digits only, telephone numbers without prefix.
    Number(Vec<u8>),
    /// Every number that begins so.
    Series(Vec<u8>),
    /// An address, folded.
    Email(Vec<u8>),
    /// Every address of a domain and its subdomains, folded.
    Domain(Vec<u8>),
}

impl Settings {
    /// Reads the settings and reports what is wrong with them.
    pub(super) fn read(setup: &mut Setup<'_>) -> Settings {
        let raw: Raw = setup.settings(&SHAPE);
        let is_on = |kind: &Kind| {
            let listed = |list: &[String]| list.iter().any(|id| id == kind.id());
            raw.kinds.as_deref().is_none_or(listed) && !listed(&raw.off)
        };
        let kinds = Kind::ALL.into_iter().filter(is_on).collect();
        let mut least = Vec::new();
        for (id, confidence) in &raw.least {
            match Kind::ALL.into_iter().find(|kind| kind.id() == id) {
                Some(kind) => least.push((kind, *confidence)),
                None => {
                    let path = format!("{}.least.{id}", setup.path());
                    let message = "no kind of personal data has this id";
                    setup.report(Diagnostic::error("personal_data.kind", path, message));
                }
            }
        }
        let mut allow = Vec::new();
        let mut buffers = TextBuffers::new();
        for (i, value) in raw.allow.iter().enumerate() {
            match Allowed::read(value, &mut buffers) {
                Some(allowed) => allow.push(allowed),
                None => {
                    let path = format!("{}.allow[{i}]", setup.path());
                    let message = "neither a number, a series of numbers, an address nor a domain";
                    setup.report(Diagnostic::error("personal_data.allow", path, message).hint(
                        "write `08-123 45 67`, `08-123 4*`, `info@exempel.se` or `@exempel.se`",
                    ));
                }
            }
        }
        Settings { kinds, least, allow }
    }

    /// Whether a reading of this kind and weight counts.
    pub(super) fn takes(&self, reading: &Reading) -> bool {
        let weak = |(kind, least): &(Kind, Confidence)| {
            *kind == reading.kind && reading.confidence() < *least
        };
        self.kinds.contains(&reading.kind) && !self.least.iter().any(weak)
    }

    /// The kinds that are looked for.
    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Whether the policy allows what stands there.
    pub(super) fn allows(&self, kind: Kind, folded: &[u8]) -> bool {
        if self.allow.is_empty() {
            return false;
        }
        if kind == Kind::Email {
            return self.allow.iter().any(|a| a.is_address(folded));
        }
        let digits: Vec<u8> =
            folded.iter().filter(|b| b.is_ascii_digit()).map(|b| b - b'0').collect();
        let digits = if kind == Kind::Phone { phone::national(&digits) } else { &digits };
        self.allow.iter().any(|a| a.is_number(digits, kind == Kind::Phone))
    }
}

impl Allowed {
    fn read(value: &str, buffers: &mut TextBuffers) -> Option<Allowed> {
        let folded = buffers.prepare(value.trim()).folded().to_vec();
        if let Some(domain) = folded.strip_prefix(b"@") {
            return (domain.contains(&b'.')).then(|| Allowed::Domain(domain.to_vec()));
        }
        if folded.contains(&b'@') {
            return Some(Allowed::Email(folded));
        }
        let (number, series) = match folded.strip_suffix(b"*") {
            Some(number) => (number, true),
            None => (folded.as_slice(), false),
        };
        let plain = |b: &u8| b.is_ascii_digit() || b" -+()/.".contains(b);
        let digits: Vec<u8> =
            number.iter().filter(|b| b.is_ascii_digit()).map(|b| b - b'0').collect();
        match (number.iter().all(plain), series, digits.len()) {
            (true, false, 5..) => Some(Allowed::Number(digits)),
            (true, true, 3..) => Some(Allowed::Series(digits)),
            _ => None,
        }
    }

    fn is_address(&self, folded: &[u8]) -> bool {
        match self {
            Allowed::Email(address) => address == folded,
            Allowed::Domain(domain) => {
                let at = folded.iter().rposition(|b| *b == b'@').map_or(folded.len(), |i| i + 1);
                let host = folded.get(at..).unwrap_or_default();
                let before = host.strip_suffix(domain.as_slice());
                before.is_some_and(|b| b.is_empty() || b.ends_with(b"."))
            }
            _ => false,
        }
    }

    fn is_number(&self, digits: &[u8], is_phone: bool) -> bool {
        let national = |d| if is_phone { phone::national(d) } else { d };
        match self {
            Allowed::Number(number) => national(number.as_slice()) == digits,
            Allowed::Series(series) => digits.starts_with(national(series.as_slice())),
            _ => false,
        }
    }
}
